from decimal import Decimal

from results.scoring.points import as_points
from results.scoring.points import score as awards
from results.scoring.rules import FastestLapPoint, RaceRules, Rules, Unpaid
from results.scoring.sheets import Row, Sheet
from results.scoring.world_championship import rules_of

RULES_2023 = rules_of(2023).drivers


def score(rules, grand_prix, sheet):
    return [as_points(amount) for amount in awards(rules, grand_prix, sheet).points]


def a_sheet(*positions, kind="race", fastest=None):
    """One row per place, of drivers a, b, c ...; ``fastest`` is the index of the row with the fastest lap."""
    return Sheet(
        kind,
        tuple(
            Row("abcdefghijklmnop"[index], "team", position, index == fastest)
            for index, position in enumerate(positions)
        ),
    )


def test_places_earn_what_the_rules_say():
    points = score(RULES_2023, "monaco", a_sheet(*range(1, 13)))

    assert points == [Decimal(value) for value in (25, 18, 15, 12, 10, 8, 6, 4, 2, 1, 0, 0)]


def test_a_car_without_a_place_earns_nothing():
    assert score(RULES_2023, "monaco", a_sheet(1, None)) == [Decimal(25), Decimal(0)]


def test_a_missing_place_is_not_passed_on():
    assert score(RULES_2023, "monaco", a_sheet(1, 3)) == [Decimal(25), Decimal(15)]


def test_a_sprint_has_its_own_points_and_none_for_the_fastest_lap():
    points = score(RULES_2023, "qatar", a_sheet(*range(1, 10), kind="sprint", fastest=0))

    assert points == [Decimal(value) for value in (8, 7, 6, 5, 4, 3, 2, 1, 0)]


def test_the_fastest_lap_earns_a_point_in_tenth_place_but_not_in_eleventh():
    assert score(RULES_2023, "monaco", a_sheet(10, 11, fastest=0)) == [Decimal(2), Decimal(0)]
    assert score(RULES_2023, "monaco", a_sheet(10, 11, fastest=1)) == [Decimal(1), Decimal(0)]
    assert score(RULES_2023, "monaco", a_sheet(1, None, fastest=1)) == [Decimal(25), Decimal(0)]


def test_a_factor_counts_for_its_race_alone_and_rounds_to_hundredths():
    rules = Rules(
        race=(Decimal("12.5"), Decimal("0.33")),
        sprint=(Decimal(8),),
        fastest_lap=FastestLapPoint(Decimal(1), 10),
        races={"belgium": RaceRules(factor=Decimal("0.5"))},
    )

    assert score(rules, "belgium", a_sheet(1, 2, fastest=0)) == [Decimal("6.75"), Decimal("0.17")]
    assert score(rules, "monaco", a_sheet(1, 2)) == [Decimal("12.5"), Decimal("0.33")]
    assert score(rules, "belgium", a_sheet(1, kind="sprint")) == [Decimal(8)]


def test_an_empty_sheet_scores_nothing():
    assert score(RULES_2023, "monaco", Sheet("race", ())) == []


def test_a_shared_car_splits_its_points_evenly_up_to_1957():
    rules = rules_of(1957).drivers
    crew = (Row("brooks", "vanwall", 1), Row("moss", "vanwall", 1, shared_car=True), Row("schell", "maserati", 2))
    assert score(rules, "great-britain", Sheet("race", crew)) == [Decimal(4), Decimal(4), Decimal(6)]


def test_three_in_a_car_share_in_hundredths():
    rules = rules_of(1955).drivers
    crew = tuple(Row(driver, "ferrari", 3, shared_car=driver != "a") for driver in "abc")
    assert score(rules, "argentina", Sheet("race", crew)) == [Decimal("1.33")] * 3


def test_a_shared_car_earns_nothing_from_1958():
    rules = rules_of(1958)
    crew = (Row("a", "ferrari", 4), Row("b", "ferrari", 4, shared_car=True), Row("c", "cooper", 5))
    assert score(rules.drivers, "italy", Sheet("race", crew)) == [Decimal(0), Decimal(0), Decimal(2)]
    assert score(rules.constructors, "italy", Sheet("race", crew)) == [Decimal(0), Decimal(0), Decimal(2)]


