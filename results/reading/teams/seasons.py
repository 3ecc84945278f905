"""The seasons of a constructor, each in numbers, and what they come to, from the sheets that count."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Count, F, Min, Q, QuerySet, Sum

from results.models import Championship, Constructor, Entry, Session, Standing
from results.reading.entries import PODIUM_STEP, RACE, SEASON, SESSION, STARTED, race_entries, years_with


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
    standings: list[Standing] = field(default_factory=list)
    is_complete: bool = False

    @property
    def counted(self) -> Decimal:
        """What stands in the championship: without results that did not count, with what was decided afterwards."""
        return sum((standing.points for standing in self.standings), Decimal(0)) if self.standings else self.points


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


def scoring_entries(constructor: Constructor) -> QuerySet[Entry]:
    """The constructor's rows on the current sheets of races and sprints."""
    return race_entries(*Session.SCORING_KINDS).filter(constructor=constructor)


def team_seasons(constructor: Constructor) -> dict[int, TeamSeason]:
    """By year, newest first. One query."""
    # A constructor is credited with what its drivers scored, in the seasons with a championship for it.
    earned = Q(scores__championship=Championship.DRIVERS)
    earned &= Q(**{f"{SEASON}__in": years_with(Championship.CONSTRUCTORS)})
    seasons = (
        scoring_entries(constructor)
        .order_by()
        .values(year=F(SEASON))
        .annotate(
            starts=Count(SESSION, distinct=True, filter=STARTED),
            wins=Count(SESSION, distinct=True, filter=RACE & Q(position=1)),
            podiums=Count(PODIUM_STEP, distinct=True, filter=RACE & Q(position__lte=3)),
            # Two cars of one team can have set it, to the tenth of a second: each is a fastest lap.
            fastest_laps=Count("pk", distinct=True, filter=RACE & Q(fastest_lap=True)),
            best=Min("position", filter=RACE),
            points=Sum("scores__points", filter=earned, default=Decimal(0)),
        )
        .order_by("-year")
    )
    return {row["year"]: TeamSeason(**row) for row in seasons}


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
