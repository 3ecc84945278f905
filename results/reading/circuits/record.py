"""The record of a circuit: its layouts drawn and dated, the Grands Prix held there, and who did best."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any

from django.db.models import DateTimeField, IntegerField, QuerySet

from f1site import clock
from f1site.prepared import prepared
from results.charts.tracks import Scale, Shape, scale_of, shape, to_scale
from results.models import Constructor, GrandPrix
from results.reading import tallies
from results.reading.annals import Annals, read_annals
from results.reading.calendars import next_of, overdue_of
from results.reading.circuits.circuit import Circuit, Layout, layouts_of
from results.reading.editions import Edition, EditionRow, edition_rows, editions
from results.reading.honours import Honours, Lap, Pole, add_laps, add_starts, read_honours
from results.reading.people import Team
from results.reading.tallies import Tally, tally
from results.reading.year_runs import printed_years

MOST_SPANS = 3
LARGE, SMALL = 1000, 400  # units of a drawing's longer side


@dataclass(slots=True)
class LayoutLine:
    """A layout with the Grands Prix held on it, oldest first, its drawing to the scale of the others, its record.

    ``record`` is the oldest of the quickest of the fastest laps of ``timed`` races. ``longer_m`` is how many metres
    longer a lap is than on the layout raced before; None where a length is not known or both were raced by turns.
    """

    layout: Layout
    held: list[Honours] = field(default_factory=list)
    shape: Shape | None = None
    record: Lap | None = None
    record_race: Honours | None = None
    record_team: Team | None = None
    timed: int = 0
    longer_m: int | None = None
    is_current: bool = False

    @property
    def raced(self) -> list[Honours]:
        return [each for each in self.held if each.is_raced]

    @property
    def span(self) -> str:
        """``1957–1959, 1962–1971``: the years it was raced on, or is to be; from first to last where they are many."""
        years = sorted({each.grand_prix.season_id for each in self.raced or self.held})
        said = printed_years(years)
        return said if said.count(",") < MOST_SPANS else f"{years[0]}–{years[-1]}"

    @property
    def change(self) -> str:
        """``120 m longer``, ``1.234 km shorter`` than the layout before; empty for neither."""
        metres = abs(self.longer_m or 0)
        said = f"{metres} m" if metres < 1000 else f"{metres / 1000:.3f} km"
        return f"{said} {'longer' if (self.longer_m or 0) > 0 else 'shorter'}" if metres else ""

    @property
    def record_holder(self) -> str:
        """What goes with the name of the driver of the record: the team and the year."""
        if not self.record_race:
            return ""
        team = f", {self.record_team.name}" if self.record_team else ""
        return f"{team}, {self.record_race.grand_prix.season_id}"

    def record_is(self, annals: Annals) -> str:
        """A record is the best of several, and of all there were."""
        return "Lap record" if self.timed > 1 and annals.is_whole else "Fastest lap"


@dataclass
class CircuitRecord:
    """``held`` are all Grands Prix but the cancelled, oldest first; ``lines`` all of them, newest first."""

    circuit: Circuit
    lines: list[Honours]
    layouts: list[LayoutLine]
    kilometre: int | None = None  # of the drawings of the layouts, in their units
    cars: dict[int, Team] = field(default_factory=dict)  # that were on pole, by id
    annals: Annals = field(default_factory=Annals)

    @property
    def owners(self) -> list[str]:
        """Who told how the layouts run."""
        return [line.layout.owner for line in self.layouts]

    @cached_property
    def held(self) -> list[Honours]:
        return [each for each in reversed(self.lines) if not each.grand_prix.is_cancelled]

    @cached_property
    def raced(self) -> list[Honours]:
        return [each for each in self.held if each.is_raced]

    @cached_property
    def usual_name(self) -> str:
        """Of most of the Grands Prix; of as many, the newer."""
        names = Counter(each.grand_prix.name for each in reversed(self.lines))
        return names.most_common(1)[0][0] if names else ""

    @property
    def next(self) -> Edition | None:
        """The first to come by the clock; a postponed one without a date comes after all."""
        return next_of(each.grand_prix for each in self.held)

    @property
    def overdue(self) -> list[Edition]:
        return overdue_of(each.grand_prix for each in self.held)

    @property
    def current(self) -> LayoutLine | None:
        return next((line for line in self.layouts if line.is_current), None)

    @cached_property
    def drawing(self) -> Shape | None:
        return shape(self.current.layout.drawing, LARGE) if self.current else None

    @cached_property
    def scale(self) -> Scale | None:
        layout = self.current.layout if self.current else None
        return scale_of(layout.drawing, layout.length_m, LARGE) if layout else None

    @cached_property
    def wins(self) -> Tally:
        return tally(self.raced, tallies.winning_drivers)

    @cached_property
    def team_wins(self) -> Tally:
        return tally(self.raced, tallies.winning_teams)

    @cached_property
    def podiums(self) -> Tally:
        return tally(self.raced, tallies.drivers_on_podium)

    @cached_property
    def poles(self) -> Tally:
        teams = {pole.driver.pk: self._team_on(pole) for each in self.held for pole in each.poles}
        return tally(self.held, tallies.drivers_on_pole, teams={pk: team.slug for pk, team in teams.items() if team})

    @cached_property
    def team_poles(self) -> Tally:
        return tally(self.held, self._teams_on_pole)

    @property
    def from_pole(self) -> list[Honours]:
        return [each for each in self.raced if each.is_won_from_pole]

    @property
    def with_pole(self) -> list[Honours]:
        """The races of which both the pole and the winner are known."""
        return [each for each in self.raced if each.is_won_from_pole is not None]

    @property
    def from_lowest(self) -> list[Honours]:
        """The races won from the lowest place on the grid, the pit lane being the lowest; empty where none is known."""
        starts = [(_depth(each), each) for each in self.raced if each.start]
        lowest = max((depth for depth, _ in starts), default=0)
        return [each for depth, each in starts if depth == lowest and depth]

    def _teams_on_pole(self, honours: Honours) -> tallies.Found:
        for pole in honours.poles:
            if team := self._team_on(pole):
                yield team, team.slug

    def _team_on(self, pole: Pole) -> Team | None:
        """Of the car on pole; None where its driver was not in the race."""
        return self.cars.get(pole.constructor or 0)


@prepared(EditionRow, circuit=IntegerField(), at=DateTimeField())
def _held(circuit: Any, at: Any) -> QuerySet[GrandPrix, Any]:
    return edition_rows(GrandPrix.objects.filter(layout__circuit=circuit).chronological().reverse(), at)


@prepared(Team, among=IntegerField())
def _teams(among: Any) -> QuerySet[Constructor, Any]:
    return Constructor.objects.filter(pk__among=among).order_by().values(*Team._fields)


def read_circuit(circuit: Circuit) -> CircuitRecord:
    """Eight queries."""
    at = clock.now()
    layouts = {layout.pk: LayoutLine(layout) for layout in layouts_of(circuit=circuit.pk)}
    grands_prix = editions(_held(circuit=circuit.pk, at=at), at)
    record = CircuitRecord(circuit, read_honours(grands_prix), list(layouts.values()), annals=read_annals())
    add_starts(record.raced)
    add_laps(record.raced)
    cars = {pole.constructor for each in record.held for pole in each.poles if pole.constructor}
    record.cars = {team.pk: team for team in _teams(among=list(cars))}
    for each in record.held:
        layouts[each.grand_prix.layout_id].held.append(each)
    for line in layouts.values():
        _add_record(line)
    record.layouts.sort(key=lambda line: (_last(line), line.layout.slug), reverse=True)
    if record.layouts:
        record.layouts[0].is_current = True
    for line, before in pairwise(record.layouts):
        line.longer_m = _longer(line, before)
    drawn = to_scale([(line.layout.drawing, line.layout.length_m) for line in record.layouts], SMALL)
    record.kilometre = drawn.kilometre
    for line, found in zip(record.layouts, drawn.shapes, strict=True):
        line.shape = found
    return record


def _last(line: LayoutLine) -> tuple[int, str]:
    """The last Grand Prix on it as a sort key; one that was never raced comes last."""
    return max(map(_day, line.held), default=(0, ""))


def _day(honours: Honours) -> tuple[int, str]:
    """A Grand Prix without a date comes after all of its season."""
    return honours.grand_prix.season_id, str(honours.grand_prix.date or "9")


def _longer(line: LayoutLine, before: LayoutLine) -> int | None:
    """Metres more a lap on ``line`` than on ``before``, where it was raced on only when the other no longer was."""
    lengths = line.layout.length_m, before.layout.length_m
    if not all(lengths) or not line.held or not before.held:
        return None
    follows = _day(before.held[-1]) < _day(line.held[0])
    return (line.layout.length_m or 0) - (before.layout.length_m or 0) if follows else None


def _add_record(line: LayoutLine) -> None:
    timed = [(each.lap_ms, each) for each in line.held if each.lap_ms]
    line.timed = len(timed)
    if timed:
        quickest, line.record_race = min(timed, key=lambda found: found[0])
        line.record = next(lap for lap in line.record_race.laps if lap.time_ms == quickest)
        line.record_team = line.record_race.team_of(line.record.driver_id)


def _depth(honours: Honours) -> int:
    start = honours.start
    return 0 if start is None else 10_000 if start.pit_lane else start.position or 0
