"""What the scoring engine is told: the sheets of a season, free of any database."""

from collections.abc import Hashable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

Championship = Literal["drivers", "constructors"]
Exclusion = Literal["", "DSQ", "EX"]
CHAMPIONSHIPS: tuple[Championship, ...] = ("drivers", "constructors")


class Row(NamedTuple):
    """A row of a sheet. ``position`` is None for a car that is not classified; ``status`` then says why (DNF, DNS).

    ``driver`` is a slug and ``constructor`` the slugs of chassis and engine, as the rules name some of them.
    ``shared_car`` marks every row but the first of a car that several drivers drove.
    """

    driver: str
    constructor: Hashable
    position: int | None
    fastest_lap: bool = False
    shared_car: bool = False
    status: str = ""

    def competitor(self, championship: Championship) -> Hashable:
        return self.driver if championship == "drivers" else self.constructor


@dataclass(frozen=True, slots=True)
class Sheet:
    """A race's or sprint's rows in sheet order."""

    kind: Literal["race", "sprint"]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A decision on one competitor of one championship, felt from the round it stands in.

    ``points`` are added (or, negative, taken). ``exclusion`` puts the competitor at the end without a place: with
    ``DSQ`` the points stay on show, with ``EX`` they are gone. ``restart`` wipes all that came before the round.
    """

    championship: Championship
    competitor: Hashable
    points: Decimal = Decimal(0)
    exclusion: Exclusion = ""
    restart: bool = False


class Pole(NamedTuple):
    """Who took pole position, in which car; ``constructor`` is None where no sheet says it."""

    driver: str
    constructor: Hashable

    def competitor(self, championship: Championship) -> Hashable:
        return self.driver if championship == "drivers" else self.constructor


@dataclass(frozen=True, slots=True)
class Round:
    """A Grand Prix of the season: its slug, its sheets so far, what was decided from it on, and who took pole.

    ``poles`` are only told where the season pays for them.
    """

    grand_prix: str
    sheets: tuple[Sheet, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    poles: tuple[Pole, ...] = ()
