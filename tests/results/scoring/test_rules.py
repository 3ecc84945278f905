from decimal import Decimal

import pytest

from results.scoring.rules import RULES, FastestLapPoint, NoRules, Rules, read_rules, rules_for


def test_2023_gives_points_to_ten_in_a_race_and_eight_in_a_sprint():
    rules = rules_for(2023)

    assert sum(rules.race) == 101
    assert sum(rules.sprint) == 36
    assert (len(rules.race), len(rules.sprint)) == (10, 8)
    assert rules.fastest_lap == FastestLapPoint(Decimal(1), within=10)


def test_a_season_can_bring_its_own_rules():
    assert rules_for(2023, {"race": [3, 2, 1]}) == Rules(race=(Decimal(3), Decimal(2), Decimal(1)))


@pytest.mark.parametrize("own", [None, {}])
def test_without_own_rules_those_of_the_year_are_used(own):
    assert rules_for(2023, own) is RULES[2023]


def test_a_year_without_rules_says_so():
    with pytest.raises(NoRules, match=r"^no scoring rules are known for 1949; a season can bring its own"):
        rules_for(1949)


def test_read_rules_reads_every_entry_exactly():
    own = {
        "race": [10, 6.5],
        "sprint": [1],
        "fastest_lap": {"points": 0.5, "within": 3},
        "factors": {"belgium": 0.5},
    }

    assert read_rules(own) == Rules(
        race=(Decimal(10), Decimal("6.5")),
        sprint=(Decimal(1),),
        fastest_lap=FastestLapPoint(Decimal("0.5"), within=3),
        factors={"belgium": Decimal("0.5")},
    )


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
    ],
)
def test_rules_that_cannot_be_read_are_named(own, message):
    with pytest.raises(ValueError, match=f"^rules: {message}"):
        read_rules(own)
