"""Who a driver is."""

from datetime import date
from typing import NamedTuple

from django.db.models import CharField

from f1site.paths import path_to
from f1site.prepared import prepared
from results import nationalities
from results.models import Driver


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


@prepared(Biography, slug=CharField())
def _by_slug(slug):
    return Driver.objects.filter(slug=slug).order_by().values(*Biography._fields)


def find_driver(slug: str) -> Biography | None:
    """One query."""
    return next(iter(_by_slug(slug=slug)), None)
