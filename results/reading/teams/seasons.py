"""The seasons of a constructor, each in numbers, and what they come to, from the sheets that count. No queries."""

from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from results.reading.sentences.language import figure
from results.reading.teams.places import TeamPlace
from results.reading.teams.races import TeamEntry


@dataclass(slots=True)
class TeamSeason:
    """One season of a constructor: ``engines`` in the order they first raced, ``standings`` with a line for each."""

    year: int
    starts: int = 0
    wins: int = 0
    podiums: int = 0
    poles: int = 0
    fastest_laps: int = 0
    best: int | None = None
    points: Decimal = Decimal(0)
    engines: list[str] = field(default_factory=list)
    standings: list[TeamPlace] = field(default_factory=list)
    is_complete: bool = False

    @property
    def counted(self) -> Decimal:
        """What stands in the championship: without results that did not count, with what was decided afterwards."""
        return sum((standing.points for standing in self.standings), Decimal(0)) if self.standings else self.points

    @property
    def beside_points(self) -> str:
        """What was scored, where it is not what counted: results do not count, or points were given or taken."""
        if self.counted == self.points:
            return ""
        return f"of {figure(self.points)}" if self.counted < self.points else f"with {figure(self.points)} scored"


@dataclass(frozen=True, slots=True)
class Totals:
    """All seasons in numbers; starts are races, not rows of a sheet."""

    seasons: int
    starts: int
    wins: int
    podiums: int
    poles: int
    fastest_laps: int
    best: int | None
    points: Decimal
    counted: Decimal


def team_seasons(entries: Iterable[TeamEntry], championships: Container[int]) -> dict[int, TeamSeason]:
    """By year, newest first. A constructor is credited with what its drivers scored, in the seasons with a
    championship for it, which are the years of ``championships``."""
    by_year: dict[int, list[TeamEntry]] = defaultdict(list)
    for entry in entries:
        by_year[entry.race.year].append(entry)
    return {
        year: _season(year, by_year[year], has_championship=year in championships)
        for year in sorted(by_year, reverse=True)
    }


def _season(year: int, entries: list[TeamEntry], *, has_championship: bool) -> TeamSeason:
    races = [entry for entry in entries if entry.is_race]
    points = sum(entry.points for entry in entries) if has_championship else 0
    return TeamSeason(
        year,
        starts=len({entry.race.grand_prix for entry in races if entry.has_started}),
        wins=len({entry.race.grand_prix for entry in races if entry.is_win}),
        # Two drivers of one shared car are one place on the podium.
        podiums=len({(entry.race.grand_prix, entry.position) for entry in races if entry.is_podium}),
        # Two cars of one team can have set it, to the tenth of a second: each is a fastest lap.
        fastest_laps=sum(entry.fastest_lap for entry in races),
        best=min((entry.position for entry in races if entry.position), default=None),
        points=Decimal(points) / 100,
    )


def totals(seasons: Iterable[TeamSeason]) -> Totals:
    seasons = list(seasons)
    counted = {
        name: sum(getattr(season, name) for season in seasons)
        for name in ("starts", "wins", "podiums", "poles", "fastest_laps")
    }
    best = min((season.best for season in seasons if season.best is not None), default=None)
    points = sum((season.points for season in seasons), Decimal(0))
    in_tables = sum((season.counted for season in seasons), Decimal(0))
    return Totals(
        seasons=sum(season.starts > 0 for season in seasons), best=best, points=points, counted=in_tables, **counted
    )
