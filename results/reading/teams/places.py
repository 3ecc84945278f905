"""Where constructors and drivers' champions stood at the end, or stand now: by the newest table of each season."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import F, IntegerField, Q, QuerySet

from f1site.prepared import prepared
from results.models import Exclusion, Standing
from results.reading.season_ends import SeasonEnd
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


class _Line(NamedTuple):
    """Of one of its tables, or the first of a table of drivers: ``driver`` is an id, and None of a table of teams."""

    table: int
    engine: int
    engine_name: str
    position: int | None
    points: Decimal
    status: str
    left_out: Sequence[int]
    driver: int | None


@prepared(_Line, team=IntegerField(), tables=IntegerField(), of_drivers=IntegerField())
def _lines(team: Any, tables: Any, of_drivers: Any) -> QuerySet[Standing, Any]:
    first = Q(table__among=of_drivers, position=1)
    lines = Standing.objects.filter(first | Q(constructor=team, table__among=tables)).order_by("line")
    return lines.values(
        "table", "engine", "position", "points", "status", "left_out", "driver", engine_name=F("engine__name")
    )


def season_places(team: Team, ends: Iterable[SeasonEnd]) -> tuple[dict[int, list[TeamPlace]], list[tuple[int, int]]]:
    """The lines of a team by year, and the years with the ids of the drivers who came first. One query."""
    tables = {end.constructors: end.year for end in ends if end.constructors}
    of_drivers = {end.drivers: end.year for end in ends if end.drivers}
    places: dict[int, list[TeamPlace]] = defaultdict(list)
    first: list[tuple[int, int]] = []
    for line in _lines(team=team.pk, tables=tables, of_drivers=of_drivers):
        if line.driver:
            first.append((of_drivers[line.table], line.driver))
        else:
            places[tables[line.table]].append(TeamPlace(*line[:-1]))
    return places, sorted(first)
