"""The field of a sheet in a sentence: who was fastest, how many finished."""

from results.models import Entry
from results.parsing.times import format_time
from results.reading.sentences.language import counted, ended, listed
from results.reading.sentences.race import MINUTE_MS, in_words
from results.reading.sheets.sheet import SessionSheet, SheetRow

S = Entry.Status
# What became of the cars without a place, and how a sentence says it of one and of many.
_FATES = (
    ((S.NOT_CLASSIFIED,), "was not classified", "were not classified"),
    ((S.RETIRED,), "retired", "retired"),
    ((S.DISQUALIFIED, S.EXCLUDED), "was disqualified", "were disqualified"),
    ((S.DID_NOT_START,), "did not start", "did not start"),
    ((S.DID_NOT_QUALIFY,), "did not qualify", "did not qualify"),
    ((S.DID_NOT_PREQUALIFY,), "did not pre-qualify", "did not pre-qualify"),
    ((S.DID_NOT_PRACTISE,), "did not practise", "did not practise"),
)


def sheet_in_words(sheet: SessionSheet) -> str:
    """All a caption says: of a race the winner and the field, of other sessions who was fastest."""
    if not sheet.session.is_race_like:
        return fastest(sheet)
    return " ".join(filter(None, [in_words(sheet), field(sheet)]))


def field(sheet: SessionSheet) -> str:
    """``15 of 20 cars were classified, 12 on the lead lap; 3 retired and 2 were disqualified.`` Empty for no car."""
    cars = [row for row in sheet.rows if not row.entry.shared_car]
    if not cars:
        return ""
    classified = [row for row in cars if row.entry.position is not None]
    start = f"{_of(len(classified), len(cars))} classified{_lead_lap(classified)}"
    fates = []
    for statuses, one, many in _FATES:
        number = sum(row.entry.status in statuses for row in cars)
        if number:
            fates.append(f"{number} {one if number == 1 else many}")
    return f"{start}{'; ' if fates else ''}{listed(fates)}.{_cut_short(sheet, classified)}"


def _cut_short(sheet: SessionSheet, classified: list[SheetRow]) -> str:
    """A race that ended early is worth a word, whatever stopped it."""
    planned, run = sheet.session.scheduled_laps, classified[0].entry.laps if classified else None
    if not planned or not run or run >= planned:
        return ""
    return f" The winner ran {run} of the {counted(planned, 'lap')} planned."


def fastest(sheet: SessionSheet) -> str:
    """``Charles Leclerc was fastest in 1:34.723, 0.130 seconds ahead of Lando Norris; the first ten are within ...``

    Of sheets without times the first three are named; empty without any car in place.
    """
    rows = sheet.classified
    if not rows:
        return ""
    first = [row for row in rows if row.entry.position == 1] or rows[:1]
    names = listed(row.entry.driver.name for row in first)
    time = first[0].entry.best_ms
    if time is None:
        after = listed(row.entry.driver.name for row in rows if row.entry.position in (2, 3))
        return ended(f"{names} stood first{f', ahead of {after}' if after else ''}")
    verb = "were" if len(first) > 1 else "was"
    return ended(f"{names} {verb} fastest in {format_time(time)}{_ahead(rows, len(first))}{_spread(rows)}")


def _of(classified: int, cars: int) -> str:
    if classified == cars:
        return f"All {cars} cars were" if cars > 1 else "The only car was"
    return f"{classified or 'None'} of {counted(cars, 'car')} {'was' if classified == 1 else 'were'}"


def _lead_lap(classified: list[SheetRow]) -> str:
    if not classified or any(row.entry.laps is None for row in classified):
        return ""
    level = sum(not row.laps_behind for row in classified)
    if level == len(classified):
        return ", all on the lead lap" if level > 1 else ""
    return ", only the winner on the lead lap" if level == 1 else f", {level} on the lead lap"


def _ahead(rows: list[SheetRow], first: int) -> str:
    second = rows[first] if len(rows) > first else None
    if second is None or second.gap_ms is None or second.gap_ms < 0:
        return ""
    if not second.gap_ms:
        return f", set before {second.entry.driver.name} did the same time"
    return f", {duration(second.gap_ms)} ahead of {second.entry.driver.name}"


def _spread(rows: list[SheetRow]) -> str:
    """How close the first ten were; only where there are ten with a time from the same part."""
    gaps = [row.gap_ms for row in rows[:10]]
    if len(gaps) < 10 or any(gap is None or gap < 0 for gap in gaps[1:]):
        return ""
    return f"; the first ten stand within {duration(max(gap or 0 for gap in gaps))}"


def duration(milliseconds: int) -> str:
    """``0.130 seconds``, ``1:05.000``."""
    return f"{format_time(milliseconds)}{' seconds' if milliseconds < MINUTE_MS else ''}"
