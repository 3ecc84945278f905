"""Where constructors and drivers' champions stood at the end, or stand now: by the newest table of each season."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import (
    BooleanField,
    DateTimeField,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)

from f1site import clock
from f1site.prepared import prepared
from results.models import Championship, Classification, Exclusion, GrandPrix, Season, Session, Standing, StandingsTable
from results.reading.teams.team import Team


class TeamPlace(NamedTuple):
    """A line of a table of constructors, one for each engine; ``table`` and ``engine`` are ids."""

    table: int
    engine: int
    engine_name: str
    position: int | None
    points: Decimal
    status: str = ""
    left_out: Sequence[int] = ()  # the sessions whose results do not count

    def get_status_display(self) -> str:
        return Exclusion(self.status).label if self.status else ""


class Champion(NamedTuple):
    """The drivers' champion of a year by the id of the table that says so; ``driver`` is an id."""

    table: int
    driver: int


class SeasonEnd(NamedTuple):
    """The ids of the newest tables of a season; ``is_open``: a race of it has no result and may have one."""

    year: int
    drivers: int | None
    constructors: int | None
    is_open: bool


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


def season_ends() -> list[SeasonEnd]:
    """Of all seasons, the oldest first. One query."""
    return _ends(at=clock.now())


@prepared(TeamPlace, team=IntegerField(), tables=IntegerField())
def _places(team: Any, tables: Any) -> QuerySet[Standing, Any]:
    lines = Standing.objects.filter(constructor=team, table__among=tables).order_by("line")
    return lines.values("position", "points", "status", "table", "engine", "left_out", engine_name=F("engine__name"))


def season_places(team: Team, years: dict[int, int]) -> dict[int, list[TeamPlace]]:
    """The lines of a team, by year, in the tables whose ids ``years`` are given for. One query."""
    found: dict[int, list[TeamPlace]] = defaultdict(list)
    for place in _places(team=team.pk, tables=list(years)):
        found[years[place.table]].append(place)
    return dict(found)


@prepared(Champion, tables=IntegerField())
def _champions(tables: Any) -> QuerySet[Standing, Any]:
    first = Standing.objects.filter(table__among=tables, position=1).order_by()
    return first.values("table", "driver")


def champions(tables: dict[int, int]) -> list[tuple[int, int]]:
    """The years of these tables, by id, with the ids of the drivers who came first, the oldest first. One query."""
    return sorted((tables[champion.table], champion.driver) for champion in _champions(tables=list(tables)))
