"""Who won each title, and on which day: not that of the last race, but of the race, or the sprint, that decided it."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from django.db.models import CharField, DateTimeField, Exists, F, IntegerField, OuterRef, QuerySet

from f1site import clock
from f1site.prepared import prepared
from f1site.shared import shared
from results.models import GrandPrix, Session, Standing, StandingsTable
from results.reading.championship.deciding import Decision, read_decisions
from results.reading.records.kinds import DRIVERS
from results.reading.records.marks import Competitor, Haul, Hauls
from results.reading.records.people import People
from results.reading.records.races import Race, Races, read_races


class _Table(NamedTuple):
    pk: int
    year: int


class _Champion(NamedTuple):
    table: int
    driver: int | None
    constructor: int | None


class _Ahead(NamedTuple):
    year: int


@prepared(_Table, championship=CharField(), at=DateTimeField())
def _tables(championship: Any, at: Any) -> QuerySet[Any, Any]:
    """The newest of a season last."""
    tables = StandingsTable.objects.current(at).filter(championship=championship)
    newest_last = tables.order_by(F("grand_prix__date").asc(nulls_first=True), "valid_from")
    return newest_last.values("pk", year=F("grand_prix__season"))


@prepared(_Ahead, raced=IntegerField())
def _ahead(raced: Any) -> QuerySet[Any, Any]:
    """The seasons with a race to come: it may have been run and has no result yet."""
    is_called_off = Session.objects.filter(
        grand_prix=OuterRef("pk"), kind=Session.Kind.RACE, state__in=Session.CALLED_OFF
    )
    to_come = GrandPrix.objects.counting().filter(~Exists(is_called_off)).exclude(pk__among=raced)
    return to_come.order_by().values(year=F("season")).distinct()


@prepared(_Champion, tables=IntegerField())
def _champions(tables: Any) -> QuerySet[Any, Any]:
    return Standing.objects.filter(table__among=tables, position=1).order_by().values(*_Champion._fields)


@shared
def read_titles(by: str) -> Hauls:
    """Who is first in the last table of each complete season, with the last race of it. Three queries beside that of
    the races.
    """
    races = read_races()
    last = races.last_of_seasons
    ahead = {row.year for row in _ahead(raced=[race.pk for race in races.in_order])}
    newest = {row.year: row.pk for row in _tables(championship=by, at=clock.now())}
    years = {pk: year for year, pk in newest.items() if year in last and year not in ahead}
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
