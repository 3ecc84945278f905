from dataclasses import replace
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


def test_read_rules_reads_all_that_the_engine_knows():
    own = {
        "race": [10, 6],
        "sprint_fastest_lap": {"points": 1, "within": 10},
        "fastest_lap": {"points": 1},
        "pole": 2,
        "factors": {"finale": 2},
        "shortened": {"belgium": 0.5},
        "best": [{"best": 6, "of": 7}, {"best": 5}],
        "best_by": "session",
        "cars": 2,
        "countback": "paid",
        "sprint_places": True,
        "level_share_a_place": False,
        "shared_cars": "split",
        "listed": ["classified", "DNF"],
        "constructors": {"pole": 0},
    }
    drivers = Rules(
        race=(Decimal(10), Decimal(6)),
        fastest_lap=FastestLapPoint(Decimal(1)),
        sprint_fastest_lap=FastestLapPoint(Decimal(1), within=10),
        pole=Decimal(2),
        races={"finale": RaceRules(factor=Decimal(2)), "belgium": RaceRules(factor=Decimal("0.5"), planned=False)},
        counted=(Part(6, 7), Part(5)),
        counted_by="session",
        countback="paid",
        sprint_places=True,
        level_share_a_place=False,
        shared_cars="split",
        listed=frozenset({"", "DNF"}),
    )

    assert read_rules(own) == SeasonRules(drivers, replace(drivers, pole=Decimal(0), cars=2, more_cars=True))


def test_a_season_can_have_no_championship_for_constructors():
    assert read_rules({"race": [1], "constructors": False}) == SeasonRules(Rules(race=(Decimal(1),)), None)
    assert read_rules({"race": [1], "constructors": True}) == both(Rules(race=(Decimal(1),)))
    assert read_rules({"race": [1], "best_car_only": True}).constructors == Rules((Decimal(1),), best_car_only=True)


@pytest.mark.parametrize(
    ("year", "slug", "planned"),
    [
        (1975, "spain", False),
        (1975, "austria", False),
        (1984, "monaco", False),
        (1991, "australia", False),
        (2009, "malaysia", False),
        (2014, "abu-dhabi", True),
        (2021, "belgium", False),
    ],
)
def test_which_factors_were_known_beforehand(year, slug, planned):
    for rules in (rules_of(year).drivers, rules_of(year).constructors):
        assert rules.races[slug].planned is planned
        assert rules.races[slug].factor != 1


@pytest.mark.parametrize(
    ("own", "message"),
    [
        ({"rice": [1]}, 'unknown entry "rice"'),
        ({"constructors": {}}, 'unknown entry "constructors"'),
        ({"race": "x"}, '"race" must be a list of points'),
        ({"cars": 2, "best_car_only": True}, '"best_car_only" and "cars" contradict each other'),
    ],
)
def test_what_is_wrong_with_the_constructors_rules_is_told_as_theirs(own, message):
    with pytest.raises(ValueError, match=f"^rules.constructors: {message}"):
        read_rules({"race": [1], "constructors": own})


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
        ({"race": [1], "best": []}, '"best" takes the number of results'),
        ({"race": [1], "best": [{"best": 6}, {"best": 5}]}, 'a part of "best" takes best and'),
        ({"race": [1], "best": [{"best": 0, "of": 3}]}, 'a part of "best" takes best and'),
        ({"race": [1], "best_by": "session"}, '"best_by" needs "best"'),
        ({"race": [1], "best": 3, "best_by": "race"}, '"best_by" is one of round, session, not "race"'),
        ({"race": [1], "pole": "two"}, "\"pole\" holds 'two'"),
        ({"race": [1], "sprint_fastest_lap": {"within": 3}}, '"sprint_fastest_lap" takes points and within'),
        ({"race": [1], "fastest_lap": {"points": 1, "within": 0}}, '"fastest_lap" takes points and within'),
        ({"race": [1], "factors": {"a": 1}, "shortened": {"a": 2}}, '"a" stands under "factors" and under "shortened"'),
        ({"race": [1], "shortened": [1]}, '"shortened" takes a number per Grand Prix'),
        ({"race": [1], "countback": []}, '"countback" is one of paid, classified'),
        ({"race": [1], "sprint_places": 1}, '"sprint_places" is true or false, not "1"'),
        ({"race": [1], "cars": True}, '"cars" takes the number of cars'),
        ({"race": [1], "listed": ["DNX"]}, '"listed" takes a list of who'),
        ({"race": [1], "listed": [[]]}, '"listed" takes a list of who'),
        ({"race": [1], "constructors": 0}, '"constructors" is false where'),
        ({"race": [1], "constructors": False, "cars": 0}, '"cars" takes the number of cars'),
    ],
)
def test_rules_that_cannot_be_read_are_named(own, message):
    with pytest.raises(ValueError, match=f"^rules: {message}"):
        read_rules(own)
