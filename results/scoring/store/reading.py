"""A season out of the database, in the terms of the engine."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any, Protocol, cast

from results.models import (
    Classification,
    Constructor,
    EngineManufacturer,
    Entry,
    GrandPrix,
    PointsAdjustment,
    Session,
)
from results.models.weekend import AnyGrandPrix
from results.scoring.season_rules import known_rules
from results.scoring.sheets import Adjustment, Championship, Exclusion, Pole, Round, Row, Sheet
from results.scoring.store.poles import (
    FirstOnGrid,
    Ids,
    StoredPole,
    issued,
    poles_at,
    poles_of_grids,
    read_grids,
    read_poles,
)

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
    row: PointsAdjustment


@dataclass
class StoredSeason:
    """Grands Prix as (id, slug) in order of date; sheets oldest version first; ids by the engine's competitor.

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
    season: AnySeason, at: datetime | None = None, counting: Iterable[AnyGrandPrix] | None = None
) -> StoredSeason:
    """Everything the engine needs of a season: what was known at a moment, or (None) every version of it all.

    ``counting`` are its Grands Prix that count, in order, where they are read already. Three queries, one more where
    they are not; three more where pole position is paid.
    """
    return read_seasons([season], at, counting)[season.year]


def read_seasons(
    seasons: Iterable[AnySeason], at: datetime | None = None, counting: Iterable[AnyGrandPrix] | None = None
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
    _read_sheets(of, at)
    _read_adjustments(of, at)
    if paying := [pk for season in seasons if _pays_pole(season) for pk, _ in found[season.year].grands_prix]:
        _add_poles(of, paying, at)
    return found


def _pays_pole(season: AnySeason) -> bool:
    rules = known_rules(season.year, season.rules)  # that there are none is told where they are needed
    return bool(rules and rules.pay_pole)


def _add_poles(of: Mapping[int, StoredSeason], grands_prix: list[int], at: datetime | None) -> None:
    qualified, ids = read_poles(grands_prix, at)
    for pole in qualified:
        of[pole.grand_prix].qualified.append(pole)
    for grid in read_grids(grands_prix, at):
        grand_prix, driver, slug = grid
        of[grand_prix].grids.append(grid)
        of[grand_prix].ids[slug] = driver, None, None
    for season in {id(of[pk]): of[pk] for pk in grands_prix}.values():
        season.ids.update(ids)


def _cars(read: StoredSeason) -> dict[int, list[tuple[datetime, Row, int | None]]]:
    """The rows, with entries, of the first sheet of each Grand Prix that scores: the race's before the sprint's."""
    found: dict[int, list[tuple[datetime, Row, int | None]]] = {}
    for stored in sorted(read.sheets, key=lambda one: (one.kind != "race", one.issued_at)):
        rows = zip(stored.sheet.rows, stored.entries, strict=True)
        found.setdefault(stored.grand_prix, [(stored.issued_at, row, entry) for row, entry in rows])
    return found


def _read_sheets(of: Mapping[int, StoredSeason], at: datetime | None) -> None:
    """Two queries: a moment for every sheet, and not for each of its rows, is read out of the database."""
    found = Classification.objects.scoring().filter(issued("", at), session__grand_prix__in=list(of))
    about = ("pk", "session__grand_prix", "session", "session__kind", "issued_at")
    sheets = list(found.order_by("version").values_list(*about))
    home = {pk: of[grand_prix] for pk, grand_prix, *_ in sheets}
    rows: dict[int, list[Row]] = defaultdict(list)
    entries: dict[int, list[int | None]] = defaultdict(list)
    who = ("driver", "driver__slug", "constructor", "constructor__slug", "engine", "engine__slug")
    columns = ("classification", "pk", "driver__died_on", *who, "position", "fastest_lap", "shared_car", "status")
    lines = Entry.objects.filter(classification__in=list(home)).order_by("classification", "line")
    for sheet, entry, died_on, driver, slug, chassis, chassis_slug, engine, engine_slug, *result in lines.values_list(
        *columns
    ).iterator(2000):
        read, constructor = home[sheet], (chassis_slug, engine_slug)
        read.ids[slug], read.ids[constructor] = (driver, None, None), (None, chassis, engine)
        if died_on:
            read.died[slug] = died_on
        rows[sheet].append(Row(slug, constructor, *result))
        entries[sheet].append(entry)
    for pk, grand_prix, session, kind, issued_at in sheets:
        told = Sheet("sprint" if kind == "sprint" else "race", tuple(rows[pk]))
        of[grand_prix].sheets.append(StoredSheet(grand_prix, session, kind, issued_at, told, entries[pk]))


def _read_adjustments(of: Mapping[int, StoredSeason], at: datetime | None) -> None:
    """One query."""
    decided = PointsAdjustment.objects.filter(grand_prix__in=list(of), **({"decided_at__lte": at} if at else {}))
    for row in decided.select_related("driver", "constructor", "engine", "grand_prix", "ruling"):
        competitor, ids = _competitor(row)
        read = of[row.grand_prix_id]
        read.ids[competitor] = ids
        read.adjustments.append(StoredAdjustment(row.grand_prix_id, row.decided_at, as_adjustment(row), row))


def _competitor(row: PointsAdjustment) -> tuple[Any, Ids]:
    if row.driver:
        return row.driver.slug, (row.driver_id, None, None)
    constructor, engine = cast(Constructor, row.constructor), cast(EngineManufacturer, row.engine)
    return (constructor.slug, engine.slug), (None, constructor.pk, engine.pk)


def as_adjustment(row: PointsAdjustment) -> Adjustment:
    """Have ``driver``, ``constructor`` and ``engine`` selected."""
    championship: Championship = "drivers" if row.driver_id else "constructors"
    restart = row.effect == PointsAdjustment.Effect.RESTART
    competitor, _ = _competitor(row)
    return Adjustment(championship, competitor, row.points, _EXCLUSIONS.get(row.effect, ""), restart)
