"""How seasons ended, or stand by now: their newest tables, and whether a race is still to come."""

from typing import Any, NamedTuple

from django.db.models import BooleanField, DateTimeField, ExpressionWrapper, F, OuterRef, Q, QuerySet, Subquery

from f1site import clock
from f1site.prepared import prepared
from f1site.shared import shared
from results.models import Championship, Classification, GrandPrix, Season, Session, StandingsTable


class SeasonEnd(NamedTuple):
    """The ids of the newest tables of a season; ``is_open``: a race of it has no result and may have one."""

    year: int
    drivers: int | None
    constructors: int | None
    is_open: bool

    @property
    def tables(self) -> list[int]:
        return [table for table in (self.drivers, self.constructors) if table]


@prepared(SeasonEnd, at=DateTimeField())
def _ends(at: Any) -> QuerySet[Season, Any]:
    called_off = Session.objects.filter(kind=Session.Kind.RACE, state__in=Session.CALLED_OFF).order_by()
    sheets = Classification.objects.issued(at).filter(session__kind=Session.Kind.RACE).order_by()
    unraced = GrandPrix.objects.counting().exclude(pk__in=sheets.values("session__grand_prix"))
    unfinished = unraced.exclude(pk__in=called_off.values("grand_prix")).order_by().values("season")
    is_open = ExpressionWrapper(Q(pk__in=unfinished), BooleanField())
    drivers, constructors = (_newest(kind, at) for kind in Championship.values)
    seasons = Season.objects.annotate(drivers=drivers, constructors=constructors, is_open=is_open)
    return seasons.order_by("year").values(*SeasonEnd._fields)


def _newest(championship: str, at: Any) -> Subquery:
    """From the last Grand Prix on: to look among all tables of the season takes PostgreSQL seven times as long."""
    of_championship = StandingsTable.objects.filter(championship=championship, valid_from__lte=at)
    tables = of_championship.filter(grand_prix=OuterRef("pk")).order_by("-valid_from").values("pk")
    there = GrandPrix.objects.filter(season=OuterRef("pk")).annotate(table=Subquery(tables[:1]))
    last = there.filter(table__isnull=False).order_by(F("date").desc(nulls_last=True))
    return Subquery(last.values("table")[:1])


@shared
def season_ends() -> tuple[SeasonEnd, ...]:
    """Of all seasons, the oldest first. One query."""
    return tuple(_ends(at=clock.now()))
