"""Result sheets: the first of a session is stored, a changed one becomes a further version.

A row is a tuple in the order of ``COLUMNS``, with primary keys for driver, constructor and engine.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from results.importers.f1db.calendar import Calendar, Place
from results.importers.f1db.correcting import DRIVER, correction_in_words, is_ours
from results.importers.f1db.reading import Tables
from results.importers.f1db.release import file_name
from results.importers.f1db.tables import PRACTICE, SHEETS, TABLES
from results.importers.report import Report, Tally
from results.importers.saving.sheets import SEASON_FOLDER
from results.models import Classification, Entry, Ruling
from results.sheets.storing import COLUMNS, Row, Version, store
from results.sheets.versions import counts, next_moment, next_number

Sheets = dict[int, list[Row]]  # by the number of the race
PitLane = set[tuple[int, str, int]]  # race, car number and driver of each start from the pit lane

F1DB = "F1DB"
State = Classification.State


@dataclass(slots=True)
class Newest:
    """What is stored of a session: its newest version, and the newest sheet that is out."""

    version: int = 0
    pk: int | None = None
    issued_at: datetime | None = None
    source: str = ""
    rows: list[Row] = field(default_factory=list)
    is_being_typed: bool = False

    @property
    def is_imported(self) -> bool:
        return self.source.startswith((F1DB, SEASON_FOLDER))


Changed = tuple[Place, list[Row], Newest, str]  # the rows that follow what is stored, and why


def read_sheets(tables: Tables, kind: str) -> Sheets:
    """The rows of every sheet of practice or qualifying, in its order."""
    table = SHEETS[kind]
    return collect(tables, table, _practice_row if TABLES[table] is PRACTICE else _timed_row)


def read_race_sheets(tables: Tables, kind: str) -> tuple[Sheets, PitLane]:
    """The rows of every sheet of a race or sprint, in its order, and who started it from the pit lane."""
    pit_lane: PitLane = set()

    def arranged(values: list[Any]) -> Row:
        race, _, _, number, driver, *_, (_, from_pit_lane) = values
        if from_pit_lane:
            pit_lane.add((race, number, driver))
        return _race_row(values)

    return collect(tables, SHEETS[kind], arranged), pit_lane


def collect(tables: Tables, table: str, arranged: Any) -> Sheets:
    """The rows of a table by race, in the order of their lines; a line that stands twice is a fault."""
    found: dict[int, dict[int, Row]] = defaultdict(dict)
    for number, values in tables.rows(table):
        race, line = values[0], values[1]
        lines = found[race]
        if line in lines:
            tables.fault(table, number, "positionDisplayOrder", f"{line} stands twice in race {race}")
        lines[line] = arranged(values)
    return {race: _without_gaps([row for _, row in sorted(lines.items())]) for race, lines in found.items()}


def _without_gaps(rows: list[Row]) -> list[Row]:
    """A row that a correction takes away leaves no gap in the lines."""
    if len(rows) == rows[-1][0]:
        return rows
    return [(line, *row[1:]) for line, row in enumerate(rows, start=1)]


def _race_row(values: list[Any]) -> Row:
    (
        _,
        line,
        (place, status),
        number,
        driver,
        constructor,
        engine,
        time,
        laps,
        shared,
        penalty,
        reason,
        fastest,
        stops,
        _,
    ) = values
    return (
        line, place, status, number, driver, constructor, engine, shared, laps,
        time, penalty, None, None, None, reason, fastest, stops,
    )  # fmt: skip


def _timed_row(values: list[Any]) -> Row:
    _, line, (place, status), number, driver, constructor, engine, time, laps, q1, q2, q3 = values
    return (
        line, place, status, number, driver, constructor, engine, False, laps,
        time, None, q1, q2, q3, "", False, None,
    )  # fmt: skip


def _practice_row(values: list[Any]) -> Row:
    return _timed_row([*values, None, None, None])


def save_sheets(
    sheets: Sheets, kind: str, calendar: Calendar, version: str, tables: Tables
) -> list[tuple[int, Place, list[Row]]]:
    """``version`` is that of the release. Gives the sheets that were written, by the number of the race."""
    report = tables.report
    places = calendar.places(kind, sheets)
    newest = _newest(kind)
    _tell(sheets, SHEETS[kind], places, newest, tables)
    new: list[tuple[Place, list[Row]]] = []
    changed: list[Changed] = []
    by_source: set[int] = set()
    tally = report.tallies.setdefault("sheets", Tally())
    rows_tally = report.tallies.setdefault("result rows", Tally())
    for number, rows in sheets.items():
        known = newest.get(places[number].pk)
        if known is None:
            new.append((places[number], rows))
        elif known.rows == rows:
            tally.unchanged += 1
            rows_tally.unchanged += len(rows)
        else:
            race = calendar.races[number]
            corrections = tables.overlay.applied(SHEETS[kind], race.year, race.slug)
            ours = {tables.known["driver"][one.driver]: one.reason for one in corrections}
            changed.append((places[number], rows, known, correction_in_words(known.rows, rows, ours, version)))
            if not is_ours(known.rows, rows, ours):
                by_source.add(places[number].pk)
    accepted = _accepted(changed, report)
    file = file_name(SHEETS[kind])
    tables.told.revised += [(file, place.pk) for place, *_ in accepted if place.pk in by_source]
    store(list(_versions(version, new, accepted)))
    written = new + [(place, rows) for place, rows, *_ in accepted]
    tally.created += len(written)
    rows_tally.created += sum(len(rows) for _, rows in written)
    if counts(kind):
        calendar.changed.update(place.year for place, _ in written)
    numbers = {place.pk: number for number, place in places.items()}
    return [(numbers[place.pk], place, rows) for place, rows in written]


def _tell(sheets: Sheets, table: str, places: dict[int, Place], newest: dict[int, Newest], tables: Tables) -> None:
    """What is told here, and who stood on the sheets that were told before."""
    told, file = tables.told, file_name(table)
    for number, rows in sheets.items():
        key = (file, places[number].year, places[number].pk)
        told.rows[key] = len(rows)
        if taken := tables.overlay.taken_out(table, number):
            told.taken_out[key] = taken
        told.drivers.update(row[DRIVER] for row in rows)
    for session in told.was_told(file):
        if session in newest and newest[session].is_imported:
            told.former.update(row[DRIVER] for row in newest[session].rows)


def _newest(kind: str) -> dict[int, Newest]:
    """What is stored of each session of a kind."""
    found = Classification.objects.filter(session__kind=kind).order_by("version")
    by_session: dict[int, Newest] = defaultdict(Newest)
    for session, pk, version, issued_at, source in found.values_list(
        "session_id", "pk", "version", "issued_at", "source"
    ):
        known = by_session[session]
        known.version = version
        if issued_at is None:
            known.is_being_typed = True
        else:
            known.pk, known.issued_at, known.source = pk, issued_at, source
    by_pk = {known.pk: known for known in by_session.values()}
    if by_pk:
        entries = Entry.objects.filter(classification__in=found.order_by()).order_by("classification", "line")
        for classification, *row in entries.values_list("classification_id", *COLUMNS).iterator(5000):
            if classification in by_pk:
                by_pk[classification].rows.append(tuple(row))
    return by_session


def _accepted(changed: list[Changed], report: Report) -> list[Changed]:
    """Those that may follow the sheet there is: what an editor entered or ruled on stays."""
    accepted = []
    ruled = _ruled_by_editors() if changed else set()
    for place, rows, known, note in changed:
        if known.is_being_typed:
            reason = "an editor is entering a sheet"
        elif not known.is_imported:
            reason = "an editor entered it"
        elif place.pk in ruled:
            reason = "an editor entered a ruling"
        else:
            accepted.append((place, rows, known, note))
            continue
        report.note(f"sheet kept: {place.name} differs from F1DB, and {reason}")
    return accepted


def _ruled_by_editors() -> set[int]:
    """The sessions with a ruling that no import brought."""
    brought = Classification.objects.exclude(source="").filter(ruling__isnull=False).values("ruling")
    return set(Ruling.objects.exclude(pk__in=brought).values_list("session_id", flat=True))


def _versions(release: str, new: list[tuple[Place, list[Row]]], changed: list[Changed]) -> Iterator[Version]:
    source = f"{F1DB} {release}"[: Classification._meta.get_field("source").max_length]
    for place, rows in new:
        yield Version(place.pk, next_number([]), State.FINAL.value, place.assumed_issue, source, rows)
    for place, rows, known, note in changed:
        number, moment = next_number([known.version]), next_moment(known.issued_at)
        cause = Classification.Cause.SOURCE.value
        yield Version(place.pk, number, State.REVISED.value, moment, source, rows, cause=cause, cause_note=note)
