"""The rules of every World Championship season, as data. Each row says from when to when, and what."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from results.scoring.rules import FastestLapPoint, NoRules, Part, RaceRules, Rules, SeasonRules, Unpaid

FIRST, STILL = 1950, 9999
CUT_SHORT = RaceRules(factor=Decimal("0.5"), planned=False)


def _places(*points: int) -> tuple[Decimal, ...]:
    return tuple(Decimal(value) for value in points)


_EIGHT = {"race": _places(8, 6, 4, 3, 2)}
_EIGHT_TO_SIXTH = {"race": _places(8, 6, 4, 3, 2, 1)}
_NINE = {"race": _places(9, 6, 4, 3, 2, 1)}
_LAP_IN_THE_POINTS = {"fastest_lap": FastestLapPoint(Decimal(1), within=10)}

# What both championships share. Later rows add to earlier ones.
BOTH: tuple[tuple[int, int, dict[str, Any]], ...] = (
    (1950, 1959, _EIGHT),
    (1960, 1960, _EIGHT_TO_SIXTH),
    (1961, 1990, _NINE),
    (1991, 2002, {"race": _places(10, 6, 4, 3, 2, 1)}),
    (2003, 2009, {"race": _places(10, 8, 6, 5, 4, 3, 2, 1)}),
    (2010, STILL, {"race": _places(25, 18, 15, 12, 10, 8, 6, 4, 2, 1)}),
    (2021, 2021, {"sprint": _places(3, 2, 1)}),
    (2022, STILL, {"sprint": _places(8, 7, 6, 5, 4, 3, 2, 1)}),
    (2019, 2024, _LAP_IN_THE_POINTS),
    (1966, STILL, {"distance": Decimal("0.9")}),
    (FIRST, 1999, {"countback": "paid", "listed": frozenset()}),
    (2026, STILL, {"listed": frozenset({"", "DNF", "DNS"})}),
    (1966, 1966, {"counted": (Part(5),)}),
    (1967, 1967, {"counted": (Part(5, 6), Part(4))}),
    (1968, 1968, {"counted": (Part(5, 6), Part(5))}),
    (1969, 1969, {"counted": (Part(5, 6), Part(4))}),
    (1970, 1970, {"counted": (Part(6, 7), Part(5))}),
    (1971, 1971, {"counted": (Part(5, 6), Part(4))}),
    (1972, 1972, {"counted": (Part(5, 6), Part(5))}),
    (1973, 1974, {"counted": (Part(7, 8), Part(6))}),
    (1975, 1975, {"counted": (Part(6, 7), Part(6))}),
    (1976, 1976, {"counted": (Part(7, 8), Part(7))}),
    (1977, 1977, {"counted": (Part(8, 9), Part(7))}),
    (1978, 1978, {"counted": (Part(7, 8), Part(7))}),
    (1958, 1958, {"counted": (Part(6),)}),
    (1959, 1959, {"counted": (Part(5),)}),
    (1960, 1960, {"counted": (Part(6),)}),
    (1961, 1962, {"counted": (Part(5),)}),
    (1963, 1965, {"counted": (Part(6),)}),
)
DRIVERS: tuple[tuple[int, int, dict[str, Any]], ...] = (
    (1950, 1959, {"fastest_lap": FastestLapPoint(Decimal(1))}),
    (1950, 1957, {"shared_cars": "split"}),
    (1950, 1953, {"counted": (Part(4),)}),
    (1954, 1957, {"counted": (Part(5),)}),
    (1979, 1979, {"counted": (Part(4, 7), Part(4))}),
    (1980, 1980, {"counted": (Part(5, 7), Part(5))}),
    (1981, 1990, {"counted": (Part(11),)}),
    (1998, 1999, {"level_share_a_place": False}),
)
CONSTRUCTORS: tuple[tuple[int, int, dict[str, Any]], ...] = (
    (1961, 1961, _EIGHT_TO_SIXTH),
    (1958, 1978, {"best_car_only": True}),
    (1986, STILL, {"cars": 2}),  # before, a third car was entered now and then
)
CONSTRUCTORS_SINCE = 1958

RACES: Mapping[int, Mapping[str, RaceRules]] = {
    1953: {"france": RaceRules(fastest_lap_to="juan-manuel-fangio")},
    1956: {"monaco": RaceRules(unpaid=(Unpaid("juan-manuel-fangio", 4),))},
    1957: {"great-britain": RaceRules(unpaid=(Unpaid("peter-collins", 4, keeps_share=False),))},
    1958: {"germany": RaceRules(unpaid=(Unpaid("bruce-mclaren", 5),))},
    1963: {"france": RaceRules(unpaid=(Unpaid("graham-hill", 3),))},
    1967: {"germany": RaceRules(outside=frozenset({"jackie-oliver", "alan-rees"}))},
    1969: {
        "germany": RaceRules(
            outside=frozenset(
                {
                    "henri-pescarolo",
                    "richard-attwood",
                    "kurt-ahrens-jr",
                    "rolf-stommelen",
                    "peter-westbury",
                    "xavier-perrot",
                }
            )
        )
    },
    1975: {"spain": CUT_SHORT, "austria": CUT_SHORT},
    1984: {"monaco": CUT_SHORT, "italy": RaceRules(unpaid=(Unpaid("jo-gartner", 5), Unpaid("gerhard-berger", 6)))},
    1987: {"australia": RaceRules(unpaid=(Unpaid("yannick-dalmas", 5),))},
    1991: {"australia": CUT_SHORT},
    2009: {"malaysia": CUT_SHORT},
    2014: {"abu-dhabi": RaceRules(factor=Decimal(2))},
    2021: {"belgium": RaceRules(factor=Decimal("0.5"), planned=False, fastest_lap=False)},
}
# Pole position is the first place on the grid. In these seasons a sprint made the grid of some races; there it
# stayed with whoever was fastest in qualifying.
POLE_BY_QUALIFYING = (2022,)
NOT_FOR_CONSTRUCTORS = {year: {"indianapolis": RaceRules(counts=False)} for year in range(1958, 1961)}


@cache
def rules_of(year: int) -> SeasonRules:
    """The World Championship's rules of a year. Raises NoRules for one before the first."""
    if year < FIRST:
        raise NoRules(f"no scoring rules are known for {year}; a season can bring its own under [rules]")
    races = RACES.get(year, {})
    drivers = Rules(**_fields(year, BOTH, DRIVERS), races=races)
    if year < CONSTRUCTORS_SINCE:
        return SeasonRules(drivers, None)
    races = {**races, **NOT_FOR_CONSTRUCTORS.get(year, {})}
    return SeasonRules(drivers, Rules(**_fields(year, BOTH, CONSTRUCTORS), races=races))


def _fields(year: int, *tables: tuple[tuple[int, int, dict[str, Any]], ...]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for table in tables:
        for first, last, what in table:
            if first <= year <= last:
                fields |= what
    return fields
