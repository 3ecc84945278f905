"""A season as far as it has been driven: who was first where, the top of its tables, what was won how often."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from f1site.shared import shared
from results.models import Championship
from results.reading import tallies
from results.reading.calendars import Calendar, calendar_of
from results.reading.championship.deciding import Decided, TitleRace, read_title_race
from results.reading.editions import Edition, NamedSeason
from results.reading.honours import Honours, add_laps, read_honours
from results.reading.seasons.leaders import Leader, newest_tables_in, read_leaders
from results.reading.tallies import Tally, tally

PLACES = 10


@dataclass(frozen=True)
class SeasonResults:
    """``drivers`` and ``constructors`` are the first lines of the newest tables; empty without."""

    calendar: Calendar
    lines: Sequence[Honours]
    drivers: Sequence[Leader] = ()
    constructors: Sequence[Leader] = ()
    title_race: TitleRace | None = None

    @property
    def season(self) -> NamedSeason:
        return self.calendar.season

    @property
    def is_complete(self) -> bool:
        return self.calendar.is_complete

    @cached_property
    def raced(self) -> list[Honours]:
        there = zip(self.calendar.grands_prix, self.lines, strict=True)
        return [line for grand_prix, line in there if line.is_raced and not grand_prix.is_cancelled]

    @property
    def next(self) -> Edition | None:
        return self.calendar.next

    @property
    def overdue(self) -> list[Edition]:
        return self.calendar.overdue

    @property
    def decided(self) -> Decided | None:
        return self.title_race.decided if self.title_race else None

    @property
    def champions(self) -> list[Leader]:
        """Whoever stands first among the drivers."""
        return [standing for standing in self.drivers if standing.position == 1]

    @property
    def best_constructors(self) -> list[Leader]:
        return [standing for standing in self.constructors if standing.position == 1]

    @cached_property
    def wins(self) -> Tally:
        return tally(self.raced, tallies.winning_drivers, shown=None)

    @cached_property
    def team_wins(self) -> Tally:
        return tally(self.raced, tallies.winning_teams, shown=None)

    @cached_property
    def poles(self) -> Tally:
        return tally(self.raced, tallies.drivers_on_pole, teams=self._teams())

    @cached_property
    def podiums(self) -> Tally:
        return tally(self.raced, tallies.drivers_on_podium)

    @cached_property
    def quickest(self) -> Tally:
        return tally(self.raced, tallies.quickest_drivers)

    def _teams(self) -> dict[int, str]:
        """The slug of the last team of each driver who was ever among the first."""
        return {
            entry.driver_id: entry.constructor.slug for line in self.raced for entry in [*line.quickest, *line.podium]
        }


def read_results(calendar: Calendar) -> SeasonResults:
    """Nine queries, more where a pole is paid for."""
    lines = read_honours(calendar.grands_prix)
    add_laps(line for line in lines if line.is_raced)
    tables = newest_tables_in(calendar.season.year)
    leaders = read_leaders(dict.fromkeys(tables.values(), calendar.season.year), PLACES)
    first = {championship: leaders[table] for championship, table in tables.items()}
    return SeasonResults(
        calendar,
        lines,
        first.get(Championship.DRIVERS, ()),
        first.get(Championship.CONSTRUCTORS, ()),
        _title_race(calendar.season.year),
    )


@shared
def _title_race(year: int) -> TitleRace | None:
    """By far the dearest part of a season: it is the same until a result or a decision is."""
    calendar = calendar_of(year)
    return read_title_race(calendar) if calendar else None
