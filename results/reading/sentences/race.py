"""A race told in a sentence or two, made from its sheet."""

from collections.abc import Iterable

from results.parsing.times import format_time
from results.reading.sentences.language import counted, ended, listed, place_in_words, spelt, was
from results.reading.sheets.sheet import SessionSheet, SheetRow

MINUTE_MS = 60_000
# Of so many it is also said from where to where.
_MOST_WAYS = 2
# Fewer places are won in any race when somebody ahead stops; a gain that many share is nobody's feat.
_LEAST_GAIN = 3
_MOST_GAINERS = 3


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
    after = f"; {_names(third)} {was(len(third))} third" if third else ""
    return ended(f"{won}{ahead}{after}")


def biggest_gain(sheet: SessionSheet | None, *, after_result: bool = False) -> str:
    """``Sergio Pérez gained most: five places, from ninth to fourth.`` Empty where that is no feat.

    ``after_result``: it follows the sentence about the first three, who are named again by their last names.
    """
    gains = [(row.gained, row) for row in sheet.classified if row.gained and row.gained > 0] if sheet else []
    most = max((gained for gained, _ in gains), default=0)
    rows = [row for gained, row in gains if gained == most]
    if most < _LEAST_GAIN or len(rows) > _MOST_GAINERS:
        return ""
    places = spelt(most, "place")
    names = [_again(row, sheet) if after_result and sheet else row.entry.driver.name for row in rows]
    if len(rows) == 1 and after_result and rows[0].entry.position == 1:
        return f"{names[0]} gained most as well: {places}."
    if len(rows) == 1:
        return f"{names[0]} gained most: {places}, {_way(rows[0])}."
    if len(rows) > _MOST_WAYS:
        return f"{listed(names)} gained most: {places} each."
    who = [f"{name} ({_way(row)})" for name, row in zip(names, rows, strict=True)]
    return f"{listed(who)} gained most: {places} each."


def _again(row: SheetRow, sheet: SessionSheet) -> str:
    """The name of a driver who has been named if among the first three: the last name, where nobody shares it."""
    driver = row.entry.driver
    alike = {other.entry.driver.pk for other in sheet.rows if other.entry.driver.last_name == driver.last_name}
    is_told = (row.entry.position or 0) in (1, 2, 3)
    is_last_name = bool(driver.last_name) and driver.name.endswith(driver.last_name) and len(alike) == 1
    return driver.last_name if is_told and is_last_name else driver.name


def _in_place(sheet: SessionSheet, place: int) -> list[SheetRow]:
    return [row for row in sheet.rows if row.entry.position == place]


def _names(rows: Iterable[SheetRow]) -> str:
    return listed([row.entry.driver.name for row in rows])


def _start(row: SheetRow) -> str:
    if row.grid is None:
        return ""
    if row.grid.pit_lane:
        return " from the pit lane"
    if row.on_pole:
        return " from pole"
    return f" from {place_in_words(row.grid.position)} on the grid" if row.grid.position else ""


def _margin(row: SheetRow) -> str:
    if row.laps_behind:
        return f" by {counted(row.laps_behind, 'lap')}"
    if not row.gap_ms:
        return ""
    return f" by {format_time(row.gap_ms)}{' seconds' if row.gap_ms < MINUTE_MS else ''}"


def _way(row: SheetRow) -> str:
    return f"from {place_in_words(row.grid.position)} to {place_in_words(row.entry.position)}"
