"""A classification read for display: rows with gaps, points and grid places, grouped as a race sheet prints them."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from results.charts.gaps import Bar, bars
from results.models import Entry
from results.parsing.times import format_time
from results.reading.championship.rows import Movement
from results.reading.sentences.language import counted
from results.reading.sheets.knockouts import is_same_part, knockout_groups
from results.reading.sheets.lines import Line, Place, Racer, lines_of, places_of

S = Entry.Status
# The groups of a sheet in print order: heading, and the statuses that stand under it.
_GROUPS = (
    ("Not classified", (S.NOT_CLASSIFIED,)),
    ("Retired", (S.RETIRED,)),
    ("Disqualified", (S.DISQUALIFIED, S.EXCLUDED)),
    ("Did not start", (S.DID_NOT_START,)),
    ("Did not qualify", (S.DID_NOT_QUALIFY,)),
    ("Did not pre-qualify", (S.DID_NOT_PREQUALIFY,)),
    ("Did not practise", (S.DID_NOT_PRACTISE,)),
)


@dataclass(slots=True)
class SheetRow:
    """An entry with what only the whole sheet can tell: gaps in ms, laps behind, points, its place on the grid.

    ``crew`` are the others who drove the same car to the same result; ``bar`` draws the gap; ``won_the_vote`` for
    driver of the day; ``on_pole`` is not always the first place on the grid.
    """

    entry: Line
    points: Decimal | None
    gap_ms: int | None = None
    interval_ms: int | None = None
    laps_behind: int = 0
    grid: Place | None = None
    crew: list[Racer] = field(default_factory=list)
    bar: Bar | None = None
    won_the_vote: bool = False
    on_pole: bool = False

    @property
    def stopped(self) -> bool:
        """Classified, though not running at the finish."""
        return bool(self.entry.position is not None and self.entry.reason and not self.entry.shared_car)

    @property
    def is_from_pit_lane(self) -> bool:
        """Started there: not whoever was to, and then did not start at all."""
        return bool(self.grid and self.grid.pit_lane and self.entry.status != S.DID_NOT_START)

    @property
    def behind(self) -> str:
        """``+1 lap``, ``+10.730``; of the first its time."""
        if self.laps_behind:
            return f"+{counted(self.laps_behind, 'lap')}"
        if self.gap_ms is not None:
            return f"+{format_time(self.gap_ms)}"
        return "" if self.entry.time_ms is None else format_time(self.entry.time_ms)

    @property
    def gained(self) -> int | None:
        """Places won (positive) or lost since the grid; None without a place at both ends."""
        if self.grid is None or self.grid.position is None or self.entry.position is None:
            return None
        return self.grid.position - self.entry.position

    @property
    def movement(self) -> Movement | None:
        return None if self.gained is None else Movement(self.gained)


@dataclass(slots=True)
class RowGroup:
    """``is_cut``: it stands where the field was cut."""

    title: str
    rows: list[SheetRow]
    is_cut: bool = False


@dataclass
class SessionSheet:
    """One version of one session's result, ready for a template. ``grid`` is that of its session, in its order."""

    classification: Any  # a Version, or the Classification that is one
    rows: list[SheetRow] = field(default_factory=list)
    grid: list[Place] = field(default_factory=list)

    @property
    def session(self) -> Any:
        return self.classification.session

    @cached_property
    def classified(self) -> list[SheetRow]:
        return [row for row in self.rows if row.entry.position is not None]

    @property
    def podium(self) -> list[SheetRow]:
        return self.first(3)

    def first(self, places: int) -> list[SheetRow]:
        """Whoever is in the first so many places: more where cars were shared."""
        return [row for row in self.classified if (row.entry.position or 0) <= places]

    @cached_property
    def groups(self) -> list[RowGroup]:
        """The rows without a place, by the reason for it; empty groups are left out."""
        groups = [RowGroup(title, [row for row in self.rows if row.entry.status in those]) for title, those in _GROUPS]
        return [group for group in groups if group.rows]

    @cached_property
    def has_parts(self) -> bool:
        """Qualifying in parts (Q1, Q2, Q3) rather than one time a car."""
        return any(row.entry.q1_ms or row.entry.q2_ms or row.entry.q3_ms for row in self.rows)

    @property
    def part_names(self) -> tuple[str, str, str]:
        """Of the parts of a knockout."""
        return self.session.about.row.parts

    @cached_property
    def knocked_out(self) -> list[RowGroup]:
        """The classified rows by the part that ended their qualifying; the first group has no title."""
        entries = [row.entry for row in self.classified]
        cuts = knockout_groups(entries, self.part_names, len(self.rows)) if self.has_parts else []
        rows = iter(self.classified)
        return [RowGroup(title, [next(rows) for _ in range(count)], is_cut=True) for title, count in cuts]

    @property
    def tables(self) -> list[RowGroup]:
        """All rows in print order, each group under its title; the first has none."""
        knocked_out = [] if self.session.is_race_like else self.knocked_out
        return [*(knocked_out or [RowGroup("", self.classified)]), *self.groups]

    @cached_property
    def has_pit_stops(self) -> bool:
        return any(row.entry.pit_stops is not None for row in self.rows)

    @cached_property
    def has_laps(self) -> bool:
        return any(row.entry.laps is not None for row in self.rows)

    @cached_property
    def has_intervals(self) -> bool:
        """Some car's gap to the one ahead is not its gap to the winner."""
        return any(row.interval_ms is not None and row.interval_ms != row.gap_ms for row in self.rows)

    @cached_property
    def has_points(self) -> bool:
        return any(row.points for row in self.rows)

    @cached_property
    def has_grid(self) -> bool:
        return any(row.grid for row in self.rows)

    @cached_property
    def columns(self) -> int:
        """Of its table where another page shows it; a heading row spans them all."""
        if self.session.is_race_like:
            return 4 + self.has_grid + self.has_pit_stops + self.has_points
        return 3 + (len(self.part_names) if self.has_parts else 2)

    @cached_property
    def full_columns(self) -> int:
        """Of its table on its own pages."""
        more = self.has_grid if self.session.is_race_like else self.has_laps + 2 * self.has_parts
        return self.columns + self.has_intervals + more

    @property
    def stopped(self) -> list[SheetRow]:
        """Those classified though not running at the finish, for the notes under the table."""
        return [row for row in self.rows if row.stopped] if self.session.is_race_like else []

    @property
    def has_bars_beyond(self) -> bool:
        return any(row.bar and row.bar.beyond for row in self.rows)

    @property
    def penalised(self) -> list[SheetRow]:
        """Those whose time holds a penalty, for the notes under the table."""
        return [row for row in self.rows if row.entry.penalty_ms]


