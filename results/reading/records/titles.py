"""Who won each title, and on which day: not that of the last race, but of the race, or the sprint, that decided it."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from django.db.models import IntegerField, QuerySet

from f1site.prepared import prepared
from f1site.shared import shared
from results.models import Standing
from results.reading.championship.deciding import Decision, read_decisions
from results.reading.records.kinds import DRIVERS
from results.reading.records.marks import Competitor, Haul, Hauls
from results.reading.records.people import People
from results.reading.records.races import Race, Races, read_races
from results.reading.season_ends import season_ends


class _Champion(NamedTuple):
    table: int
    driver: int | None
    constructor: int | None


@prepared(_Champion, tables=IntegerField())
def _champions(tables: Any) -> QuerySet[Any, Any]:
    return Standing.objects.filter(table__among=tables, position=1).order_by().values(*_Champion._fields)


@shared
def read_titles(by: str) -> Hauls:
    """Who is first in the last table of each complete season, with the last race of it. One query beside those of the
    races and of how seasons ended.
    """
    last = read_races().last_of_seasons
    over = [end for end in season_ends() if end.year in last and not end.is_open]
    tables = ((end.drivers if by == DRIVERS else end.constructors, end.year) for end in over)
    years = {table: year for table, year in tables if table}
    found: dict[Competitor, Haul] = defaultdict(dict)
    for champion in sorted(_champions(tables=list(years)), key=lambda champion: years[champion.table]):
        who = champion.driver if by == DRIVERS else champion.constructor
        if who:
            found[who][last[years[champion.table]]] = 1
    return found


def dated(races: Races, years: Collection[int]) -> Races:
    """``races``, of which the last of each of ``years`` gives way to what decided its title. Queries: read_decisions'.

    One whose title nobody can date stays the last of its season.
    """
    found = list(races.in_order)
    for year, (there, day) in _decided(frozenset(years)).items() if years else ():
        if day:
            race = found[races.last_of_seasons[year]]
            found[race.number] = race._replace(pk=there.pk, day=day, slug=there.slug, name=there.name)
    return Races(found, races.annals)


@shared
def _decided(years: frozenset[int]) -> dict[int, Decision]:
    return read_decisions(years)


def years_at_ends(hauls: Hauls, races: Races, *, oldest: bool) -> set[int]:
    """The season of the last (or first) title of each champion."""
    return {_at_end(haul, races, oldest).year for haul in hauls.values()}


def years_in_question(hauls: Hauls, races: Races, people: People, *, oldest: bool) -> set[int]:
    """The seasons of the champions who may have been the youngest, or the oldest: by the first and the last race of
    them, between which the title was decided.
    """
    ages = list(_ages(hauls, races, people, oldest))
    if oldest:
        limit = max((youngest for _, youngest, _ in ages), default=0)
        return {year for year, _, most in ages if most >= limit}
    limit = min((most for _, _, most in ages), default=0)
    return {year for year, least, _ in ages if least <= limit}


def _ages(hauls: Hauls, races: Races, people: People, oldest: bool) -> Iterator[tuple[int, int, int]]:
    """The season and the ages in days at its first and at its last race."""
    for who, haul in hauls.items():
        birthday = people[who].born_on if isinstance(who, int) else None
        if birthday:
            race, born = _at_end(haul, races, oldest), birthday.toordinal()
            yield race.year, races.days[races.begun[race.year]] - born, races.days[race.number] - born


def _at_end(haul: Haul, races: Races, oldest: bool) -> Race:
    return races.in_order[next(reversed(haul)) if oldest else next(iter(haul))]
