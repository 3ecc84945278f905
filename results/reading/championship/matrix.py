"""Every result of a season at a glance: a row for each competitor of a championship, a column for each Grand Prix."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, FilteredRelation, Q

from f1site import clock
from f1site.paths import path_to
from results.models import Classification, Entry, GrandPrix, Session
from results.reading.calendars import Calendar
from results.reading.championship.cells import (
    MatrixCell,
    MatrixColumn,
    is_dropped,
    matrix_cell,
    matrix_column,
    podiums,
    wins,
)
from results.reading.championship.counting import mark_dropped
from results.reading.championship.standings import ChampionshipTable, Competitor
from results.reading.entries import poles

COLUMNS_OF_A_NARROW_ONE = 9


@dataclass(slots=True)
class MatrixRow:
    """``place`` is empty for one without a line in the table; ``cells`` go with the columns, None: took no part."""

    name: str
    address: str
    team: str
    place: str
    cells: list[MatrixCell | None]
    wins: int = 0
    points: Any = None
    last_name: str = ""


@dataclass(slots=True)
class ResultsMatrix:
    columns: list[MatrixColumn]
    rows: list[MatrixRow]
    entries: dict[Competitor, list[dict]]
    podiums: dict[Competitor, int]
    statuses: list[tuple[str, str]]
    has_sprints: bool = False
    has_dropped: bool = False

    @property
    def is_narrow(self) -> bool:
        """Something else fits beside it."""
        return len(self.columns) <= COLUMNS_OF_A_NARROW_ONE

    @property
    def has_several(self) -> bool:
        """A cell holds more than one result."""
        return any(cell and cell.is_several for row in self.rows for cell in row.cells)

    @property
    def has_more(self) -> bool:
        """A constructor had more cars than are shown."""
        return any(cell and cell.more for row in self.rows for cell in row.cells)


def read_matrix(calendar: Calendar, table: ChampionshipTable) -> ResultsMatrix:
    """The results up to the Grand Prix of ``table``, its lines first. Two queries, whatever the size."""
    until = calendar.grands_prix.index(table.table.grand_prix) + 1
    grands_prix = [grand_prix for grand_prix in calendar.grands_prix[:until] if not grand_prix.is_cancelled]
    entries = _sheet_rows(grands_prix, table.table.championship)
    on_pole = {
        (grand_prix, driver.pk) for grand_prix, sat in poles(g.pk for g in grands_prix).items() for driver in sat
    }
    by_who: dict[Competitor, dict[int, list[dict]]] = defaultdict(lambda: defaultdict(list))
    for entry in entries:
        is_own_race = entry["kind"] == Session.Kind.RACE and not entry["shared_car"]
        entry["pole"] = is_own_race and (entry["grand_prix"], entry["driver"]) in on_pole
        by_who[_who(entry, table.is_for_drivers)][entry["grand_prix"]].append(entry)
    mark_dropped(by_who, table)
    statuses = {entry["status"] for entry in entries if entry["status"]}
    columns = _columns(grands_prix, entries)
    return ResultsMatrix(
        columns=columns,
        rows=_rows(table, by_who, columns),
        entries={who: [entry for cars in found.values() for entry in cars] for who, found in by_who.items()},
        podiums={who: podiums(found, table.is_for_drivers) for who, found in by_who.items()},
        statuses=[(code, label) for code, label in Entry.Status.choices if code in statuses],
        has_sprints=any(entry["kind"] == Session.Kind.SPRINT for entry in entries),
        has_dropped=any(is_dropped(entry) for entry in entries),
    )


def _sheet_rows(grands_prix: Iterable[GrandPrix], championship: str) -> list[dict]:
    """The rows of the current sheets of races and sprints, the best of each sheet first. One query."""
    sheets = Classification.objects.current(clock.now()).filter(
        session__grand_prix__in=[grand_prix.pk for grand_prix in grands_prix], session__kind__in=Session.SCORING_KINDS
    )
    entries = Entry.objects.filter(classification__in=sheets.order_by()).annotate(
        score=FilteredRelation("scores", condition=Q(scores__championship=championship))
    )
    return list(
        entries.order_by("classification", "line").values(
            "driver",
            "constructor",
            "engine",
            "position",
            "status",
            "fastest_lap",
            "shared_car",
            grand_prix=F("classification__session__grand_prix"),
            session=F("classification__session"),
            kind=F("classification__session__kind"),
            points=F("score__points"),
            driver_name=F("driver__name"),
            driver_last_name=F("driver__last_name"),
            driver_slug=F("driver__slug"),
            team_name=F("constructor__name"),
            team_slug=F("constructor__slug"),
            engine_name=F("engine__name"),
        )
    )


def _who(entry: dict, is_for_drivers: bool) -> Competitor:
    if is_for_drivers:
        return entry["driver"], None, None
    return None, entry["constructor"], entry["engine"]


def _columns(grands_prix: list[GrandPrix], entries: list[dict]) -> list[MatrixColumn]:
    driven: dict[int, set[str]] = defaultdict(set)
    for entry in entries:
        driven[entry["grand_prix"]].add(entry["kind"])
    return [matrix_column(grand_prix, driven[grand_prix.pk]) for grand_prix in grands_prix]


def _rows(table: ChampionshipTable, by_who: dict, columns: list[MatrixColumn]) -> list[MatrixRow]:
    """The lines of the table, then who entered without getting into it, the best result first."""
    in_table = [
        MatrixRow(
            name=row.name,
            address=(row.standing.driver or row.standing.constructor).get_absolute_url(),
            team=row.team_slug,
            place=row.standing.status or str(row.standing.position or ""),
            cells=_cells(by_who.get(row.who, {}), columns, table.is_for_drivers),
            wins=wins(by_who.get(row.who, {})),
            points=row.standing.points,
            last_name=row.last_name,
        )
        for row in table.rows
    ]
    listed = {row.who for row in table.rows}
    others = [found for who, found in by_who.items() if who not in listed]
    ordered = sorted(others, key=lambda found: (_best_place(found), _any_entry(found)["driver_name"]))
    return in_table + [_unlisted(found, columns, table.is_for_drivers) for found in ordered]


def _unlisted(found: dict, columns: list[MatrixColumn], is_for_drivers: bool) -> MatrixRow:
    entry = _any_entry(found)
    if is_for_drivers:
        name, address = entry["driver_name"], path_to("driver", entry["driver_slug"])
    else:
        same = entry["engine_name"] == entry["team_name"]
        name = entry["team_name"] if same else f"{entry['team_name']}-{entry['engine_name']}"
        address = path_to("constructor", entry["team_slug"])
    cells = _cells(found, columns, is_for_drivers)
    last_name = entry["driver_last_name"] if is_for_drivers else ""
    return MatrixRow(name, address, entry["team_slug"], "", cells, wins(found), last_name=last_name)


def _any_entry(found: dict[int, list[dict]]) -> dict:
    return next(reversed(found.values()))[0]


def _best_place(found: dict[int, list[dict]]) -> int:
    return min(entry["position"] or 999 for entries in found.values() for entry in entries)


def _cells(found: dict, columns: list[MatrixColumn], is_for_drivers: bool) -> list[MatrixCell | None]:
    return [matrix_cell(found.get(column.grand_prix.pk, []), is_for_drivers) for column in columns]
