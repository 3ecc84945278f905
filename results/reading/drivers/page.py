"""What the page of a driver shows, and what it says of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.template.defaultfilters import floatformat

from f1site import clock
from results.charts.places import PlacesChart
from results.models import Entry
from results.reading.ages import whole_years
from results.reading.championship.cells import tone
from results.reading.championship.teammates import Teammates
from results.reading.credits import Credit, distinct
from results.reading.drivers.best_circuits import SHOWN, AtCircuit, WithTeam, circuits_driven, teams_driven
from results.reading.drivers.biography import Biography, find_driver
from results.reading.drivers.career import Career, DriverSeason, read_career
from results.reading.drivers.grid import CareerGrid, career_grid
from results.reading.drivers.line import career_line
from results.reading.drivers.milestones import career_milestones
from results.reading.drivers.quotes import Quotation, quotes_of
from results.reading.drivers.results import Result, read_grid
from results.reading.drivers.teammates import career_teammates
from results.reading.editions import Edition
from results.reading.headlines import Headline, headlines_about_driver
from results.reading.milestones import Milestone, has_runs
from results.reading.people import Team
from results.reading.sentences import career_tables as words
from results.reading.sentences import descriptions
from results.reading.sentences import teammates as teammates_words
from results.reading.sentences.career import career_in_words
from results.reading.sentences.language import figure, ordinal
from results.reading.sentences.milestones import milestones_in_words


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a career with what it counts, in the plural where it is not one, and what is said ``beside`` it."""

    name: str
    number: str
    beside: str = ""
    title: str = ""  # what the name is short for
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class ResultLine:
    """A race or sprint of a season. ``start`` is a place on the grid or a mark, which ``start_title`` explains."""

    event: Edition
    kind: str
    day: date | None
    team: Team
    start: str
    start_title: str
    fastest_lap: bool
    tone: str
    position: int | None
    status: str
    fate: str
    points: Decimal | None
    is_dropped: bool


@dataclass(frozen=True, slots=True)
class DriverWords:
    """The sentence that goes with each part of the page; empty where there is nothing to say."""

    description: str
    career: str
    line: str
    seasons: str
    grid: str
    results: str
    circuits: str
    teams: str
    milestones: str
    teammates: str


@dataclass(frozen=True, slots=True)
class DriverPage:
    """``shown`` is the season whose results stand on it (None: there is none), ``circuits`` the best of them."""

    driver: Biography
    career: Career
    shown: DriverSeason | None
    results: list[ResultLine]
    line: PlacesChart | None
    grid: CareerGrid
    milestones: list[Milestone]
    circuits: list[AtCircuit]
    circuits_count: int
    teams: list[WithTeam]
    teammates: list[Teammates]
    stories: list[Headline]
    quotes: list[Quotation]
    words: DriverWords

    @property
    def lines(self) -> list[DriverSeason]:
        """The newest first."""
        return self.career.seasons

    @property
    def of_season(self) -> DriverSeason | None:
        """The season the page is about, where it is an older one."""
        return None if not self.lines or self.shown is self.lines[0] else self.shown

    @property
    def title(self) -> str:
        about = f" in {self.of_season.year}: results" if self.of_season else ": career, results and stories"
        return f"{self.driver.name}{about}"

    @property
    def address(self) -> str:
        """The one address it has: the newest season needs no mention."""
        address = self.driver.get_absolute_url()
        return f"{address}?season={self.of_season.year}" if self.of_season else address

    @property
    def figures(self) -> list[Figure]:
        """What never came is not counted: no wall of noughts."""
        return list(_figures(self.career))

    @property
    def has_runs(self) -> bool:
        return has_runs(self.milestones)

    @property
    def born(self) -> bool:
        return bool(self.driver.born_on or self.driver.birthplace)

    @property
    def other_name(self) -> str:
        """In full, where that is another."""
        return self.driver.full_name if self.driver.full_name != self.driver.name else ""

    @property
    def age(self) -> int | None:
        """Today, of one who races; None where it is not known."""
        is_racing = self.career.is_active and not self.driver.died_on
        return whole_years(self.driver.born_on, clock.today()) if is_racing else None

    @property
    def age_at_death(self) -> int | None:
        return whole_years(self.driver.born_on, self.driver.died_on)

    @property
    def credits(self) -> list[Credit]:
        years = {season.year for season in self.lines}
        return distinct(self.career.annals.credits(years), [self.driver.owner])

    @property
    def facts(self) -> list[str]:
        return [
            f"driver-{self.driver.pk}",
            *(f"season-{year}" for year in dict.fromkeys(row.year for row in self.career.sheets)),
            *(f"article-{story.pk}" for story in self.stories),
            *(f"article-{quote.story}" for quote in self.quotes),
            # Whether a first is the first, and whether he still races, is told by all the seasons there are.
            *("names", "stories", "quotes", "results", "standings", "calendar"),
        ]


