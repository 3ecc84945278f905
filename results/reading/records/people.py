"""Everybody a record may be about."""

from collections import Counter
from datetime import date
from typing import Any, NamedTuple

from django.db.models import DateTimeField, IntegerField, QuerySet, TextField, Value
from django.db.models.functions import Cast

from f1site import clock
from f1site.paths import path_to
from f1site.prepared import prepared
from f1site.shared import shared
from results.models import Constructor, Driver, Entry
from results.nationalities import country_of
from results.reading.entries import known
from results.reading.names import called, told_apart
from results.reading.records.kinds import DRIVERS
from results.reading.records.races import read_races


class Person(NamedTuple):
    """A driver or a constructor. ``name`` tells it apart from all others that have a record.

    ``born`` and ``died`` are days as in ISO 8601: of a thousand there are, few are asked for.
    """

    pk: int
    slug: str
    name: str
    full_name: str
    nationality: str
    born: str | None
    died: str | None
    page: str

    @property
    def country(self) -> str:
        return country_of(self.nationality)

    @property
    def born_on(self) -> date | None:
        return date.fromisoformat(self.born) if self.born else None

    @property
    def died_on(self) -> date | None:
        return date.fromisoformat(self.died) if self.died else None

    def get_absolute_url(self) -> str:
        return path_to(self.page, self.slug)


People = dict[int, Person]
_NAMES = ("pk", "slug", "name", "full_name", "nationality")


class _Entered(NamedTuple):
    driver: int
    constructor: int


@prepared(Person, at=DateTimeField())
def _drivers(at: Any) -> QuerySet[Any, Any]:
    days = {"born": Cast("born_on", TextField()), "died": Cast("died_on", TextField())}
    return known(Driver.objects.all(), at).order_by().values(*_NAMES, **days, page=Value("driver"))


@prepared(Person, at=DateTimeField())
def _constructors(at: Any) -> QuerySet[Any, Any]:
    never = Value(None, TextField())
    return (
        known(Constructor.objects.all(), at)
        .order_by()
        .values(*_NAMES, born=never, died=never, page=Value("constructor"))
    )


@prepared(_Entered, sheets=IntegerField())
def _entered(sheets: Any) -> QuerySet[Any, Any]:
    return Entry.objects.filter(classification__among=sheets).order_by().values(*_Entered._fields).distinct()


@shared
def read_people(by: str) -> People:
    """All drivers, or all constructors, by id: but those of whom only sheets to come tell. One query."""
    people = (_drivers if by == DRIVERS else _constructors)(at=clock.now())
    usual = Counter(person.name for person in people)
    # Of most the name is nobody else's, and need not be thought about.
    names = told_apart((person.pk, _ways(person) if usual[person.name] > 1 else [person.name]) for person in people)
    found = {person.pk: person for person in people}
    found |= {pk: found[pk]._replace(name=name) for pk, name in names.items() if name != found[pk].name}
    return found


def _ways(person: Person) -> list[str]:
    name, full_name = person.name, person.full_name
    return called(name, full_name, born=person.born_on, country=person.nationality, slug=person.slug)


@shared
def read_active(by: str) -> frozenset[int]:
    """Those entered for a race of the newest season with results. One query beside that of the races."""
    races = read_races()
    if races.newest is None:
        return frozenset()
    sheets = [race.sheet for race in races.in_order if race.year == races.newest.year]
    return frozenset(row.driver if by == DRIVERS else row.constructor for row in _entered(sheets=sheets))
