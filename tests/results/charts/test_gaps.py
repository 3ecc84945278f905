from hypothesis import given
from hypothesis import strategies as st

from results.charts.gaps import Bar, bars, reach

RUNNING = [False] * 4


def test_the_largest_gap_fills_the_room():
    assert bars([None, 1000, 2000, 4000], RUNNING) == [None, Bar(25), Bar(50), Bar(100)]


def test_a_straggler_does_not_spoil_the_scale():
    assert reach([100, 200, 300, 90_000]) == 1000
    assert bars([100, 200, 300, 90_000], RUNNING)[-1] == Bar(100, beyond=True)


def test_a_lapped_car_is_off_the_scale_unless_most_are_lapped():
    gaps = [None, 1000, 2000, 3000, None]
    assert bars(gaps, [False, False, False, False, True])[-1] == Bar(100, beyond=True)
    many = bars([*gaps, None, None, None], [False] * 4 + [True] * 4)
    assert many[1] is not None
    assert many[4:] == [None] * 4


def test_too_few_gaps_are_not_drawn():
    assert bars([None, 1000, 2000], [False] * 3) == [None] * 3
    assert bars([], []) == []
    assert reach([]) == 0


def test_who_was_quicker_in_an_earlier_part_has_no_length():
    assert bars([-500, 1000, 2000, 3000], RUNNING)[0] == Bar(0)
    assert bars([-500, -400, -300, -200], RUNNING) == [None] * 4


@given(st.lists(st.tuples(st.none() | st.integers(-10_000, 10**8), st.booleans())))
def test_every_bar_fits(cars):
    drawn = bars([gap for gap, _ in cars], [lapped for _, lapped in cars])
    assert len(drawn) == len(cars)
    assert all(0 <= bar.percent <= 100 for bar in drawn if bar)
