"""A driver's whole career, read once: every result, the calendars they stand in, and where each season ended."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import groupby
from typing import Protocol

from results.models import Exclusion, Session
from results.reading.all_calendars import all_calendars, all_editions
from results.reading.annals import Annals, read_annals
from results.reading.calendars import Calendar
from results.reading.drivers.numbers import Numbers, numbers
from results.reading.drivers.places import Place, places_by_driver
from results.reading.drivers.results import Beside, Result, Sheet, poles_by_driver, read_beside, read_teams, results_of
from results.reading.editions import Edition
from results.reading.people import Team
from results.reading.sentences.language import figure, ordinal
from results.reading.sentences.years import title_years


class Known(Protocol):
    """A driver, as a row or as a value."""

    @property
    def pk(self) -> int: ...


@dataclass(slots=True)
class DriverSeason:
    """One season of a career. ``grands_prix`` is the calendar without what was cancelled.

    ``rows`` are the driver's results of races and sprints by date, ``teams`` in the order they were first driven for,
    ``team`` the last of them; ``poles`` are the ids of the Grands Prix with one, ``standing`` is the line in the newest
    table (None: not in it).
    """

    year: int
    grands_prix: Sequence[Edition]
    rows: list[Result]
    teams: list[Team]
    team: Team
    poles: Set[int]
    numbers: Numbers
    is_complete: bool
    standing: Place | None = None

    @property
    def counted(self) -> Decimal:
        """What stands in the championship: without results that did not count, with what was decided afterwards."""
        return self.standing.points if self.standing else self.numbers.points

    @property
    def beside_counted(self) -> str:
        """What was scored, where that is not what counts."""
        scored = self.numbers.points
        if self.counted == scored:
            return ""
        return f"of {figure(scored)}" if self.counted < scored else f"with {figure(scored)} scored"

    @property
    def place(self) -> int | None:
        return self.standing.position if self.standing else None

    @property
    def placed(self) -> str:
        """``4th``, or the mark of one who was excluded: that has a ``meaning``."""
        standing = self.standing
        return standing.status or (ordinal(standing.position) if standing.position else "–") if standing else ""

    @property
    def meaning(self) -> str:
        return Exclusion(self.standing.status).label if self.standing and self.standing.status else ""

    def drops(self, row: Result) -> bool:
        """Its points do not count: the season counts only so many results."""
        return bool(row.points and self.standing and row.session in self.standing.left_out)

    @property
    def is_title(self) -> bool:
        """Champion: to lead a season that still runs is none."""
        return self.is_complete and self.place == 1


@dataclass
class Career:
    """The seasons with a race or sprint, newest first. ``is_active``: entered in the newest season raced.

    ``sheets`` are all results, those of qualifying too, and ``beside`` are they with those of their teams.
    ``teams`` and ``editions`` are by id.
    """

    seasons: list[DriverSeason] = field(default_factory=list)
    is_active: bool = False
    annals: Annals = field(default_factory=Annals)
    sheets: list[Result] = field(default_factory=list)
    teams: dict[int, Team] = field(default_factory=dict)
    editions: Mapping[int, Edition] = field(default_factory=dict)
    beside: list[tuple[Sheet, Beside]] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """No earlier season is missing, so that its first race here was the first."""
        return self.annals.is_whole

    @cached_property
    def rows(self) -> list[Result]:
        """Every result of a race or sprint by date."""
        return [row for season in reversed(self.seasons) for row in season.rows]

    @cached_property
    def poles(self) -> dict[int, int | None]:
        """The id of each Grand Prix with a pole, and of the car it was taken in."""
        return {grand_prix: car for season in self.seasons for grand_prix, car in self.cars_on_pole(season).items()}

    @cached_property
    def total(self) -> Numbers:
        return numbers(self.rows, self.poles)

    @property
    def titles(self) -> list[int]:
        """The years of the championships won, oldest first."""
        return sorted(season.year for season in self.seasons if season.is_title)

    @property
    def titles_in_years(self) -> str:
        return title_years(self.titles)

    @property
    def best_place(self) -> int | None:
        """In the championship, of the seasons that are over; of the one that runs where there is no other."""
        over = [season.place for season in self.seasons if season.place and season.is_complete]
        return min(over or [season.place for season in self.seasons if season.place], default=None)

    @property
    def best_place_years(self) -> list[int]:
        """The oldest first."""
        best, is_over = self.best_place, any(season.place and season.is_complete for season in self.seasons)
        found = [season for season in self.seasons if season.place and season.place == best]
        return sorted(season.year for season in found if season.is_complete or not is_over)

    @property
    def counted_points(self) -> Decimal:
        """Points in the last table of each season."""
        return sum((season.counted for season in self.seasons), Decimal(0))

    @property
    def races(self) -> list[Result]:
        return [row for row in self.rows if row.is_race]

    def event(self, row: Result) -> Edition:
        return self.editions[row.grand_prix]

    def team(self, row: Result) -> Team:
        return self.teams[row.constructor]

    @staticmethod
    def cars_on_pole(season: DriverSeason) -> dict[int, int | None]:
        cars = {row.grand_prix: row.constructor for row in reversed(season.rows) if not row.shared_car}
        return {grand_prix: cars.get(grand_prix) for grand_prix in season.poles}


def read_career(driver: Known) -> Career:
    """One query, however long it was, beside those whose answers are shared."""
    beside, editions, calendars = read_beside(driver.pk), all_editions(), all_calendars()
    sheets = results_of(driver.pk, beside)
    raced = [row for row in sheets if row.kind in Session.SCORING_KINDS]
    by_year = {year: list(rows) for year, rows in groupby(raced, key=lambda row: row.year)}
    teams = read_teams({row.constructor for row in raced})
    poles, places = frozenset(poles_by_driver().get(driver.pk, ())), places_by_driver().get(driver.pk, {})
    seasons = [
        _season(rows, calendars[year], teams, poles, places.get(year))
        for year, rows in sorted(by_year.items(), reverse=True)
    ]
    known = read_annals()
    is_active = bool(seasons) and seasons[0].year == known.newest
    return Career(seasons, is_active, known, sheets, teams, editions, beside)


def _season(
    rows: list[Result], calendar: Calendar, teams: dict[int, Team], poles: frozenset[int], standing: Place | None
) -> DriverSeason:
    poles = poles.intersection(grand_prix.pk for grand_prix in calendar.grands_prix)
    return DriverSeason(
        year=rows[0].year,
        grands_prix=calendar.counting,
        rows=rows,
        teams=list(dict.fromkeys(teams[row.constructor] for row in rows)),
        team=teams[rows[-1].constructor],
        poles=poles,
        numbers=numbers(rows, poles),
        is_complete=calendar.is_complete,
        standing=standing,
    )
