"""The field of a sheet in a sentence: who was fastest, how many finished."""

from results.models import Entry
from results.parsing.times import format_time
from results.reading.sentences.language import all_of, begun, counted, ended, listed, number_in_words, spelt, was
from results.reading.sentences.race import MINUTE_MS, in_words
from results.reading.sheets.lines import Place
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

# Those that were in the race; of those taken out of the result the gap says more than the laps.
_OUT = (S.DISQUALIFIED, S.EXCLUDED)
_STARTED = (S.NOT_CLASSIFIED, S.RETIRED, *_OUT)


def sheet_in_words(sheet: SessionSheet) -> str:
    """All a caption says: of a race the winner and the field, of other sessions who was fastest."""
    if not sheet.session.is_race_like:
        return fastest(sheet)
    return " ".join(filter(None, [in_words(sheet), field(sheet)]))


def field(sheet: SessionSheet) -> str:
    """``15 of 20 cars were classified, 12 on the lead lap; 3 retired and 2 were disqualified.`` Empty for no car.

    Where all have a place, those that retired too, as in the 500 miles of Indianapolis, the cars were placed.
    """
    cars = [row for row in sheet.rows if not row.entry.shared_car]
    if not cars:
        return ""
    classified = [row for row in cars if row.entry.position is not None]
    lead_lap = _lead_lap(classified, len(cars))
    stopped = [row for row in classified if row.stopped]
    start = f"{_of(len(classified), len(cars))} classified{lead_lap}"
    if stopped and (len(classified) == len(cars) or _stopped_early(stopped, classified[0])):
        start = f"{_of(len(classified), len(cars))} placed{lead_lap}, {_though_retired(stopped, len(cars))}"
    fates = []
    for statuses, one, many in _FATES:
        number = sum(row.entry.status in statuses for row in cars)
        if number:
            fates.append(f"{number_in_words(number, len(cars))} {one if number == 1 else many}")
    return f"{start}{'; ' if fates else ''}{listed(fates)}.{_cut_short(sheet, classified)}"


def _stopped_early(stopped: list[SheetRow], winner: SheetRow) -> bool:
    """Some car has a place though it ran too little for any rule: sheets of old have a place for every car."""
    laps = [row.entry.laps for row in stopped if row.entry.laps is not None]
    return bool(laps and winner.entry.laps and min(laps) * 2 < winner.entry.laps)


def _though_retired(stopped: list[SheetRow], cars: int) -> str:
    """``16 of them though they retired``"""
    return f"{number_in_words(len(stopped), cars)} of them though {'it' if len(stopped) == 1 else 'they'} retired"


def fate(row: SheetRow) -> str:
    """``Gearbox, after 23 laps``, ``Collision, on lap 1``, ``Illegal skid block wear, +2.225``; empty where unknown.

    The heading it stands under says whether the car retired, was excluded or never started. Laps are those completed.
    """
    entry = row.entry
    if entry.status not in _STARTED or entry.laps is None:
        return entry.reason
    if entry.status in _OUT and entry.time_ms:
        way = f"+{format_time(row.gap_ms)}" if row.gap_ms else ""
    elif entry.status == S.NOT_CLASSIFIED and row.laps_behind:
        way = f"+{counted(row.laps_behind, 'lap')}"
    else:
        way = f"after {counted(entry.laps, 'lap')}" if entry.laps else "on lap 1"
        way = way.replace(" ", "\N{NO-BREAK SPACE}")
    return ", ".join(filter(None, [entry.reason, way]))


def grid_moves(sheet: SessionSheet) -> str:
    """``Grid penalties: Max Verstappen 5 places. From the pit lane: Lance Stroll and Nico Hülkenberg.`` Empty: none."""
    starts = [(row.entry.driver.name, row.grid) for row in sheet.rows if row.grid]
    penalties = [f"{name} {moved(place)}" for name, place in starts if place.penalty_places or place.sent_to_back]
    pit_lane = [row.entry.driver.name for row in sheet.rows if row.is_from_pit_lane]
    said = [f"Grid penalties: {', '.join(penalties)}"] if penalties else []
    said += [f"From the pit lane: {listed(pit_lane)}"] if pit_lane else []
    return " ".join(ended(words) for words in said)


def moved(place: Place) -> str:
    """``5 places``, ``10 places and to the back``."""
    said = [counted(place.penalty_places, "place")] if place.penalty_places else []
    return listed(said + ["to the back"] * place.sent_to_back)


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
    return ended(f"{names} {was(len(first))} fastest in {format_time(time)}{_ahead(rows, len(first))}{_spread(rows)}")


def _of(classified: int, cars: int) -> str:
    if classified == cars:
        return begun(f"{all_of(cars)} car{'s' if cars > 1 else ''} {was(cars)}")
    if not classified and cars == 2:
        return "Neither car was"
    some = begun(number_in_words(classified, cars)) if classified else "None"
    return f"{some} of {spelt(cars, 'car')} {was(classified)}"


def _lead_lap(classified: list[SheetRow], cars: int) -> str:
    if not classified or any(row.entry.laps is None for row in classified):
        return ""
    level = sum(not row.laps_behind for row in classified)
    if level == len(classified):
        return ", all on the lead lap" if level > 1 else ""
    return ", only the winner on the lead lap" if level == 1 else f", {number_in_words(level, cars)} on the lead lap"


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
