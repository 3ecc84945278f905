"""Where the drivers ended each season, or stand now: the lines of its newest table."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from types import MappingProxyType
from typing import Any, NamedTuple

from django.db.models import DateTimeField, F, QuerySet, Window
from django.db.models.functions import RowNumber

from f1site import clock
from f1site.prepared import prepared
from f1site.shared import shared
from results.models import Standing, StandingsTable


class Place(NamedTuple):
    """``grand_prix`` is the id of that which the table stands after; of the sessions ``left_out`` no points count."""

    year: int
    grand_prix: int
    driver: int
    position: int | None
    points: Decimal
    status: str
    left_out: Sequence[int]


@prepared(Place, at=DateTimeField())
def _newest(at: Any) -> QuerySet[Standing, Any]:
    # The newest of all is the newest version too. Numbered in one go: to look for that of each season takes longer.
    number = Window(
        RowNumber(),
        partition_by=F("grand_prix__season"),
        order_by=[F("grand_prix__date").desc(nulls_last=True), F("valid_from").desc()],
    )
    tables = StandingsTable.objects.drivers().filter(valid_from__lte=at).order_by().annotate(number=number)
    lines = Standing.objects.filter(table__in=tables.filter(number=1).values("pk"))
    lines = lines.order_by("table__grand_prix__season", "line")
    return lines.values(
        *("driver", "position", "points", "status", "left_out"),
        year=F("table__grand_prix__season"),
        grand_prix=F("table__grand_prix"),
    )


@shared
def newest_lines() -> Mapping[int, Sequence[Place]]:
    """In the order of the table, by year. One query."""
    return MappingProxyType({year: tuple(lines) for year, lines in groupby(_newest(at=clock.now()), key=_year)})


@shared
def places_by_driver() -> Mapping[int, Mapping[int, Place]]:
    """By the id of the driver and the year. One query."""
    found: dict[int, dict[int, Place]] = defaultdict(dict)
    for lines in newest_lines().values():
        for place in lines:
            found[place.driver][place.year] = place
    return MappingProxyType(dict(found))


def _year(place: Place) -> int:
    return place.year
