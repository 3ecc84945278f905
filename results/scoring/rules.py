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
    planned: bool = True  # the factor was known beforehand; else it was decided when the race had been cut short
    counts: bool = True  # in this championship
    fastest_lap: bool = True  # gives its point
    fastest_lap_to: str | None = None  # only this driver gets it
    outside: frozenset[str] = frozenset()  # drivers out of the scoring order: those behind move up
    unpaid: tuple[Unpaid, ...] = ()


@dataclass(frozen=True, slots=True)
class Rules:
    """One championship of one season. ``race[0]`` is the points of a win; ``races`` is by Grand Prix slug.

    Points for fastest laps and for ``pole`` are paid besides: neither a factor for pole, nor a limit of cars for both.
    """

    race: tuple[Decimal, ...]
    sprint: tuple[Decimal, ...] = ()
    fastest_lap: FastestLapPoint | None = None
    sprint_fastest_lap: FastestLapPoint | None = None
    pole: Decimal = Decimal(0)  # paid even if the race is called off
    counted: tuple[Part, ...] = ()  # empty: every result counts
    counted_by: Literal["round", "session"] = "round"  # race and sprint of a round are one result, or two
    shared_cars: Literal["split", "nothing"] = "nothing"
    best_car_only: bool = False
    cars: int | None = None  # of one constructor that can score in a race, where the rules limit them
    more_cars: bool = False  # than those may be entered; they score nothing
    countback: Literal["paid", "classified"] = "classified"  # places with points, or every place
    sprint_places: bool = False  # count in the countback too
    level_share_a_place: bool = True
    distance: Decimal = Decimal(0)  # share of the winner's laps, in whole laps, that is asked to be classified
    listed: frozenset[str] = frozenset({""})  # without points, by status in a race: "" is a classified finish
    races: Mapping[str, RaceRules] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SeasonRules:
    """Both championships of a season; ``constructors`` is None where there is none."""

    drivers: Rules
    constructors: Rules | None

    @property
    def pay_pole(self) -> bool:
        return bool(self.drivers.pole or (self.constructors and self.constructors.pole))

    def of(self, championship: Championship) -> Rules | None:
        return self.drivers if championship == "drivers" else self.constructors
