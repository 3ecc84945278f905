"""Sheets in words, wherever their table stands: on its page, in a story, in a feed. Loaded in every template."""

from f1site.templating import marks
from results.reading.sentences import sheets


@marks.filter
def sheet_in_words(sheet):
    """Who won or was fastest, and the field."""
    return sheets.sheet_in_words(sheet)


@marks.filter
def fate(row):
    """Why a car of a race has no place, and how far it came."""
    return sheets.fate(row)


@marks.filter
def grid_in_words(sheet):
    """What moved cars on the grid of a race, for where the grid itself does not stand."""
    return sheets.grid_moves(sheet)


@marks.filter
def field_in_words(sheet):
    """What stands under a table whose winner is told above it: the field of a race, else who was fastest."""
    return sheets.field(sheet) if sheet.session.is_race_like else sheets.fastest(sheet)
