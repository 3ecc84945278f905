"""Every result of a season at a glance: a row for each competitor of a championship, a column for each Grand Prix."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from f1site import clock
from f1site.paths import path_to
from results.models import Entry, Session
from results.models.weekend import AnyGrandPrix
from results.reading.calendars import Calendar
from results.reading.championship.cars import SeasonCars
from results.reading.championship.cells import (
    MatrixCell,
    MatrixColumn,
    Results,
    SheetLine,
    matrix_cell,
    matrix_column,
    podiums,
    wins,
)
from results.reading.championship.counting import with_counted
from results.reading.championship.rows import Competitor
from results.reading.championship.standings import ChampionshipTable
from results.reading.entries import poles_at

COLUMNS_OF_A_NARROW_ONE = 9


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """``place`` is empty for one without a line in the table; ``cells`` go with the columns, None: took no part."""

    name: str
    address: str
    team: str
    place: str
    cells: list[MatrixCell | None]
    wins: int = 0
    points: Decimal | None = None
    last_name: str = ""


@dataclass(frozen=True, slots=True)
class ResultsMatrix:
    columns: list[MatrixColumn]
    rows: list[MatrixRow]
    entries: dict[Competitor, list[SheetLine]]
    podiums: dict[Competitor, int]
    statuses: list[tuple[str, str]]
    has_sprints: bool = False
    has_dropped: bool = False

    @property
    def is_narrow(self) -> bool:
        """Something else fits beside it."""
        return len(self.columns) <= COLUMNS_OF_A_NARROW_ONE

    @property
    def has_several(self) -> bool:
        """A cell holds more than one result."""
        return any(cell and cell.is_several for row in self.rows for cell in row.cells)

    @property
    def has_more(self) -> bool:
        """A constructor had more cars than are shown."""
        return any(cell and cell.more for row in self.rows for cell in row.cells)


def read_matrix(calendar: Calendar, table: ChampionshipTable, cars: SeasonCars) -> ResultsMatrix:
    """The results up to the Grand Prix of ``table``, its lines first. One query, for the poles."""
    grands_prix = [each for each in calendar.until(table.grand_prix) if not each.is_cancelled]
    found: dict[Competitor, dict[int, list[SheetLine]]] = defaultdict(lambda: defaultdict(list))
    lines = _lines(cars, {each.pk for each in grands_prix})
    for line in lines:
        found[_who(line, table.is_for_drivers)][line.sheet.grand_prix].append(line)
    left_out = {row.who: row.left_out for row in table.rows}
    by_who = {who: with_counted(results, left_out.get(who, ())) for who, results in found.items()}
    entries = {who: [line for cars in results.values() for line in cars] for who, results in by_who.items()}
    statuses = {line.row.status for line in lines}
    columns = _columns(grands_prix, lines)
    return ResultsMatrix(
        columns=columns,
        rows=_rows(table, by_who, columns),
        entries=entries,
        podiums={who: podiums(results, table.is_for_drivers) for who, results in by_who.items()},
        statuses=[(code, str(label)) for code, label in Entry.Status.choices if code and code in statuses],
        has_sprints=any(not line.is_race for line in lines),
        has_dropped=any(line.is_dropped for own in entries.values() for line in own),
    )


def with_podiums(table: ChampionshipTable, matrix: ResultsMatrix) -> ChampionshipTable:
    rows = (row._replace(podiums=matrix.podiums.get(row.who, 0)) for row in table.rows)
    return replace(table, rows=tuple(rows))


def _lines(cars: SeasonCars, grands_prix: Collection[int]) -> list[SheetLine]:
    """The rows of races and sprints, the best of each sheet first; who was on pole is so in the race. One query.

    In the car that was not another's.
    """
    on_pole = {(one.grand_prix, one.sitter) for one in poles_at(grands_prix=list(grands_prix), at=clock.now())}
    points, race = cars.points, Session.Kind.RACE.value
    return [
        SheetLine(
            *(sheet, row, points.get(row.entry), (is_race := sheet.kind == race)),
            is_race and not row.shared_car and (sheet.grand_prix, row.driver) in on_pole,
        )
        for sheet, rows in cars.current(Session.SCORING_KINDS, grands_prix)
        for row in rows
    ]


def _who(line: SheetLine, is_for_drivers: bool) -> Competitor:
    row = line.row
    return (row.driver, None, None) if is_for_drivers else (None, row.constructor, row.engine)


def _columns(grands_prix: Iterable[AnyGrandPrix], lines: Iterable[SheetLine]) -> list[MatrixColumn]:
    driven: dict[int, set[str]] = defaultdict(set)
    for line in lines:
        driven[line.sheet.grand_prix].add(line.sheet.kind)
    return [matrix_column(grand_prix, driven[grand_prix.pk]) for grand_prix in grands_prix]


def _rows(
    table: ChampionshipTable, by_who: Mapping[Competitor, Results], columns: Sequence[MatrixColumn]
) -> list[MatrixRow]:
    """The lines of the table, then who entered without getting into it, the best result first."""
    in_table = [
        MatrixRow(
            name=row.name,
            address=row.get_absolute_url(),
            team=row.team_slug,
            place=row.status or str(row.position or ""),
            cells=_cells(by_who.get(row.who, {}), columns, table.is_for_drivers),
            wins=wins(by_who.get(row.who, {})),
            points=row.points,
            last_name=row.last_name,
        )
        for row in table.rows
    ]
    listed = {row.who for row in table.rows}
    others = [found for who, found in by_who.items() if who not in listed]
    ordered = sorted(others, key=lambda found: (_best_place(found), _any_line(found).row.driver_name))
    return in_table + [_unlisted(found, columns, table.is_for_drivers) for found in ordered]


def _unlisted(found: Results, columns: Sequence[MatrixColumn], is_for_drivers: bool) -> MatrixRow:
    row = _any_line(found).row
    if is_for_drivers:
        name, address = row.driver_name, path_to("driver", row.driver_slug)
    else:
        same = row.engine_name == row.constructor_name
        name = row.constructor_name if same else f"{row.constructor_name}-{row.engine_name}"
        address = path_to("constructor", row.constructor_slug)
    cells = _cells(found, columns, is_for_drivers)
    last_name = row.last_name if is_for_drivers else ""
    return MatrixRow(name, address, row.constructor_slug, "", cells, wins(found), last_name=last_name)


def _any_line(found: Results) -> SheetLine:
    return list(found.values())[-1][0]


def _best_place(found: Results) -> int:
    return min(line.row.position or 999 for lines in found.values() for line in lines)


def _cells(found: Results, columns: Iterable[MatrixColumn], is_for_drivers: bool) -> list[MatrixCell | None]:
    return [matrix_cell(found.get(column.grand_prix.pk, ()), column, is_for_drivers) for column in columns]
