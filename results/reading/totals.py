"""The totals of every driver and of every constructor, each in a fixed number of queries.

What counts: a race is started unless its row says that it was not (``NEVER_STARTED``); a win or podium in a shared car
counts for each of its drivers, and once for the team; a driver with two cars in one race has one start, one podium.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Q, Sum

from results.models import Championship, Constructor, Score, Session, Standing
from results.reading.calendars import complete_seasons
from results.reading.championship.tables import newest_tables
from results.reading.entries import HAS_STARTED, PODIUM_STEP, SEASON, pole_sitters, race_entries, years_with


@dataclass(slots=True)
class CareerTotals:
    """``championship_points`` are those in the last table of each season.

    ``points`` are all that were scored; a constructor has those of its drivers, from its first championship on.
    """

    entries: int = 0
    starts: int = 0
    wins: int = 0
    podiums: int = 0
    poles: int = 0
    fastest_laps: int = 0
    points: Decimal = Decimal(0)
    championship_points: Decimal = Decimal(0)
    titles: int = 0
    sprint_starts: int = 0
    sprint_wins: int = 0


def driver_totals() -> dict[str, CareerTotals]:
    """By slug of the driver; who was never entered for a race is left out. Seven queries."""
    return _totals(Championship.DRIVERS)


def constructor_totals() -> dict[str, CareerTotals]:
    """By slug of the constructor, whatever its engines. Eight queries."""
    return _totals(Championship.CONSTRUCTORS)


def _totals(championship: str) -> dict[str, CareerTotals]:
    who = "driver" if championship == Championship.DRIVERS else "constructor"
    totals: dict[str, CareerTotals] = defaultdict(CareerTotals)
    counted = [_races(who), _sprints(who), _points(who, championship), _championships(who, championship)]
    for rows in (*counted, _poles(who)):
        for row in rows:
            total = totals[row.pop("slug")]
            for name, value in row.items():
                setattr(total, name, value)
    return dict(totals)


def _races(who: str) -> Iterable[Any]:
    return (
        race_entries()
        .order_by()
        .values(slug=F(f"{who}__slug"))
        .annotate(
            entries=Count("classification", distinct=True),
            starts=Count("classification", distinct=True, filter=HAS_STARTED),
            wins=Count("classification", distinct=True, filter=Q(position=1)),
            podiums=Count(
                "classification" if who == "driver" else PODIUM_STEP, distinct=True, filter=Q(position__lte=3)
            ),
            fastest_laps=Count("pk", filter=Q(fastest_lap=True)),
        )
    )


def _sprints(who: str) -> Iterable[Any]:
    return (
        race_entries(Session.Kind.SPRINT)
        .order_by()
        .values(slug=F(f"{who}__slug"))
        .annotate(
            sprint_starts=Count("classification", distinct=True, filter=HAS_STARTED),
            sprint_wins=Count("classification", distinct=True, filter=Q(position=1)),
        )
    )


def _points(who: str, championship: str) -> Iterable[Any]:
    entries = race_entries(*Session.SCORING_KINDS)
    if who == "constructor":
        # A constructor is credited with what its drivers scored, in the seasons with a championship for it.
        entries = entries.filter(**{f"{SEASON}__in": years_with(championship)})
    scores = Score.objects.filter(championship=Championship.DRIVERS, entry__in=entries.order_by())
    return scores.order_by().values(slug=F(f"entry__{who}__slug")).annotate(points=Sum("points"))


def _championships(who: str, championship: str) -> Iterable[dict]:
    """Points and titles from the last table of each season. Three queries."""
    years = {pk: year for year, pk in newest_tables(championship).items()}
    complete = complete_seasons()
    points: dict[str, Decimal] = defaultdict(Decimal)
    titles: Counter[str] = Counter()
    lines = Standing.objects.filter(table__in=list(years)).values_list("table", f"{who}__slug", "points", "position")
    for table, slug, earned, position in lines:
        points[slug] += earned
        titles[slug] += position == 1 and years[table] in complete
    return [{"slug": slug, "championship_points": points[slug], "titles": titles[slug]} for slug in points]


def _poles(who: str) -> Iterable[dict]:
    """One query for drivers, two for constructors."""
    if who == "driver":
        counted = Counter(row["slug"] for row in pole_sitters(with_cars=False))
    else:
        slugs = dict(Constructor.objects.order_by().values_list("pk", "slug"))
        counted = Counter(slugs[row["car"]] for row in pole_sitters() if row["car"])
    return [{"slug": slug, "poles": count} for slug, count in counted.items()]
