from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from results.parsing.times import format_time, parse_gap, parse_laps_behind, parse_time

LONGEST = (99 * 60 + 59) * 60_000 + 59_999


@pytest.mark.parametrize(
    ("text", "milliseconds"),
    [
        ("1:35:21.362", 5_721_362),
        ("1:29.708", 89_708),
        ("58.2", 58_200),
        ("33:17,667", 1_997_667),
        (" 1h35m21.362s ", 5_721_362),
        ("1:35:21.362 hrs", 5_721_362),
        ("1:14.385 min", 74_385),
        ("5", 5_000),
        ("0.001", 1),
        ("0:00.000", 0),
        ("120:00", 7_200_000),
    ],
)
def test_parse_time_reads_what_sheets_print(text, milliseconds):
    assert parse_time(text) == milliseconds


@pytest.mark.parametrize(
    "text",
    ["", "abc", "1:60.000", "1:60:00", "-5", "+5", "1:2:3:4", "58.2 min", "1:29 hrs", "1.2345", "١:٢٩.٧٠٨", "9" * 400],
)
def test_parse_time_refuses_what_is_no_time(text):
    with pytest.raises(ValueError, match="is not a time"):
        parse_time(text)


@given(st.integers(min_value=0, max_value=LONGEST))
def test_times_survive_printing_and_reading(milliseconds):
    assert parse_time(format_time(milliseconds)) == milliseconds
    assert parse_gap(f"+{format_time(milliseconds)}") == milliseconds


@given(st.text())
def test_parse_time_never_fails_in_another_way(text):
    with suppress(ValueError):
        assert 0 <= parse_time(text) <= 2**31 - 1


@pytest.mark.parametrize(
    ("milliseconds", "text"),
    [(5_721_362, "1:35:21.362"), (89_708, "1:29.708"), (58_200, "58.200"), (3_600_000, "1:00:00.000")],
)
def test_format_time_prints_as_sheets_do(milliseconds, text):
    assert format_time(milliseconds) == text


def test_parse_gap_needs_its_plus():
    assert parse_gap("+1:14.385") == 74_385
    with pytest.raises(ValueError, match="is not a gap"):
        parse_gap("10.730")


@pytest.mark.parametrize(("text", "laps"), [("+1 lap", 1), ("2 laps", 2), ("+ 12 LAPS", 12)])
def test_parse_laps_behind_reads_laps(text, laps):
    assert parse_laps_behind(text) == laps


@pytest.mark.parametrize("text", ["", "1", "lap", "+10.730", "1000 laps"])
def test_parse_laps_behind_refuses_the_rest(text):
    with pytest.raises(ValueError, match="is not a number of laps"):
        parse_laps_behind(text)