def read_driver_page(slug: str, year: str) -> DriverPage | None:
    """With the results of ``year``, of the newest season where it is empty. At most twelve queries.

    None for no driver, and for a year without a result of his.
    """
    driver = find_driver(slug)
    if driver is None:
        return None
    career = read_career(driver)
    shown = next((season for season in career.seasons if year in ("", str(season.year))), None)
    if year and not shown:
        return None
    circuits, teams = circuits_driven(career), teams_driven(career)
    milestones = career_milestones(driver.born_on, career)
    teammates = career_teammates(driver.pk, career)
    is_older = shown is not None and shown is not career.seasons[0]
    return DriverPage(
        driver,
        career,
        shown,
        _results(driver, career, shown) if shown else [],
        career_line(career),
        career_grid(career),
        milestones,
        circuits[:SHOWN],
        len(circuits),
        teams,
        teammates,
        headlines_about_driver(driver.pk),
        quotes_of(driver.pk),
        DriverWords(
            description=descriptions.driver_season(driver, shown)
            if shown and is_older
            else descriptions.driver(driver, career),
            career=career_in_words(driver.name, career),
            line=words.line_in_words(career),
            seasons=words.seasons_in_words(career) if career.seasons else "",
            grid=words.grid_in_words(career.total),
            results=words.results_in_words(shown) if shown else "",
            circuits=words.circuits_in_words(circuits),
            teams=words.teams_in_words(teams, career.total),
            milestones=milestones_in_words(milestones, is_active=career.is_active, is_whole=career.is_whole),
            teammates=teammates_words.career_in_words(driver.name, teammates),
        ),
    )


def _results(driver: Biography, career: Career, season: DriverSeason) -> list[ResultLine]:
    """One query."""
    grid = read_grid(driver.pk, season.year)
    return [_result(row, career, season, *_start(row, grid)) for row in season.rows]


def _start(row: Result, grid: dict) -> tuple[str, str]:
    if row.shared_car:
        return "shared", "Took over a car"
    place = grid.get(row.session)
    if place and place.pit_lane:
        return "PL", "Pit lane"
    return str(place.position or "–") if place else "–", ""


def _result(row: Result, career: Career, season: DriverSeason, start: str, start_title: str) -> ResultLine:
    event, label = career.event(row), Entry.Status(row.status).label
    return ResultLine(
        event=event,
        kind=row.kind,
        day=row.date or event.date,
        team=career.team(row),
        start=start,
        start_title=start_title,
        fastest_lap=row.fastest_lap,
        tone=tone(row.position, row.status, scored=bool(row.points)),
        position=row.position,
        status=row.status,
        fate=f"{label}: {row.reason}" if row.reason else label,
        points=row.points,
        is_dropped=season.drops(row),
    )


def _figures(career: Career) -> Iterator[Figure]:
    total, seasons = career.total, len(career.seasons)
    if titles := career.titles:
        yield _counted("Title", len(titles), is_title=True)
    elif best := career.best_place:
        years = career.best_place_years
        when = f"{len(years)} times" if len(years) > 1 else str(years[0])
        yield Figure("In the championship" if seasons == 1 else "Best championship", ordinal(best), when)
    of_entered = f"of {total.entered} entered" if total.entered > total.starts else ""
    yield _counted("Start", total.starts, f"{seasons} seasons" if seasons > 1 else of_entered)
    if total.wins:
        yield _counted("Win", total.wins, f"{floatformat(total.win_rate, 1)}%")
    if total.podiums:
        yield _counted("Podium", total.podiums, f"{floatformat(total.podium_rate, 1)}%")
    if total.best and not total.wins:
        yield Figure("Best finish", ordinal(total.best))
    if total.poles:
        yield _counted("Pole", total.poles, f"{floatformat(total.pole_rate, 1)}%" if total.starts else "")
    if total.fastest_laps:
        yield _counted("Fastest lap", total.fastest_laps)
    if total.hat_tricks:
        yield _counted("Hat-trick", total.hat_tricks, title="Pole, win and fastest lap in one race")
    if total.sprint_wins:
        yield _counted("Sprint win", total.sprint_wins, f"of {total.sprints}")
    fewer = career.counted_points < total.points
    yield Figure(f"Points, {figure(career.counted_points)} counted" if fewer else "Points", figure(total.points))
    if total.starts > 1 and not total.sprint_wins:
        yield Figure("Classified", str(total.finishes), f"{floatformat(total.finish_rate, 0)}%")


def _counted(what: str, number: int, beside: str = "", *, title: str = "", is_title: bool = False) -> Figure:
    return Figure(what if number == 1 else f"{what}s", str(number), beside, title, is_title)
