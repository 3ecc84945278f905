"""Who a driver is."""

from datetime import date
from typing import NamedTuple

from django.db.models import CharField, DateTimeField

from f1site import clock
from f1site.paths import path_to
from f1site.prepared import prepared
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

    def get_absolute_url(self) -> str:
        return path_to("driver", self.slug)

    @property
    def country(self) -> nationalities.Nationality | None:
        return nationalities.find(self.nationality)


@prepared(Biography, slug=CharField(), at=DateTimeField())
def _by_slug(slug, at):
    return known(Driver.objects.filter(slug=slug), at).order_by().values(*Biography._fields)


def find_driver(slug: str) -> Biography | None:
    """None too for one whom only sheets to come tell of. One query."""
    return next(iter(_by_slug(slug=slug, at=clock.now())), None)
