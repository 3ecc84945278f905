"""What a season's rules can say. The seasons themselves are data: ``world_championship``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from results.scoring.sheets import Championship, Row


class NoRules(LookupError):
    """The rules of a season are not known."""


@dataclass(frozen=True, slots=True)
class FastestLapPoint:
    """``points`` for the fastest lap of a race, shared by those who set it; ``within``: only in the first n places."""

    points: Decimal
    within: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """The ``best`` results count of the next ``rounds`` rounds (None: all that are left)."""

    best: int
    rounds: int | None = None


@dataclass(frozen=True, slots=True)
class Unpaid:
    """A finisher who earns nothing. With ``keeps_share`` a share of the car's points is lost with it."""

    driver: str
    position: int
    keeps_share: bool = True

    def is_for(self, row: Row) -> bool:
        return row.driver == self.driver and row.position == self.position


@dataclass(frozen=True, slots=True)
class RaceRules:
    """What one Grand Prix does otherwise than its season."""

    factor: Decimal = Decimal(1)
    counts: bool = True  # in this championship
    fastest_lap: bool = True  # gives its point
    fastest_lap_to: str | None = None  # only this driver gets it
    outside: frozenset[str] = frozenset()  # drivers out of the scoring order: those behind move up
    unpaid: tuple[Unpaid, ...] = ()


@dataclass(frozen=True, slots=True)
class Rules:
    """One championship of one season. ``race[0]`` is the points of a win; ``races`` is by Grand Prix slug."""

    race: tuple[Decimal, ...]
    sprint: tuple[Decimal, ...] = ()
    fastest_lap: FastestLapPoint | None = None
    counted: tuple[Part, ...] = ()  # empty: every result counts
    shared_cars: Literal["split", "nothing"] = "nothing"
    best_car_only: bool = False
    cars: int | None = None  # of one constructor that can score in a race, where the rules limit them
    countback: Literal["paid", "classified"] = "classified"  # places with points, or every place
    level_share_a_place: bool = True
    listed: frozenset[str] = frozenset({""})  # without points, by status in a race: "" is a classified finish
    races: Mapping[str, RaceRules] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SeasonRules:
    """Both championships of a season; ``constructors`` is None where there is none."""

    drivers: Rules
    constructors: Rules | None

    def of(self, championship: Championship) -> Rules | None:
        return self.drivers if championship == "drivers" else self.constructors
