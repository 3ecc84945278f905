from math import dist, isclose

import pytest
from hypothesis import given
from hypothesis.strategies import text

from results.charts.paths import follow
from results.charts.tracks import Scale, parse_line, scale_of, shape, thinned, to_scale, traced
from results.parsing.drawings import Path

SQUARE = "M10 10l100 0 0 100-100 0z"


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
    found = shape("M10 10l100 0 0 50-100 0z", 200)
    assert (found.width, found.height, found.d) == (200, 100, "M0 0l200 0 0 100-200 0z")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no line",
        "M5 5",
        "M5 5l0 0z",
        "M0 0h9v9z",
        "M0 0l5",
        "M0 0l5 5 5",
        "M0 0l1.5 2",
        "M0 0l1e3 2",
        "M0 0l9999999 1",
        'M0 0l5 5z" onload="x',
        "M0 0l٣ ٣",
        "M0 0l" + "1" * 50_000,
    ],
)
def test_what_is_no_line_has_no_shape(text):
    assert shape(text, 100) is None


@pytest.mark.parametrize(
    ("paths", "line"),
    [
        ([Path("M1 2l3 4z")], "M0 0l1500 2000z"),
        ([Path("M10 10h100v50h-100z")], "M0 0l2000 0 0 1000-2000 0z"),
        ([Path("M0 0H4", "scale(2)"), Path("M0 4H8")], "M0 0l2000 0M0 1000l2000 0"),
        ([Path("M0 0H4"), Path("M1 1h0"), Path("M2 2h.0001")], "M0 0l2000 0"),
        ([Path("M0 0l.25 .4 -.25 .4 -.25 -.4z")], "M625 0l625 1000-625 1000-625-1000z"),
    ],
)
def test_paths_are_traced_into_a_line_of_whole_numbers(paths, line):
    assert traced(paths) == line
    assert shape(line, 2000).d == line


@pytest.mark.parametrize("paths", [[], [Path("M5 5z")], [Path("M0 0H1e300")], [Path("M0 0"), Path("M5 5")]])
def test_paths_without_a_size_or_beyond_reason_cannot_be_traced(paths):
    with pytest.raises(ValueError, match=r"there is no line in it|larger than any track"):
        traced(paths)


def test_a_line_to_keep_stays_as_it_is_and_any_other_path_becomes_one():
    assert parse_line(SQUARE) == SQUARE
    assert parse_line("M10,10 H110 V110 H10 Z") == "M0 0l2000 0 0 2000-2000 0z"
    once = parse_line("M0 0C0 50 100 50 100 0S200-70 300 0Q9 9 0 0z")
    assert parse_line(once) == once
    with pytest.raises(ValueError, match="a path cannot go on with"):
        parse_line("M0 0l5 5<script>")


@given(text(alphabet="Mlz -0123456789", max_size=60))
def test_any_text_is_a_line_or_none(text):
    found = shape(text, 100)
    assert found is None or max(found.width, found.height) == 100


def test_points_nobody_would_miss_are_left_out():
    line = [(x, 0.2 * (x % 2)) for x in range(50)]
    assert thinned(line) == [line[0], line[-1]]
    assert thinned([(0, 0), (5, 5), (10, 0)]) == [(0, 0), (5, 5), (10, 0)]


def test_layouts_are_drawn_to_the_scale_of_their_laps():
    found = to_scale([(SQUARE, 8000), (SQUARE, 4000)], 400)
    assert [(each.width, each.height) for each in found.shapes] == [(400, 400), (200, 200)]
    assert found.kilometre == 200


def test_without_a_length_or_in_several_lines_each_has_a_scale_of_its_own():
    for other in ((SQUARE, None), ("M0 0l50 0 0 50zM9 9l3 0", 4000)):
        found = to_scale([(SQUARE, 8000), other], 400)
        assert [max(each.width, each.height) for each in found.shapes] == [400, 400]
        assert found.kilometre is None


def test_a_bar_of_a_round_length_shows_the_scale():
    # A square of 4 km around is 1 km wide: three fifths of it are 600 m.
    assert scale_of(SQUARE, 4000, 1000) == Scale(500, 500)
    assert scale_of(SQUARE, 40_000, 1000) == Scale(500, 5000)
    # A track of 4.8 km around, 2 km long and 400 m wide: beside 100 m there is room for their name.
    assert scale_of("M0 0l100 0 0 500 -100 0z", 4800, 1000) == Scale(50, 100)
    assert [str(Scale(1, metres)) for metres in (500, 2000)] == ["500 m", "2 km"]


@pytest.mark.parametrize(("text", "length"), [("", 4000), (SQUARE, None), ("M0 0l50 0 0 50zM9 9l3 0", 4000)])
def test_without_a_drawing_or_a_length_there_is_no_scale(text, length):
    assert scale_of(text, length, 1000) is None


def test_a_layout_without_a_drawing_keeps_its_place():
    found = to_scale([("", 5000), (SQUARE, 4000)], 400)
    assert [each is None for each in found.shapes] == [True, False]
    assert to_scale([("", None)], 400).shapes == (None,)
