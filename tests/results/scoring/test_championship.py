from decimal import Decimal

from results.scoring.championship import tables
from results.scoring.rules import Part, RaceRules, Rules
from results.scoring.sheets import Adjustment, Pole, Round, Row, Sheet
from results.scoring.world_championship import rules_of

RULES_2023 = rules_of(2023).drivers
TEAMS = {"a": "red", "b": "red", "c": "blue", "d": "blue"}


def a_race(*drivers, out=(), kind="race"):
    """Drivers in the order of their places, then those without one."""
    rows = [Row(driver, TEAMS[driver], place) for place, driver in enumerate(drivers, start=1)]
    return Sheet(kind, tuple(rows + [Row(driver, TEAMS[driver], None) for driver in out]))


def lines(table):
    return [(line.position, line.competitor, line.points, line.wins) for line in table.lines]


def test_a_table_follows_every_round():
    rounds = [Round("bahrain", (a_race("a", "b"),)), Round("monaco", (a_race("b", "a"),))]
    first, second = tables(RULES_2023, rounds, "drivers")

    assert (first.grand_prix, first.races, second.grand_prix, second.races) == ("bahrain", 1, "monaco", 2)
    assert lines(first) == [(1, "a", 25, 1), (2, "b", 18, 0)]
    assert [line.points for line in second.lines] == [43, 43]


def test_constructors_collect_the_points_of_all_their_cars():
    (table,) = tables(RULES_2023, [Round("bahrain", (a_race("a", "c", "b", "d"),))], "constructors")

    assert lines(table) == [(1, "red", 40, 1), (2, "blue", 30, 0)]


def test_level_on_points_more_wins_is_better_then_more_seconds():
    rules = Rules(race=(Decimal(2), Decimal(1), Decimal(1), Decimal(0)))
    rounds = [Round("bahrain", (a_race("a", "b", "c"),)), Round("monaco", (a_race("d", "c", "b"),))]
    *_, table = tables(rules, rounds, "drivers")

    assert lines(table) == [(1, "a", 2, 1), (1, "d", 2, 1), (3, "b", 2, 0), (3, "c", 2, 0)]


def test_a_win_beats_points_from_seconds():
    rules = Rules(race=(Decimal(2), Decimal(1)))
    rounds = [Round("bahrain", (a_race("a", "b"),)), Round("monaco", (a_race("c", "b"),))]
    *_, table = tables(rules, rounds, "drivers")

    assert lines(table) == [(1, "a", 2, 1), (1, "c", 2, 1), (3, "b", 2, 0)]


def test_places_without_points_count_in_the_tie_break():
    rules = Rules(race=(Decimal(1),))
    *_, table = tables(rules, [Round("bahrain", (a_race("a", "b", "c"),))], "drivers")

    assert lines(table) == [(1, "a", 1, 1), (2, "b", 0, 0), (3, "c", 0, 0)]


def test_sprint_places_never_count_in_the_tie_break():
    rules = Rules(race=(Decimal(5), Decimal(4)), sprint=(Decimal(1),))
    rounds = [Round("qatar", (a_race("b", kind="sprint"), a_race("a", "b")))]
    (table,) = tables(rules, rounds, "drivers")

    assert lines(table) == [(1, "a", 5, 1), (2, "b", 5, 0)]
    assert (table.races, table.sprints) == (1, 1)


def test_who_has_neither_points_nor_a_place_is_not_listed():
    rounds = [Round("bahrain", (a_race("a", out=["b"]),))]

    assert [line.competitor for line in next(tables(RULES_2023, rounds, "drivers")).lines] == ["a"]


def test_a_sprint_finish_without_points_does_not_put_a_driver_on_the_list():
    rules = Rules(race=(Decimal(1),), sprint=(Decimal(1),))
    rounds = [Round("qatar", (a_race("a", "b", kind="sprint"), a_race("a", out=["b"])))]

    assert [line.competitor for line in next(tables(rules, rounds, "drivers")).lines] == ["a"]


