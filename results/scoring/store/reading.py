"""A season out of the database, in the terms of the engine."""

from collections import defaultdict
from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast

from results.models import Classification, Constructor, EngineManufacturer, Entry, GrandPrix, PointsAdjustment, Season
from results.scoring.season_rules import known_rules
from results.scoring.sheets import Adjustment, Championship, Exclusion, Round, Row, Sheet
from results.scoring.store.poles import Ids, StoredPole, poles_at, read_poles

_EXCLUSIONS: dict[str, Exclusion] = {"DSQ": "DSQ", "EX": "EX"}


@dataclass(slots=True)
class StoredSheet:
    """A version of a sheet, with the ids of its entries to write their scores to."""

    grand_prix: int
    session: int
    kind: str
    issued_at: datetime
    sheet: Sheet
    entries: list[int]


@dataclass(slots=True)
class StoredAdjustment:
    grand_prix: int
    decided_at: datetime
    adjustment: Adjustment


@dataclass(slots=True)
class StoredSeason:
    """Grands Prix as (id, slug) in order of date; sheets oldest version first; ids by the engine's competitor."""

    grands_prix: list[tuple[int, str]]
    sheets: list[StoredSheet] = field(default_factory=list)
    adjustments: list[StoredAdjustment] = field(default_factory=list)
    poles: list[StoredPole] = field(default_factory=list)
    ids: dict[Hashable, Ids] = field(default_factory=dict)

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


def read_season(season: Season) -> StoredSeason:
    """Everything the engine needs of a season. Four queries; two more where pole position is paid."""
    grands_prix = GrandPrix.objects.filter(season=season).counting().chronological()
    read = StoredSeason(list(grands_prix.values_list("pk", "slug")))
    _read_sheets(read)
    _read_adjustments(season, read)
    add_poles(season, read)
    return read


def add_poles(season: Season, read: StoredSeason) -> None:
    """Who took each pole, where the season pays for it: by qualifying, else by the grids of races in ``read``."""
    if _pays_pole(season):
        read.poles, ids = read_poles([pk for pk, _ in read.grands_prix], _cars(read))
        read.ids.update(ids)


def _pays_pole(season: Season) -> bool:
    rules = known_rules(season.year, season.rules)  # that there are none is told where they are needed
    return bool(rules and rules.pay_pole)


def _cars(read: StoredSeason) -> dict[int, list[tuple[datetime, Row, int]]]:
    """The rows, with entries, of the first sheet of each Grand Prix that scores: the race's before the sprint's."""
    found: dict[int, list[tuple[datetime, Row, int]]] = {}
    for stored in sorted(read.sheets, key=lambda one: (one.kind != "race", one.issued_at)):
        rows = zip(stored.sheet.rows, stored.entries, strict=True)
        found.setdefault(stored.grand_prix, [(stored.issued_at, row, entry) for row, entry in rows])
    return found


def _read_sheets(read: StoredSeason) -> None:
    found = Classification.objects.scoring().filter(
        session__grand_prix__in=[pk for pk, _ in read.grands_prix], issued_at__isnull=False
    )
    rows: dict[int, list[Row]] = defaultdict(list)
    entries: dict[int, list[int]] = defaultdict(list)
    stored = Entry.objects.filter(classification__in=found.order_by()).order_by("classification", "line")
    who = ("driver", "driver__slug", "constructor", "constructor__slug", "engine", "engine__slug")
    columns = stored.values_list(
        "classification", "pk", *who, "position", "fastest_lap", "shared_car", "status"
    ).iterator(2000)
    for sheet, entry, driver, driver_slug, chassis, chassis_slug, engine, engine_slug, *result in columns:
        constructor = (chassis_slug, engine_slug)
        read.ids[driver_slug] = (driver, None, None)
        read.ids[constructor] = (None, chassis, engine)
        rows[sheet].append(Row(driver_slug, constructor, *result))
        entries[sheet].append(entry)
    for pk, grand_prix, session, kind, issued_at in found.order_by("version").values_list(
        "pk", "session__grand_prix", "session", "session__kind", "issued_at"
    ):
        sheet = Sheet("sprint" if kind == "sprint" else "race", tuple(rows[pk]))
        read.sheets.append(StoredSheet(grand_prix, session, kind, issued_at, sheet, entries[pk]))


def _read_adjustments(season: Season, read: StoredSeason) -> None:
    counting = {pk for pk, _ in read.grands_prix}
    for row in PointsAdjustment.objects.filter(season=season).select_related("driver", "constructor", "engine"):
        if row.grand_prix_id not in counting:
            continue
        competitor, ids = _competitor(row)
        read.ids[competitor] = ids
        read.adjustments.append(StoredAdjustment(row.grand_prix_id, row.decided_at, as_adjustment(row)))


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
