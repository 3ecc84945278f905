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

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import combinations
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol

from django.db.models import QuerySet

from f1site.prepared import prepared
from f1site.shared import shared
from results.models import Drive, Entry, Session
from results.parsing.rounds import read_rounds
from results.reading.championship.cars import SeasonCars
from results.reading.drivers.biography import everyone
from results.reading.people import all_teams
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


class Car(NamedTuple):
    """A row of a sheet that counts; the Grand Prix, driver and constructor by id. ``points`` for the drivers' title."""

    grand_prix: int
    year: int
    kind: str
    driver: int
    constructor: int
    position: int | None
    status: str
    points: Decimal | None


class _Drive(NamedTuple):
    season: int
    constructor: int
    driver: int
    entrant: int
    rounds: str


class Held(Protocol):
    """A Grand Prix, as a row or as a value."""

    @property
    def pk(self) -> int: ...
    @property
    def date(self) -> date | None: ...
    @property
    def is_cancelled(self) -> bool: ...


@dataclass(slots=True)
class _Came:
    """What a driver came to on a weekend with a team: the best places, and all points."""

    qualifying: int | None = None
    race: int | None = None
    points: Decimal = Decimal(0)


_Weekends = dict[tuple[int, int, int, int | None], dict[int, _Came]]  # by year, Grand Prix, team, entrant; then driver


@dataclass(slots=True)
class _Score:
    """How often one of two was ahead, and the points of the weekends together."""

    qualifying: int = 0
    races: int = 0
    points: Decimal = Decimal(0)


@dataclass(slots=True)
class _Pair:
    weekends: int = 0
    first: _Score = field(default_factory=_Score)
    second: _Score = field(default_factory=_Score)


_Pairs = dict[tuple[int, int, int, int], _Pair]  # by year, constructor and both drivers


@prepared(_Drive)
def _drives() -> QuerySet[Drive, Any]:
    return Drive.objects.filter(test_driver=False).order_by("pk").values(*_Drive._fields)


_Entered = Mapping[int, Sequence[tuple[int, frozenset[int]]]]  # by driver: the entrants, each with the rounds


@shared
def _several_entrants() -> Mapping[tuple[int, int], _Entered]:
    """Who entered each driver, by year and constructor, where it was not the same entrant for all. One query."""
    found: dict[tuple[int, int], dict[int, list[tuple[int, frozenset[int]]]]] = defaultdict(lambda: defaultdict(list))
    entrants: dict[tuple[int, int], set[int]] = defaultdict(set)
    for year, constructor, driver, entrant, rounds in _drives():
        found[year, constructor][driver].append((entrant, read_rounds(rounds)))
        entrants[year, constructor].add(entrant)
    return MappingProxyType({key: dict(found[key]) for key, each in entrants.items() if len(each) > 1})


def teammates_of_season(found_in: SeasonCars, until: Held, order: Iterable[int | None]) -> list[Teammates]:
    """All pairs up to the Grand Prix ``until``; teams and sides in the ``order`` of the drivers' ids. One query."""
    calendar = found_in.calendar
    at = [grand_prix.pk for grand_prix in calendar.grands_prix].index(until.pk)
    held = {grand_prix.pk for grand_prix in calendar.grands_prix[: at + 1]}
    year, points = calendar.season.year, found_in.points
    cars = [
        Car(
            *(sheet.grand_prix, year, sheet.kind, row.driver, row.constructor),
            *(row.position, row.status, points.get(row.entry)),
        )
        for sheet, rows in found_in.current(KINDS, held)
        for row in rows
    ]
    ranks = {driver: rank for rank, driver in enumerate(order)}
    found: _Pairs = defaultdict(_Pair)
    for (year, _, constructor, _), came in _weekends(cars, round_numbers(calendar.grands_prix)).items():
        in_order = sorted(came, key=lambda driver: (ranks.get(driver, len(ranks)), driver))
        for first, second in combinations(in_order, 2):
            _count(found[year, constructor, first, second], came[first], came[second])
    best: dict[int, int] = {}
    for _, constructor, first, _ in found:
        best[constructor] = min(best.get(constructor, len(ranks)), ranks.get(first, len(ranks)))

    def place(pair: tuple[int, int, int, int]) -> tuple[int, ...]:
        _, constructor, *drivers = pair
        of_drivers = [ranks.get(driver, len(ranks)) for driver in drivers]
        return best[constructor], constructor, -found[pair].weekends, *of_drivers

    pairs = _named({key: found[key] for key in sorted(found, key=place)}, found_in.drivers, found_in.teams)
    _tell_apart(pairs)
    return pairs


def longest_together(pairs: Iterable[Teammates], most: int) -> tuple[list[Teammates], int]:
    """At most so many of the pairs, and the least number of weekends together among all that were considered."""
    least, shown = 1, list(pairs)
    while len(shown) > most:
        least += 1
        shown = [pair for pair in shown if pair.weekends >= least]
    return shown, least


