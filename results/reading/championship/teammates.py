"""Teammates held against each other, from the sheets that count.

What counts, and what the pages say in a line:

- Two drivers are teammates on a weekend whose sheets (qualifying, sprint, race) name both with cars of one constructor
  and, where the entry list of the season knows them, of one entrant: Moss in Walker's Cooper was no teammate of
  Brabham's in the works'. Who changes teams has other teammates from then on; of three drivers each pair counts.
- Qualifying goes to the one with the better place; one who took part and set no time is behind one with a place. A race
  goes to the better place where both are classified: nobody is ahead where one retired, or in a car they shared. Of
  several cars of a driver the best counts.
- Points are all that each scored in the races and sprints of those weekends, those of dropped results too.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations

from django.db.models import Count, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery

from results.models import Championship, Classification, Drive, Driver, Entry, GrandPrix, Session
from results.parsing.rounds import read_rounds
from results.reading.calendars import Calendar
from results.reading.entries import GRAND_PRIX, SEASON, current_entries
from results.reading.short_names import short_names

KINDS = (Session.Kind.QUALIFYING, Session.Kind.SPRINT, Session.Kind.RACE)
_NO_PLACE = 10_000


@dataclass(slots=True)
class Side:
    """One of two teammates: how often ahead in qualifying and in races, and the points of the weekends together."""

    slug: str
    name: str
    short_name: str
    qualifying: int = 0
    races: int = 0
    points: Decimal = Decimal(0)


@dataclass(slots=True)
class Teammates:
    """Two drivers of a team in a season, and the number of weekends together."""

    year: int
    team_slug: str
    team_name: str
    first: Side
    second: Side
    weekends: int = 0

    @property
    def qualifying(self) -> tuple[int, int]:
        return self.first.qualifying, self.second.qualifying

    @property
    def races(self) -> tuple[int, int]:
        return self.first.races, self.second.races

    @property
    def points(self) -> tuple[Decimal, Decimal]:
        return self.first.points, self.second.points

    def turned(self) -> "Teammates":
        """The same, seen from the other side."""
        return Teammates(self.year, self.team_slug, self.team_name, self.second, self.first, self.weekends)


@dataclass(slots=True)
class _Weekend:
    """The cars of a team at a Grand Prix, by driver."""

    year: int
    cars: dict[int, list[dict]] = field(default_factory=lambda: defaultdict(list))


def teammates_of_season(calendar: Calendar, until: GrandPrix, order: Iterable[int]) -> list[Teammates]:
    """All pairs up to the Grand Prix ``until``; teams and sides in the ``order`` of the drivers' ids. Two queries."""
    grands_prix = calendar.grands_prix[: calendar.grands_prix.index(until) + 1]
    sheets = Classification.objects.current().filter(
        session__grand_prix__in=[grand_prix.pk for grand_prix in grands_prix], session__kind__in=KINDS
    )
    ranks = {driver: rank for rank, driver in enumerate(order)}
    found: dict[tuple[int, int, int], Teammates] = {}
    for (_, constructor, _), weekend in _weekends(Entry.objects.filter(classification__in=sheets.order_by())).items():
        in_order = sorted(weekend.cars, key=lambda driver: (ranks.get(driver, len(ranks)), driver))
        for first, second in combinations(in_order, 2):
            _count(found, (constructor, first, second), weekend, first, second)
    best: dict[int, int] = {}
    for constructor, first, _ in found:
        best[constructor] = min(best.get(constructor, len(ranks)), ranks.get(first, len(ranks)))

    def place(pair: tuple[int, int, int]) -> tuple[int, ...]:
        constructor, *drivers = pair
        of_drivers = [ranks.get(driver, len(ranks)) for driver in drivers]
        return best[constructor], constructor, -found[pair].weekends, *of_drivers

    pairs = [found[pair] for pair in sorted(found, key=place)]
    _tell_apart(pairs)
    return pairs


def longest_together(pairs: Iterable[Teammates], most: int) -> tuple[list[Teammates], int]:
    """At most so many of the pairs, and the least number of weekends together among all that were considered."""
    least, shown = 1, list(pairs)
    while len(shown) > most:
        least += 1
        shown = [pair for pair in shown if pair.weekends >= least]
    return shown, least


def teammates_of_driver(driver: Driver) -> list[Teammates]:
    """The teammates of a career, the driver always first: newest season first, then most weekends. Two queries."""
    own = current_entries().filter(driver=driver, classification__session__kind__in=KINDS)
    same_car = {"classification__entries__driver": driver, "classification__entries__constructor": F("constructor")}
    beside = Entry.objects.filter(classification__in=own.order_by().values("classification"), **same_car)
    found: dict[tuple[int, int, int], Teammates] = {}
    for (_, constructor, _), weekend in _weekends(beside).items():
        for other in weekend.cars if driver.pk in weekend.cars else ():
            if other != driver.pk:
                _count(found, (weekend.year, constructor, other), weekend, driver.pk, other)
    return sorted(found.values(), key=lambda pair: (-pair.year, -pair.weekends, pair.second.name))


