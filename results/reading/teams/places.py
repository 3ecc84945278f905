"""Where constructors and drivers' champions stood at the end, or stand now: by the newest table of each season."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import (
    F,
    IntegerField,
    QuerySet,
)

from f1site.prepared import prepared
from results.models import Exclusion, Standing
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