def test_a_round_without_a_sheet_has_no_table():
    rounds = [Round("bahrain", (a_race("a"),)), Round("imola"), Round("monaco", (a_race("a"),))]
    first, nothing, last = tables(RULES_2023, rounds, "drivers")

    assert (first.races, nothing, last.races) == (1, None, 2)


def test_since_leaves_out_the_tables_before():
    rounds = [Round("bahrain", (a_race("a"),)), Round("monaco", (a_race("a"),))]
    (table,) = tables(RULES_2023, rounds, "drivers", since=1)

    assert (table.grand_prix, lines(table)) == ("monaco", [(1, "a", 50, 2)])


def test_an_adjustment_counts_in_its_own_championship_from_its_round_on():
    adjustment = Adjustment("constructors", "red", Decimal(-15))
    rounds = [Round("bahrain", (a_race("a", "c"),)), Round("monaco", (a_race("a", "c"),), (adjustment,))]
    first, second = tables(RULES_2023, rounds, "constructors")
    *_, drivers = tables(RULES_2023, rounds, "drivers")

    assert lines(first) == [(1, "red", 25, 1), (2, "blue", 18, 0)]
    assert lines(second) == [(1, "blue", 36, 0), (2, "red", 35, 2)]
    assert lines(drivers) == [(1, "a", 50, 2), (2, "c", 36, 0)]


def test_a_driver_in_two_cars_scores_with_both():
    sheet = Sheet("race", (Row("a", "red", 1), Row("a", "red", 2)))
    (table,) = tables(RULES_2023, [Round("bahrain", (sheet,))], "drivers")

    assert lines(table) == [(1, "a", 43, 1)]


def test_no_rounds_make_no_tables():
    assert list(tables(RULES_2023, [], "drivers")) == []


BEST_TWO = Rules(race=(Decimal(9), Decimal(6), Decimal(4)), counted=(Part(2),))


def test_only_the_best_results_count_and_the_rest_is_told():
    rounds = [Round(slug, (a_race(*order),)) for slug, order in [("x", "ab"), ("y", "ba"), ("z", "ab")]]
    *_, table = tables(BEST_TWO, rounds, "drivers")
    told = [(line.competitor, line.points, line.dropped, line.left_out) for line in table.lines]
    assert told == [("a", 18, 6, (1,)), ("b", 15, 6, (2,))]


def test_each_part_of_a_split_season_has_its_own_number_of_results():
    rules = Rules(race=(Decimal(9), Decimal(6)), counted=(Part(1, 2), Part(1)))
    rounds = [Round(slug, (a_race("a", "b"),)) for slug in ("w", "x", "y", "z")]
    *_, table = tables(rules, rounds, "drivers")
    assert [(line.points, line.dropped) for line in table.lines] == [(18, 18), (12, 12)]


def test_an_adjustment_is_never_dropped():
    taken = Adjustment("drivers", "a", Decimal(-5))
    rounds = [Round("x", (a_race("a", "b"),), (taken,)), *(Round(slug, (a_race("a", "b"),)) for slug in ("y", "z"))]
    *_, table = tables(BEST_TWO, rounds, "drivers")
    assert [(line.competitor, line.points) for line in table.lines] == [("a", 13), ("b", 12)]


def test_a_disqualified_competitor_stands_last_with_the_points_and_the_others_move_up():
    rounds = [Round("x", (a_race("a", "b", "c"),), (Adjustment("drivers", "a", exclusion="DSQ"),))]
    (table,) = tables(RULES_2023, rounds, "drivers")
    assert [(line.competitor, line.position, line.points, line.status) for line in table.lines] == [
        ("b", 1, 18, ""),
        ("c", 2, 15, ""),
        ("a", None, 25, "DSQ"),
    ]


def test_an_excluded_competitor_stands_last_without_points():
    rounds = [Round("x", (a_race("a", "c"),), (Adjustment("constructors", "red", exclusion="EX"),))]
    (table,) = tables(RULES_2023, rounds, "constructors")
    assert [(line.competitor, line.position, line.points) for line in table.lines] == [
        ("blue", 1, 18),
        ("red", None, 0),
    ]


