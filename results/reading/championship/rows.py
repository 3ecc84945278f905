"""The lines of championship tables as plain values, the same whether a table is stored or only computed."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import DateTimeField, F, IntegerField, QuerySet, SmallIntegerField

from f1site.prepared import prepared
from results.models import Entry, Session, Standing
from results.models.standing import Exclusion
from results.reading.entries import GRAND_PRIX
from results.reading.named import DriverName, EngineName, TeamName

# Who a line is about: ids of (driver, None, None) or of (None, constructor, engine).
Competitor = tuple[int | None, int | None, int | None]
# By season and driver, the teams driven for: (the day of the race, the team), oldest first.
Drives = dict[tuple[int, int | None], list[tuple[date, TeamName]]]


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


class StandingRow(NamedTuple):
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

    def get_absolute_url(self) -> str:
        named = self.driver or self.constructor
        return named.get_absolute_url() if named else ""

    @property
    def nationality(self) -> str:
        named = self.driver or self.constructor
        return named.nationality if named else ""

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
        return self._replace(movement=Movement(None if earlier is None else earlier - (self.position or 0)))


def as_table(lines: Sequence[StandingRow]) -> list[StandingRow]:
    """Lines of one table, the leader's first, with what each is called in it and how far behind it is."""
    cars = Counter(line.who[1] for line in lines)
    return [line._replace(behind=lines[0].points - line.points, name=_name(line, cars)) for line in lines]


def _name(line: StandingRow, cars: Counter[int | None]) -> str:
    if line.driver or not line.constructor or not line.engine:
        return line.driver.name if line.driver else ""
    # Chassis and engine make a line: with two engines behind one name, the name alone would say nothing.
    if cars[line.who[1]] > 1 and line.engine.name != line.constructor.name:
        return f"{line.constructor.name}-{line.engine.name}"
    return line.constructor.name


class _Line(NamedTuple):
    table: int
    driver: int | None
    constructor: int | None
    engine: int | None
    position: int | None
    points: Decimal
    dropped: Decimal
    wins: int
    status: str
    left_out: Sequence[int]
    driver_slug: str | None
    driver_name: str | None
    last_name: str | None
    code: str | None
    driver_nationality: str | None
    constructor_slug: str | None
    constructor_name: str | None
    nationality: str | None
    engine_slug: str | None
    engine_name: str | None


@prepared(_Line, tables=IntegerField())
def _lines(tables: Any) -> QuerySet[Standing, Any]:
    lines = Standing.objects.filter(table__among=tables).order_by("table_id", "line")
    return lines.values(
        *_Line._fields[:10],
        driver_slug=F("driver__slug"),
        driver_name=F("driver__name"),
        last_name=F("driver__last_name"),
        code=F("driver__code"),
        driver_nationality=F("driver__nationality"),
        constructor_slug=F("constructor__slug"),
        constructor_name=F("constructor__name"),
        nationality=F("constructor__nationality"),
        engine_slug=F("engine__slug"),
        engine_name=F("engine__name"),
    )


def read_lines(tables: Iterable[int]) -> dict[int, list[StandingRow]]:
    """By table, as ``as_table`` makes them of those of each; a driver's without ``team``. One query."""
    found: dict[int, list[StandingRow]] = defaultdict(list)
    for line in _lines(tables=list(tables)):
        found[line.table].append(_row(line))
    return {table: as_table(rows) for table, rows in found.items()}


def _row(line: _Line) -> StandingRow:
    numbers = (*line[4:9], tuple(line.left_out))
    if line.driver:
        return StandingRow((line.driver, None, None), *numbers, driver=DriverName(*map(str, line[10:15])))
    team = TeamName(*map(str, line[15:18]))
    who = None, line.constructor, line.engine
    return StandingRow(who, *numbers, constructor=team, engine=EngineName(*map(str, line[18:])), team=team)


def with_teams(rows: Iterable[StandingRow], year: int, day: date | None, drives: Drives) -> list[StandingRow]:
    """The rows of a table, each driver's with the ``team`` driven for last by that day."""
    return [row._replace(team=_team_at(drives.get((year, row.who[0]), ()), day)) if row.driver else row for row in rows]


class _Drive(NamedTuple):
    year: int
    driver: int
    day: date
    slug: str
    name: str


@prepared(_Drive, years=SmallIntegerField(), at=DateTimeField())
def _drives(years: Any, at: Any) -> QuerySet[Entry, Any]:
    entries = Entry.objects.filter(
        **{f"{GRAND_PRIX}__season__among": years, f"{GRAND_PRIX}__date__isnull": False},
        classification__session__kind=Session.Kind.RACE,
        classification__issued_at__lte=at,
    )
    return entries.order_by(f"{GRAND_PRIX}__date", "classification__version", "line").values(
        "driver",
        year=F(f"{GRAND_PRIX}__season"),
        day=F(f"{GRAND_PRIX}__date"),
        slug=F("constructor__slug"),
        name=F("constructor__name"),
    )


def read_drives(years: Iterable[int], at: Any) -> Drives:
    """By the races of these seasons with a sheet by ``at`` a moment. One query, none for no season."""
    years = list(years)
    return as_drives(_drives(years=years, at=at) if years else ())


def as_drives(drives: Iterable[tuple[int, int, date, str, str]]) -> Drives:
    """Of (year, driver, day, slug and name of the team), the oldest first."""
    found: Drives = defaultdict(list)
    teams: dict[str, TeamName] = {}
    for year, driver, day, slug, name in drives:
        found[year, driver].append((day, teams.get(slug) or teams.setdefault(slug, TeamName(slug, name))))
    return found


def _team_at(drives: Sequence[tuple[date, TeamName]], day: date | None) -> TeamName | None:
    return next((team for raced_on, team in reversed(drives) if day is None or raced_on <= day), None)
