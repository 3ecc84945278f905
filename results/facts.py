"""What a change of each row of the sport concerns."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Model

from f1site.facts import NAMES, Fact, season_key
from results import models

CALENDAR, RESULTS, STANDINGS = "calendar", "results", "standings"


def _of_grand_prix(grand_prix: models.GrandPrix) -> list[Fact]:
    return [season_key(grand_prix.season_id), CALENDAR]


def _of_session(session: models.Session) -> list[Fact]:
    return _of_grand_prix(session.grand_prix)


def _beside_a_sheet(line: models.GridPosition | models.FastestLap | models.PitStop | models.Ruling) -> list[Fact]:
    return [season_key(line.session.grand_prix.season_id), RESULTS]


def _of_sheet(sheet: models.Classification) -> list[Fact]:
    return [sheet, season_key(sheet.session.grand_prix.season_id), RESULTS]


def _of_table(table: models.StandingsTable) -> list[Fact]:
    return [table, season_key(table.grand_prix.season_id), STANDINGS]


def _of_name(row: Model) -> list[Fact]:
    return [row, NAMES]


FACTS: dict[type[Model], Callable[[Any], Iterable[Fact]]] = {
    models.Season: lambda season: [season_key(season.pk), CALENDAR, NAMES],
    models.GrandPrix: _of_grand_prix,
    models.Session: _of_session,
    models.Classification: _of_sheet,
    models.Entry: lambda entry: _of_sheet(entry.classification),
    models.Score: lambda score: [*_of_sheet(score.entry.classification), STANDINGS],
    models.Ruling: _beside_a_sheet,
    models.GridPosition: _beside_a_sheet,
    models.FastestLap: _beside_a_sheet,
    models.PitStop: _beside_a_sheet,
    models.DriverOfTheDay: _beside_a_sheet,
    models.StandingsTable: _of_table,
    models.Standing: lambda standing: _of_table(standing.table),
    models.PointsAdjustment: lambda adjustment: [season_key(adjustment.season_id), STANDINGS],
    models.Driver: _of_name,
    models.Constructor: _of_name,
    models.EngineManufacturer: _of_name,
    models.Entrant: _of_name,
    models.LineageStep: _of_name,
    models.Circuit: _of_name,
    models.CircuitLayout: _of_name,
    models.Drive: lambda drive: [season_key(drive.season_id)],
}
