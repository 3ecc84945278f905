"""The rules a season brings of its own, in plain data: what a league writes into its ``season.toml``."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from results.scoring.rules import FastestLapPoint, Part, RaceRules, Rules, SeasonRules

KNOWN = ("race", "sprint", "fastest_lap", "factors", "best")


def read_rules(own: Mapping[str, Any]) -> SeasonRules:
    """Rules of both championships from plain data.

    ``race`` and ``sprint`` are lists of points, ``fastest_lap`` is {points, within}, ``factors`` a number per Grand
    Prix slug, ``best`` how many results count. Raises ValueError naming what is wrong.
    """
    if unknown := sorted(set(own) - set(KNOWN)):
        raise ValueError(f'rules: unknown entry "{unknown[0]}" (known: {", ".join(KNOWN)})')
    if "race" not in own:
        raise ValueError('rules: "race" is missing: the list of points from first place on')
    rules = Rules(
        race=_point_list(own, "race"),
        sprint=_point_list(own, "sprint"),
        fastest_lap=_fastest_lap(own["fastest_lap"]) if own.get("fastest_lap") else None,
        races={slug: RaceRules(factor=factor) for slug, factor in _factors(own.get("factors", {})).items()},
        counted=_best(own["best"]) if "best" in own else (),
    )
    return SeasonRules(rules, rules)


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


def _best(value: Any) -> tuple[Part, ...]:
    if type(value) is not int or not 1 <= value <= 1000:
        raise ValueError('rules: "best" takes the number of results that count, as in best = 8')
    return (Part(value),)


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
