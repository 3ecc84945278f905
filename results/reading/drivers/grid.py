"""Every result of a career at a glance: a row for each season, a cell for each of its Grands Prix. No queries."""

from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from f1site.paths import path_to
from results.models import Entry, Session
from results.reading.championship.cells import tone
from results.reading.drivers.career import Career, DriverSeason
from results.reading.drivers.results import Event, Result


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
    is_for_drivers: bool = True


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
    rows = [_row(season, most) for season in career.seasons]
    return CareerGrid(
        rounds=range(1, most + 1),
        rows=rows,
        statuses=[(code, label) for code, label in Entry.Status.choices if code in statuses],
        has_sprints=any(row.kind == Session.Kind.SPRINT for row in career.rows),
        has_dropped=any(season.drops(row) for season in career.seasons for row in season.rows),
        has_several=any(cell and len(cell.cars) > 1 for row in rows for cell in row.cells),
    )


def _row(season: DriverSeason, most: int) -> GridRow:
    found: dict[int, list[Result]] = defaultdict(list)
    for row in season.rows:
        found[row.grand_prix].append(row)
    cells: list[GridCell | None] = [
        _cell(season, event, found[event.pk]) if event.pk in found else _absent(event) for event in season.grands_prix
    ]
    return GridRow(season, cells + [None] * (most - len(cells)))


def _absent(event: Event) -> GridCell:
    return GridCell(event.code, event.name, cars=_NOBODY if event.raced else ())


def _cell(season: DriverSeason, event: Event, rows: list[Result]) -> GridCell:
    races = [row for row in rows if row.is_race]
    sprint = next((_text(row) for row in rows if not row.is_race), "")
    if not races:
        return GridCell(event.code, event.name, sprint=sprint, sprint_address=_sheet(event, Session.Kind.SPRINT.value))
    best = races[0]
    return GridCell(
        code=event.code,
        title=event.name,
        tone=tone(best.position, best.status, scored=bool(best.points)),
        address=_sheet(event, Session.Kind.RACE.value),
        cars=tuple(_car(season, row, " / " if row is not best else "") for row in races),
        sprint=sprint,
    )


def _car(season: DriverSeason, row: Result, before: str) -> GridCar:
    marks, said = _MARKS[row.grand_prix in season.poles and not row.shared_car, row.fastest_lap]
    return GridCar(_text(row), before, marks, said, season.drops(row))


def _text(row: Result) -> str:
    return str(row.position or row.status)


def _sheet(event: Event, kind: str) -> str:
    return path_to("session", event.year, event.slug, kind)