def teammates_of(driver: int, cars: list[Car], rounds: Mapping[int, int | None]) -> list[Teammates]:
    """Of all the cars of a driver's teams on his weekends, the driver always first: newest season first, then most
    weekends. ``rounds`` are the numbers of the Grands Prix, by id. Three queries.
    """
    found: _Pairs = defaultdict(_Pair)
    for (year, _, constructor, _), came in _weekends(cars, rounds).items():
        if own := came.pop(driver, None):
            for other, theirs in came.items():
                _count(found[year, constructor, driver, other], own, theirs)
    return sorted(
        _named(found, everyone(), all_teams()), key=lambda pair: (-pair.year, -pair.weekends, pair.second.name)
    )


def round_numbers(season: Iterable[Held]) -> dict[int, int]:
    """The number of each Grand Prix of a season that has a date, by id."""
    season = list(season)
    days = sorted(each.date for each in season if each.date and not each.is_cancelled)
    return {each.pk: bisect_right(days, each.date) for each in season if each.date}


def _weekends(cars: list[Car], rounds: Mapping[int, int | None]) -> _Weekends:
    """The weekends of each team and each of its entrants. One query."""
    several = _several_entrants()
    entrant_of = _entrants([car for car in cars if (car.year, car.constructor) in several], several, rounds)
    weekends: _Weekends = defaultdict(dict)
    qualifying, race, no_time = (
        Session.Kind.QUALIFYING.value,
        Session.Kind.RACE.value,
        Entry.Status.NOT_CLASSIFIED.value,
    )
    for grand_prix, year, kind, driver, constructor, position, status, points in cars:
        is_several = (year, constructor) in several
        entrant = entrant_of(grand_prix, year, constructor, driver) if is_several else None
        there = weekends[year, grand_prix, constructor, entrant]
        came = there.get(driver) or there.setdefault(driver, _Came())
        if points:
            came.points += points
        if kind == qualifying:
            if position or status == no_time:
                came.qualifying = min(position or _NO_PLACE, came.qualifying or _NO_PLACE)
        elif position and kind == race:
            came.race = min(position, came.race or position)
    return weekends


def _entrants(
    cars: list[Car], several: Mapping[tuple[int, int], _Entered], rounds: Mapping[int, int | None]
) -> Callable[[int, int, int, int], int | None]:
    """Who entered a driver with a constructor at a Grand Prix: of several in a season the one who entered that round.

    Whom the entry list leaves out drove for the only entrant there was.
    """
    there: dict[tuple[int, int], set[int]] = defaultdict(set)  # the drivers, by Grand Prix and constructor
    for car in cars:
        there[car.grand_prix, car.constructor].add(car.driver)

    def listed(grand_prix: int, driver: int, entered: _Entered) -> int | None:
        own = entered.get(driver, ())
        in_round = [entrant for entrant, numbers in own if rounds.get(grand_prix) in numbers]
        return next(iter(in_round or [entrant for entrant, _ in own]), None)

    def entrant_of(grand_prix: int, year: int, constructor: int, driver: int) -> int | None:
        entered = several[year, constructor]
        if (entrant := listed(grand_prix, driver, entered)) is not None:
            return entrant
        found = {listed(grand_prix, each, entered) for each in there[grand_prix, constructor]} - {None}
        return next(iter(found)) if len(found) == 1 else None

    return entrant_of


def _count(pair: _Pair, first: _Came, second: _Came) -> None:
    """Add a weekend to the pair."""
    pair.weekends += 1
    if first.qualifying and second.qualifying and first.qualifying != second.qualifying:
        (pair.first if first.qualifying < second.qualifying else pair.second).qualifying += 1
    if first.race and second.race and first.race != second.race:
        (pair.first if first.race < second.race else pair.second).races += 1
    pair.first.points += first.points
    pair.second.points += second.points


class _Driver(Protocol):
    @property
    def slug(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def last_name(self) -> str: ...


class _Team(Protocol):
    @property
    def slug(self) -> str: ...
    @property
    def name(self) -> str: ...


def _named(found: _Pairs, people: Mapping[int, _Driver], teams: Mapping[int, _Team]) -> list[Teammates]:
    """In the order given."""
    named = []
    for (year, constructor, *both), pair in found.items():
        team = teams[constructor]
        first, second = (
            Side(who.slug, who.name, who.last_name or who.name, score.qualifying, score.races, score.points)
            for who, score in zip((people[pk] for pk in both), (pair.first, pair.second), strict=True)
        )
        named.append(Teammates(year, team.slug, team.name, first, second, pair.weekends))
    return named


def _tell_apart(pairs: Iterable[Teammates]) -> None:
    sides = [side for pair in pairs for side in (pair.first, pair.second)]
    names = short_names((side.name, side.short_name) for side in sides)
    for side in sides:
        side.short_name = names[side.name]
