"""Every result of a career at a glance: a row for each season, a cell for each of its Grands Prix. No queries."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from f1site.paths import path_to
from f1site.shared import shared
from results.models import Entry, Session
from results.reading.all_calendars import all_calendars
from results.reading.championship.cells import tone
from results.reading.drivers.career import Career, DriverSeason
from results.reading.drivers.results import Result
from results.reading.editions import Edition
from results.reading.round_codes import round_code


class GridCar(NamedTuple):
    """What one car came to: a place or a status; ``before`` stands between it and another, ``marks`` are ``said``."""

    text: str
    before: str = ""
    marks: str = ""
    said: str = ""
    dropped: bool = False


class GridCell(NamedTuple):
    """A Grand Prix by its code and its ``title``; without an ``address`` the driver took no part in the race."""

    code: str
    title: str
    tone: str = "none"
    address: str = ""
    cars: tuple[GridCar, ...] = ()
    sprint: str = ""
    sprint_address: str = ""  # where there is a result of the sprint alone


@dataclass(frozen=True, slots=True)
class GridRow:
    """``cells`` go with the rounds of the season; None where it had fewer than others."""

    season: DriverSeason
    cells: list[GridCell | None]


@dataclass(frozen=True, slots=True)
class CareerGrid:
    """What ``_matrix_legend.html`` needs of a matrix, too; ``rounds`` is 1 to the most any season has."""

    rounds: range
    rows: list[GridRow]
    statuses: list[tuple[str, str]]
    has_sprints: bool = False
    has_dropped: bool = False
    has_several: bool = False


_NOBODY = (GridCar("–"),)
_MARKS = {
    (False, False): ("", ""),
    (True, False): ("P", " pole"),
    (False, True): ("F", " fastest lap"),
    (True, True): ("PF", " pole fastest lap"),
}


def career_grid(career: Career) -> CareerGrid:
    most = max((len(season.grands_prix) for season in career.seasons), default=0)
    statuses = {row.status for row in career.rows if row.status}
    columns = grid_columns()
    rows = [_row(season, columns[season.year], most) for season in career.seasons]
    return CareerGrid(
        rounds=range(1, most + 1),
        rows=rows,
        statuses=[(code, label) for code, label in Entry.Status.choices if code in statuses],
        has_sprints=any(not row.is_race for row in career.rows),
        has_dropped=any(season.drops(row) for season in career.seasons for row in season.rows),
        has_several=any(cell and len(cell.cars) > 1 for row in rows for cell in row.cells),
    )


class Column(NamedTuple):
    """A Grand Prix of a grid: the addresses of its sheets, and what stands there for whoever took no part."""

    grand_prix: int
    race: str
    sprint: str
    absent: GridCell


@shared
def grid_columns() -> Mapping[int, Sequence[Column]]:
    """By year. One query."""
    calendars = all_calendars().items()
    return MappingProxyType({year: tuple(map(_column, calendar.counting)) for year, calendar in calendars})


def _column(grand_prix: Edition) -> Column:
    race, sprint = (
        path_to("session", grand_prix.season_id, grand_prix.slug, kind.value)
        for kind in (Session.Kind.RACE, Session.Kind.SPRINT)
    )
    absent = GridCell(round_code(grand_prix), grand_prix.name, cars=_NOBODY if grand_prix.is_raced else ())
    return Column(grand_prix.pk, race, sprint, absent)


def _row(season: DriverSeason, columns: Sequence[Column], most: int) -> GridRow:
    found: dict[int, list[Result]] = defaultdict(list)
    for row in season.rows:
        found[row.grand_prix].append(row)
    cells: list[GridCell | None] = [
        _cell(season, column, found[column.grand_prix]) if column.grand_prix in found else column.absent
        for column in columns
    ]
    return GridRow(season, cells + [None] * (most - len(cells)))


def _cell(season: DriverSeason, column: Column, rows: list[Result]) -> GridCell:
    races = [row for row in rows if row.is_race]
    sprint = "" if len(races) == len(rows) else next(_text(row) for row in rows if not row.is_race)
    code, title = column.absent[:2]
    if not races:
        return GridCell(code, title, sprint=sprint, sprint_address=column.sprint)
    best = races[0]
    cars = tuple([_car(season, row, " / " if row is not best else "") for row in races])
    return GridCell(code, title, tone(best.position, best.status, scored=bool(best.points)), column.race, cars, sprint)


def _car(season: DriverSeason, row: Result, before: str) -> GridCar:
    marks, said = _MARKS[row.grand_prix in season.poles and not row.shared_car, row.fastest_lap]
    return GridCar(_text(row), before, marks, said, season.drops(row))


def _text(row: Result) -> str:
    return str(row.position or row.status)
