"""Everything the page of a constructor shows of its history."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from f1site.shared import shared
from results.reading.annals import Annals, read_annals
from results.reading.milestones import Milestone, told
from results.reading.season_ends import season_ends
from results.reading.sentences.years import title_years
from results.reading.teams.best_circuits import CircuitRecord, circuit_records
from results.reading.teams.decades import Decade, by_decade
from results.reading.teams.engines import WithEngine, engines_raced
from results.reading.teams.figures import Figure, figures
from results.reading.teams.lineage import Lineage, read_lineage
from results.reading.teams.milestones import team_milestones
from results.reading.teams.places import season_places
from results.reading.teams.races import TeamEntry, drivers_of, engines_by_year, read_races, team_entries, team_poles
from results.reading.teams.seasons import TeamSeason, Totals, team_seasons, totals
from results.reading.teams.team import Team
from results.reading.teams.timeline import Timeline, team_drives, team_timeline
from results.reading.year_runs import printed_years, year_runs


class Champion(NamedTuple):
    """The drivers' champion of a year, who raced for the constructor then."""

    year: int
    slug: str
    name: str


@dataclass(slots=True)
class TeamRecord:
    """``lines`` have the newest season first; ``titles`` are the years of its own, ``champions`` those of drivers.

    ``is_active``: entered in the newest season raced.
    """

    team: Team
    lines: list[TeamSeason]
    entries: list[TeamEntry]
    totals: Totals
    titles: list[int]
    champions: list[Champion]
    timeline: Timeline | None
    circuits: list[CircuitRecord]
    lineage: Lineage | None
    milestones: list[Milestone] = field(default_factory=list)
    engines: list[WithEngine] = field(default_factory=list)
    is_active: bool = False
    annals: Annals = field(default_factory=Annals)

    @property
    def is_whole(self) -> bool:
        """No earlier season is missing, so that its first race here was the first."""
        return self.annals.is_whole

    @property
    def newest(self) -> TeamSeason | None:
        return self.lines[0] if self.lines else None

    @property
    def figures(self) -> list[Figure]:
        return list(figures(self))

    @property
    def decades(self) -> list[Decade]:
        return by_decade(self.lines, self.titles)

    @property
    def years(self) -> str:
        """``1954–1955, 2010–2026``, or only the first and the last where there are many gaps."""
        runs = year_runs(line.year for line in self.lines)
        return printed_years(line.year for line in self.lines) if len(runs) <= 3 else f"{runs[0][0]}–{runs[-1][1]}"

    @property
    def champions_by_driver(self) -> list[tuple[str, str, str]]:
        """(name, slug, years) of each drivers' champion, in the order of their first titles."""
        years: dict[tuple[str, str], list[int]] = defaultdict(list)
        for champion in self.champions:
            years[champion.name, champion.slug].append(champion.year)
        return [(name, slug, title_years(won)) for (name, slug), won in years.items()]

    @property
    def one_twos(self) -> int:
        """Races that two of its cars ended first and second."""
        first = {entry.race for entry in self.entries if entry.is_win}
        return len(first & {entry.race for entry in self.entries if entry.is_race and entry.position == 2})

    @property
    def has_engines(self) -> bool:
        """It raced with several makers': one that a private owner tried at a race or two is no chapter of its own."""
        starts = sorted(engine.starts for engine in self.engines)
        return len(starts) > 1 and 20 * sum(starts[:-1]) >= sum(starts)

    @property
    def title_years(self) -> str:
        return title_years(self.titles)

    @property
    def final_places(self) -> dict[int, int | None]:
        """``places`` of the seasons that are over."""
        return {
            line.year: place for line, place in zip(self.lines, self.places.values(), strict=True) if line.is_complete
        }

    @property
    def places(self) -> dict[int, int | None]:
        """The place of each season, of its best line where it had several engines; None: it has none."""
        return {line.year: min((s.position for s in line.standings if s.position), default=None) for line in self.lines}


@shared
def read_team(team: Team) -> TeamRecord:
    """Eight queries. Of all seasons: whichever of them a page then shows the results of."""
    entries = team_entries(team, read_races())
    poles, drivers = team_poles(entries), drivers_of(entries)
    ends = {end.year: end for end in season_ends()}
    lines = team_seasons(entries, {end.year for end in ends.values() if end.constructors})
    (places, first), engines = season_places(team, ends.values()), engines_by_year(entries)
    on_pole = Counter(pole.year for pole in poles)
    for year, line in lines.items():
        line.poles = on_pole[year]
        line.engines = engines[year]
        line.standings = places.get(year, [])
        line.is_complete = not ends[year].is_open
    known = read_annals()
    complete = [year for year, line in lines.items() if line.is_complete]
    drove = {(entry.race.year, entry.driver) for entry in entries if entry.has_started}
    won: dict[int, list[int]] = defaultdict(list)
    for year, driver in first:
        if (year, driver) in drove and lines[year].is_complete:
            won[driver].append(year)
    return TeamRecord(
        team=team,
        lines=list(lines.values()),
        entries=entries,
        totals=totals(lines.values()),
        titles=sorted(year for year in complete if any(s.position == 1 for s in lines[year].standings)),
        champions=sorted(
            Champion(year, drivers[driver].slug, drivers[driver].name)
            for driver, years in won.items()
            for year in years
        ),
        timeline=team_timeline(team_drives(entries, poles, drivers, won)),
        circuits=circuit_records(entries, poles),
        lineage=read_lineage(team, year_runs(lines)),
        milestones=told(team_milestones(entries, poles, known), is_whole=known.is_whole),
        engines=engines_raced(entries),
        is_active=known.newest in lines,
        annals=known,
    )
