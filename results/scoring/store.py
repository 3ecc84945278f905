"""Keeps the stored scores and standings equal to what the engine makes of the sheets.

Tables are versions, as sheets are: for every moment at which a sheet or an adjustment became known, the tables it
changed are stored once more with that moment as ``valid_from``. A story can so show the table it was published with.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from results.models import (
    Championship,
    Classification,
    Entry,
    GrandPrix,
    PointsAdjustment,
    Score,
    Season,
    Standing,
    StandingsTable,
)
from results.scoring import championship as engine
from results.scoring.points import score
from results.scoring.rules import Rules, rules_for
from results.scoring.sheets import CHAMPIONSHIPS, Adjustment, Round, Row, Sheet

# A table's identity: Grand Prix, championship, and the moment from which it was so.
TableKey = tuple[int, str, datetime]
# A table's content: races, sprints, and (line, position, driver, constructor, engine, points, wins) per competitor.
TableRow = tuple[int, int | None, int | None, int | None, int | None, Decimal, int]
TableContent = tuple[int, int, tuple[TableRow, ...]]


@dataclass(slots=True)
class StoredSheet:
    """A classification as the engine wants it, with the ids to write its scores back."""

    grand_prix: int
    kind: str
    version: int
    issued_at: datetime
    entries: list[int] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def sheet(self) -> Sheet:
        return Sheet("sprint" if self.kind == "sprint" else "race", tuple(self.rows))


@transaction.atomic
def rebuild(year: int) -> None:
    """Bring the scores and standings of a season up to date with its sheets.

    Raises ``NoRules`` or ValueError (rules that cannot be read) and then changes nothing.
    """
    season = Season.objects.select_for_update().get(year=year)
    grands_prix = list(GrandPrix.objects.filter(season=season).counting().chronological().values_list("pk", "slug"))
    sheets = _read_sheets(year)
    if not sheets and not StandingsTable.objects.filter(grand_prix__season=year).exists():
        return
    rules = rules_for(year, season.rules)
    slugs = dict(grands_prix)
    sheets = [sheet for sheet in sheets if sheet.grand_prix in slugs]
    _store_scores(year, rules, slugs, sheets)
    adjustments = list(PointsAdjustment.objects.filter(season=season).select_related("ruling"))
    _store_tables(year, dict(_versions(rules, grands_prix, sheets, adjustments)))


def _read_sheets(year: int) -> list[StoredSheet]:
    """The issued sheets that give points, oldest version first."""
    found = Classification.objects.scoring().filter(session__grand_prix__season=year, issued_at__isnull=False)
    sheets = {
        pk: StoredSheet(*values)
        for pk, *values in found.order_by("version").values_list(
            "pk", "session__grand_prix", "session__kind", "version", "issued_at"
        )
    }
    entries = (
        Entry.objects.filter(classification__in=found.order_by())
        .order_by("classification", "line")
        .values_list("classification", "pk", "driver", "constructor", "engine", "position", "fastest_lap")
    )
    for classification, pk, driver, constructor, engine_maker, position, fastest_lap in entries.iterator(2000):
        sheets[classification].entries.append(pk)
        sheets[classification].rows.append(Row(driver, (constructor, engine_maker), position, fastest_lap))
    return list(sheets.values())


def _store_scores(year: int, rules: Rules, slugs: dict[int, str], sheets: list[StoredSheet]) -> None:
    """Write the points of every entry that earned some, touching only those that differ from what is stored."""
    computed = {
        (entry, championship): _storable(points, Score)
        for sheet in sheets
        for entry, points in zip(sheet.entries, score(rules, slugs[sheet.grand_prix], sheet.sheet()), strict=True)
        if points
        for championship in Championship.values
    }
    stored = {
        (entry, championship): (pk, points)
        for pk, entry, championship, points in Score.objects.filter(
            entry__classification__session__grand_prix__season=year
        ).values_list("pk", "entry", "championship", "points")
    }
    stale = [pk for key, (pk, points) in stored.items() if computed.get(key) != points]
    _delete(Score, stale)
    Score.objects.bulk_create(
        [
            Score(entry_id=entry, championship=championship, points=points)
            for (entry, championship), points in computed.items()
            if stored.get((entry, championship), (None, None))[1] != points
        ],
        batch_size=500,
    )


def _versions(
    rules: Rules, grands_prix: list[tuple[int, str]], sheets: list[StoredSheet], adjustments: list[PointsAdjustment]
) -> Iterator[tuple[TableKey, TableContent]]:
    """Every version of every table of the season: at each moment, those that differ from the moment before."""
    order = {pk: index for index, (pk, _) in enumerate(grands_prix)}
    known_at: dict[datetime, int] = {}
    for moment, grand_prix in _moments(sheets, adjustments):
        if grand_prix in order:
            known_at[moment] = min(order[grand_prix], known_at.get(moment, len(order)))
    latest: dict[tuple[int, str], TableContent] = {}
    for moment in sorted(known_at):
        rounds = _rounds_at(moment, grands_prix, sheets, adjustments)
        for championship in CHAMPIONSHIPS:
            tables = engine.tables(rules, rounds, championship, since=known_at[moment])
            for (grand_prix, _), table in zip(grands_prix[known_at[moment] :], tables, strict=True):
                if table is None:
                    continue
                content = _content(table, championship)
                if latest.get((grand_prix, championship)) != content:
                    latest[grand_prix, championship] = content
                    yield (grand_prix, championship, moment), content


def _moments(sheets: list[StoredSheet], adjustments: list[PointsAdjustment]) -> Iterator[tuple[datetime, int]]:
    for sheet in sheets:
        yield sheet.issued_at, sheet.grand_prix
    for adjustment in adjustments:
        yield adjustment.decided_at, adjustment.grand_prix_id


def _rounds_at(
    moment: datetime,
    grands_prix: list[tuple[int, str]],
    sheets: list[StoredSheet],
    adjustments: list[PointsAdjustment],
) -> list[Round]:
    """The season as it was known at ``moment``: the newest version of each sheet then out."""
    current: dict[tuple[int, str], StoredSheet] = {}
    for sheet in sheets:  # oldest version first, so the newest stays
        if sheet.issued_at <= moment:
            current[sheet.grand_prix, sheet.kind] = sheet
    decided: dict[int, list[Adjustment]] = defaultdict(list)
    for adjustment in adjustments:
        if adjustment.decided_at <= moment:
            decided[adjustment.grand_prix_id].append(_adjustment(adjustment))
    return [
        Round(
            slug,
            # The sprint is driven before the race: whoever scores in it comes into the table first.
            tuple(current[pk, kind].sheet() for kind in ("sprint", "race") if (pk, kind) in current),
            tuple(decided[pk]),
        )
        for pk, slug in grands_prix
    ]


def _adjustment(row: PointsAdjustment) -> Adjustment:
    if row.driver_id:
        return Adjustment("drivers", row.driver_id, row.points)
    return Adjustment("constructors", (row.constructor_id, row.engine_id), row.points)


def _content(table: engine.Table, championship: str) -> TableContent:
    rows: list[TableRow] = []
    for number, line in enumerate(table.lines, start=1):
        who = _ids(line.competitor, championship)
        rows.append((number, line.position, *who, _storable(line.points, Standing), line.wins))
    return table.races, table.sprints, tuple(rows)


def _ids(competitor: Any, championship: str) -> tuple[int | None, int | None, int | None]:
    """Driver, constructor and engine of a competitor as ``_read_sheets`` named it to the engine."""
    if championship == Championship.DRIVERS:
        return competitor, None, None
    constructor, engine_maker = competitor
    return None, constructor, engine_maker


def _storable(points: Decimal, model: type[Score] | type[Standing]) -> Decimal:
    """``points`` if the column can hold them. SQLite would take more and then fail to read them."""
    column = model._meta.get_field("points")
    if abs(points) >= 10 ** (column.max_digits - column.decimal_places):
        raise ValueError("rules: they give more points than a table can hold")
    return points


def _store_tables(year: int, computed: dict[TableKey, TableContent]) -> None:
    """Keep the tables that are as computed, with their ids; drop the others and write what is missing."""
    season_tables = StandingsTable.objects.filter(grand_prix__season=year)
    rows: dict[int, list[TableRow]] = defaultdict(list)
    stored_rows = Standing.objects.filter(table__in=season_tables.order_by()).order_by("table", "line")
    for table, line, position, driver, constructor, engine_maker, points, wins in stored_rows.values_list(
        "table", "line", "position", "driver", "constructor", "engine", "points", "wins"
    ).iterator(2000):
        rows[table].append((line, position, driver, constructor, engine_maker, points, wins))
    stored = {
        (grand_prix, championship, moment): (pk, (races, sprints, tuple(rows[pk])))
        for pk, grand_prix, championship, moment, races, sprints in season_tables.values_list(
            "pk", "grand_prix", "championship", "valid_from", "races_counted", "sprints_counted"
        )
    }
    _delete(StandingsTable, [pk for key, (pk, content) in stored.items() if computed.get(key) != content])
    missing = [key for key, content in computed.items() if stored.get(key, (None, None))[1] != content]
    created = StandingsTable.objects.bulk_create(
        [
            StandingsTable(
                grand_prix_id=grand_prix,
                championship=championship,
                valid_from=moment,
                races_counted=computed[grand_prix, championship, moment][0],
                sprints_counted=computed[grand_prix, championship, moment][1],
            )
            for grand_prix, championship, moment in missing
        ],
        batch_size=500,
    )
    Standing.objects.bulk_create(_standings(zip(created, missing, strict=True), computed), batch_size=500)


def _standings(
    tables: Iterable[tuple[StandingsTable, TableKey]], computed: dict[TableKey, TableContent]
) -> list[Standing]:
    return [
        Standing(
            table=table,
            line=line,
            position=position,
            driver_id=driver,
            constructor_id=constructor,
            engine_id=engine_maker,
            points=points,
            wins=wins,
        )
        for table, key in tables
        for line, position, driver, constructor, engine_maker, points, wins in computed[key][2]
    ]


def _delete(model: type[Score] | type[StandingsTable], keys: list[int]) -> None:
    """Delete by primary key, a few hundred at a time: SQLite takes a limited number of parameters."""
    for start in range(0, len(keys), 500):
        model.objects.filter(pk__in=keys[start : start + 500]).delete()
