import pytest

from results.charts.duels import duel_paths


@pytest.mark.parametrize(
    ("score", "lengths"),
    [((20, 2), ("-100", "10")), ((11, 11), ("-100", "100")), ((0, 3), ("-0", "100")), ((0, 0), ("-0", "0"))],
)
def test_the_longer_bar_fills_its_side(score, lengths):
    assert duel_paths(*score) == tuple(f"M0 0h{length}v1H0z" for length in lengths)
