"""A circuit and its layouts as pages show them."""

from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import IntegerField, QuerySet, SlugField

from f1site.paths import path_to
from f1site.prepared import prepared
from results import models
from results.nationalities import country_of


class Circuit(NamedTuple):
    """``country`` is its code; ``owner`` told of it."""

    pk: int
    slug: str
    name: str
    full_name: str
    place: str = ""
    country: str = ""
    type: str = ""
    direction: str = ""
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    time_zone: str = ""
    owner: str = ""

    def get_type_display(self) -> str:
        return models.Circuit.Type(self.type).label if self.type else ""

    def get_direction_display(self) -> str:
        return models.Circuit.Direction(self.direction).label if self.direction else ""

    @property
    def where(self) -> str:
        """``Spielberg, Austria``."""
        return ", ".join(filter(None, [self.place, country_of(self.country)]))

    def get_absolute_url(self) -> str:
        return path_to("circuit", self.slug)


class Layout(NamedTuple):
    """A layout with its ``drawing``, the line of the track; ``circuit`` is an id."""

    pk: int
    circuit: int
    slug: str
    length_m: int | None
    turns: int | None
    drawing: str
    owner: str

    @property
    def length_km(self) -> float | None:
        return self.length_m / 1000 if self.length_m else None


@prepared(Circuit, slug=SlugField())
def circuits_called(slug: Any) -> QuerySet[models.Circuit, Any]:
    return models.Circuit.objects.filter(slug=slug).order_by().values(*Circuit._fields)


@prepared(Circuit)
def all_circuits() -> QuerySet[models.Circuit, Any]:
    return models.Circuit.objects.order_by("name").values(*Circuit._fields)


@prepared(Layout, circuit=IntegerField())
def layouts_of(circuit: Any) -> QuerySet[models.CircuitLayout, Any]:
    return models.CircuitLayout.objects.filter(circuit=circuit).order_by("slug").values(*Layout._fields)


@prepared(Layout)
def all_layouts() -> QuerySet[models.CircuitLayout, Any]:
    return models.CircuitLayout.objects.order_by("circuit__name", "slug").values(*Layout._fields)
