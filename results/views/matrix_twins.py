"""The results behind a championship table as data, under field names that stay: a row for each car of a sheet."""

from typing import Any

from results.reading.championship.matrix import ResultsMatrix
from results.reading.championship.standings import ChampionshipTable
from results.views.twins import after_data, number

RESULT_FIELDS = (
    "grand_prix", "session", "driver", "driver_name", "constructor", "constructor_name", "engine_name", "position",
    "status", "shared_car", "pole", "fastest_lap", "points", "counted",
)  # fmt: skip


def matrix_data(matrix: ResultsMatrix, table: ChampionshipTable) -> dict[str, Any]:
    """``points`` are those for this championship; ``counted`` is false where a better result took their place."""
    grand_prix = table.table.grand_prix
    slugs = {column.grand_prix.pk: column.grand_prix.slug for column in matrix.columns}
    return {
        "season": grand_prix.season_id,
        "championship": table.table.championship,
        "after": after_data(table),
        "results": [_result(entry, slugs) for entries in matrix.entries.values() for entry in entries],
        "source": grand_prix.season.source,
        "source_url": grand_prix.season.source_url,
    }


def _result(entry: dict[str, Any], slugs: dict[int, str]) -> dict[str, Any]:
    return {
        "grand_prix": slugs[entry["grand_prix"]],
        "session": entry["kind"],
        "driver": entry["driver_slug"],
        "driver_name": entry["driver_name"],
        "constructor": entry["team_slug"],
        "constructor_name": entry["team_name"],
        "engine_name": entry["engine_name"],
        "position": entry["position"],
        "status": entry["status"],
        "shared_car": entry["shared_car"],
        "pole": entry["pole"],
        "fastest_lap": entry["fastest_lap"],
        "points": number(entry["points"]) or 0,
        "counted": entry["counted"],
    }
