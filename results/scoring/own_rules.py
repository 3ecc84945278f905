"""The rules a season brings of its own, in plain data: what a league writes into its ``season.toml``."""

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from results.parsing.words import quoted
from results.scoring.rules import FastestLapPoint, Part, RaceRules, Rules, SeasonRules

MOST = 1000  # results, rounds, cars
CLASSIFIED = "classified"
STATUSES = ("DNF", "NC", "DSQ", "DNS", "DNQ", "DNPQ", "DNP", "EX")
CHAMPIONSHIPS = "constructors"  # the entry that says there is none of them, or how theirs differs
OF_CONSTRUCTORS = ("best_car_only", "cars")


def read_rules(own: Mapping[str, Any]) -> SeasonRules:
    """Rules of both championships from plain data, in the entries that ``results/data/README.md`` describes.

    Those of the constructors are the drivers' but for what stands under ``constructors``; with ``constructors`` false
    there is no championship for them. Raises ValueError, one sentence naming what is wrong.
    """
    _check_known(own, (*READERS, CHAMPIONSHIPS), "rules")
    if "race" not in own:
        raise ValueError('rules: "race" is missing: the list of points from first place on')
    teams = own.get(CHAMPIONSHIPS, {})
    drivers = {name: value for name, value in own.items() if name != CHAMPIONSHIPS}
    if teams is False:
        return SeasonRules(_of_drivers(drivers), None)
    if teams is True:
        teams = {}
    if not isinstance(teams, Mapping):
        raise ValueError('rules: "constructors" is false where they have no championship, or a table of its own')
    _check_known(teams, READERS, "rules.constructors")
    return SeasonRules(_of_drivers(drivers), _of_constructors({**drivers, **teams}))


def _of_drivers(own: Mapping[str, Any]) -> Rules:
    for name in OF_CONSTRUCTORS:  # a driver has one car
        if name in own:
            READERS[name](own[name], name)
    return _rules({name: value for name, value in own.items() if name not in OF_CONSTRUCTORS})


def _of_constructors(own: Mapping[str, Any]) -> Rules:
    """What the drivers' rules say too has been found readable."""
    try:
        return _rules(own)
    except ValueError as problem:
        raise ValueError(str(problem).replace("rules:", "rules.constructors:", 1)) from None


def _rules(own: Mapping[str, Any]) -> Rules:
    if {"best_car_only", "cars"} <= set(own) and own["best_car_only"] is True:
        raise ValueError('rules: "best_car_only" and "cars" contradict each other: write cars alone')
    if "best" not in own and "best_by" in own:
        raise ValueError('rules: "best_by" needs "best": how many results count')
    if twice := sorted(_keys(own, "factors") & _keys(own, "shortened")):
        raise ValueError(f'rules: "{twice[0]}" stands under "factors" and under "shortened"')
    fields: dict[str, Any] = {"races": {}}
    for name, value in own.items():
        read = READERS[name](value, name)
        fields["races"].update(read.pop("races", {}))
        fields.update(read)
    return Rules(**fields)


def _keys(own: Mapping[str, Any], name: str) -> set[str]:
    value = own.get(name)
    return set(value) if isinstance(value, Mapping) else set()


def _check_known(own: Mapping[str, Any], known: Any, where: str) -> None:
    if unknown := sorted(set(own) - set(known)):
        raise ValueError(f'{where}: unknown entry "{unknown[0]}" (known: {", ".join(known)})')


def _point_list(value: Any, name: str) -> dict[str, Any]:
    if not isinstance(value, list) or len(value) > MOST:
        raise ValueError(f'rules: "{name}" must be a list of points')
    return {name: tuple(_amount(points, name) for points in value)}


