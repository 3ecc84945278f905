"""The page of a season: its calendar with who was first, the top of its tables, and what was won how often."""

from dataclasses import dataclass, field
from functools import cached_property

from results.models import Championship, GrandPrix, Season, Standing, StandingsTable
from results.reading import tallies
from results.reading.calendars import Calendar, read_calendar
from results.reading.championship.deciding import Decided, TitleRace, read_title_race
from results.reading.championship.tables import leaders_with_teams
from results.reading.honours import Honours, add_laps, read_honours
from results.reading.tallies import Tally, tally

PLACES = 10


@dataclass
class SeasonPage:
    """``drivers`` and ``constructors`` are the first lines of the newest tables, each with ``team``; empty without."""

    season: Season
    calendar: Calendar
    lines: list[Honours]
    drivers: list[Standing] = field(default_factory=list)
    constructors: list[Standing] = field(default_factory=list)
    title_race: TitleRace | None = None

    @property
    def is_complete(self) -> bool:
        return self.calendar.is_complete

    @cached_property
    def raced(self) -> list[Honours]:
        return [line for line in self.lines if line.is_raced and not line.grand_prix.is_cancelled]

    @property
    def next(self) -> GrandPrix | None:
        return self.calendar.next

    @property
    def overdue(self) -> list[GrandPrix]:
        return self.calendar.overdue

    @property
    def decided(self) -> Decided | None:
        return self.title_race.decided if self.title_race else None

    @property
    def champions(self) -> list[Standing]:
        """Whoever stands first among the drivers."""
        return [standing for standing in self.drivers if standing.position == 1]

    @property
    def best_constructors(self) -> list[Standing]:
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


def read_season(season: Season) -> SeasonPage:
    """Nine queries at most."""
    calendar = read_calendar(season)
    page = SeasonPage(season, calendar, read_honours(calendar.grands_prix))
    add_laps(page.raced)
    newest = _newest_tables(calendar)
    first = leaders_with_teams(newest.values(), PLACES) if newest else {}
    page.drivers = first.get(newest.get(Championship.DRIVERS, 0), [])
    page.constructors = first.get(newest.get(Championship.CONSTRUCTORS, 0), [])
    page.title_race = read_title_race(calendar)
    return page


def _newest_tables(calendar: Calendar) -> dict[str, int]:
    """The id of the newest table of each championship. One query."""
    order = {grand_prix.pk: index for index, grand_prix in enumerate(calendar.grands_prix)}
    tables = StandingsTable.objects.current().filter(grand_prix__season=calendar.season)
    found = sorted(
        tables.values_list("grand_prix", "valid_from", "championship", "pk"), key=lambda t: (order[t[0]], t[1])
    )
    return {championship: pk for _, _, championship, pk in found}
