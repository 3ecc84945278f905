"""A constructor as its own page shows it."""

from typing import Any, NamedTuple

from django.db.models import DateTimeField, QuerySet, SlugField

from f1site.paths import path_to
from f1site.prepared import prepared
from results import nationalities
from results.models import Constructor
from results.nationalities import Nationality
from results.reading.entries import known


class Team(NamedTuple):
    """A constructor, and who told of it."""

    pk: int
    slug: str
    name: str
    full_name: str = ""
    nationality: str = ""
    owner: str = ""

    @property
    def country(self) -> Nationality | None:
        return nationalities.find(self.nationality)

    def get_absolute_url(self) -> str:
        return path_to("constructor", self.slug)


@prepared(Team, slug=SlugField(), at=DateTimeField())
def teams_called(slug: Any, at: Any) -> QuerySet[Constructor, Any]:
    return known(Constructor.objects.filter(slug=slug), at).order_by().values(*Team._fields)