def test_equal_fastest_laps_share_the_point_also_of_a_car_that_retired():
    rows = (Row("a", "x", 1), Row("b", "y", None, fastest_lap=True), Row("c", "z", 9, fastest_lap=True))
    assert score(rules_of(1952).drivers, "italy", Sheet("race", rows)) == [Decimal(8), Decimal("0.5"), Decimal("0.5")]


def test_a_driver_of_two_cars_gets_one_point_for_the_fastest_lap():
    rows = (Row("fangio", "x", 2, fastest_lap=True), Row("fangio", "y", 3, fastest_lap=True))
    assert score(rules_of(1951).drivers, "france", Sheet("race", rows)) == [Decimal(7), Decimal(4)]


def test_only_the_best_car_of_a_constructor_scores_up_to_1978():
    rows = tuple(
        Row(driver, make, place) for place, (driver, make) in enumerate([("a", "x"), ("b", "x"), ("c", "y")], 1)
    )
    assert score(rules_of(1978).constructors, "spain", Sheet("race", rows)) == [Decimal(9), Decimal(0), Decimal(4)]
    assert score(rules_of(1979).constructors, "spain", Sheet("race", rows)) == [Decimal(9), Decimal(6), Decimal(4)]


def test_cars_outside_the_scoring_order_hand_their_places_on():
    rules = Rules(race=(Decimal(2), Decimal(1)), races={"germany": RaceRules(outside=frozenset({"b"}))})
    rows = (Row("a", "x", 1), Row("b", "y", 2), Row("c", "z", 3))
    found = awards(rules, "germany", Sheet("race", rows))
    assert (found.points, found.places) == ([200, 0, 100], [1, None, 2])


def test_an_unpaid_finisher_keeps_the_place_from_the_next():
    rules = Rules(race=(Decimal(2), Decimal(1)), races={"france": RaceRules(unpaid=(Unpaid("b", 2),))})
    rows = (Row("a", "x", 1), Row("b", "y", 2), Row("c", "z", 3))
    assert score(rules, "france", Sheet("race", rows)) == [Decimal(2), Decimal(0), Decimal(0)]


def test_a_race_that_is_not_for_constructors_gives_them_nothing():
    rows = Sheet("race", (Row("a", "x", 1),))
    assert score(rules_of(1959).constructors, "indianapolis", rows) == [Decimal(0)]
    assert score(rules_of(1959).drivers, "indianapolis", rows) == [Decimal(8)]


def test_half_points_are_given_where_a_race_was_cut_short():
    rows = a_sheet(1, 2, fastest=0)
    assert score(rules_of(2021).drivers, "belgium", rows) == [Decimal("12.5"), Decimal(9)]
    assert score(rules_of(2014).drivers, "abu-dhabi", a_sheet(1)) == [Decimal(50)]


def test_a_sprint_pays_its_fastest_lap_within_the_places_told():
    rules = Rules(race=(), sprint=(Decimal(3),), sprint_fastest_lap=FastestLapPoint(Decimal(1), within=2))
    assert score(rules, "x", a_sheet(1, 2, 3, kind="sprint", fastest=1)) == [3, 1, 0]
    assert score(rules, "x", a_sheet(1, 2, 3, kind="sprint", fastest=2)) == [3, 0, 0]


def test_only_so_many_cars_of_a_constructor_score():
    two = Rules(race=(Decimal(4), Decimal(3), Decimal(2)), sprint=(Decimal(2), Decimal(1)), cars=2, more_cars=True)
    assert score(two, "x", a_sheet(1, 2, 3)) == [4, 3, 0]
    one = Rules(race=two.race, sprint=two.sprint, cars=1, more_cars=True)
    assert score(one, "x", a_sheet(1, 2, kind="sprint")) == [2, 0]
    shared = (Row("a", "x", 1), Row("b", "x", 1, shared_car=True), Row("c", "x", 2), Row("d", "y", 3))
    split = Rules(race=two.race, cars=1, more_cars=True, shared_cars="split")
    assert score(split, "x", Sheet("race", shared)) == [2, 2, 0, 2]


def test_sprint_places_count_in_a_countback_where_the_rules_say_so():
    rules = Rules(race=(), sprint=(Decimal(1),), sprint_places=True)
    assert awards(rules, "x", a_sheet(1, 2, kind="sprint")).places == [1, 2]
    paid = Rules(race=(), sprint=(Decimal(1),), sprint_places=True, countback="paid")
    assert awards(paid, "x", a_sheet(1, 2, kind="sprint")).places == [1, None]
