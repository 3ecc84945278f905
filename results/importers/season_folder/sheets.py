"""``rulings.csv`` and ``sheets.csv``: which versions of a sheet were issued, when, and why."""

from collections.abc import Iterator
from datetime import datetime

from results.importers import columns as c
from results.importers.facts import Fields, SheetFacts
from results.importers.season_folder.folder import Folder, Line
from results.importers.season_folder.people import People
from results.importers.season_folder.plausible import check_moment
from results.importers.season_folder.references import by_key, check
from results.importers.season_folder.results import FILES, VersionKey, entries
from results.importers.season_folder.weekends import Weekends
from results.importers.suggestions import unknown
from results.models import Classification, Ruling, Session

RULINGS = "rulings.csv"
SHEETS = "sheets.csv"
State = Classification.State
Cause = Classification.Cause
RulingKey = tuple[str, str, str]  # grand prix, kind, title

RULING_COLUMNS = (
    c.slug("grand_prix").needed,
    c.choice("session", list(Session.Kind)).needed,
    c.moment("decided_at").needed,
    c.text("title", Ruling).needed,
    c.text("rule", Ruling),
    c.text("reason", Ruling).needed,
)
SHEET_COLUMNS = (
    c.slug("grand_prix").needed,
    c.choice("session", list(Session.Kind)).needed,
    c.number("version", 1, 99),
    c.choice("state", State.values).needed,
    c.moment("issued_at"),
    c.text("ruling", Ruling, "title"),
    c.choice("cause", Cause.values),
    c.text("note", Classification, "cause_note"),
)


def read_rulings(folder: Folder, weekends: Weekends) -> dict[RulingKey, Fields]:
    lines = folder.table(RULINGS, RULING_COLUMNS)
    check(folder, lines, "grand_prix", "Grand Prix", weekends.calendar)
    found = by_key(folder, lines, "ruling", "grand_prix", "session", "title")
    for line in found.values():
        check_moment(folder, weekends, line, "decided_at")
    return {
        (str(slug), str(kind), str(title)): {
            name: line.get(name) for name in ("decided_at", "rule", "reason") if name in line.values
        }
        for (slug, kind, title), line in found.items()
    }


def read_sheets(
    folder: Folder,
    people: People,
    weekends: Weekends,
    rulings: dict[RulingKey, Fields],
    results: dict[VersionKey, list[Line]],
    fastest: dict[tuple[str, str], str],
) -> dict[VersionKey, SheetFacts]:
    """Every version with its rows. ``fastest`` is the driver of the fastest lap of each session."""
    described = _descriptions(folder, weekends, rulings, results)
    sheets = {}
    for key, lines in results.items():
        issued_at = _issued_at(folder, weekends, key, lines[0], described)
        rows = entries(folder, people, lines, fastest.get(key[:2]))
        if issued_at is not None:
            sheets[key] = _sheet(lines, rows, described.get(key), issued_at)
    for key, sheet in sheets.items():
        _check_order(folder, key, sheet, sheets.get((*key[:2], key[2] - 1)), described.get(key))
    return sheets


def _sheet(lines: list[Line], rows: list, described: Line | None, issued_at: datetime) -> SheetFacts:
    sheet = SheetFacts(lines[0].file, [line.number for line in lines], rows, State.FINAL.value, issued_at)
    sheet.has_gaps = any((line.get("time") or (0, False))[1] for line in lines)
    if described:
        sheet.state = described.get("state", sheet.state)
        sheet.ruling = described.get("ruling") or None
        sheet.cause = described.get("cause") or (Cause.RULING.value if sheet.ruling else "")
        sheet.cause_note = described.get("note", "")
        sheet.is_described = True
        sheet.is_timed = bool(described.get("issued_at"))
    return sheet


def _descriptions(
    folder: Folder,
    weekends: Weekends,
    rulings: dict[RulingKey, Fields],
    results: dict[VersionKey, list[Line]],
) -> dict[VersionKey, Line]:
    lines = folder.table(SHEETS, SHEET_COLUMNS)
    check(folder, lines, "grand_prix", "Grand Prix", weekends.calendar)
    for line in lines:
        line.values["version"] = line.get("version") or 1
    found = {}
    for key, line in by_key(folder, lines, "sheet", "grand_prix", "session", "version").items():
        grand_prix, kind, version = str(key[0]), str(key[1]), line.get("version")
        is_readable = grand_prix in weekends.calendar and FILES[kind] not in folder.incomplete
        if is_readable and (grand_prix, kind, version) not in results:
            message = f'no rows for version {version} of "{grand_prix}" {kind} in {FILES[kind]}'
            folder.report.fault(line.file, line.number, message)
        check_moment(folder, weekends, line, "issued_at")
        _check_ruling(folder, line, [title for *session, title in rulings if session == [grand_prix, kind]])
        found[grand_prix, kind, version] = line
    return found


def _check_ruling(folder: Folder, line: Line, titles: list[str]) -> None:
    title = line.get("ruling")
    if title and title not in titles:
        folder.report.fault(line.file, line.number, unknown("ruling", title, titles))
    for fault in _cause_faults(line):
        folder.report.fault(line.file, line.number, fault)


def _cause_faults(line: Line) -> Iterator[str]:
    """What is missing where a version says why it differs, or what contradicts it."""
    cause, title = line.get("cause"), line.get("ruling")
    is_correction = cause in (Cause.SOURCE, Cause.CLERICAL)
    if not cause and not title and line.get("state") == State.REVISED:
        yield "a revised sheet names its ruling, or its cause with a note"
    if cause == Cause.RULING and not title:
        yield "cause: a sheet that a ruling has changed names the ruling"
    if is_correction and title:
        yield "ruling: a correction has none"
    if is_correction and not line.get("note"):
        yield "note: a correction says in a word what was put right"
    if line.get("note") and not is_correction:
        yield "note: it belongs to a correction; a ruling has its reason"


def _issued_at(
    folder: Folder, weekends: Weekends, key: VersionKey, first: Line, descriptions: dict[VersionKey, Line]
) -> datetime | None:
    described, following = descriptions.get(key), descriptions.get((*key[:2], key[2] + 1))
    if described and described.get("issued_at"):
        return described.get("issued_at")
    if SHEETS in folder.incomplete:
        return None
    if key[2] > 1:
        file, number = (described.file, described.number) if described else (first.file, first.number)
        message = f'{SHEETS} must say when version {key[2]} of "{key[0]}" {key[1]} was issued'
        folder.report.fault(file, number, message)
        return None
    return weekends.assumed_issue(key[:2], before=following.get("issued_at") if following else None)


def _check_order(
    folder: Folder, key: VersionKey, sheet: SheetFacts, before: SheetFacts | None, described: Line | None
) -> None:
    if before and described and sheet.issued_at <= before.issued_at:
        message = f"version {key[2]} is issued no later than version {key[2] - 1} ({before.issued_at:%Y-%m-%dT%H:%MZ})"
        folder.report.fault(described.file, described.number, message)
