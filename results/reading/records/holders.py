"""Ranking marks: who has most, the longest row of races, the youngest and the oldest."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from results.reading.ages import age_on
from results.reading.records.marks import Competitor, Mark, Race


@dataclass(slots=True)
class Place:
    """A place in a record. ``rank`` is shared by those who are level; ``first`` and ``last`` bound what counted."""

    rank: int
    competitor: int
    value: int | Decimal
    first: Race
    last: Race
    team: int | None = None
    age: tuple[int, int] | None = None  # years and days
    person: Any = None  # who it is, and below with which team: filled in for whoever is shown
    with_team: Any = None


@dataclass(slots=True)
class Group:
    """The best of a circuit or a country, with all there is of it."""

    key: str
    name: str
    total: int | Decimal
    best: list[Place] = field(default_factory=list)
    competitors: int = 0


class Haul(NamedTuple):
    """What one competitor has in all, and the numbers of the races that brought it, in order."""

    value: int | Decimal
    races: list[int]


Hauls = dict[Competitor, Haul]


def gather(marks: Iterable[Mark]) -> Hauls:
    found: dict[Competitor, dict[int, int | Decimal]] = defaultdict(dict)
    for competitor, race, value in marks:
        found[competitor][race] = value
    return {competitor: Haul(sum(values.values()), sorted(values)) for competitor, values in found.items()}


def most(hauls: Hauls, races: Sequence[Race]) -> list[Place]:
    """Most marks first. Here and below ``races`` are all there are, in order of their numbers."""
    return _ranked([_place(who, value, races[found[0]], races[found[-1]]) for who, (value, found) in hauls.items()])


def in_a_row(hauls: Hauls, races: Sequence[Race], numbers: Sequence[int]) -> list[Place]:
    """The longest row of successive races with a mark, of each competitor; 1 is no row.

    ``numbers`` count the races, or seasons, that have to follow each other: one for each race.
    """
    places = []
    for competitor, haul in hauls.items():
        start, length = _longest([numbers[race] for race in haul.races])
        if length > 1:
            first, last = haul.races[start], haul.races[start + length - 1]
            places.append(_place(competitor, length, races[first], races[last]))
    return _ranked(places)


def _longest(numbers: Sequence[int]) -> tuple[int, int]:
    """The first of the longest rows of successive numbers: the index of its start, and its length."""
    start = best_start = best = 0
    before = None
    for index, number in enumerate(numbers):
        if before is None or number != before + 1:
            start = index
        before = number
        if index - start >= best:
            best_start, best = start, index - start + 1
    return best_start, best


def by_age(
    hauls: Hauls, races: Sequence[Race], lives: Mapping[int, tuple[date | None, date | None]], *, oldest: bool
) -> list[Place]:
    """Each driver at the youngest (or oldest) with a mark; who has no known birthday is left out.

    ``lives`` are the days of birth and of death: nobody grew older than that, though a title was decided later.
    """
    places = []
    for driver, haul in hauls.items():
        born, died = lives.get(driver, (None, None)) if isinstance(driver, int) else (None, None)
        if born:
            race = races[haul.races[-1 if oldest else 0]]
            day = min(race.day, died or race.day)
            days = (day - born).days
            place = _place(driver, days if oldest else -days, race, race)
            place.age = age_on(born, day)
            places.append(place)
    return _ranked(places)


def grouped(marks: Iterable[Mark], races: Sequence[Race], of: Callable[[Mark], tuple[str, str]]) -> list[Group]:
    """The best of each group that ``of`` names (slug and name), the group with most marks first."""
    members: dict[tuple[str, str], list[Mark]] = defaultdict(list)
    for mark in marks:
        members[of(mark)].append(mark)
    groups = []
    for (slug, name), those in members.items():
        places = most(gather(those), races)
        total = sum(place.value for place in places)
        groups.append(Group(slug, name, total, [place for place in places if place.rank == 1], len(places)))
    return sorted(groups, key=lambda group: (-group.total, group.name))


def _place(competitor: Competitor, value: int | Decimal, first: Race, last: Race) -> Place:
    driver, team = competitor if isinstance(competitor, tuple) else (competitor, None)
    return Place(0, driver, value, first, last, team)


def _ranked(places: list[Place]) -> list[Place]:
    """Most first; among the level, who got there first stands first. Never in the order a database happens to have."""
    places.sort(key=lambda place: (-place.value, place.last.number, place.first.number, place.competitor))
    for line, place in enumerate(places, start=1):
        level = line > 1 and places[line - 2].value == place.value
        place.rank = places[line - 2].rank if level else line
    return places
