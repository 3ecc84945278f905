"""What cannot be and what hardly is, of sheets made for it. The whole history is asked in tests/history."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from results.sense import DOUBT, FAULT, NOTE, Around, Row, Told, findings

RACE = Around(is_race_like=True, paid=3, share=Fraction(9, 10), scheduled_laps=60)
TIMED = Around(is_race_like=False)
ANN = Row("ann", "Ann", "1", 1, laps=60, time_ms=3_600_000)
BEN = Row("ben", "Ben", "2", 2, laps=60, time_ms=3_601_500)
CAT = Row("cat", "Cat", "3", 3, laps=59)
SHEET = [ANN, BEN, CAT]


def found(rows, around=RACE):
    return [(one.kind, one.weight, one.row) for one in findings(rows, around)]


def test_sound_sheet_has_nothing_odd():
    told = [Told("grid place", "ann"), Told("fastest lap", "ben", lap=60), Told("pit stop", "cat", lap=12)]
    assert found(SHEET, replace(RACE, told=told, entered={"ann": "Ann", "cat": "Cat"})) == []
    assert found([], RACE) == []


@pytest.mark.parametrize(
    ("rows", "around", "expected"),
    [
        # Times and laps
        ([ANN, replace(BEN, time_ms=3_599_000), CAT], RACE, [("faster-than-ahead", FAULT, 1)]),
        ([ANN, replace(BEN, time_ms=3_599_000, penalty_ms=5000), CAT], RACE, [("faster-than-ahead", DOUBT, 1)]),
        ([ANN, replace(BEN, time_ms=3_599_000, reason="Put back a place"), CAT], RACE,
         [("faster-than-ahead", DOUBT, 1)]),
        ([ANN, replace(BEN, time_ms=3_600_000), CAT], RACE, []),  # a dead heat
        ([replace(ANN, laps=59), BEN, CAT], RACE, [("more-laps-than-ahead", FAULT, 1)]),
        ([ANN, replace(BEN, time_ms=3_000_000, laps=59), replace(CAT, laps=59)], RACE, []),  # a lap down is no gap
        ([ANN, replace(BEN, penalty_ms=3_700_000), CAT], RACE, [("penalty-beyond-time", FAULT, 1)]),
        ([ANN, BEN, replace(CAT, laps=53)], RACE, [("short-of-the-distance", DOUBT, 2)]),
        ([ANN, BEN, replace(CAT, laps=54)], RACE, []),
        ([ANN, BEN, replace(CAT, laps=3)], replace(RACE, share=None), []),
        ([ANN, BEN, replace(CAT, laps=53, shared_car=True)], RACE, []),
        ([replace(ANN, laps=61), replace(BEN, laps=60)], RACE, [("beyond-the-distance", DOUBT, 0)]),
        ([ANN, BEN, Row("cat", position=None, status="DNF", laps=61)], RACE,
         [("more-laps-than-the-winner", DOUBT, 2)]),
        ([ANN, BEN, Row("cat", status="DNS", laps=2)], RACE, [("drove-without-a-start", FAULT, 2)]),
        # A disqualified winner
        ([BEN, replace(ANN, position=None, status="DSQ")], replace(RACE, has_gaps=True),
         [("place-missing", DOUBT, None), ("leads-without-a-place", DOUBT, 1)]),
        ([replace(BEN, position=1), replace(ANN, position=None, status="DSQ")], RACE,
         [("leads-without-a-place", NOTE, 1)]),
        ([replace(BEN, position=1), replace(ANN, position=None, status="DSQ", time_ms=None)], RACE, []),
        # Places
        ([ANN, replace(BEN, position=1), replace(CAT, position=2)], RACE, [("place-twice", FAULT, 1)]),
        ([ANN, replace(BEN, position=1, shared_car=True), replace(CAT, position=2)], RACE, []),
        ([ANN, replace(BEN, position=3)], RACE, [("place-missing", DOUBT, None)]),
        ([ANN, BEN, CAT, replace(CAT, driver="dan", position=5)], RACE, [("place-missing", NOTE, None)]),
        ([ANN, BEN, CAT, replace(CAT, driver="dan", position=5)], replace(RACE, paid=None),
         [("place-missing", DOUBT, None)]),
        ([BEN, ANN, CAT], replace(RACE, share=None), [("out-of-order", FAULT, 1), ("faster-than-ahead", FAULT, 1)]),
        # Drivers
        ([ANN, BEN, replace(CAT, driver="ann")], RACE, [("driver-twice", FAULT, 2)]),
        ([ANN, BEN, replace(CAT, driver="ann", shared_car=True)], RACE, []),
        ([ANN, BEN, replace(CAT, driver="ann", number="9", position=None, status="DNS", laps=None)], RACE, []),
        ([ANN, BEN, replace(CAT, driver="ann", number="9", position=None, status="DNF")], RACE,
         [("driver-twice", FAULT, 2)]),
        ([ANN, Row("ben", number="1", position=1, shared_car=True), replace(BEN, driver="cat"),
          Row("ann", number="5", status="DNF", laps=10)], RACE, []),  # who handed over his car had another before
        # What other lists say
        (SHEET, replace(RACE, told=[Told("grid place", "dan", "Dan")]), [("grid-place-of-nobody", DOUBT, None)]),
        (SHEET, replace(RACE, told=[Told("fastest lap", "dan", lap=0)]), [("fastest-lap-of-nobody", FAULT, None)]),
        (SHEET, replace(RACE, told=[Told("pit stop", "dan", lap=3)]), [("pit-stop-of-nobody", FAULT, None)]),
        (SHEET, replace(RACE, told=[Told("fastest lap", "cat", lap=61)]),
         [("fastest-lap-beyond-the-laps", NOTE, None)]),
        (SHEET, replace(RACE, told=[Told("fastest lap", "cat", lap=60)]), []),  # the lap in which it stopped
        (SHEET, replace(RACE, entered={"ann": "Ann", "dan": "Dan", "eve": "Eve"}),
         [("fewer-than-entered", DOUBT, None)]),
        # By lap time nothing is paid: what is odd is a note, and what is wrong all the same a fault
        ([ANN, replace(BEN, time_ms=3_599_000)], TIMED, [("faster-than-ahead", NOTE, 1)]),
        ([replace(ANN, parts=(90_000, None, None)), replace(BEN, parts=(91_000, 89_000, None))], TIMED, []),
        ([replace(ANN, parts=(90_000, 89_500, None)), replace(BEN, parts=(89_900, 89_400, None))], TIMED,
         [("faster-than-ahead", NOTE, 1)]),
        ([ANN, replace(BEN, position=3)], TIMED, [("place-missing", NOTE, None)]),
        ([ANN, replace(BEN, position=1)], TIMED, [("place-twice", FAULT, 1)]),
        ([ANN, Row("ben", number="2", status="NC"), Row("ben", number="2", status="DSQ")], TIMED,
         [("driver-twice", NOTE, 2)]),
        ([ANN, BEN, replace(CAT, driver="ann")], TIMED, [("driver-twice", FAULT, 2)]),
    ],
)  # fmt: skip
def test_what_is_odd_is_found(rows, around, expected):
    assert found(rows, around) == expected


def test_it_is_said_in_words_with_names_and_figures():
    rows = [ANN, replace(BEN, time_ms=3_599_000), replace(CAT, laps=50), Row("ann", "Ann", "1", status="DNF", laps=5)]
    around = replace(RACE, entered={"dan": "Dan"}, told=[Told("fastest lap", "eve", "Eve", 12)])
    assert [one.message for one in findings(rows, around)] == [
        "Ann stands on the sheet twice, and no row says that a car was shared",
        "Ben took 59:59.000, less than Ann ahead (1:00:00.000)",
        "Cat has a place with 50 laps; 54 of 60 are asked for one",
        "Eve has a fastest lap and does not stand on the sheet",
        "entered and not on the sheet: Dan",
    ]


def test_of_many_missing_places_and_drivers_the_first_are_named():
    around = replace(RACE, entered={str(number): f"No {number}" for number in range(8)})
    messages = [one.message for one in findings([replace(ANN, position=9)], around)]
    assert messages == [
        "no car has place 1, 2, 3, 4, 5…",
        "entered and not on the sheet: No 0, No 1, No 2, No 3, No 4 and 3 more",
    ]


ROWS = st.lists(
    st.builds(
        Row,
        driver=st.sampled_from("abcdef"),
        number=st.sampled_from(["", "1", "2"]),
        position=st.none() | st.integers(1, 6),
        status=st.sampled_from(["", "DNF", "DNS", "DSQ", "NC"]),
        shared_car=st.booleans(),
        laps=st.none() | st.integers(0, 70),
        time_ms=st.none() | st.integers(0, 10_000_000),
        penalty_ms=st.none() | st.integers(0, 20_000),
        parts=st.just(()) | st.tuples(*[st.none() | st.integers(0, 200_000)] * 3),
        reason=st.sampled_from(["", "x"]),
    ),
    max_size=8,
)


@given(ROWS, st.booleans(), st.none() | st.integers(0, 3))
def test_any_sheet_can_be_asked(rows, is_race_like, paid):
    around = Around(is_race_like, paid, share=Fraction(9, 10), scheduled_laps=50, told=[Told("pit stop", "a", lap=9)])
    for one in findings(rows, around):
        assert one.row is None or one.driver == rows[one.row].driver
        assert one.message
