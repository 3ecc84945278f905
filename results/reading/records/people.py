"""Everybody a record may be about."""

from collections import Counter
from datetime import date
from typing import Any, NamedTuple

from django.db.models import IntegerField, QuerySet

from f1site.paths import path_to
from f1site.prepared import prepared
from results.models import Constructor, Driver, Entry
from results.nationalities import country_of
from results.reading.names import called, told_apart
from results.reading.records.kinds import DRIVERS
from results.reading.records.marks import Races


class Person(NamedTuple):
    """A driver or a constructor. ``name`` tells it apart from all others that have a record."""

    pk: int
    slug: str
    name: str
    full_name: str
    nationality: str
    born_on: date | None = None
    died_on: date | None = None
    page: str = "driver"

    @property
    def country(self) -> str:
        return country_of(self.nationality)

    def get_absolute_url(self) -> str:
        return path_to(self.page, self.slug)


People = dict[int, Person]


class _Driver(NamedTuple):
    pk: int
    slug: str
    name: str
    full_name: str
    nationality: str
    born_on: date | None
    died_on: date | None


class _Constructor(NamedTuple):
    pk: int
    slug: str
    name: str
    full_name: str
    nationality: str


class _Entered(NamedTuple):
    driver: int
    constructor: int


@prepared(_Driver)
def _drivers() -> QuerySet[Any, Any]:
    return Driver.objects.order_by().values(*_Driver._fields)


@prepared(_Constructor)
def _constructors() -> QuerySet[Any, Any]:
    return Constructor.objects.order_by().values(*_Constructor._fields)


@prepared(_Entered, sheets=IntegerField())
def _entered(sheets: Any) -> QuerySet[Any, Any]:
    return Entry.objects.filter(classification__among=sheets).order_by().values(*_Entered._fields).distinct()


def read_people(by: str) -> People:
    """All drivers, or all constructors, by id. One query."""
    if by == DRIVERS:
        people = [Person(*row) for row in _drivers()]
    else:
        people = [Person(*row, page="constructor") for row in _constructors()]
    usual = Counter(person.name for person in people)
    # Of most the name is nobody else's, and need not be thought about.
    names = told_apart((person.pk, _ways(person) if usual[person.name] > 1 else [person.name]) for person in people)
    return {
        person.pk: person if names[person.pk] == person.name else person._replace(name=names[person.pk])
        for person in people
    }


def _ways(person: Person) -> list[str]:
    name, full_name = person.name, person.full_name
    return called(name, full_name, born=person.born_on, country=person.nationality, slug=person.slug)


def read_active(by: str, races: Races) -> set[int]:
    """Those entered for a race of the newest season with results. One query."""
    if races.newest is None:
        return set()
    sheets = [race.sheet for race in races.in_order if race.year == races.newest.year]
    return {row.driver if by == DRIVERS else row.constructor for row in _entered(sheets=sheets)}
