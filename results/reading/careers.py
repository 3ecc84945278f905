"""What a driver or a constructor has done, season by season and in all, from the sheets that count."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import groupby

from django.db.models import Count, Exists, F, Max, Min, OuterRef, Q, QuerySet, Subquery, Sum

from results.models import Championship, Constructor, Driver, Entry, GridPosition, Score, Session, Standing
from results.reading.entries import RACE, SEASON, SESSION, STARTED, pole_sitters, race_entries, years_with

# A step of the podium: (session, place) in one number, so that two drivers of one shared car count once for the team.
PODIUM_STEP = F(SESSION) * 10 + F("position")


@dataclass(slots=True)
class SeasonLine:
    """One season of a career. ``standings`` has a line per engine for a constructor."""

    year: int
    starts: int = 0
    wins: int = 0
    podiums: int = 0
    poles: int = 0
    fastest_laps: int = 0
    best: int | None = None
    points: Decimal = Decimal(0)
    lines: list["Line"] = field(default_factory=list)
    standings: list[Standing] = field(default_factory=list)
    is_complete: bool = False

    @property
    def teams(self) -> list["Line"]:
        """One line for each chassis, whatever its engines."""
        return list({line.slug: line for line in self.lines}.values())


@dataclass(frozen=True, slots=True)
class Totals:
    """A career in numbers; starts are races, not rows of a sheet."""

    seasons: int
    starts: int
    wins: int
    podiums: int
    poles: int
    fastest_laps: int
    best: int | None
    points: Decimal


def scoring_entries(**whose) -> QuerySet[Entry]:
    """Current race and sprint entries of a driver or a constructor."""
    return race_entries(*Session.SCORING_KINDS).filter(**whose)


def season_lines(entries: QuerySet[Entry], championship: str) -> dict[int, SeasonLine]:
    """Each season of ``entries`` by year, newest first. One query."""
    podium = RACE & Q(position__lte=3)
    earned = Q(scores__championship=Championship.DRIVERS)
    if championship == Championship.CONSTRUCTORS:
        # A constructor is credited with what its drivers scored, in the seasons with a championship for it.
        earned &= Q(**{f"{SEASON}__in": years_with(championship)})
    podiums = Count(SESSION if championship == Championship.DRIVERS else PODIUM_STEP, distinct=True, filter=podium)
    lines = (
        entries.order_by()
        .values(year=F(SEASON))
        .annotate(
            starts=Count(SESSION, distinct=True, filter=STARTED),
            wins=Count(SESSION, distinct=True, filter=RACE & Q(position=1)),
            podiums=podiums,
            # Two cars of one team can have set it, to the tenth of a second: each is a fastest lap.
            fastest_laps=Count("pk", distinct=True, filter=RACE & Q(fastest_lap=True)),
            best=Min("position", filter=RACE),
            points=Sum("scores__points", filter=earned, default=Decimal(0)),
        )
        .order_by("-year")
    )
    return {line["year"]: SeasonLine(**line) for line in lines}


def totals(lines: Iterable[SeasonLine]) -> Totals:
    lines = list(lines)
    counted = {
        name: sum(getattr(line, name) for line in lines)
        for name in ("starts", "wins", "podiums", "poles", "fastest_laps")
    }
    best = min((line.best for line in lines if line.best is not None), default=None)
    points = sum((line.points for line in lines), Decimal(0))
    return Totals(seasons=sum(line.starts > 0 for line in lines), best=best, points=points, **counted)


def chosen_season(lines: list[SeasonLine], year: str) -> SeasonLine | None:
    """The season asked for, the newest if there is none such; None where there are no seasons."""
    return next((line for line in lines if str(line.year) == year), lines[0] if lines else None)


def driver_poles(driver: Driver) -> dict[int, int]:
    """Pole positions by year. One query."""
    return Counter(row["season"] for row in pole_sitters(driver))


def constructor_poles(constructor: Constructor) -> dict[int, int]:
    """Pole positions of the constructor's cars by year. One query."""
    return Counter(row["season"] for row in pole_sitters() if row["car"] == constructor.pk)


@dataclass(frozen=True, slots=True)
class Drive:
    """A driver's time with a team: the years of the first and the last race sheet, and the starts between."""

    slug: str
    name: str
    first: int
    last: int
    starts: int
    wins: int


def drivers_of(constructor: Constructor) -> list[Drive]:
    """Who has driven for the constructor, the most recent first. One query."""
    drives = (
        race_entries()
        .filter(constructor=constructor)
        .order_by()
        .values(slug=F("driver__slug"), name=F("driver__name"))
        .annotate(
            first=Min(SEASON),
            last=Max(SEASON),
            starts=Count(SESSION, distinct=True, filter=STARTED),
            wins=Count(SESSION, distinct=True, filter=RACE & Q(position=1)),
        )
        .order_by("-last", "-starts", "slug")
    )
    return [Drive(**drive) for drive in drives]


@dataclass(frozen=True, slots=True)
class Line:
    """A chassis with an engine, as the championship knows it, in the races of one season."""

    slug: str
    chassis: str
    engine: str


def lines_driven(entries: QuerySet[Entry]) -> dict[int, list[Line]]:
    """The chassis and engines of ``entries`` by year, each season's in the order they first raced. One query."""
    found = (
        entries.order_by()
        .values(
            year=F(SEASON),
            slug=F("constructor__slug"),
            chassis=F("constructor__name"),
            maker=F("engine__name"),
        )
        .annotate(since=Min("classification__session__grand_prix__date"))
        .order_by("-year", "since", "slug", "maker")
    )
    lines: dict[int, list[Line]] = defaultdict(list)
    for row in found:
        lines[row["year"]].append(Line(row["slug"], row["chassis"], row["maker"]))
    return dict(lines)


def results_of(entries: QuerySet[Entry], year: int, championship: str) -> list[Entry]:
    """The ``entries`` of a season by date, each with ``points``, ``is_dropped``, ``grid`` and ``from_pit_lane``.

    One query.
    """
    place = GridPosition.objects.filter(session=OuterRef(SESSION), driver=OuterRef("driver"))
    earned = Sum("scores__points", filter=Q(scores__championship=championship))
    dropped = Score.objects.filter(entry=OuterRef("pk"), championship=championship, counted=False)
    season = entries.filter(classification__session__grand_prix__season=year)
    return list(
        season.annotate(
            points=earned,
            is_dropped=Exists(dropped),
            grid=Subquery(place.values("position")[:1]),
            from_pit_lane=Subquery(place.values("pit_lane")[:1]),
        )
        .select_related("driver", "constructor", "engine", "classification__session__grand_prix")
        .order_by("classification__session__grand_prix__date", "-classification__session__kind", "line")
    )


@dataclass(slots=True)
class RaceResult:
    """The cars of a constructor in one race or sprint."""

    session: Session
    entries: list[Entry]

    @property
    def points(self) -> Decimal:
        return sum((entry.points or Decimal(0) for entry in self.entries), Decimal(0))

    @property
    def is_dropped(self) -> bool:
        """The points do not count: the season counts only so many results."""
        return any(entry.is_dropped for entry in self.entries)


def race_by_race(entries: Iterable[Entry]) -> list[RaceResult]:
    """Entries that stand race by race, as ``results_of`` gives them, put together."""
    races = groupby(entries, key=lambda entry: entry.classification.session)
    return [RaceResult(session, list(cars)) for session, cars in races]


def age(born_on: date | None, day: date | None) -> int | None:
    """Whole years from birth to ``day``; None where either is unknown."""
    if born_on is None or day is None:
        return None
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))
