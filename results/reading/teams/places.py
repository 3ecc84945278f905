"""Where constructors and drivers' champions stood at the end, or stand now: by the newest table of each season."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import CharField, DateTimeField, Exists, F, IntegerField, OuterRef, QuerySet

from f1site import clock
from f1site.prepared import prepared
from results.models import (
    Championship,
    Classification,
    Exclusion,
    GrandPrix,
    Session,
    Standing,
    StandingsTable,
)
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


class _Table(NamedTuple):
    year: int
    table: int


@prepared(_Table, championship=CharField(), at=DateTimeField())
def _tables(championship: Any, at: Any) -> QuerySet[StandingsTable, Any]:
    return (
        StandingsTable.objects.filter(championship=championship, valid_from__lte=at)
        .order_by(F("grand_prix__date").asc(nulls_first=True), "valid_from")
        .values(year=F("grand_prix__season"), table=F("pk"))
    )


def newest_tables(championship: str) -> dict[int, int]:
    """The id of the newest table of each season, by year. One query: the newest of all is the newest version too."""
    return dict(_tables(championship=championship, at=clock.now()))


@prepared(TeamPlace, team=IntegerField(), tables=IntegerField())
def _places(team: Any, tables: Any) -> QuerySet[Standing, Any]:
    lines = Standing.objects.filter(constructor=team, table__among=tables).order_by("line")
    return lines.values("position", "points", "status", "table", "engine", "left_out", engine_name=F("engine__name"))


def season_places(team: Team, tables: dict[int, int]) -> dict[int, list[TeamPlace]]:
    """The lines of a team in ``tables``, by year. One query."""
    years = {table: year for year, table in tables.items()}
    found: dict[int, list[TeamPlace]] = defaultdict(list)
    for place in _places(team=team.pk, tables=list(years)):
        found[years[place.table]].append(place)
    return dict(found)


@prepared(Champion, tables=IntegerField())
def _champions(tables: Any) -> QuerySet[Standing, Any]:
    first = Standing.objects.filter(table__among=tables, position=1).order_by()
    return first.values("table", "driver")


def champions(years: Iterable[int]) -> list[tuple[int, int]]:
    """The years with the ids of the drivers who came first, the oldest first. Two queries."""
    tables = newest_tables(Championship.DRIVERS)
    won = {tables[year]: year for year in years if year in tables}
    return sorted((won[champion.table], champion.driver) for champion in _champions(tables=list(won)))


class _Year(NamedTuple):
    year: int


@prepared(_Year, at=DateTimeField())
def _unfinished(at: Any) -> QuerySet[GrandPrix, Any]:
    race = Session.objects.filter(grand_prix=OuterRef("pk"), kind=Session.Kind.RACE)
    sheet = Classification.objects.issued(at).filter(
        session__grand_prix=OuterRef("pk"), session__kind=Session.Kind.RACE
    )
    open_ones = GrandPrix.objects.counting().filter(~Exists(race.filter(state__in=Session.CALLED_OFF)), ~Exists(sheet))
    return open_ones.order_by().values(year=F("season")).distinct()


def unfinished_seasons() -> set[int]:
    """The years with a race that has no result and may have one. One query."""
    return {row.year for row in _unfinished(at=clock.now())}
