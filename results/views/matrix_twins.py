"""The results behind a championship table as data, under field names that stay: a row for each car of a sheet."""

from typing import Any

from results.reading.championship.cells import SheetLine
from results.reading.championship.matrix import ResultsMatrix
from results.reading.championship.standings import ChampionshipTable
from results.views.twins import after_data, number

RESULT_FIELDS = (
    "grand_prix", "session", "driver", "driver_name", "constructor", "constructor_name", "engine_name", "position",
    "status", "shared_car", "pole", "fastest_lap", "points", "counted",
)  # fmt: skip


def matrix_data(table: ChampionshipTable, matrix: ResultsMatrix) -> dict[str, Any]:
    """``points`` are those for this championship; ``counted`` is false where a better result took their place."""
    grand_prix = table.grand_prix
    slugs = {column.grand_prix.pk: column.grand_prix.slug for column in matrix.columns}
    return {
        "season": grand_prix.season_id,
        "championship": table.championship,
        "after": after_data(table),
        "results": [_result(line, slugs) for lines in matrix.entries.values() for line in lines],
        "source": grand_prix.season.source,
        "source_url": grand_prix.season.source_url,
    }


def _result(line: SheetLine, slugs: dict[int, str]) -> dict[str, Any]:
    row = line.row
    return {
        "grand_prix": slugs[line.sheet.grand_prix],
        "session": line.sheet.kind,
        "driver": row.driver_slug,
        "driver_name": row.driver_name,
        "constructor": row.constructor_slug,
        "constructor_name": row.constructor_name,
        "engine_name": row.engine_name,
        "position": row.position,
        "status": row.status,
        "shared_car": row.shared_car,
        "pole": line.pole,
        "fastest_lap": row.fastest_lap,
        "points": number(line.points) or 0,
        "counted": line.counted,
    }
