"""The Grands Prix that stories and their tables are about, as plain values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, F, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from f1site.prepared import prepared
from results.models import GrandPrix, Session
from results.models.weekend import AnyGrandPrix
from results.reading.championship.standings import SeasonTotals
from results.reading.editions import NamedCircuit, NamedSeason

Day = date  # a field of what follows is called date


class DrawnLayout(NamedTuple):
    drawing: str
    circuit: NamedCircuit


@dataclass(frozen=True, slots=True)
class Weekend(AnyGrandPrix):
    """``totals``: how much there is in its season."""

    pk: int
    slug: str
    name: str
    short_name: str
    circuit_name: str
    date: Day | None
    season_id: int
    season: NamedSeason
    layout: DrawnLayout
    totals: SeasonTotals


class _Row(NamedTuple):
    pk: int
    slug: str
    name: str
    short_name: str
    circuit_name: str
    date: Day | None
    year: int
    season_name: str
    rules: Any
    source: str
    source_url: str
    drawing: str
    circuit_pk: int
    circuit_slug: str
    circuit_now: str
    circuit_full_name: str
    place: str
    country: str
    time_zone: str
    grands_prix: int
    races_off: int
    sprints: int
    sprints_off: int


@prepared(_Row, grands_prix=IntegerField())
def _weekends(grands_prix: Any) -> QuerySet[GrandPrix, Any]:
    return (
        GrandPrix.objects.filter(pk__among=grands_prix)
        .order_by()
        .values(
            *_Row._fields[:6],
            year=F("season__year"),
            season_name=F("season__name"),
            rules=F("season__rules"),
            source=F("season__source"),
            source_url=F("season__source_url"),
            drawing=F("layout__drawing"),
            circuit_pk=F("layout__circuit__pk"),
            circuit_slug=F("layout__circuit__slug"),
            circuit_now=F("layout__circuit__name"),
            circuit_full_name=F("layout__circuit__full_name"),
            place=F("layout__circuit__place"),
            country=F("layout__circuit__country"),
            time_zone=F("layout__circuit__time_zone"),
            grands_prix=_count(GrandPrix.objects.counting().filter(season=OuterRef("season")), "season"),
            races_off=_sessions_in_season(kind=Session.Kind.RACE, state__in=Session.CALLED_OFF),
            sprints=_sessions_in_season(kind=Session.Kind.SPRINT),
            sprints_off=_sessions_in_season(kind=Session.Kind.SPRINT, state__in=Session.CALLED_OFF),
        )
    )


def _sessions_in_season(**which: Any) -> Coalesce:
    sessions = Session.objects.filter(grand_prix__season=OuterRef("season"), **which)
    return _count(sessions.exclude(grand_prix__state=GrandPrix.State.CANCELLED), "grand_prix__season")


def _count(rows: QuerySet[Any], season: str) -> Coalesce:
    return Coalesce(Subquery(rows.order_by().values(season).annotate(count=Count("pk")).values("count")), 0)


def weekends(grands_prix: Iterable[int]) -> dict[int, Weekend]:
    """By the ids that are given. One query; none for none."""
    ids = list(grands_prix)
    return {row.pk: _weekend(row) for row in (_weekends(grands_prix=ids) if ids else ())}


def _weekend(row: _Row) -> Weekend:
    season, circuit = NamedSeason(*row[6:11]), NamedCircuit(*row[12:19])
    totals = SeasonTotals(row.grands_prix - row.races_off, row.sprints - row.sprints_off, row.season_name)
    return Weekend(*row[:7], season, DrawnLayout(row.drawing, circuit), totals)
