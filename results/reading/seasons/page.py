"""The pages of seasons: the list of all, and the page of each."""

from collections.abc import Sequence
from dataclasses import dataclass

from f1site.facts import season_key
from f1site.paths import path_to
from results.facts import CALENDAR, RESULTS, STANDINGS
from results.reading.calendars import calendar_of
from results.reading.credits import Credit, credits_of
from results.reading.editions import NamedSeason
from results.reading.seasons.index import SeasonIndex, read_season_index
from results.reading.seasons.leaders import Leader
from results.reading.seasons.neighbours import neighbours
from results.reading.seasons.results import SeasonResults, read_results
from results.reading.sentences import seasons as of_all
from results.reading.sentences.language import counted
from results.reading.sentences.scoring import scoring_in_words
from results.reading.sentences.season import SeasonWords, season_words

Breadcrumbs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class SeasonsPage:
    """``summary`` tells of all seasons, ``today`` of the current one."""

    index: SeasonIndex
    summary: str
    today: str
    credits: Sequence[Credit]

    @property
    def span(self) -> str:
        """``77 seasons, 1950 to 2026``"""
        lines = self.index.lines
        ends = list(dict.fromkeys(str(line.season) for line in (lines[-1], lines[0]))) if lines else []
        return ", ".join(filter(None, [counted(len(lines), "season"), " to ".join(ends)]))

    @property
    def breadcrumbs(self) -> Breadcrumbs:
        return [("Seasons", path_to("seasons"))]

    @property
    def facts(self) -> list[str]:
        return [CALENDAR, RESULTS, STANDINGS]


def read_seasons_page() -> SeasonsPage:
    """Eleven queries at most."""
    index = read_season_index()
    credits = credits_of(line.season for line in index.lines)
    return SeasonsPage(index, of_all.in_words(index), of_all.today_in_words(index), credits)


@dataclass(frozen=True, slots=True)
class SeasonPage:
    """``scoring``: how points were scored, in sentences; ``previous`` and ``next`` are the seasons beside it."""

    results: SeasonResults
    words: SeasonWords
    scoring: Sequence[str]
    credits: Sequence[Credit]
    previous: NamedSeason | None
    next: NamedSeason | None

    @property
    def season(self) -> NamedSeason:
        return self.results.season

    @property
    def description(self) -> str:
        """``22 Grands Prix, 6 sprints. Champion: Max Verstappen, 575 points. Calendar, winners ...``"""
        calendar, first = self.results.calendar, next(iter(self.results.drivers), None)
        said = f"{calendar.count} {'Grand Prix' if calendar.count == 1 else 'Grands Prix'}"
        if calendar.sprints:
            said += f", {counted(calendar.sprints, 'sprint')}"
        if calendar.cancelled:
            said += f", {len(calendar.cancelled)} cancelled"
        if first:
            place = "Champion" if self.results.is_complete else "Leader"
            said += f". {place}: {first.name}, {counted(first.points, 'point')}"
        return f"{said}. Calendar, winners and tables of the {self.season} season."

    @property
    def tops(self) -> list[tuple[str, Sequence[Leader], str]]:
        """Title, first lines and address of each table there is."""
        drivers = ("Drivers", self.results.drivers, self.drivers_address)
        return [
            top for top in (drivers, ("Constructors", self.results.constructors, self.constructors_address)) if top[1]
        ]

    @property
    def drivers_address(self) -> str:
        return path_to("drivers_championship", self.season.year)

    @property
    def constructors_address(self) -> str:
        return path_to("constructors_championship", self.season.year)

    @property
    def breadcrumbs(self) -> Breadcrumbs:
        return [("Seasons", path_to("seasons")), (str(self.season), self.season.get_absolute_url())]

    @property
    def facts(self) -> list[str]:
        return [season_key(self.season.year), CALENDAR]


def read_season_page(year: int) -> SeasonPage | None:
    """None for a year that is no season. Twelve queries, more where a pole is paid for."""
    calendar = calendar_of(year)
    if calendar is None:
        return None
    results = read_results(calendar)
    return SeasonPage(
        results, season_words(results), scoring_in_words(calendar), credits_of([calendar.season]), *neighbours(year)
    )
