"""Every table as data: the same facts as JSON and as CSV, under field names that stay."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model
from django.http import HttpResponse

from f1site.rendering import public
from results.models import Classification
from results.reading.championship.rows import StandingRow
from results.reading.championship.standings import ChampionshipTable
from results.reading.records.answer import Answer
from results.reading.records.holders import Place
from results.reading.sheets.sheet import SessionSheet, SheetRow
from results.scoring.store.decisions import StoredDecision

STANDING_FIELDS = (
    "position", "driver", "driver_code", "driver_name", "constructor", "constructor_name", "engine", "engine_name",
    "points", "wins", "dropped", "status",
)  # fmt: skip
SHEET_FIELDS = (
    "line", "position", "status", "number", "driver", "driver_code", "driver_name", "constructor", "constructor_name",
    "engine", "engine_name", "shared_car", "laps", "time_ms", "penalty_ms", "gap_ms", "laps_behind", "q1_ms", "q2_ms",
    "q3_ms", "grid_position", "pit_lane_start", "pit_stops", "fastest_lap", "points", "reason",
)  # fmt: skip
RECORD_FIELDS = (
    "rank", "slug", "name", "nationality", "team", "value", "age_years", "age_days", "group", "group_total",
    "first_season", "first_grand_prix", "last_season", "last_grand_prix",
)  # fmt: skip
# A spreadsheet takes a text that starts so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def number(value: Decimal | int | None) -> int | float | None:
    """Points as a JSON number that prints exactly as they are: 25, 12.5, 1.33."""
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)


def standings_data(table: ChampionshipTable, decisions: Iterable[StoredDecision]) -> dict[str, Any]:
    grand_prix = table.grand_prix
    return {
        "season": grand_prix.season_id,
        "championship": table.championship,
        "after": after_data(table),
        "grands_prix_counted": table.races_counted,
        "grands_prix": table.races_total,
        "sprints_counted": table.sprints_counted,
        "sprints": table.sprints_total,
        "valid_from": table.valid_from,
        "movement_since": table.before and table.before.grand_prix.slug,
        "standings": [_standing(row) for row in table.rows],
        "adjustments": [_adjustment(decision) for decision in decisions],
        "source": grand_prix.season.source,
        "source_url": grand_prix.season.source_url,
    }


def after_data(table: ChampionshipTable) -> dict[str, Any]:
    """The Grand Prix a table stands after."""
    grand_prix = table.grand_prix
    return {"grand_prix": grand_prix.slug, "name": grand_prix.name, "date": grand_prix.date}


def sheet_data(sheet: SessionSheet) -> dict[str, Any]:
    session, classification = sheet.session, sheet.classification
    ruling = classification.ruling if classification.cause == Classification.Cause.RULING else None
    return {
        "season": session.grand_prix.season_id,
        "grand_prix": session.grand_prix.slug,
        "name": session.grand_prix.name,
        "session": session.kind,
        "date": session.date,
        "version": classification.version,
        "state": classification.state,
        "issued_at": classification.issued_at,
        "cause": classification.cause or None,
        "cause_note": classification.cause_note or None,
        "ruling": ruling
        and {
            "decided_at": ruling.decided_at,
            "title": ruling.title,
            "rule": ruling.rule,
            "reason": ruling.reason,
        },
        "entries": [_entry(row) for row in sheet.rows],
        "source": session.grand_prix.season.source,
        "source_url": session.grand_prix.season.source_url,
    }


def record_data(answer: Answer, sentence: str) -> dict[str, Any]:
    question, after = answer.question, answer.after
    return {
        "record": answer.kind.slug,
        "by": question.by,
        "who": question.who,
        "way": question.way.slug,
        "circuit": question.circuit or None,
        "nationality": question.nationality or None,
        "true_after": after and {"season": after.year, "grand_prix": after.slug, "name": after.name, "date": after.day},
        "sentence": sentence,
        "places": list(record_rows(answer)),
    }


def record_rows(answer: Answer) -> Iterator[dict[str, Any]]:
    """Every place of a record; of groups, the best of each."""
    for place in answer.places:
        yield _place(place)
    for group in answer.groups:
        for place in group.best:
            yield _place(place) | {"group": group.name, "group_total": number(group.total)}


def json_response(data: dict[str, Any], facts: Iterable[Model | str]) -> HttpResponse:
    text = json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
    return public(HttpResponse(text + "\n", content_type="application/json; charset=utf-8"), facts)


def csv_response(fields: Iterable[str], rows: Iterable[dict[str, Any]], facts: Iterable[Model | str]) -> HttpResponse:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(fields)
    writer.writerows([_cell(row[field]) for field in fields] for row in rows)
    return public(HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8"), facts)


def _cell(value: Any) -> Any:
    """A value for a spreadsheet: numbers stay numbers, a text can never become a formula."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA):
        return f"'{value}"
    return value


def _standing(row: StandingRow) -> dict[str, Any]:
    return {
        "position": row.position,
        **_driver(row.driver),
        **_car(row.constructor, row.engine),
        "points": number(row.points),
        "wins": row.wins,
        "dropped": number(row.dropped),
        "status": row.status,
        "movement": row.movement and row.movement.places,
    }


def _entry(row: SheetRow) -> dict[str, Any]:
    entry = row.entry
    return {
        "line": entry.line,
        "position": entry.position,
        "status": entry.status,
        "number": entry.number,
        **_driver(entry.driver),
        **_car(entry.constructor, entry.engine),
        "shared_car": entry.shared_car,
        "laps": entry.laps,
        "time_ms": entry.time_ms,
        "penalty_ms": entry.penalty_ms,
        "gap_ms": row.gap_ms,
        "laps_behind": row.laps_behind,
        "q1_ms": entry.q1_ms,
        "q2_ms": entry.q2_ms,
        "q3_ms": entry.q3_ms,
        "grid_position": row.grid.position if row.grid else None,
        "pit_lane_start": row.grid.pit_lane if row.grid else None,
        "pit_stops": entry.pit_stops,
        "fastest_lap": entry.fastest_lap,
        "points": number(row.points),
        "reason": entry.reason,
    }


def _driver(driver) -> dict[str, Any]:
    return {
        "driver": driver.slug if driver else None,
        "driver_code": driver.code if driver else None,
        "driver_name": driver.name if driver else None,
    }


def _car(constructor, engine) -> dict[str, Any]:
    return {
        "constructor": constructor.slug if constructor else None,
        "constructor_name": constructor.name if constructor else None,
        "engine": engine.slug if engine else None,
        "engine_name": engine.name if engine else None,
    }


def _adjustment(decision: StoredDecision) -> dict[str, Any]:
    return {
        "from_grand_prix": decision.slug,
        "driver": decision.driver_slug,
        "constructor": decision.constructor_slug,
        "engine": decision.engine_slug,
        "effect": decision.effect,
        "points": number(decision.points),
        "decided_at": decision.decided_at,
        "reason": decision.reason,
    }


def _place(place: Place) -> dict[str, Any]:
    years, days = place.age or (None, None)
    return {
        "rank": place.rank,
        "slug": place.person.slug,
        "name": place.person.name,
        "nationality": place.person.nationality,
        "team": place.team.slug if place.team else None,
        "value": None if place.age else number(Decimal(place.value)),
        "age_years": years,
        "age_days": days,
        "group": None,
        "group_total": None,
        "first_season": place.first.year,
        "first_grand_prix": place.first.slug,
        "last_season": place.last.year,
        "last_grand_prix": place.last.slug,
    }
