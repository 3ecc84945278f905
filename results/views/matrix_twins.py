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


def matrix_data(matrix: ResultsMatrix, table: ChampionshipTable) -> dict[str, Any]:
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
    return {
        "grand_prix": slugs[line.grand_prix],
        "session": line.kind,
        "driver": line.driver_slug,
        "driver_name": line.driver_name,
        "constructor": line.team_slug,
        "constructor_name": line.team_name,
        "engine_name": line.engine_name,
        "position": line.position,
        "status": line.status,
        "shared_car": line.shared_car,
        "pole": line.pole,
        "fastest_lap": line.fastest_lap,
        "points": number(line.points) or 0,
        "counted": line.counted,
    }
