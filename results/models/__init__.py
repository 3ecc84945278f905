from results.models.classification import (
    Classification,
    Entry,
    FastestLap,
    FrozenSheet,
    GridPosition,
    Ruling,
    Score,
)
from results.models.people import Constructor, Driver, EngineManufacturer
from results.models.season import Season
from results.models.standing import Championship, PointsAdjustment, Standing, StandingsTable
from results.models.weekend import Circuit, CircuitLayout, GrandPrix, Session

__all__ = [
    "Championship",
    "Circuit",
    "CircuitLayout",
    "Classification",
    "Constructor",
    "Driver",
    "EngineManufacturer",
    "Entry",
    "FastestLap",
    "FrozenSheet",
    "GrandPrix",
    "GridPosition",
    "PointsAdjustment",
    "Ruling",
    "Score",
    "Season",
    "Session",
    "Standing",
    "StandingsTable",
]