def test_a_restart_wipes_points_and_places_from_before():
    restart = Adjustment("constructors", "red", restart=True)
    rounds = [Round("x", (a_race("a", "c"),)), Round("y", (a_race("c", "a"),), (restart,))]
    *_, table = tables(RULES_2023, rounds, "constructors")
    assert lines(table) == [(1, "blue", 43, 1), (2, "red", 18, 0)]


def test_up_to_1999_only_places_with_points_count_and_who_has_none_is_not_listed():
    rules = rules_of(1990).drivers
    order = ("a", "b", "c", "d")
    sheet = Sheet("race", tuple(Row(driver, "x", place) for driver, place in zip(order, (5, 6, 7, 8), strict=True)))
    (table,) = tables(rules, [Round("x", (sheet,))], "drivers")
    assert lines(table) == [(1, "a", 2, 0), (2, "b", 1, 0)]


def test_in_1998_and_1999_who_got_there_first_stands_first():
    rules = rules_of(1998).drivers
    rounds = [Round("x", (a_race("a", "b"),)), Round("y", (a_race("b", "a"),))]
    *_, table = tables(rules, rounds, "drivers")
    assert lines(table) == [(1, "a", 16, 1), (2, "b", 16, 1)]


def test_from_2026_on_who_retired_or_did_not_start_is_listed_too():
    rows = (Row("a", "x", 1), Row("b", "x", None, status="DNF"), Row("c", "x", None, status="NC"))
    for year, listed in ((2025, ["a"]), (2026, ["a", "b"])):
        (table,) = tables(rules_of(year).drivers, [Round("x", (Sheet("race", rows),))], "drivers")
        assert [line.competitor for line in table.lines] == listed


def test_pole_is_paid_besides_and_shared_by_those_who_were_level():
    rules = Rules(race=(Decimal(5),), pole=Decimal(2), races={"x": RaceRules(factor=Decimal("0.5"))})
    poles = (Pole("b", "blue"), Pole("c", None))
    (table,) = tables(rules, [Round("x", (a_race("a"),), poles=poles)], "drivers")
    assert [(line.competitor, line.points) for line in table.lines] == [("a", Decimal("2.5")), ("b", 1), ("c", 1)]
    (table,) = tables(rules, [Round("x", (a_race("a"),), poles=poles)], "constructors")
    assert [line.points for line in table.lines] == [Decimal("2.5"), 1]


def test_pole_alone_makes_no_table_and_is_in_the_next():
    rules = Rules(race=(Decimal(5),), pole=Decimal(2))
    first, second = tables(rules, [Round("x", poles=(Pole("b", "blue"),)), Round("y", (a_race("a"),))], "drivers")
    assert first is None
    assert [(line.competitor, line.points) for line in second.lines] == [("a", 5), ("b", 2)]


def test_races_and_sprints_are_results_apart_where_the_rules_say_so():
    rules = Rules(race=(Decimal(5),), sprint=(Decimal(3),), counted=(Part(1),), counted_by="session")
    rounds = [Round("x", (a_race("a", kind="sprint"), a_race("a")))]
    (table,) = tables(rules, rounds, "drivers")
    assert [(line.points, line.dropped, line.left_out) for line in table.lines] == [(5, 3, (0,))]


def test_a_part_of_a_season_goes_over_whole_rounds():
    rules = Rules(race=(Decimal(5),), sprint=(Decimal(3),), counted=(Part(1, 1), Part(1)), counted_by="session")
    rounds = [Round(slug, (a_race("a", kind="sprint"), a_race("a"))) for slug in "xy"]
    *_, table = tables(rules, rounds, "drivers")
    assert [(line.points, line.dropped) for line in table.lines] == [(10, 6)]


def test_a_sprint_won_decides_between_the_level_and_is_no_win():
    rules = Rules(race=(Decimal(2), Decimal(1)), sprint=(Decimal(0),), sprint_places=True)
    rounds = [Round("x", (a_race("b", kind="sprint"), a_race("a", "b"))), Round("y", (a_race("b", "a"),))]
    *_, table = tables(rules, rounds, "drivers")
    assert [(line.competitor, line.points, line.wins) for line in table.lines] == [("b", 3, 1), ("a", 3, 1)]
