"""The rules of each season, as data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any


class NoRules(LookupError):
    """The rules of a season are not known."""


@dataclass(frozen=True, slots=True)
class FastestLapPoint:
    """``points`` for the fastest lap of a race, if classified in the first ``within`` places."""

    points: Decimal
    within: int


@dataclass(frozen=True, slots=True)
class Rules:
    """What a season's places are worth. ``race[0]`` is the points of a win; ``factors`` is per Grand Prix slug."""

    race: tuple[Decimal, ...]
    sprint: tuple[Decimal, ...] = ()
    fastest_lap: FastestLapPoint | None = None
    factors: Mapping[str, Decimal] = field(default_factory=dict)


def _places(*points: int) -> tuple[Decimal, ...]:
    return tuple(Decimal(value) for value in points)


RULES: dict[int, Rules] = {
    2023: Rules(
        race=_places(25, 18, 15, 12, 10, 8, 6, 4, 2, 1),
        sprint=_places(8, 7, 6, 5, 4, 3, 2, 1),
        fastest_lap=FastestLapPoint(Decimal(1), within=10),
    ),
}


def rules_for(year: int, own: Mapping[str, Any] | None = None) -> Rules:
    """The rules of a season: ``own`` if the season brings some, else those of the World Championship that year.

    Raises NoRules for a year without any, ValueError (one sentence) for rules that cannot be read.
    """
    if own:
        return read_rules(own)
    if year not in RULES:
        raise NoRules(f"no scoring rules are known for {year}; a season can bring its own under [rules]")
    return RULES[year]


def read_rules(own: Mapping[str, Any]) -> Rules:
    """Rules from plain data: ``race`` and ``sprint`` lists, ``fastest_lap`` {points, within}, ``factors`` by slug.

    Raises ValueError naming what is wrong.
    """
    if unknown := sorted(set(own) - {"race", "sprint", "fastest_lap", "factors"}):
        raise ValueError(f'rules: unknown entry "{unknown[0]}" (known: race, sprint, fastest_lap, factors)')
    if "race" not in own:
        raise ValueError('rules: "race" is missing: the list of points from first place on')
    return Rules(
        race=_point_list(own, "race"),
        sprint=_point_list(own, "sprint"),
        fastest_lap=_fastest_lap(own["fastest_lap"]) if own.get("fastest_lap") else None,
        factors=_factors(own.get("factors", {})),
    )


def _point_list(own: Mapping[str, Any], name: str) -> tuple[Decimal, ...]:
    values = own.get(name, [])
    if not isinstance(values, list):
        raise ValueError(f'rules: "{name}" must be a list of points')
    return tuple(_amount(value, name) for value in values)


def _fastest_lap(value: Any) -> FastestLapPoint:
    if not isinstance(value, Mapping) or set(value) != {"points", "within"} or type(value["within"]) is not int:
        raise ValueError('rules: "fastest_lap" takes points and within, as in {points = 1, within = 10}')
    return FastestLapPoint(_amount(value["points"], "fastest_lap"), value["within"])


def _factors(value: Any) -> dict[str, Decimal]:
    if not isinstance(value, Mapping):
        raise ValueError('rules: "factors" takes a number per Grand Prix, as in belgium = 0.5')
    return {slug: _amount(factor, f"factors.{slug}") for slug, factor in value.items()}


def _amount(value: Any, name: str) -> Decimal:
    """A number of points: finite, not negative, at most 1000, at most two decimals."""
    try:
        amount = Decimal(str(value))
        exponent = amount.normalize().as_tuple().exponent
    except InvalidOperation:
        exponent = None
    if isinstance(value, bool) or not isinstance(exponent, int) or exponent < -2 or not 0 <= amount <= 1000:
        raise ValueError(f'rules: "{name}" holds {value!r}, which is not a number from 0 to 1000 with two decimals')
    return amount
