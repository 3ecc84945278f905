"""All constructors in a line each: when they raced, what they won; and the newest table of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Count, DateTimeField, F, IntegerField, Max, Min, Q, QuerySet

from f1site import clock
from f1site.paths import path_to
from f1site.prepared import prepared
from f1site.shared import shared
from results.models import Constructor, Entry, Standing
from results.reading.entries import HAS_STARTED, known
from results.reading.names import called, told_apart
from results.reading.season_ends import SeasonEnd, season_ends
from results.reading.sentences.years import title_years
from results.reading.teams.races import read_races
from results.reading.teams.team import Team
from results.reading.year_runs import printed


@dataclass(slots=True)
class TeamLine:
    """``first`` and ``last`` are the years of its first and last race sheet; None for one that is on no sheet."""

    team: Team
    first: int | None = None
    last: int | None = None
    starts: int = 0
    wins: int = 0
    titles: list[int] = field(default_factory=list)
    called: str = ""  # what tells it from another of its name; empty where its name does

    @property
    def name(self) -> str:
        return self.called or self.team.name

    @property
    def years(self) -> str:
        return printed([(self.first, self.last)])[0] if self.first and self.last else ""

    @property
    def title_years(self) -> str:
        return title_years(self.titles)


class RosterLine(NamedTuple):
    """A line of the newest table: a team with an engine."""

    position: int | None
    points: Decimal
    slug: str
    name: str
    nationality: str
    engine_name: str

    def get_absolute_url(self) -> str:
        return path_to("constructor", self.slug)


class _Counts(NamedTuple):
    team: int
    first: int
    last: int
    starts: int
    wins: int


@prepared(_Counts, sheets=IntegerField())
def _counts(sheets: Any) -> QuerySet[Entry, Any]:
    season = "classification__session__grand_prix__season"
    return (
        Entry.objects.filter(classification__among=sheets)
        .order_by()
        .values(team=F("constructor_id"))
        .annotate(
            first=Min(season),
            last=Max(season),
            starts=Count("classification", distinct=True, filter=HAS_STARTED),
            wins=Count("classification", distinct=True, filter=Q(position=1)),
        )
    )


@prepared(Team, at=DateTimeField())
def _teams(at: Any) -> QuerySet[Constructor, Any]:
    return known(Constructor.objects.all(), at).order_by("name").values(*Team._fields)


class _First(NamedTuple):
    table: int
    team: int


@prepared(_First, tables=IntegerField())
def _first(tables: Any) -> QuerySet[Standing, Any]:
    first = Standing.objects.filter(table__among=tables, position=1).order_by()
    return first.values("table", team=F("constructor_id"))


@prepared(RosterLine, table=IntegerField())
def _roster(table: Any) -> QuerySet[Standing, Any]:
    team = {name: F(f"constructor__{name}") for name in ("slug", "name", "nationality")}
    lines = Standing.objects.filter(table=table).order_by("line")
    return lines.values("position", "points", engine_name=F("engine__name"), **team)


def read_roster(ends: Sequence[SeasonEnd]) -> tuple[int | None, list[RosterLine]]:
    """The newest season with a table, and the lines of that. One query at most."""
    newest = next((end for end in reversed(ends) if end.constructors), None)
    return (newest.year, _roster(table=newest.constructors)) if newest else (None, [])


@shared
def read_team_index() -> Sequence[TeamLine]:
    """In order of name. Five queries."""
    lines = {team.pk: TeamLine(team) for team in _teams(at=clock.now())}
    for row in _counts(sheets=[sheet for sheet, race in read_races().items() if race.is_race]):
        line = lines[row.team]
        line.first, line.last, line.starts, line.wins = row.first, row.last, row.starts, row.wins
    final = {end.constructors: end.year for end in season_ends() if end.constructors and not end.is_open}
    for first in _first(tables=list(final)):
        lines[first.team].titles.append(final[first.table])
    for line in lines.values():
        line.titles = sorted(set(line.titles))
    for pk, name in told_apart((pk, _called(line.team)) for pk, line in lines.items()).items():
        lines[pk].called = name
    return tuple(lines.values())


def _called(team: Team) -> list[str]:
    return called(team.name, team.full_name, country=team.nationality, slug=team.slug)


def champions(lines: Sequence[TeamLine]) -> list[TeamLine]:
    """Those with titles, the most first; of those level, whoever won last."""
    return sorted((line for line in lines if line.titles), key=lambda line: (-len(line.titles), -line.titles[-1]))
