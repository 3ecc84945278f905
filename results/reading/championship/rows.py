"""The lines of championship tables as plain values, the same whether a table is stored or only computed."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import QuerySet

from f1site import clock
from results.models import Entry, PointsAdjustment, Session, Standing
from results.models.standing import Exclusion
from results.reading.entries import GRAND_PRIX
from results.reading.named import DriverName, EngineName, TeamName

# Who a line is about: ids of (driver, None, None) or of (None, constructor, engine).
Competitor = tuple[int | None, int | None, int | None]


def competitor(line: Standing | PointsAdjustment) -> Competitor:
    return line.driver_id, line.constructor_id, line.engine_id


@dataclass(frozen=True, slots=True)
class Movement:
    """Places won (positive) or lost since an earlier table; None: was not in it."""

    places: int | None

    @property
    def direction(self) -> str:
        if self.places is None:
            return "new"
        return "up" if self.places > 0 else "down" if self.places else "same"

    @property
    def count(self) -> int:
        return abs(self.places or 0)


@dataclass(frozen=True, slots=True)
class StandingRow:
    """A line of a table: ``name`` of the competitor, points behind the leader, numbers of the notes about it.

    It has a ``driver``, or a ``constructor`` and an ``engine``. ``team`` is the constructor, or the one its driver had
    driven for last; None where it is not known or was not asked for, as ``podiums`` and ``movement`` may be.
    ``left_out`` are the ids of the sessions whose points are not in it.
    """

    who: Competitor
    position: int | None
    points: Decimal
    dropped: Decimal = Decimal(0)
    wins: int = 0
    status: str = ""
    left_out: tuple[int, ...] = ()
    driver: DriverName | None = None
    constructor: TeamName | None = None
    engine: EngineName | None = None
    name: str = ""
    behind: Decimal = Decimal(0)
    team: TeamName | None = None
    notes: tuple[int, ...] = ()
    podiums: int | None = None
    movement: Movement | None = None

    @property
    def address(self) -> str:
        named = self.driver or self.constructor
        return named.get_absolute_url() if named else ""

    @property
    def last_name(self) -> str:
        """Empty for a constructor."""
        return self.driver.last_name if self.driver else ""

    @property
    def team_slug(self) -> str:
        return self.team.slug if self.team else ""

    @property
    def engine_beside(self) -> str:
        return self.engine.beside(self.constructor) if self.engine and self.constructor else ""

    @property
    def scored(self) -> Decimal:
        """All points, those of results that do not count included."""
        return self.points + self.dropped

    def get_status_display(self) -> str:
        return Exclusion(self.status).label if self.status else ""

    def moved_from(self, earlier: int | None) -> "StandingRow":
        """The row with its movement since it had the place ``earlier`` (None: it had none, or was not there)."""
        return replace(self, movement=Movement(None if earlier is None else earlier - (self.position or 0)))


def as_table(lines: Sequence[StandingRow]) -> list[StandingRow]:
    """Lines of one table, the leader's first, with what each is called in it and how far behind it is."""
    cars = Counter(line.who[1] for line in lines)
    return [replace(line, behind=lines[0].points - line.points, name=_name(line, cars)) for line in lines]


def _name(line: StandingRow, cars: Counter[int | None]) -> str:
    if line.driver or not line.constructor or not line.engine:
        return line.driver.name if line.driver else ""
    # Chassis and engine make a line: with two engines behind one name, the name alone would say nothing.
    if cars[line.who[1]] > 1 and line.engine.name != line.constructor.name:
        return f"{line.constructor.name}-{line.engine.name}"
    return line.constructor.name


class StoredLine(NamedTuple):
    """A row with its table, and the season and the day that is after."""

    table: int
    year: int
    day: date | None
    row: StandingRow


_TABLE = ("table", "table__grand_prix__season", "table__grand_prix__date")
_WHO = ("driver", "constructor", "engine")
_DRIVER = ("driver__slug", "driver__name", "driver__last_name", "driver__code", "driver__nationality")
_CAR = ("constructor__slug", "constructor__name", "constructor__nationality", "engine__slug", "engine__name")
_NUMBERS = ("position", "points", "dropped", "wins", "status", "left_out")


def read_lines(standings: QuerySet[Standing]) -> list[StoredLine]:
    """By table and line, each row ``as_table`` makes it of those read, a driver's without ``team``. One query."""
    columns = (*_TABLE, *_WHO, *_NUMBERS, *_DRIVER, *_CAR)
    read = [_line(values) for values in standings.order_by("table", "line").values_list(*columns)]
    by_table = [list(lines) for _, lines in groupby(read, key=lambda line: line.table)]
    return [
        line._replace(row=row)
        for lines in by_table
        for line, row in zip(lines, as_table([line.row for line in lines]), strict=True)
    ]


def _line(values: Sequence[Any]) -> StoredLine:
    table, year, day, *who = values[:6]
    driver, (team_slug, team_name, nationality, *engine) = values[12:17], values[17:]
    team = TeamName(team_slug, team_name, nationality) if team_slug else None
    position, points, dropped, wins, status, left_out = values[6:12]
    row = StandingRow(
        (who[0], who[1], who[2]),
        *(position, points, dropped, wins, status, tuple(left_out)),
        driver=DriverName(*driver) if who[0] else None,
        constructor=team,
        engine=EngineName(*engine) if team else None,
        team=team,
    )
    return StoredLine(table, year, day, row)


def with_teams(lines: Iterable[StoredLine]) -> list[StoredLine]:
    """The lines, each driver's with the ``team`` driven for last by then. One query if there are drivers among them."""
    lines = list(lines)
    drives = _drives({line.year for line in lines if line.row.driver})
    return [
        line._replace(row=replace(line.row, team=_team_at(drives[line.year, line.row.who[0]], line.day)))
        if line.row.driver
        else line
        for line in lines
    ]


def _drives(years: set[int]) -> dict[tuple[int, int | None], list[tuple[date, TeamName]]]:
    """The races each driver entered, by season and driver, oldest first: (date, constructor)."""
    drives: dict[tuple[int, int | None], list[tuple[date, TeamName]]] = defaultdict(list)
    if not years:
        return drives
    entries = Entry.objects.filter(
        **{f"{GRAND_PRIX}__season__in": years, f"{GRAND_PRIX}__date__isnull": False},
        classification__session__kind=Session.Kind.RACE,
        classification__issued_at__lte=clock.now(),
    )
    columns = (f"{GRAND_PRIX}__season", "driver", f"{GRAND_PRIX}__date", "constructor__slug", "constructor__name")
    teams: dict[str, TeamName] = {}
    rows = entries.order_by(f"{GRAND_PRIX}__date", "line").values_list(*columns).distinct()
    for year, driver, day, slug, name in rows:
        drives[year, driver].append((day, teams.setdefault(slug, TeamName(slug, name))))
    return drives


def _team_at(drives: list[tuple[date, TeamName]], day: date | None) -> TeamName | None:
    before = [team for raced_on, team in drives if day is None or raced_on <= day]
    return before[-1] if before else None
