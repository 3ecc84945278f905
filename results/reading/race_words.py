"""A race told in a sentence or two, made from its sheet."""

from collections.abc import Iterable

from results.parsing.times import format_time
from results.reading.sheets import SessionSheet, SheetRow

_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
MINUTE_MS = 60_000


def in_words(sheet: SessionSheet | None) -> str:
    """``Max Verstappen won from sixth on the grid by 10.730 seconds from Lando Norris; Carlos Sainz was third.``

    What is not known is left out; empty without a winner.
    """
    if sheet is None:
        return ""
    first, second, third = (_in_place(sheet, place) for place in (1, 2, 3))
    if not first:
        return ""
    won = f"{_names(first)} won{' in a shared car' if len(first) > 1 else ''}{_start(first[0])}"
    ahead = f"{_margin(second[0])} from {_names(second)}" if second and _margin(second[0]) else ""
    if second and not ahead:
        ahead = f" ahead of {_names(second)}"
    after = f"; {_names(third)} {'were' if len(third) > 1 else 'was'} third" if third else ""
    return f"{won}{ahead}{after}."


def biggest_gain(sheet: SessionSheet | None) -> str:
    """``Sergio Pérez gained most: 5 places, from ninth to fourth.`` Empty where nobody gained any."""
    gains = [(row.gained, row) for row in sheet.classified if row.gained and row.gained > 0] if sheet else []
    if not gains:
        return ""
    most = max(gained for gained, _ in gains)
    rows = [row for gained, row in gains if gained == most]
    places = f"{most} place{'s' if most > 1 else ''}"
    if len(rows) == 1:
        return f"{rows[0].entry.driver.name} gained most: {places}, {_way(rows[0])}."
    who = [f"{row.entry.driver.name} ({_way(row)})" for row in rows]
    return f"{_listed(who)} gained most: {places} each."


def place_in_words(number: int) -> str:
    """``first`` to ``tenth``, then ``11th``."""
    if number <= len(_PLACES):
        return _PLACES[number - 1]
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _in_place(sheet: SessionSheet, place: int) -> list[SheetRow]:
    return [row for row in sheet.rows if row.entry.position == place]


def _names(rows: Iterable[SheetRow]) -> str:
    return _listed([row.entry.driver.name for row in rows])


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def _start(row: SheetRow) -> str:
    if row.grid is None:
        return ""
    if row.grid.pit_lane:
        return " from the pit lane"
    return f" from {place_in_words(row.grid.position)} on the grid" if row.grid.position else ""


def _margin(row: SheetRow) -> str:
    if row.laps_behind:
        return f" by {row.laps_behind} lap{'s' if row.laps_behind > 1 else ''}"
    if not row.gap_ms:
        return ""
    return f" by {format_time(row.gap_ms)}{' seconds' if row.gap_ms < MINUTE_MS else ''}"


def _way(row: SheetRow) -> str:
    return f"from {place_in_words(row.grid.position)} to {place_in_words(row.entry.position)}"
