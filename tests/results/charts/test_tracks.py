import json
from math import dist, isclose

import pytest

from results.charts.paths import follow
from results.charts.tracks import Scale, scale_of, shape, thinned, to_scale


def stored(*paths, view_box="0 0 500 500"):
    return json.dumps({"view_box": view_box, "paths": [{"d": d, "transform": ""} for d in paths]})


SQUARE = stored("M10 10h100v100h-100z")


@pytest.mark.parametrize(
    ("d", "points"),
    [
        ("M1 2L3 4", [(1, 2), (3, 4)]),
        ("M1 2 3 4", [(1, 2), (3, 4)]),
        ("m1 2 3 4h-1V0", [(1, 2), (4, 6), (3, 6), (3, 0)]),
        ("M0 0l4 0 0 3z", [(0, 0), (4, 0), (4, 3), (0, 0)]),
    ],
)
def test_straight_lines_are_followed_point_by_point(d, points):
    assert follow(d) == [points]


def test_what_follows_a_closed_run_begins_where_it_began():
    assert follow("M1 1h2v2zl5 5") == [[(1, 1), (3, 1), (3, 3), (1, 1)], [(1, 1), (6, 6)]]


@pytest.mark.parametrize("d", ["M0 0C0 10 10 10 10 0", "M0 0Q5 10 10 0", "M0 0A5 5 0 0 0 10 0", "M0 0a5 5 0 0 1 10 0"])
def test_curves_end_where_they_should(d):
    (run,) = follow(d)
    assert run[0] == (0, 0)
    assert (isclose(run[-1][0], 10), abs(run[-1][1]) < 1e-9) == (True, True)
    assert len(run) > 3


def test_an_arc_keeps_its_distance_from_the_middle():
    (run,) = follow("M0 0A5 5 0 0 1 10 0")
    assert all(isclose(dist(point, (5, 0)), 5) for point in run)
    assert min(y for _, y in run) < -4.9  # clockwise on a screen: over the top


def test_a_smooth_curve_goes_on_in_the_direction_of_the_one_before():
    (run,) = follow("M0 0C0 5 5 10 10 10S20 5 20 0")
    after = next(point for point in run if point[0] > 10)
    assert after[1] == pytest.approx(10, abs=0.5)


@pytest.mark.parametrize(
    ("transform", "end"),
    [
        ("translate(1 2)", (11, 2)),
        ("scale(2)", (20, 0)),
        ("rotate(90)", (0, 10)),
        ("rotate(90 10 0)", (10, 0)),
        ("matrix(1 0 0 1 3 4)", (13, 4)),
        ("translate(5 5) scale(2)", (25, 5)),
    ],
)
def test_a_transformation_moves_every_point(transform, end):
    ((_, last),) = follow("M0 0H10", transform)
    assert last == pytest.approx(end)


def test_a_drawing_fills_its_box_whatever_its_own_size():
    found = shape(stored("M10 10h100v50h-100z"), 200)
    assert (found.width, found.height, found.d) == (200, 100, "M0 0l200 0 0 100-200 0z")


@pytest.mark.parametrize("text", ["", "no JSON", stored(), stored("M5 5z"), stored("M0 0H1e300"), "[]"])
def test_what_cannot_be_drawn_has_no_shape(text):
    assert shape(text, 100) is None


def test_points_nobody_would_miss_are_left_out():
    line = [(x, 0.2 * (x % 2)) for x in range(50)]
    assert thinned(line) == [line[0], line[-1]]
    assert thinned([(0, 0), (5, 5), (10, 0)]) == [(0, 0), (5, 5), (10, 0)]


def test_layouts_are_drawn_to_the_scale_of_their_laps():
    found = to_scale([(SQUARE, 8000), (SQUARE, 4000)], 400)
    assert [(each.width, each.height) for each in found.shapes] == [(400, 400), (200, 200)]
    assert found.kilometre == 200


def test_without_a_length_or_in_several_lines_each_has_a_scale_of_its_own():
    for other in ((SQUARE, None), (stored("M0 0h50v50z", "M9 9h3"), 4000)):
        found = to_scale([(SQUARE, 8000), other], 400)
        assert [max(each.width, each.height) for each in found.shapes] == [400, 400]
        assert found.kilometre is None


def test_a_bar_of_a_round_length_shows_the_scale():
    # A square of 4 km around is 1 km wide: two fifths of it are 400 m.
    assert scale_of(SQUARE, 4000, 1000) == Scale(200, 200)
    assert scale_of(SQUARE, 40_000, 1000) == Scale(200, 2000)
    assert [str(Scale(1, metres)) for metres in (500, 2000)] == ["500 m", "2 km"]


@pytest.mark.parametrize(("text", "length"), [("", 4000), (SQUARE, None), (stored("M0 0h50v50z", "M9 9h3"), 4000)])
def test_without_a_drawing_or_a_length_there_is_no_scale(text, length):
    assert scale_of(text, length, 1000) is None


def test_a_layout_without_a_drawing_keeps_its_place():
    found = to_scale([("", 5000), (SQUARE, 4000)], 400)
    assert [each is None for each in found.shapes] == [True, False]
    assert to_scale([("", None)], 400).shapes == [None]
