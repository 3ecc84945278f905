"""What may stand in a column. Lengths and choices are those of the model, so what is read can be stored."""

import datetime
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, partial
from typing import Any, TypeVar
from zoneinfo import available_timezones

from django.db.models import Model

from results.charts.tracks import parse_line
from results.importers.suggestions import unknown
from results.nationalities import NATIONALITIES
from results.parsing.dates import parse_date, parse_moment
from results.parsing.numbers import parse_decimal, parse_kilometres, parse_whole_number
from results.parsing.positions import parse_grid_position, parse_position
from results.parsing.times import parse_gap, parse_laps_behind, parse_time
from results.parsing.words import parse_slug, parse_yes_no, quoted

Day = TypeVar("Day", bound=datetime.date)
EARLIEST_YEAR, LATEST_YEAR = 1800, 2200
LONGEST, LONGEST_LINE = 2_000, 20_000  # characters of a field, and of one with the line of a track
BREAKS = {"Cc", "Zl", "Zp"}  # Unicode's categories of controls and of line and paragraph breaks
DIRECTIONS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}  # they turn the text that follows round


@dataclass(frozen=True, slots=True)
class Column:
    """``read`` turns a text into a value or raises ValueError; an empty field is ``empty``."""

    name: str
    read: Callable[[str], Any]
    required: bool = False
    empty: Any = None
    longest: int = LONGEST

    @property
    def needed(self) -> "Column":
        """The same column, in which every row must say something."""
        return replace(self, required=True)


def text(name: str, model: type[Model], field: str | None = None) -> Column:
    return Column(name, partial(_line, longest=longest(model, field or name)), empty="")


def longest(model: type[Model], field: str) -> int | None:
    """How many characters the field can hold."""
    return getattr(model._meta.get_field(field), "max_length", None)


def _line(value: str, longest: int | None) -> str:
    if longest and len(value) > longest:
        raise ValueError(f"{quoted(value)} is longer than {longest} characters")
    if not value.isprintable() and any(map(_is_control, value)):
        raise ValueError(f"{quoted(value)} holds a line break or another control character")
    return value


def _is_control(letter: str) -> bool:
    return unicodedata.category(letter) in BREAKS or unicodedata.bidirectional(letter) in DIRECTIONS


def slug(name: str) -> Column:
    return Column(name, _slug)


def _slug(value: str) -> str:
    if len(value) > 80:
        raise ValueError(f"{quoted(value)} is longer than 80 characters")
    return parse_slug(value)


def choice(name: str, options: Iterable[str], empty: str | None = "") -> Column:
    return Column(name, partial(_one_of, known=tuple(options)), empty=empty)


def _one_of(value: str, known: tuple[str, ...]) -> str:
    if value not in known:
        message = unknown("value", value, known)
        raise ValueError(message if message.endswith("?") else f"{message} (known: {', '.join(known)})")
    return value


def country(name: str) -> Column:
    return Column(name, _country, empty="")


def _country(value: str) -> str:
    if value in NATIONALITIES:
        return value
    # Sheets print NED where ISO 3166 says NLD.
    meant = [n.alpha3 for n in NATIONALITIES.values() if value.upper() in (n.code, n.alpha3, n.alpha2.upper())]
    message = f"unknown country {quoted(value)}, did you mean {quoted(meant[0])}?" if meant else None
    raise ValueError(message or unknown("country", value, NATIONALITIES))


def time_zone(name: str) -> Column:
    return Column(name, _time_zone, empty="")


def _time_zone(value: str) -> str:
    if value not in _time_zones():
        raise ValueError(unknown("time zone", value, _time_zones()))
    return value


@cache
def _time_zones() -> tuple[str, ...]:
    return tuple(sorted(available_timezones()))


def number(name: str, least: int = 0, most: int = 32_767) -> Column:
    return Column(name, partial(parse_whole_number, least=least, most=most))


def degrees(name: str, most: int) -> Column:
    return Column(name, partial(parse_decimal, least=-most, most=most, places=6))


def points(name: str) -> Column:
    return Column(name, _points)


def _points(value: str) -> Decimal:
    return parse_decimal(value, least=-9999, most=9999, places=2)


def percentage(name: str) -> Column:
    return Column(name, partial(parse_decimal, least=0, most=100, places=2))


def kilometres(name: str) -> Column:
    return Column(name, parse_kilometres)


def track(name: str) -> Column:
    """The value is a line to keep."""
    return Column(name, parse_line, empty="", longest=LONGEST_LINE)


def yes_no(name: str) -> Column:
    return Column(name, parse_yes_no, empty=False)


def date(name: str) -> Column:
    return Column(name, _date)


def _date(value: str) -> datetime.date:
    return _in_our_time(value, parse_date(value))


def moment(name: str) -> Column:
    return Column(name, _moment)


def _moment(value: str) -> datetime.datetime:
    return _in_our_time(value, parse_moment(value))


def _in_our_time(value: str, day: Day) -> Day:
    """A slip in the year is found, and no time zone can move the moment out of the calendar."""
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        raise ValueError(f"{quoted(value)} is not between the years {EARLIEST_YEAR} and {LATEST_YEAR}")
    return day


def time(name: str) -> Column:
    return Column(name, parse_time)


def time_or_gap(name: str) -> Column:
    """The value is (milliseconds, whether it is a gap to the first)."""
    return Column(name, _time_or_gap)


def _time_or_gap(value: str) -> tuple[int, bool]:
    if not value.startswith("+"):
        return parse_time(value), False
    try:
        parse_laps_behind(value)
    except ValueError:
        return parse_gap(value), True
    raise ValueError(f'{quoted(value)} is no time; how far a car came stands under "laps"')


def position(name: str) -> Column:
    return Column(name, parse_position, required=True)


def grid_position(name: str) -> Column:
    return Column(name, parse_grid_position, empty=(None, False))
