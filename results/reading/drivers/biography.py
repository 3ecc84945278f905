"""Who the drivers are."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

from django.db.models import DateTimeField, QuerySet

from f1site import clock
from f1site.paths import path_to
from f1site.prepared import prepared
from f1site.shared import shared
from results import nationalities
from results.models import Driver
from results.reading.entries import known


class Biography(NamedTuple):
    pk: int
    slug: str
    name: str
    first_name: str
    last_name: str
    full_name: str
    code: str
    nationality: str
    born_on: date | None
    died_on: date | None
    birthplace: str
    owner: str

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return path_to("driver", self.slug)

    @property
    def country(self) -> nationalities.Nationality | None:
        return nationalities.find(self.nationality)


@prepared(Biography, at=DateTimeField())
def _known(at: Any) -> QuerySet[Driver, Any]:
    return known(Driver.objects.all(), at).order_by("last_name", "first_name").values(*Biography._fields)


@shared
def everyone() -> Mapping[int, Biography]:
    """All drivers but those of whom only sheets to come tell, by id and in order of name. One query."""
    return MappingProxyType({driver.pk: driver for driver in _known(at=clock.now())})


@shared
def _by_slug() -> Mapping[str, Biography]:
    return MappingProxyType({driver.slug: driver for driver in everyone().values()})


def find_driver(slug: str) -> Biography | None:
    """One query."""
    return _by_slug().get(slug)
