import pytest

from results.models import Entry
from results.reading.sheets.knockouts import is_same_part, knockout_groups

NAMES = ("Q1", "Q2", "Q3")


def field(third, second, total):
    """Cars with times as far as they got."""
    return [
        Entry(q1_ms=3000, q2_ms=2000 if row < second else None, q3_ms=1000 if row < third else None)
        for row in range(total)
    ]


@pytest.mark.parametrize(
    ("field", "groups"),
    [
        (field(10, 15, 20), [("", 10), ("Eliminated in Q2", 5), ("Eliminated in Q1", 5)]),
        (field(10, 16, 22), [("", 10), ("Eliminated in Q2", 6), ("Eliminated in Q1", 6)]),
        (field(10, 15, 19), [("", 10), ("Eliminated in Q2", 5), ("Eliminated in Q1", 4)]),
        # One who got through and set no time looks like one who did not.
        (field(9, 15, 20), [("", 9), ("No time in Q3", 6), ("No time in Q2", 5)]),
        (field(10, 14, 20), [("", 10), ("Eliminated in Q2", 4), ("No time in Q2", 6)]),
        # Called off after the second part, or after the first.
        (field(0, 15, 20), [("", 15), ("No time in Q2", 5)]),
        (field(0, 0, 20), [("", 20)]),
        (field(3, 3, 3), [("", 3)]),
        ([], []),
    ],
)
def test_the_field_is_cut_where_cars_were_knocked_out(field, groups):
    assert knockout_groups(field, NAMES, len(field)) == groups


@pytest.mark.parametrize(
    ("field", "groups"),
    [
        # Paul Ricard 2021: one got into the second part without a time there, two have no place.
        (field(10, 14, 18), [("", 10), ("Eliminated in Q2", 4), ("No time in Q2", 4)]),
        (field(10, 15, 18), [("", 10), ("Eliminated in Q2", 5), ("Eliminated in Q1", 3)]),
        # Miami 2026: who got into the second part was put down to the 19th place.
        (field(10, 19, 20), [("", 10), ("No time in Q3", 9), ("No time in Q2", 1)]),
    ],
)
def test_cars_without_a_place_were_out_after_the_first_part(field, groups):
    assert knockout_groups(field, NAMES, 20) == groups


def test_times_compare_within_a_part():
    assert is_same_part(Entry(q1_ms=2, q2_ms=1), Entry(q1_ms=3, q2_ms=2))
    assert not is_same_part(Entry(q1_ms=2, q2_ms=1), Entry(q1_ms=3))
