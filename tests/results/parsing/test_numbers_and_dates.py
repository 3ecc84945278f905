from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from results.parsing.dates import parse_date, parse_moment
from results.parsing.numbers import parse_decimal, parse_kilometres, parse_whole_number


def test_parse_whole_number_keeps_to_its_limits():
    assert parse_whole_number(" 7 ", least=1, most=9) == 7
    for text in ("0", "10", "", "7.0", "+7", "７", "9" * 5000):
        with pytest.raises(ValueError, match="is not a whole number from 1 to 9"):
            parse_whole_number(text, least=1, most=9)


def test_parse_decimal_keeps_to_its_limits():
    assert parse_decimal("-15", -99, 99, 2) == Decimal(-15)
    assert parse_decimal("4.50", -99, 99, 2) == Decimal("4.5")
    for text in ("100", "1.234", "NaN", "inf", "1e3", "", ".5", "1_0"):
        with pytest.raises(ValueError, match="is not a number from -99 to 99 with at most 2 decimals"):
            parse_decimal(text, -99, 99, 2)


def test_parse_kilometres_gives_metres():
    assert parse_kilometres("5.513") == 5513
    assert parse_kilometres("308") == 308_000


def test_parse_date_reads_days_that_exist():
    assert parse_date("2023-10-22") == date(2023, 10, 22)
    for text in ("2023-02-29", "22.10.2023", "20231022", "2023-W42-7", "0000-01-01", ""):
        with pytest.raises(ValueError, match="is not a date"):
            parse_date(text)


@pytest.mark.parametrize("text", ["2023-10-22T19:00:00Z", "2023-10-22T14:00-05:00", "2023-10-22 19:00Z"])
def test_parse_moment_gives_utc(text):
    assert parse_moment(text) == datetime(2023, 10, 22, 19, tzinfo=UTC)


@pytest.mark.parametrize(
    "text", ["2023-10-22", "2023-10-22T19:00:00", "2023-10-22T25:00Z", "0001-01-01T00:00+23:00", ""]
)
def test_parse_moment_refuses_what_is_no_moment(text):
    with pytest.raises(ValueError, match="is not a moment"):
        parse_moment(text)