def _weekends(entries: QuerySet[Entry]) -> dict[tuple[int, int, int | None], _Weekend]:
    """The weekends of each team, by Grand Prix, constructor and entrant. Two queries."""
    cars = _cars(entries)
    known: dict[tuple[int, int], set[int]] = defaultdict(set)
    for car in cars:
        if car["entrant"]:
            known[car["grand_prix"], car["constructor"]].add(car["entrant"])
    weekends: dict[tuple[int, int, int | None], _Weekend] = {}
    for car in cars:
        team = car["grand_prix"], car["constructor"]
        # Whom the entry list leaves out drove for the only entrant there was.
        entrant = car["entrant"] or (next(iter(known[team])) if len(known[team]) == 1 else None)
        weekends.setdefault((*team, entrant), _Weekend(car["year"])).cars[car["driver"]].append(car)
    return weekends


def _cars(entries: QuerySet[Entry]) -> list[dict]:
    """Each entry once, with its ``entrant``: of a driver's several in a season the one who entered that round.

    Two queries.
    """
    earlier = GrandPrix.objects.counting().filter(season=OuterRef(SEASON), date__lte=OuterRef(f"{GRAND_PRIX}__date"))
    rows = (
        entries.annotate(
            score=FilteredRelation("scores", condition=Q(scores__championship=Championship.DRIVERS)),
        )
        .order_by()
        .values(
            "pk",
            "driver",
            "constructor",
            "position",
            "status",
            kind=F("classification__session__kind"),
            grand_prix=F(GRAND_PRIX),
            year=F(SEASON),
            round_number=Subquery(earlier.order_by().values("season").annotate(number=Count("pk")).values("number")),
            points=F("score__points"),
            slug=F("driver__slug"),
            name=F("driver__name"),
            last_name=F("driver__last_name"),
            team_slug=F("constructor__slug"),
            team_name=F("constructor__name"),
        )
    )
    cars = list({row["pk"]: row for row in rows}.values())
    _add_entrants(cars)
    return cars


def _add_entrants(cars: list[dict]) -> None:
    """One query."""
    drives: dict[tuple[int, int, int], list[tuple[int, str]]] = defaultdict(list)
    listed = Drive.objects.filter(
        season__in={car["year"] for car in cars}, constructor__in={car["constructor"] for car in cars}
    )
    columns = ("season", "constructor", "driver", "entrant", "rounds")
    for *who, entrant, rounds in listed.filter(test_driver=False).order_by("pk").values_list(*columns):
        drives[tuple(who)].append((entrant, rounds))
    for car in cars:
        own = drives.get((car["year"], car["constructor"], car["driver"]), [])
        there = [entrant for entrant, rounds in own if car["round_number"] in read_rounds(rounds)]
        car["entrant"] = next(iter(there or [entrant for entrant, _ in own]), None)


def _count(found: dict, key: tuple[int, int, int], weekend: _Weekend, first: int, second: int) -> Teammates:
    """Add a weekend to the pair under ``key``."""
    cars, others = weekend.cars[first], weekend.cars[second]
    if key not in found:
        team = cars[0]
        found[key] = Teammates(weekend.year, team["team_slug"], team["team_name"], _side(cars[0]), _side(others[0]))
    pair = found[key]
    pair.weekends += 1
    for kind, name in ((Session.Kind.QUALIFYING, "qualifying"), (Session.Kind.RACE, "races")):
        place, other = _best(cars, kind), _best(others, kind)
        if place and other and place != other:
            ahead = pair.first if place < other else pair.second
            setattr(ahead, name, getattr(ahead, name) + 1)
    for side, driven in ((pair.first, cars), (pair.second, others)):
        side.points += sum((car["points"] for car in driven if car["points"]), Decimal(0))
    return pair


def _tell_apart(pairs: Iterable[Teammates]) -> None:
    sides = [side for pair in pairs for side in (pair.first, pair.second)]
    names = short_names((side.name, side.short_name) for side in sides)
    for side in sides:
        side.short_name = names[side.name]


def _side(car: dict) -> Side:
    return Side(car["slug"], car["name"], car["last_name"] or car["name"])


def _best(cars: list[dict], kind: str) -> int | None:
    no_time = Entry.Status.NOT_CLASSIFIED if kind == Session.Kind.QUALIFYING else None
    places = [car["position"] or (car["status"] == no_time and _NO_PLACE) for car in cars if car["kind"] == kind]
    return min(filter(None, places), default=None)
