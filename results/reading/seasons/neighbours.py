"""The seasons before and after one."""

from typing import Any

from django.db.models import IntegerField, Q, QuerySet

from f1site.prepared import prepared
from results.models import Season
from results.reading.editions import NamedSeason


@prepared(NamedSeason, year=IntegerField())
def _beside(year: Any) -> QuerySet[Season, Any]:
    before = Season.objects.filter(year__lt=year).order_by("-year").values("year")[:1]
    after = Season.objects.filter(year__gt=year).order_by("year").values("year")[:1]
    return Season.objects.filter(Q(year=before) | Q(year=after)).values(*NamedSeason._fields)


def neighbours(year: int) -> tuple[NamedSeason | None, NamedSeason | None]:
    """The seasons before and after a year. One query."""
    beside = {season.year < year: season for season in _beside(year=year)}
    return beside.get(True), beside.get(False)
