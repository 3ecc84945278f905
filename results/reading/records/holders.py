"""Ranking what everybody has: who has most, the longest row of races, the youngest and the oldest."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import count
from operator import itemgetter, sub

from results.reading.ages import age_on
from results.reading.records.marks import Competitor, Haul, Hauls
from results.reading.records.people import People, Person
from results.reading.records.races import Race, Races


@dataclass(slots=True)
class Place:
    """A place in a record. ``rank`` is shared by those who are level; ``first`` and ``last`` bound what counted."""

    rank: int
    person: Person
    value: int | Decimal
    first: Race
    last: Race
    team: Person | None = None  # with which it was done, where that is asked
    age: tuple[int, int] | None = None  # years and days


@dataclass(slots=True)
class Group:
    """The best of a circuit or a country, with all there is of it."""

    key: str
    name: str
    total: int | Decimal
    best: list[Place] = field(default_factory=list)
    competitors: int = 0


# What a Place is made of, the first least: what falls where the record grows, the numbers of the last and of the first
# race, and who. Among the level, who got there first stands first; never in the order a database happens to have.
Line = tuple[int | Decimal, int, int, Competitor]


def most(hauls: Hauls) -> list[Line]:
    return [(-sum(haul.values()), next(reversed(haul)), next(iter(haul)), who) for who, haul in hauls.items()]


def in_a_row(hauls: Hauls, numbers: Sequence[int], *, only_longest: bool = False) -> list[Line]:
    """The longest row of successive races with something, of each competitor; 1 is no row.

    ``numbers`` count the races, or seasons, that have to follow each other: one for each race. With ``only_longest``
    those who have not enough races for the longest row of all may be left out.
    """
    lines: list[Line] = []
    longest = 1
    for who, haul in sorted(hauls.items(), key=_many) if only_longest else hauls.items():
        if only_longest and len(haul) < longest:
            break
        races = list(haul)
        start, length = _longest([numbers[race] for race in races])
        longest = max(longest, length)
        if length > 1:
            lines.append((-length, races[start + length - 1], races[start], who))
    return lines


def _many(each: tuple[Competitor, Haul]) -> int:
    return -len(each[1])


def _longest(numbers: Sequence[int]) -> tuple[int, int]:
    """The first of the longest rows of successive numbers: the index of its start, and its length."""
    # In a row all are as far ahead of their index.
    ahead = list(map(sub, numbers, count()))
    value, length = max(Counter(ahead).items(), key=itemgetter(1))
    return ahead.index(value), length


def by_age(hauls: Hauls, races: Races, people: People, *, oldest: bool) -> list[Line]:
    """Each driver at the youngest (or oldest) with something; who has no known birthday is left out.

    Nobody grew older than at death, though a title was decided later.
    """
    lines: list[Line] = []
    days = races.days
    for who, haul in hauls.items():
        person = people[who] if isinstance(who, int) else None
        if person and person.born:
            race = next(reversed(haul)) if oldest else next(iter(haul))
            day = min(days[race], _ordinal(person.died)) if person.died else days[race]
            age = day - _ordinal(person.born)
            lines.append((-age if oldest else age, race, race, who))
    return lines


@lru_cache(maxsize=4096)  # few days, asked for at each record
def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def ranked(lines: list[Line], races: Races, people: People, teams: People | None = None) -> list[Place]:
    """``teams`` are those of competitors that are pairs."""
    places: list[Place] = []
    for rank, (value, last, first, who) in enumerate(sorted(lines), start=1):
        driver, team = who if isinstance(who, tuple) else (who, None)
        if places and places[-1].value == -value:
            rank = places[-1].rank
        ends = races.in_order[first], races.in_order[last]
        places.append(Place(rank, people[driver], -value, *ends, teams[team] if teams and team else None))
    return places


def first(lines: list[Line], races: Races, people: People) -> list[Place]:
    """Those who share the first place."""
    least = min(lines, default=(0,))[0]
    return ranked([line for line in lines if line[0] == least], races, people)


def with_ages(places: Iterable[Place]) -> None:
    for place in places:
        born, died, day = place.person.born_on, place.person.died_on, place.first.day
        place.age = age_on(born, min(day, died or day)) if born else None


def by_circuit(hauls: Hauls, races: Races) -> dict[tuple[str, str], Hauls]:
    """What everybody has at each circuit (slug and name)."""
    found: dict[tuple[str, str], Hauls] = defaultdict(lambda: defaultdict(dict))
    there = [found[race.circuit, race.circuit_name] for race in races.in_order]
    for who, haul in hauls.items():
        for race, value in haul.items():
            there[race][who][race] = value
    return found


def by_nation(hauls: Hauls, people: People) -> dict[tuple[str, str], Hauls]:
    """What everybody has, by nationality (code and name)."""
    found: dict[tuple[str, str], Hauls] = defaultdict(dict)
    for who, haul in hauls.items():
        person = people[who] if isinstance(who, int) else None
        if person and person.country:
            found[person.nationality, person.country][who] = haul
    return found


def grouped(groups: Mapping[tuple[str, str], Hauls], races: Races, people: People) -> list[Group]:
    """The best of each group, the one with most first; one where nobody has anything is left out."""
    found = []
    for (slug, name), hauls in groups.items():
        if lines := most(hauls):
            total = -sum(value for value, *_ in lines)
            found.append(Group(slug, name, total, first(lines, races, people), len(lines)))
    return sorted(found, key=lambda group: (-group.total, group.name))
