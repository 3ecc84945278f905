from results.models.beside import DriverOfTheDay, FastestLap, PitStop
from results.models.classification import (
    Classification,
    Entry,
    FrozenSheet,
    GridPosition,
    Ruling,
    Score,
)
from results.models.lineage import LineageStep
from results.models.people import Constructor, Drive, Driver, EngineManufacturer, Entrant
from results.models.season import EDITORS, NO_SOURCE, Season
from results.models.standing import Championship, Exclusion, PointsAdjustment, Standing, StandingsTable
from results.models.told import Told
from results.models.weekend import Circuit, CircuitLayout, GrandPrix, Session

__all__ = [
    "EDITORS",
    "NO_SOURCE",
    "Championship",
    "Circuit",
    "CircuitLayout",
    "Classification",
    "Constructor",
    "Drive",
    "Driver",
    "DriverOfTheDay",
    "EngineManufacturer",
    "Entrant",
    "Entry",
    "Exclusion",
    "FastestLap",
    "FrozenSheet",
    "GrandPrix",
    "GridPosition",
    "LineageStep",
    "PitStop",
    "PointsAdjustment",
    "Ruling",
    "Score",
    "Season",
    "Session",
    "Standing",
    "StandingsTable",
    "Told",
]
