"""A season out of the database, in the terms of the engine."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any, Protocol

from results.models import Entry, GrandPrix, PointsAdjustment, Session
from results.models.weekend import AnyGrandPrix
from results.scoring.season_rules import known_rules
from results.scoring.sheets import Adjustment, Championship, Exclusion, Pole, Round, Row, Sheet
from results.scoring.store.decisions import StoredDecision, read_decisions
from results.scoring.store.poles import FirstOnGrid, Ids, StoredPole, firsts_on_grids, poles_at, poles_of_grids
from results.scoring.store.rows import StoredRow, StoredRows, read_rows

_EXCLUSIONS: dict[str, Exclusion] = {"DSQ": "DSQ", "EX": "EX"}


class AnySeason(Protocol):
    """A season as a row or as a value."""

    @property
    def year(self) -> int: ...
    @property
    def rules(self) -> Any: ...


@dataclass(slots=True)
class StoredSheet:
    """A version of a sheet, with the ids of its entries to write their scores to; None for one that is not stored."""

    grand_prix: int
    session: int
    kind: str
    issued_at: datetime
    sheet: Sheet
    entries: Sequence[int | None]


@dataclass(slots=True)
class StoredAdjustment:
    """``row`` is what it was read from, with all that is said of the decision."""

    grand_prix: int
    decided_at: datetime
    adjustment: Adjustment
    row: StoredDecision


@dataclass
class StoredSeason:
    """Grands Prix as (id, slug) in order of date; sheets oldest version of each first; ids by the engine's competitor.

    Of a season that pays for pole: who was first in ``qualified``, by each version, and on ``grids`` where none tells.
    ``died`` are days of death by driver.
    """

    grands_prix: list[tuple[int, str]] = field(default_factory=list)
    sheets: list[StoredSheet] = field(default_factory=list)
    adjustments: list[StoredAdjustment] = field(default_factory=list)
    qualified: list[StoredPole] = field(default_factory=list)
    grids: list[FirstOnGrid] = field(default_factory=list)
    ids: dict[Hashable, Ids] = field(default_factory=dict)
    died: dict[Hashable, date] = field(default_factory=dict)

    @cached_property
    def poles(self) -> list[StoredPole]:
        return [*self.qualified, *(poles_of_grids(self.grids, _cars(self)) if self.grids else ())]

    def rounds(self, moment: datetime) -> list[Round]:
        """The season as it was known at ``moment``: the newest version of each sheet then out."""
        current: dict[tuple[int, str], Sheet] = {}
        for sheet in self.sheets:  # oldest version first, so the newest stays
            if sheet.issued_at <= moment:
                current[sheet.grand_prix, sheet.kind] = sheet.sheet
        decided: dict[int, list[Adjustment]] = defaultdict(list)
        for adjustment in self.adjustments:
            if adjustment.decided_at <= moment:
                decided[adjustment.grand_prix].append(adjustment.adjustment)
        poles = poles_at(self.poles, moment)
        return [
            # The sprint is driven before the race: whoever scores in it comes into the table first.
            Round(
                slug,
                tuple(current[pk, kind] for kind in ("sprint", "race") if (pk, kind) in current),
                tuple(decided[pk]),
                poles.get(pk, ()),
            )
            for pk, slug in self.grands_prix
        ]

    def with_sheet(self, session: Session, entries: Sequence[Entry], issued_at: datetime) -> "StoredSeason":
        """The season if a sheet with these rows, in its order, were issued next. Rows and sheet need not be stored."""
        grand_prix, sheet, ids = session.grand_prix_id, as_sheet(entries, session), dict(self.ids)
        for row, entry in zip(sheet.rows, entries, strict=True):
            ids[row.driver] = entry.driver_id, None, None
            ids[row.constructor] = None, entry.constructor_id, entry.engine_id
        if session.kind == Session.Kind.QUALIFYING:
            poles = [Pole(row.driver, row.constructor) for row in sheet.rows if row.position == 1]
            first = [StoredPole(grand_prix, issued_at, pole, None) for pole in poles]
            grids = [grid for grid in self.grids if grid[0] != grand_prix]
            return replace(self, qualified=[*self.qualified, *first], grids=grids, ids=ids)
        if session.kind not in Session.SCORING_KINDS:
            return self
        keys = [entry.pk for entry in entries]
        stored = StoredSheet(grand_prix, session.pk, session.kind, issued_at, sheet, keys)
        return replace(self, sheets=[*self.sheets, stored], ids=ids)


def as_sheet(entries: Sequence[Entry], session: Session) -> Sheet:
    """Rows, stored or not, in the terms of the engine. Have ``driver``, ``constructor`` and ``engine`` selected."""
    return Sheet("sprint" if session.kind == Session.Kind.SPRINT else "race", tuple(map(_row, entries)))


def _row(entry: Entry) -> Row:
    result = entry.position, entry.fastest_lap, entry.shared_car, entry.status
    return Row(entry.driver.slug, (entry.constructor.slug, entry.engine.slug), *result)


def read_season(
    season: AnySeason,
    at: datetime | None = None,
    counting: Iterable[AnyGrandPrix] | None = None,
    rows: StoredRows | None = None,
) -> StoredSeason:
    """Everything the engine needs of a season: what was known at a moment, or (None) every version of it all.

    ``counting`` are its Grands Prix that count, in order, and ``rows`` those of their races, sprints and qualifying,
    where they are read already. Three queries, one more where ``counting`` is not read; one more where pole is paid.
    """
    return read_seasons([season], at, counting, rows)[season.year]


def read_seasons(
    seasons: Iterable[AnySeason],
    at: datetime | None = None,
    counting: Iterable[AnyGrandPrix] | None = None,
    rows: StoredRows | None = None,
) -> dict[int, StoredSeason]:
    """As ``read_season``, of many at once and in as many queries, by year."""
    seasons = list(seasons)
    found = {season.year: StoredSeason() for season in seasons}
    if counting is None:
        counting = GrandPrix.objects.filter(season__in=list(found)).counting().chronological().only("season", "slug")
    of: dict[int, StoredSeason] = {}
    for grand_prix in counting:
        of[grand_prix.pk] = found[grand_prix.season_id]
        of[grand_prix.pk].grands_prix.append((grand_prix.pk, grand_prix.slug))
    paying = [pk for season in seasons if _pays_pole(season) for pk, _ in found[season.year].grands_prix]
    if rows is None:
        rows = read_rows(of, {kind for season in seasons for kind in kinds_read(season)}, at)
    _add_sheets(of, rows)
    _read_adjustments(of, at)
    if paying:
        _add_poles(of, paying, rows)
    return found


def kinds_read(season: AnySeason) -> list[str]:
    """The sessions whose sheets the engine wants."""
    return [*Session.SCORING_KINDS, *([Session.Kind.QUALIFYING] if _pays_pole(season) else ())]


def _pays_pole(season: AnySeason) -> bool:
    rules = known_rules(season.year, season.rules)  # that there are none is told where they are needed
    return bool(rules and rules.pay_pole)


def _add_poles(of: Mapping[int, StoredSeason], grands_prix: Collection[int], rows: StoredRows) -> None:
    sheets = [sheet for sheet in rows.sheets if sheet.kind == Session.Kind.QUALIFYING]
    for sheet in sheets:
        for row in rows.rows[sheet.pk] if sheet.grand_prix in grands_prix else ():
            if row.position == 1:
                read = of[sheet.grand_prix]
                pole = Pole(row.driver_slug, _add_ids(read, row))
                read.qualified.append(StoredPole(sheet.grand_prix, sheet.issued_at, pole, row.entry))
    qualified = {sheet.grand_prix for sheet in sheets}
    for grid in firsts_on_grids(grands_prix=[pk for pk in grands_prix if pk not in qualified]):
        of[grid.grand_prix].grids.append(grid)
        of[grid.grand_prix].ids[grid.slug] = grid.who, None, None


def _cars(read: StoredSeason) -> dict[int, list[tuple[datetime, Row, int | None]]]:
    """The rows, with entries, of the first sheet of each Grand Prix that scores: the race's before the sprint's."""
    found: dict[int, list[tuple[datetime, Row, int | None]]] = {}
    for stored in sorted(read.sheets, key=lambda one: (one.kind != "race", one.issued_at)):
        rows = zip(stored.sheet.rows, stored.entries, strict=True)
        found.setdefault(stored.grand_prix, [(stored.issued_at, row, entry) for row, entry in rows])
    return found


def _add_sheets(of: Mapping[int, StoredSeason], stored: StoredRows) -> None:
    for pk, grand_prix, session, kind, issued_at in stored.sheets:
        if kind in Session.SCORING_KINDS and grand_prix in of:
            read, found = of[grand_prix], stored.rows[pk]
            rows = tuple(
                Row(row.driver_slug, _add_ids(read, row), row.position, row.fastest_lap, row.shared_car, row.status)
                for row in found
            )
            sheet = Sheet("sprint" if kind == "sprint" else "race", rows)
            entries = [row.entry for row in found]
            read.sheets.append(StoredSheet(grand_prix, session, kind, issued_at, sheet, entries))


def _add_ids(read: StoredSeason, row: StoredRow) -> tuple[str, str]:
    """Whose the ids of a row are; it says by which name the engine knows its car."""
    constructor = row.constructor_slug, row.engine_slug
    if row.driver_slug not in read.ids:
        read.ids[row.driver_slug] = row.driver, None, None
        if row.died_on:
            read.died[row.driver_slug] = row.died_on
    if constructor not in read.ids:
        read.ids[constructor] = None, row.constructor, row.engine
    return constructor


def _read_adjustments(of: Mapping[int, StoredSeason], at: datetime | None) -> None:
    """One query."""
    for row in read_decisions(of, at):
        read = of[row.grand_prix]
        read.ids[row.competitor] = row.ids
        championship: Championship = "drivers" if row.driver else "constructors"
        restart = row.effect == PointsAdjustment.Effect.RESTART
        told = Adjustment(championship, row.competitor, row.points, _EXCLUSIONS.get(row.effect, ""), restart)
        read.adjustments.append(StoredAdjustment(row.grand_prix, row.decided_at, told, row))
