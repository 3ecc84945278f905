"""What the pages of constructors show: of all of them, and of one."""

from collections.abc import Sequence
from dataclasses import dataclass

from f1site import clock
from f1site.facts import season_key
from results.charts.places import PlacesChart
from results.facts import CALENDAR, RESULTS, STANDINGS
from results.reading.annals import read_annals
from results.reading.credits import Credit, distinct
from results.reading.headlines import Headline, headlines_about_team
from results.reading.initials import by_initial
from results.reading.milestones import has_runs
from results.reading.season_ends import season_ends
from results.reading.sentences import descriptions
from results.reading.sentences import team as told
from results.reading.sentences.language import counted
from results.reading.sentences.milestones import milestones_in_words
from results.reading.sentences.team_index import champions_in_words, leader_in_words, teams_in_words
from results.reading.teams.decades import FEW, Decade
from results.reading.teams.index import RosterLine, TeamLine, champions, read_roster, read_team_index
from results.reading.teams.line import team_line
from results.reading.teams.record import TeamRecord, read_team
from results.reading.teams.results import RaceResult, season_results
from results.reading.teams.seasons import TeamSeason
from results.reading.teams.team import Team, teams_called

# Whatever is told of all time changes with any sheet, table or calendar.
OF_ALL_TIME = (RESULTS, STANDINGS, CALENDAR)


@dataclass(frozen=True, slots=True)
class TeamsPage:
    """``groups`` are all by initial, ``standings`` the lines of the newest table there is, that of ``year``."""

    lines: Sequence[TeamLine]
    groups: list[tuple[str, list[TeamLine]]]
    champions: list[TeamLine]
    champions_words: str
    teams_words: str
    year: int | None
    standings: list[RosterLine]
    leader_words: str
    credits: list[Credit]

    @property
    def count(self) -> str:
        return counted(len(self.lines), "team")

    facts = OF_ALL_TIME

    @property
    def is_all_in_table(self) -> bool:
        """One season with everybody in its table: the champion and the alphabet would name them again."""
        return len({line.slug for line in self.standings}) == len(self.lines) and len(self.champions) < 2


def read_teams_page() -> TeamsPage:
    """Seven queries."""
    lines, annals = read_team_index(), read_annals()
    won = champions(lines)
    year, standings = read_roster(season_ends())
    return TeamsPage(
        lines,
        by_initial(lines, lambda line: line.name),
        won,
        champions_in_words(won, annals),
        teams_in_words(lines, annals),
        year,
        standings,
        leader_in_words(standings, is_complete=any(year in line.titles for line in won)),
        annals.credits(),
    )


@dataclass(frozen=True, slots=True)
class TeamWords:
    """The sentence that goes with each part of the page; empty where there is nothing to say."""

    team: str
    lineage: str
    places: str
    drivers: str
    others: str
    milestones: str
    engines: str
    circuits: str
    seasons: str
    results: str
    description: str


@dataclass(frozen=True, slots=True)
class TeamPage:
    """``shown`` is the season whose results stand on it; ``decades`` come with their words where there are many."""

    team: Team
    record: TeamRecord
    shown: TeamSeason | None
    races: list[RaceResult]
    decades: list[tuple[Decade, str]]
    chart: PlacesChart | None
    stories: list[Headline]
    words: TeamWords
    credits: list[Credit]

    @property
    def of_season(self) -> TeamSeason | None:
        """The season it is about, where it is an older one."""
        return None if self.shown == self.record.newest else self.shown

    @property
    def title(self) -> str:
        if self.of_season:
            return f"{self.team.name} in {self.of_season.year}: results"
        years = f", {self.record.years}" if self.record.years else ""
        return f"{self.team.name}{years}: seasons, drivers and results"

    @property
    def kicker(self) -> str:
        country = self.team.country.country if self.team.country else ""
        return " · ".join(filter(None, [country, self.record.years]))

    @property
    def address(self) -> str:
        """The one address it has: the newest season needs no mention."""
        address = self.team.get_absolute_url()
        return f"{address}?season={self.of_season.year}" if self.of_season else address

    @property
    def is_brief(self) -> bool:
        """One season with one engine: its results say what a table of one line would."""
        return len(self.record.lines) == len(self.record.engines) == 1

    @property
    def has_runs(self) -> bool:
        return has_runs(self.record.milestones)

    @property
    def facts(self) -> list[str]:
        steps = self.record.lineage.steps if self.record.lineage else []
        return [
            f"constructor-{self.team.pk}",
            *(f"constructor-{step.constructor}" for step in steps),
            *(season_key(line.year) for line in self.record.lines),
            *(f"article-{story.pk}" for story in self.stories),
            "stories",
            *OF_ALL_TIME,
        ]


def read_team_page(slug: str, year: str) -> TeamPage | None:
    """With the results of ``year``, of the newest season where it is empty. Twelve queries.

    None for no team, and for a year that is no season of its.
    """
    team = next(iter(teams_called(slug=slug, at=clock.now())), None)
    record = read_team(team) if team else None
    if team is None or record is None:
        return None
    shown = next((line for line in record.lines if year in ("", str(line.year))), None)
    if year and not shown:
        return None
    races = {entry.race.sheet: entry.race for entry in record.entries if shown and entry.race.year == shown.year}
    return TeamPage(
        team,
        record,
        shown,
        season_results(team, races.values(), shown.standings if shown else []),
        [(decade, told.seasons_in_words(decade.lines, decade.titles)) for decade in record.decades]
        if len(record.lines) > FEW
        else [],
        team_line(record),
        headlines_about_team(team.pk),
        _words(team, record, shown),
        distinct(record.annals.credits({line.year for line in record.lines}), [team.owner]),
    )


def _words(team: Team, record: TeamRecord, shown: TeamSeason | None) -> TeamWords:
    timeline = record.timeline
    return TeamWords(
        team=told.team_in_words(record),
        lineage=told.lineage_in_words(record.lineage) if record.lineage else "",
        places=told.places_in_words(record.final_places),
        drivers=told.drivers_in_words(timeline) if timeline else "",
        others=told.others_in_words(timeline.others) if timeline else "",
        milestones=milestones_in_words(record.milestones, is_active=record.is_active, is_whole=record.is_whole),
        engines=told.engines_in_words(record.engines),
        circuits=told.circuits_in_words(record.circuits),
        seasons=told.seasons_in_words(record.lines, record.titles),
        results=told.season_results_in_words(shown) if shown else "",
        description=descriptions.team_season(team, shown)
        if shown and shown != record.newest
        else descriptions.team(team, record),
    )
