"""What the scoring engine is told: the sheets of a season, free of any database."""

from collections.abc import Hashable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Championship = Literal["drivers", "constructors"]
CHAMPIONSHIPS: tuple[Championship, ...] = ("drivers", "constructors")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a sheet. ``position`` is None for a car that is not classified."""

    driver: Hashable
    constructor: Hashable
    position: int | None
    fastest_lap: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A race's or sprint's rows in sheet order."""

    kind: Literal["race", "sprint"]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Adjustment:
    """Points added to (or, negative, taken from) one competitor of one championship."""

    championship: Championship
    competitor: Hashable
    points: Decimal


@dataclass(frozen=True, slots=True)
class Round:
    """A Grand Prix of the season: its slug, its sheets so far, and what was decided from it on."""

    grand_prix: str
    sheets: tuple[Sheet, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
