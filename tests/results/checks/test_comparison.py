"""Tables compared, on small made-up ones."""

from decimal import Decimal

import pytest

from results.checks.comparison import Difference, Line, compare, printed


def a_table(**lines):
    """``ann=(1, 10)``: place and points."""
    return {name: Line(str(place), Decimal(points)) for name, (place, points) in lines.items()}


def test_equal_tables_have_no_differences():
    table = a_table(ann=(1, 10), bob=(2, 6))

    comparison = compare(table, table, {})

    assert comparison.differences == ()
    assert (comparison.points_equal, comparison.places_equal, comparison.places_equal_or_level) == (True, True, True)


def test_other_points_are_a_difference_of_points_alone():
    comparison = compare(a_table(ann=(1, 10), bob=(2, 6)), a_table(ann=(1, 10), bob=(2, "6.5")), {})

    assert comparison.differences == (Difference("points", {"bob": "6"}, {"bob": "6.5"}),)
    assert (comparison.points_equal, comparison.places_equal, comparison.places_equal_or_level) == (False, True, True)


def test_whoever_is_on_one_side_only_makes_points_and_places_unequal():
    comparison = compare(a_table(ann=(1, 10), bob=(2, 0)), a_table(ann=(1, 10), cleo=(2, 0)), {})

    assert comparison.differences == (
        Difference("members", {"bob": "listed", "cleo": "missing"}, {"bob": "missing", "cleo": "listed"}),
    )
    assert (comparison.points_equal, comparison.places_equal, comparison.places_equal_or_level) == (
        False,
        False,
        False,
    )


LEVEL = {"ann": 1, "bob": 2, "cleo": 2, "dan": 2, "eve": 5}
OURS = a_table(ann=(1, 9), bob=(2, 4), cleo=(2, 4), dan=(2, 4), eve=(5, 1))


@pytest.mark.parametrize(
    "places",
    [
        {"bob": 2, "cleo": 3, "dan": 4},
        {"bob": 4, "cleo": 2, "dan": 3},
        {"bob": 2, "cleo": 2, "dan": 4},
        {"bob": 2, "cleo": 3, "dan": 3},
    ],
)
def test_level_competitors_may_stand_in_any_order_or_share(places):
    official = OURS | a_table(**{name: (place, 4) for name, place in places.items()})

    comparison = compare(official, OURS, LEVEL)

    assert [difference.kind for difference in comparison.differences] == ["level"]
    assert (comparison.points_equal, comparison.places_equal, comparison.places_equal_or_level) == (True, False, True)


@pytest.mark.parametrize(
    "places",
    [
        {"bob": 2, "cleo": 2, "dan": 3},  # the third of them would be fourth
        {"bob": 3, "cleo": 3, "dan": 3},  # nobody is second
        {"bob": 2, "cleo": 3, "dan": 14},
        {"bob": 2, "cleo": 3, "dan": "DSQ"},
    ],
)
def test_places_that_no_tie_gives_are_not_a_matter_of_being_level(places):
    official = OURS | a_table(**{name: (place, 4) for name, place in places.items()})

    comparison = compare(official, OURS, LEVEL)

    assert [difference.kind for difference in comparison.differences] == ["places"]
    assert not comparison.places_equal_or_level


def test_equal_points_with_other_records_are_not_level():
    ours = a_table(ann=(1, 9), bob=(2, 9))
    official = a_table(ann=(1, 9), bob=(1, 9))

    comparison = compare(official, ours, {"ann": 1, "bob": 2})

    assert comparison.differences == (Difference("places", {"bob": "1"}, {"bob": "2"}),)


def test_two_kinds_of_difference_in_one_table_are_told_apart():
    official = OURS | a_table(cleo=(3, 4), dan=(4, 4), eve=(15, 1))

    comparison = compare(official, OURS, LEVEL)

    assert comparison.differences == (
        Difference("places", {"eve": "15"}, {"eve": "5"}),
        Difference("level", {"cleo": "3", "dan": "4"}, {"cleo": "2", "dan": "2"}),
    )


def test_an_excluded_competitor_has_letters_for_a_place():
    official = a_table(ann=(1, 9), bob=("DSQ", 78))

    assert compare(official, official, {"ann": 1}).differences == ()
    assert compare(official, a_table(ann=(1, 9), bob=(2, 78)), {"ann": 1, "bob": 2}).differences == (
        Difference("places", {"bob": "DSQ"}, {"bob": "2"}),
    )


def test_a_missing_table_of_ours_misses_everybody():
    comparison = compare(a_table(ann=(1, 9)), {}, {})

    assert comparison.differences == (Difference("members", {"ann": "listed"}, {"ann": "missing"}),)


@pytest.mark.parametrize(
    ("points", "text"), [("20", "20"), ("20.00", "20"), ("8.14", "8.14"), ("4.50", "4.5"), ("0", "0"), ("100", "100")]
)
def test_points_are_printed_as_sheets_do(points, text):
    assert printed(Decimal(points)) == text
