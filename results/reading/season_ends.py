"""How seasons ended, or stand by now: their newest tables, and whether a race is still to come."""

from typing import Any, NamedTuple

from django.db.models import DateTimeField, F, OuterRef, QuerySet, Subquery

from f1site import clock
from f1site.prepared import prepared
from f1site.shared import shared
from results.models import Championship, GrandPrix, Season, StandingsTable
from results.reading.all_calendars import all_calendars
from results.reading.calendars import is_over


class SeasonEnd(NamedTuple):
    """The ids of the newest tables of a season; ``is_open``: a race of it has no result and may have one."""

    year: int
    drivers: int | None
    constructors: int | None
    is_open: bool

    @property
    def tables(self) -> list[int]:
        return [table for table in (self.drivers, self.constructors) if table]


class _Tables(NamedTuple):
    year: int
    drivers: int | None
    constructors: int | None


@prepared(_Tables, at=DateTimeField())
def _tables(at: Any) -> QuerySet[Season, Any]:
    drivers, constructors = (_newest(kind, at) for kind in Championship.values)
    seasons = Season.objects.annotate(drivers=drivers, constructors=constructors)
    return seasons.order_by("year").values(*_Tables._fields)


def _newest(championship: str, at: Any) -> Subquery:
    """From the last Grand Prix on: to look among all tables of the season takes PostgreSQL seven times as long."""
    of_championship = StandingsTable.objects.filter(championship=championship, valid_from__lte=at)
    tables = of_championship.filter(grand_prix=OuterRef("pk")).order_by("-valid_from").values("pk")
    there = GrandPrix.objects.filter(season=OuterRef("pk")).annotate(table=Subquery(tables[:1]))
    last = there.filter(table__isnull=False).order_by(F("date").desc(nulls_last=True))
    return Subquery(last.values("table")[:1])


@shared
def season_ends() -> tuple[SeasonEnd, ...]:
    """Of all seasons, the oldest first. Two queries."""
    calendars = all_calendars()
    open_ones = {year for year, calendar in calendars.items() if not all(map(is_over, calendar.counting))}
    return tuple(SeasonEnd(*tables, tables.year in open_ones) for tables in _tables(at=clock.now()))
