from dataclasses import replace
from decimal import Decimal

import pytest

from results.scoring.championship import collect
from results.scoring.rules import FastestLapPoint, Part, RaceRules, Rules
from results.scoring.sheets import Adjustment, Round, Row, Sheet
from results.scoring.title import Contenders, Left, contenders, most_points
from results.scoring.world_championship import rules_of

NINE = Rules(race=tuple(map(Decimal, (9, 6, 4))))


def after(rules, *races, championship="drivers", adjustments=(), left=(), gone=()):
    """Who can still win after ``races``, each the drivers in order of their places; every driver is a team too."""
    rounds = [
        Round(str(number), (Sheet("race", tuple(Row(driver, driver, place) for place, driver in enumerate(race, 1))),))
        for number, race in enumerate(races)
    ]
    rounds[-1] = replace(rounds[-1], adjustments=tuple(adjustments))
    *_, tallies = collect(rules, rounds, championship)
    return contenders(rules, championship, tallies, left, gone)


def races(first, count=1):
    return [Left(first + number, str(first + number)) for number in range(count)]


def test_who_reaches_the_leader_by_winning_all_that_is_left_is_in_it():
    # a 18, b 12, c 8 after two; 9 to come
    assert after(NINE, "abc", "abc", left=races(2)) == Contenders(("a", "b"), False)
    assert after(NINE, "abc", "abc", left=races(2, 2)) == Contenders(("a", "b", "c"), True)


def test_level_on_points_the_better_places_decide():
    # a has 18 of two wins; b could reach 18 as well, with 15 of seconds and thirds but the third win missing
    assert after(NINE, "ab", "ab", "cdb", left=races(3)).who == ("a", "b", "c")
    nothing = replace(NINE, race=(Decimal(6), Decimal(3)))
    assert after(nothing, "ab", "ab", left=races(2)) == Contenders(("a",), False)


def test_who_could_draw_level_in_everything_is_in_it():
    assert after(NINE, "a", left=races(1)) == Contenders(("a",), True)
    assert after(NINE, "ab", "ba", left=()) == Contenders(("a", "b"), False)


def test_only_so_many_results_count():
    best = replace(NINE, counted=(Part(2),))
    # a 18; b has 12, and a win would leave 15
    assert after(best, "ab", "ab", left=races(2)) == Contenders(("a",), False)
    assert after(NINE, "ab", "ab", left=races(2)).who == ("a", "b")


def test_results_count_by_the_part_of_the_season_they_fall_in():
    # a 27, b 18 with two to go, of which one counts: 27 with fewer wins.
    split = replace(NINE, counted=(Part(3, 3), Part(1)))
    assert after(split, "ab", "ab", "ab", left=races(3, 2)) == Contenders(("a",), False)
    assert after(NINE, "ab", "ab", "ab", left=races(3, 2)).who == ("a", "b")


def test_the_fastest_lap_the_sprint_and_double_points_are_there_to_be_won():
    rules = replace(
        NINE,
        sprint=(Decimal(3),),
        fastest_lap=FastestLapPoint(Decimal(1)),
        races={"9": RaceRules(factor=Decimal(2)), "7": RaceRules(counts=False)},
    )
    assert most_points(rules, [Left(9, "9", sprint=True)]) == 23
    assert most_points(rules, [Left(7, "7", sprint=True)]) == 0
    assert most_points(rules, [Left(6, "6", race=False, sprint=True)]) == 3


def test_a_factor_of_the_rules_is_known_and_one_decided_afterwards_is_not():
    half = RaceRules(factor=Decimal("0.5"))
    rules = replace(NINE, fastest_lap=FastestLapPoint(Decimal(1)), races={"1": half, "2": replace(half, planned=False)})
    assert [most_points(rules, [Left(number, str(number))]) for number in (1, 2, 3)] == [5, 10, 10]
    # a 18, b 12: a planned half can no longer be enough, a race that may yet be cut short can
    assert after(NINE, "ab", "ab", left=races(2)).who == ("a", "b")
    planned = replace(NINE, races={"2": half})
    assert after(planned, "ab", "ab", left=races(2)) == Contenders(("a",), False)
    afterwards = replace(NINE, races={"2": replace(half, planned=False)})
    assert after(afterwards, "ab", "ab", left=races(2)).who == ("a", "b")


def test_pole_position_and_the_lap_of_a_sprint_are_there_to_be_won():
    rules = replace(NINE, sprint=(Decimal(3),), pole=Decimal(2), sprint_fastest_lap=FastestLapPoint(Decimal(1), 10))
    assert most_points(rules, [Left(1, "1", sprint=True)]) == 9 + 2 + 3 + 1
    assert most_points(rules, [Left(1, "1", pole=False)]) == 9
    assert most_points(rules, [Left(1, "1", race=False, sprint=True)]) == 4
    assert most_points(rules, [Left(1, "1", race=False, pole=True)]) == 2
    half = replace(rules, races={"1": RaceRules(factor=Decimal("0.5"))})
    assert most_points(half, [Left(1, "1")]) == Decimal("6.5")


def test_races_and_sprints_can_be_dropped_apart():
    rules = replace(NINE, sprint=(Decimal(4),), counted=(Part(2),), counted_by="session")
    # a 18 in two results, b 12: of a race and a sprint b keeps a win besides its second place, 15
    assert after(rules, "ab", "ab", left=[Left(2, "2", sprint=True)]) == Contenders(("a",), False)
    by_round = replace(rules, counted_by="round")
    assert after(by_round, "ab", "ab", left=[Left(2, "2", sprint=True)]).who == ("a", "b")


def test_the_excluded_and_the_dead_win_nothing_more():
    out = Adjustment("drivers", "b", exclusion="DSQ")
    assert after(NINE, "abc", "abc", adjustments=[out], left=races(2)) == Contenders(("a",), False)
    assert after(NINE, "abc", "abc", left=races(2), gone={"b"}) == Contenders(("a",), False)
    assert after(NINE, "abc", "abc", left=races(2), gone={"a"}).who == ("a", "b")


def test_points_taken_count():
    taken = Adjustment("drivers", "b", points=Decimal(-4))
    assert after(NINE, "abc", "abc", adjustments=[taken], left=races(2)).who == ("a",)


def test_of_a_constructor_as_many_cars_score_as_the_rules_say():
    two = replace(NINE, cars=2)
    # a 18, b 12: one car can win 9 more, two 15
    assert after(NINE, "ab", "ab", championship="constructors", left=races(2)) is None
    assert after(two, "a-", "a-", championship="constructors", left=races(2)).anyone is False
    assert after(two, "ab", "ab", "ab", championship="constructors", left=races(3)).who == ("a", "b")
    best = replace(NINE, best_car_only=True, race=(Decimal(9), Decimal(2)))
    assert after(best, "ab", "ab", championship="constructors", left=races(2)) == Contenders(("a",), False)


def test_nothing_is_said_where_a_win_is_not_worth_most():
    assert after(Rules(race=()), "ab", left=races(1)) is None
    assert after(Rules(race=(Decimal(1), Decimal(2))), "ab", left=races(1)) is None


@pytest.mark.parametrize(("year", "cars"), [(1970, None), (1985, None), (1986, 2), (2026, 2)])
def test_from_when_on_a_constructor_has_two_cars(year, cars):
    assert rules_of(year).constructors.cars == cars
