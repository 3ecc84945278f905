"""How versions are numbered and dated, in order of both."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from results.sheets.versions import counts, misfits, next_moment, next_number

NOON = datetime(2023, 10, 22, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(("numbers", "number"), [([], 1), ([1], 2), ([3, 1, 2], 4), ([7], 8)])
def test_the_next_version_is_one_more_than_the_last(numbers, number):
    assert next_number(numbers) == number


@pytest.mark.parametrize(
    ("before", "moment"),
    [
        (None, NOON),
        (NOON - HOUR, NOON),
        (NOON, NOON + timedelta(milliseconds=250)),
        (NOON + HOUR, NOON + HOUR + timedelta(microseconds=1)),
    ],
)
def test_a_version_told_now_comes_after_the_one_before_it(before, moment):
    with time_machine.travel(NOON + timedelta(milliseconds=250), tick=False):
        assert next_moment(before) == moment


@pytest.mark.parametrize(
    ("number", "moment", "found"),
    [
        (4, NOON + 3 * HOUR, []),
        (2, NOON, [1]),
        (2, NOON + HOUR, []),
        (2, NOON + 3 * HOUR, [3]),
        (4, NOON + HOUR, [3]),
        (4, NOON - HOUR, [1, 3]),
    ],
)
def test_order_of_number_is_order_of_time(number, moment, found):
    others = [(1, NOON), (3, NOON + 2 * HOUR), (5, None)]
    assert list(misfits(number, moment, others)) == found


@pytest.mark.parametrize(
    ("kind", "is_counted"), [("race", True), ("sprint", True), ("qualifying", True), ("practice-1", False)]
)
def test_what_can_change_points_is_counted(kind, is_counted):
    assert counts(kind) == is_counted
