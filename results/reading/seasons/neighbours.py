"""Which season is the one of today: told by results, not by the clock, so that a page stays true until one comes in."""

from typing import Any

from django.db.models import Exists, IntegerField, OuterRef, Q, QuerySet

from f1site.prepared import prepared
from results.models import Classification, GrandPrix, Season, Session
from results.reading.editions import NamedSeason


def current_season() -> Season | None:
    """The newest with a race result; before the first result the oldest there is. One query."""
    raced = Classification.objects.issued().filter(
        session__grand_prix__season=OuterRef("pk"), session__kind=Session.Kind.RACE
    )
    planned = GrandPrix.objects.filter(season=OuterRef("pk"))
    seasons = Season.objects.filter(Exists(planned)).annotate(is_raced=Exists(raced))
    return seasons.order_by("-is_raced", "-year").first()


@prepared(NamedSeason, year=IntegerField())
def _beside(year: Any) -> QuerySet[Season, Any]:
    before = Season.objects.filter(year__lt=year).order_by("-year").values("year")[:1]
    after = Season.objects.filter(year__gt=year).order_by("year").values("year")[:1]
    return Season.objects.filter(Q(year=before) | Q(year=after)).values(*NamedSeason._fields)


def neighbours(year: int) -> tuple[NamedSeason | None, NamedSeason | None]:
    """The seasons before and after a year. One query."""
    beside = {season.year < year: season for season in _beside(year=year)}
    return beside.get(True), beside.get(False)
