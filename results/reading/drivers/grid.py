"""Every result of a career at a glance: a row for each season, a cell for each of its Grands Prix. No queries."""

from collections import defaultdict
from dataclasses import dataclass

from results.models import Entry, GrandPrix, Session
from results.reading.championship.cells import CarResult, MatrixCell, MatrixColumn, matrix_cell, matrix_column
from results.reading.drivers.career import Career, DriverSeason
from results.reading.drivers.numbers import Row


@dataclass(slots=True)
class GridRow:
    """``cells`` and ``columns`` go with the rounds of the season; None where it had fewer than others.

    A column without an address is a Grand Prix the driver took no part in.
    """

    season: DriverSeason
    cells: list[MatrixCell | None]
    columns: list[MatrixColumn | None]


@dataclass(slots=True)
class CareerGrid:
    """What ``_matrix_legend.html`` needs of a matrix, too; ``rounds`` is 1 to the most any season has."""

    rounds: range
    rows: list[GridRow]
    statuses: list[tuple[str, str]]
    has_sprints: bool = False
    has_dropped: bool = False
    is_for_drivers: bool = True

    @property
    def has_several(self) -> bool:
        return any(cell and cell.is_several for row in self.rows for cell in row.cells)


def career_grid(career: Career) -> CareerGrid:
    most = max((len(season.grands_prix) for season in career.seasons), default=0)
    statuses = {row["status"] for row in career.rows if row["status"]}
    return CareerGrid(
        rounds=range(1, most + 1),
        rows=[_row(season, most) for season in career.seasons],
        statuses=[(code, label) for code, label in Entry.Status.choices if code in statuses],
        has_sprints=any(row["kind"] == Session.Kind.SPRINT for row in career.rows),
        has_dropped=any(row["is_dropped"] for row in career.rows),
    )


def _row(season: DriverSeason, most: int) -> GridRow:
    found: dict[int, list[Row]] = defaultdict(list)
    for row in season.rows:
        found[row["grand_prix"]].append(row)
    cells, columns = [], []
    for grand_prix in season.grands_prix:
        rows = found.get(grand_prix.pk, [])
        cells.append(matrix_cell(rows, is_for_drivers=True) or _absent(grand_prix))
        columns.append(matrix_column(grand_prix, {row["kind"] for row in rows}))
    missing = [None] * (most - len(cells))
    return GridRow(season, [*cells, *missing], [*columns, *missing])


def _absent(grand_prix: GrandPrix) -> MatrixCell:
    return MatrixCell(cars=[CarResult("–", "none")] if grand_prix.raced else [])