def read_sheet(version: Any) -> SessionSheet:
    """The rows of one version: two queries, whatever its length."""
    return read_sheets([version])[version.pk]


def read_sheets(versions: Iterable[Any], podiums: Collection[int] = ()) -> dict[int, SessionSheet]:
    """The rows of many versions by id: two queries (entries, grids), however many there are; none for none.

    Of those whose ids are among ``podiums`` only the first three places are read.

    Each is a Version, or a Classification with ``session__grand_prix__layout__circuit`` and ``ruling``.
    """
    sheets = {version.pk: SessionSheet(version) for version in versions}
    for line, points, won_the_vote in lines_of(sheets, podiums) if sheets else ():
        sheets[line.sheet].rows.append(SheetRow(line, points, won_the_vote=won_the_vote))
    raced = {sheet.session.pk for sheet in sheets.values() if sheet.session.is_race_like}
    grids = places_of(raced) if raced else {}
    for sheet in sheets.values():
        _add_gaps(sheet.rows, sheet.session.is_race_like)
        _add_bars(sheet)
        _add_crews(sheet.rows)
        sheet.grid = grids.get(sheet.session.pk, [])
        _add_starts(sheet)
    return sheets


def _add_starts(sheet: SessionSheet) -> None:
    """Grid places by driver and car number, or by driver alone where the number is another."""
    places: dict[tuple[int, str], Place] = {}
    for place in sheet.grid:
        places[place.driver.pk, place.number] = place
    for place in reversed(sheet.grid):
        places[place.driver.pk, ""] = place
    for row in sheet.rows:
        if not row.entry.shared_car:  # who took over a car started from nowhere, or in another
            driver, number = row.entry.driver.pk, row.entry.number
            row.grid = places.get((driver, number)) or places.get((driver, ""))
            row.on_pole = bool(row.grid and row.grid.is_pole)


def _add_crews(rows: list[SheetRow]) -> None:
    """Rows that say they shared a car, and the rows they shared it with, learn of each other."""
    cars: dict[tuple, list[SheetRow]] = defaultdict(list)
    for row in rows:
        cars[row.entry.number, row.entry.position, row.entry.status].append(row)
    for crew in cars.values():
        if any(row.entry.shared_car for row in crew):
            for row in crew:
                row.crew = [other.entry.driver for other in crew if other.entry.driver.pk != row.entry.driver.pk]


def _add_gaps(rows: list[SheetRow], is_race_like: bool) -> None:
    """Fill gaps to the first car that has a place and to the row before; in a race also the laps a car is down.

    A time ahead of that car's, of one without a place or against the order of the sheet, is no gap: it stays a time.
    """
    leader = next((row.entry for row in rows if row.entry.position is not None), None)
    if leader is None:
        return
    before, ahead = leader.best_ms, leader
    for row in rows:
        if row.entry is leader:
            continue
        if is_race_like and leader.laps and row.entry.laps is not None:
            row.laps_behind = max(0, leader.laps - row.entry.laps)
        time = row.entry.best_ms
        if time is None or leader.best_ms is None:
            continue
        if time >= leader.best_ms:
            row.gap_ms = time - leader.best_ms
        if row.entry.position is not None and before is not None:
            if time >= before and (is_race_like or is_same_part(ahead, row.entry)):
                row.interval_ms = time - before
            before, ahead = time, row.entry


def _add_bars(sheet: SessionSheet) -> None:
    """Bars for the cars with a place; a driver who took one over has it only once."""
    rows = [row for row in sheet.classified if not row.entry.shared_car]
    for row, bar in zip(rows, bars([row.gap_ms for row in rows], [bool(row.laps_behind) for row in rows]), strict=True):
        row.bar = bar
