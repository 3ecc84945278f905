"""The calendars of all seasons, read once for all pages that need more than one of them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.db.models import DateTimeField, QuerySet

from f1site import clock
from f1site.prepared import prepared
from f1site.shared import shared
from results.models import GrandPrix
from results.reading.calendars import Calendar, by_year
from results.reading.editions import Edition, EditionRow, edition_rows


@prepared(EditionRow, at=DateTimeField())
def _of_all(at: Any) -> QuerySet[GrandPrix, Any]:
    return edition_rows(GrandPrix.objects.chronological(), at)


@shared
def all_calendars() -> Mapping[int, Calendar]:
    """Of every season with a Grand Prix, by year. One query."""
    at = clock.now()
    held = by_year(_of_all(at=at), at)
    return MappingProxyType({year: Calendar(editions[0].season, editions) for year, editions in held.items()})


@shared
def all_editions() -> Mapping[int, Edition]:
    """Every Grand Prix by its id. One query."""
    return MappingProxyType({each.pk: each for calendar in all_calendars().values() for each in calendar.grands_prix})
