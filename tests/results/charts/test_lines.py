from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from results.charts.lines import LINE, TOP, apart, line_chart, place_marks, round_marks, runs, scale, spread


@pytest.mark.parametrize(
    ("highest", "marks"),
    [
        (0, [0, 1]),
        (1, [0, 1]),
        (4.5, [0, 1, 2, 3, 4, 5]),
        (26, [0, 10, 20, 30]),
        (575, [0, 200, 400, 600]),
        (1000, [0, 200, 400, 600, 800, 1000]),
    ],
)
def test_marks_are_round_and_reach_the_highest_value(highest, marks):
    assert round_marks(highest) == marks


@pytest.mark.parametrize(
    ("places", "marks"),
    [([], [1, 2]), ([1], [1, 2]), ([3, 4], [1, 2, 3, 4]), ([10], [1, 5, 10]), ([17], [1, 5, 10, 15, 17])],
)
def test_places_are_marked_from_the_first_to_the_last(places, marks):
    assert place_marks(places) == marks


@pytest.mark.parametrize(("last", "marks"), [(11, [1, 5, 11]), (22, [1, 5, 10, 15, 22])])
def test_a_mark_close_to_the_last_gives_way(last, marks):
    assert place_marks([last]) == marks


def test_values_are_scaled_and_spread_evenly():
    assert scale(5, (0, 10), (100, 0)) == 50
    assert scale(5, (3, 3), (7, 9)) == 7
    assert (spread(3, 0, 100), spread(1, 0, 100), spread(0, 0, 100)) == ([0, 50, 100], [0], [])


def test_labels_keep_their_order_and_their_distance():
    assert apart([10, 12, 200], 20, 0, 300) == [10, 30, 200]
    assert apart([290, 295], 20, 0, 300) == [280, 300]
    assert apart([12, 10], 20, 0, 300) == [30, 10]


@given(st.lists(st.floats(0, 400), max_size=10))
def test_ten_labels_always_fit(wanted):
    found = sorted(apart(wanted, LINE, 0, 400))
    assert all(0 <= place <= 400 for place in found)
    assert all(after - before >= LINE - 0.2 for before, after in pairwise(found))


def test_a_series_breaks_where_it_has_no_value():
    assert runs([(0, 1.5), (1, 2), (2, None), (3, 4)]) == ["0,1.5 1,2", "3,4 3,4"]
    assert runs([(0, None)]) == []


def test_more_points_are_higher_and_so_is_a_better_place():
    points = line_chart([[0, 50], [0, 25]], ["A", "B"], ["VER", "PER"])
    places = line_chart([[2, 1], [1, 2]], ["A", "B"], ["VER", "PER"], best_is_low=True)
    assert points.lines[0].end_y == TOP
    assert [line.end_y for line in places.lines] == [TOP, places.bottom]
    assert [tick.label for tick in places.rows] == ["1", "2"]


def test_a_chart_of_nothing_is_empty():
    chart = line_chart([], [], [])
    assert (chart.lines, chart.columns) == ([], [])


def test_with_many_rounds_some_stay_where_there_is_little_room():
    chart = line_chart([[1] * 24], [str(number) for number in range(24)], ["VER"])
    assert [tick.label for tick in chart.columns if tick.is_major] == ["0", "4", "8", "12", "16", "20"]
