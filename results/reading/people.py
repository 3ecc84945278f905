"""Drivers and teams as pages name them: plain values with the address of their own page."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

from django.db.models import F, QuerySet

from f1site.paths import path_to
from f1site.prepared import prepared
from f1site.shared import shared
from results.models import Constructor


class Person(NamedTuple):
    """A driver. What a page does not say of one is left empty."""

    pk: int
    slug: str
    name: str
    full_name: str = ""
    nationality: str = ""
    born_on: date | None = None

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return path_to("driver", self.slug)


class Team(NamedTuple):
    """A constructor. What a page does not say of one is left empty."""

    pk: int
    slug: str
    name: str
    full_name: str = ""
    nationality: str = ""

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return path_to("constructor", self.slug)


# The columns of a row that names a driver and a car, beside their ids.
DRIVER = {f"driver_{column}": F(f"driver__{column}") for column in Person._fields[1:]}
CAR = {f"team_{column}": F(f"constructor__{column}") for column in Team._fields[1:]}


@prepared(Team)
def _teams() -> QuerySet[Constructor, Any]:
    return Constructor.objects.order_by().values(*Team._fields)


@shared
def all_teams() -> Mapping[int, Team]:
    """By id. One query."""
    return MappingProxyType({team.pk: team for team in _teams()})
