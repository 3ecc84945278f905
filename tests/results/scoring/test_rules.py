from decimal import Decimal

import pytest

from results.scoring.own_rules import read_rules
from results.scoring.rules import FastestLapPoint, NoRules, Part, RaceRules, Rules, SeasonRules
from results.scoring.season_rules import rules_for
from results.scoring.world_championship import rules_of


def both(rules):
    return SeasonRules(rules, rules)


def test_2023_gives_points_to_ten_in_a_race_and_eight_in_a_sprint():
    rules = rules_for(2023).drivers

    assert sum(rules.race) == 101
    assert sum(rules.sprint) == 36
    assert (len(rules.race), len(rules.sprint)) == (10, 8)
    assert rules.fastest_lap == FastestLapPoint(Decimal(1), within=10)


def test_a_season_can_bring_its_own_rules():
    assert rules_for(2023, {"race": [3, 2, 1]}) == both(Rules(race=(Decimal(3), Decimal(2), Decimal(1))))


@pytest.mark.parametrize("own", [None, {}])
def test_without_own_rules_those_of_the_year_are_used(own):
    assert rules_for(2023, own) is rules_of(2023)


def test_a_year_without_rules_says_so():
    with pytest.raises(NoRules, match=r"^no scoring rules are known for 1949; a season can bring its own"):
        rules_for(1949)


def test_read_rules_reads_every_entry_exactly():
    own = {
        "race": [10, 6.5],
        "sprint": [1],
        "fastest_lap": {"points": 0.5, "within": 3},
        "factors": {"belgium": 0.5},
        "best": 8,
    }

    assert read_rules(own) == both(
        Rules(
            race=(Decimal(10), Decimal("6.5")),
            sprint=(Decimal(1),),
            fastest_lap=FastestLapPoint(Decimal("0.5"), within=3),
            races={"belgium": RaceRules(factor=Decimal("0.5"))},
            counted=(Part(8),),
        )
    )


@pytest.mark.parametrize("year", [*range(1950, 2027), 2050])
def test_every_season_since_1950_has_rules(year):
    rules = rules_of(year)
    assert rules.drivers.race[0] in {Decimal(8), Decimal(9), Decimal(10), Decimal(25)}
    assert (rules.constructors is None) == (year < 1958)


@pytest.mark.parametrize(
    ("year", "drivers", "constructors"),
    [
        (1950, (Part(4),), None),
        (1962, (Part(5),), (Part(5),)),
        (1967, (Part(5, 6), Part(4)), (Part(5, 6), Part(4))),
        (1979, (Part(4, 7), Part(4)), ()),
        (1988, (Part(11),), ()),
        (1991, (), ()),
    ],
)
def test_the_best_results_count_as_long_as_the_rules_said_so(year, drivers, constructors):
    rules = rules_of(year)
    assert rules.drivers.counted == drivers
    assert (rules.constructors.counted if rules.constructors else None) == constructors


@pytest.mark.parametrize(
    ("own", "message"),
    [
        ({}, '"race" is missing'),
        ({"race": [1], "sprnt": [1]}, 'unknown entry "sprnt"'),
        ({"race": "25"}, '"race" must be a list of points'),
        ({"race": [-1]}, '"race" holds -1'),
        ({"race": [1001]}, '"race" holds 1001'),
        ({"race": [0.125]}, '"race" holds 0.125'),
        ({"race": [True]}, '"race" holds True'),
        ({"race": [float("nan")]}, '"race" holds nan'),
        ({"race": [float("inf")]}, '"race" holds inf'),
        ({"race": [[1]]}, '"race" holds'),
        ({"race": [1], "fastest_lap": 1}, '"fastest_lap" takes points and within'),
        ({"race": [1], "fastest_lap": {"points": 1, "within": "ten"}}, '"fastest_lap" takes points and within'),
        ({"race": [1], "factors": [0.5]}, '"factors" takes a number per Grand Prix'),
        ({"race": [1], "factors": {"belgium": "half"}}, '"factors.belgium" holds'),
        ({"race": [1], "best": 0}, '"best" takes the number of results'),
        ({"race": [1], "best": True}, '"best" takes the number of results'),
    ],
)
def test_rules_that_cannot_be_read_are_named(own, message):
    with pytest.raises(ValueError, match=f"^rules: {message}"):
        read_rules(own)