def _fastest_lap(value: Any, name: str) -> dict[str, Any]:
    within = value.get("within", 1) if isinstance(value, Mapping) else None
    if not isinstance(value, Mapping) or not {"points"} <= set(value) <= {"points", "within"} or not _is_count(within):
        raise ValueError(f'rules: "{name}" takes points and within, as in {{points = 1, within = 10}}')
    return {name: FastestLapPoint(_amount(value["points"], name), value.get("within"))}


def _pole(value: Any, name: str) -> dict[str, Any]:
    return {name: _amount(value, name)}


def _factors(value: Any, name: str) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        raise ValueError(f'rules: "{name}" takes a number per Grand Prix, as in belgium = 0.5')
    planned = name == "factors"
    factors = {slug: _amount(factor, f"{name}.{slug}") for slug, factor in value.items()}
    return {"races": {slug: RaceRules(factor=factor, planned=planned) for slug, factor in factors.items()}}


def _best(value: Any, name: str) -> dict[str, Any]:
    if _is_count(value):
        return {"counted": (Part(value),)}
    if not isinstance(value, list) or not value or len(value) > MOST:
        raise ValueError('rules: "best" takes the number of results that count, as in best = 8, or a list of parts')
    return {"counted": tuple(_part(part, is_last=number == len(value)) for number, part in enumerate(value, start=1))}


def _part(value: Any, *, is_last: bool) -> Part:
    wanted = {"best"} if is_last else {"best", "of"}
    if (
        not isinstance(value, Mapping)
        or not wanted <= set(value) <= {"best", "of"}
        or not all(_is_count(number) for number in value.values())
    ):
        raise ValueError(
            'rules: a part of "best" takes best and, unless it is the last, of: the rounds it goes over, '
            "as in [{best = 6, of = 7}, {best = 5}]"
        )
    return Part(value["best"], value.get("of"))


def _one_of(field: str, *known: str) -> Callable[[Any, str], dict[str, Any]]:
    def read(value: Any, name: str) -> dict[str, Any]:
        if value not in known:
            raise ValueError(f'rules: "{name}" is one of {", ".join(known)}, not {quoted(str(value))}')
        return {field: value}

    return read


def _yes_no(value: Any, name: str) -> dict[str, Any]:
    if not isinstance(value, bool):
        raise ValueError(f'rules: "{name}" is true or false, not {quoted(str(value))}')
    return {name: value}


def _cars(value: Any, name: str) -> dict[str, Any]:
    if not _is_count(value):
        raise ValueError('rules: "cars" takes the number of cars of a constructor that score, as in cars = 2')
    return {"cars": value, "more_cars": True}


def _distance(value: Any, name: str) -> dict[str, Any]:
    share = _amount(value, name)
    if share > 1:
        raise ValueError('rules: "distance" is the share of the winner\'s laps, as in distance = 0.9')
    return {"distance": share}


def _listed(value: Any, name: str) -> dict[str, Any]:
    known = (CLASSIFIED, *STATUSES)
    if not isinstance(value, list) or any(one not in known for one in value):
        raise ValueError(f'rules: "listed" takes a list of who stands in the table without points: {", ".join(known)}')
    return {"listed": frozenset("" if one == CLASSIFIED else one for one in value)}


def _is_count(value: Any) -> bool:
    return type(value) is int and 1 <= value <= MOST


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


# Each reads the value of its entry into fields of ``Rules``.
READERS: Mapping[str, Callable[[Any, str], dict[str, Any]]] = {
    "race": _point_list,
    "sprint": _point_list,
    "fastest_lap": _fastest_lap,
    "sprint_fastest_lap": _fastest_lap,
    "pole": _pole,
    "factors": _factors,
    "shortened": _factors,
    "best": _best,
    "best_by": _one_of("counted_by", "round", "session"),
    "best_car_only": _yes_no,
    "cars": _cars,
    "distance": _distance,
    "countback": _one_of("countback", "paid", "classified"),
    "sprint_places": _yes_no,
    "level_share_a_place": _yes_no,
    "shared_cars": _one_of("shared_cars", "split", "nothing"),
    "listed": _listed,
}
