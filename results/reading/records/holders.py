"""Ranking marks: who has most, the longest row of races, the youngest and the oldest."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from results.reading.ages import age_on
from results.reading.records.kinds import DRIVERS
from results.reading.records.marks import Mark, Race


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


def who(by: str) -> Callable[[Mark], int]:
    return (lambda mark: mark.driver) if by == DRIVERS else (lambda mark: mark.constructor)


# Marks by competitor (or by competitor and team), each of a race and unit once, in order of race.
Gathered = dict[Any, list[Mark]]


def gather(marks: Iterable[Mark], key: Callable[[Mark], Any]) -> Gathered:
    seen: dict[Any, dict[tuple[int, int], Mark]] = defaultdict(dict)
    for mark in marks:
        seen[key(mark)][mark.race.number, mark.unit] = mark
    return {competitor: [mark for _, mark in sorted(units.items())] for competitor, units in seen.items()}


def most(gathered: Gathered) -> list[Place]:
    """Most marks first."""
    return _ranked(
        [_place(competitor, marks, sum(mark.value for mark in marks)) for competitor, marks in gathered.items()]
    )


def in_a_row(gathered: Gathered, number: Callable[[Race], int]) -> list[Place]:
    """The longest row of successive races (``number`` counts them) with a mark, of each competitor; 1 is no row."""
    rows = [(competitor, _longest([mark.race for mark in marks], number)) for competitor, marks in gathered.items()]
    return _ranked([Place(0, competitor, len(row), row[0], row[-1]) for competitor, row in rows if len(row) > 1])


def _longest(races: list[Race], number: Callable[[Race], int]) -> list[Race]:
    best: list[Race] = []
    row: list[Race] = []
    before = None
    for race in races:
        now = number(race)
        if now == before:  # two marks in one race
            continue
        if before is None or now != before + 1:
            row = []
        row.append(race)
        before = now
        if len(row) > len(best):
            best = row
    return best


def by_age(gathered: Gathered, born: dict[int, date | None], *, oldest: bool) -> list[Place]:
    """Each driver at the youngest (or oldest) with a mark; who has no known birthday is left out."""
    places = []
    for driver, marks in gathered.items():
        birthday = born.get(driver)
        if birthday:
            race = marks[-1 if oldest else 0].race
            days = (race.day - birthday).days
            place = Place(0, driver, days if oldest else -days, race, race, age=age_on(birthday, race.day))
            places.append(place)
    return _ranked(places)


def grouped(
    marks: Iterable[Mark], key: Callable[[Mark], int], of: Callable[[Mark], tuple[str, str] | None]
) -> list[Group]:
    """The best of each group that ``of`` names (slug and name), the group with most marks first."""
    members: dict[tuple[str, str], list[Mark]] = defaultdict(list)
    for mark in marks:
        if group := of(mark):
            members[group].append(mark)
    groups = []
    for (slug, name), those in members.items():
        places = most(gather(those, key))
        total = sum(place.value for place in places)
        groups.append(Group(slug, name, total, [place for place in places if place.rank == 1], len(places)))
    return sorted(groups, key=lambda group: (-group.total, group.name))


def _place(competitor: Any, marks: list[Mark], value: int | Decimal) -> Place:
    driver, team = competitor if isinstance(competitor, tuple) else (competitor, None)
    return Place(0, driver, value, marks[0].race, marks[-1].race, team)


def _ranked(places: list[Place]) -> list[Place]:
    """Most first; among the level, who got there first stands first."""
    places.sort(key=lambda place: (-place.value, place.last.number))
    for line, place in enumerate(places, start=1):
        level = line > 1 and places[line - 2].value == place.value
        place.rank = places[line - 2].rank if level else line
    return places
