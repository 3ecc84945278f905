"""``race_results.csv`` and its sisters: the rows of every version of every sheet."""

from collections import defaultdict

from results.importers import columns as c
from results.importers.facts import EntryFacts, SessionKey
from results.importers.season_folder.folder import Folder, Line
from results.importers.season_folder.people import CONSTRUCTORS, ENGINES, People
from results.importers.season_folder.references import check
from results.importers.season_folder.weekends import RACE, SESSIONS, Weekends
from results.models import Entry, Session

SPRINT = Session.Kind.SPRINT.value
VersionKey = tuple[str, str, int]  # grand prix, kind, version

MOST_ROWS = 999  # on one sheet
_WHO = (
    c.slug("grand_prix").needed,
    c.number("version", 1, 99),
    c.position("position"),
    c.text("number", Entry),
    c.slug("driver").needed,
    c.slug("constructor"),
    c.slug("engine"),
    c.number("laps", 0, 9999),
    c.time_or_gap("time"),
    c.text("reason", Entry),
)
RACE_COLUMNS = (*_WHO, c.time("penalty"), c.number("pit_stops", 0, 999), c.yes_no("shared_car"))
TIMED_COLUMNS = (*_WHO, c.time("q1"), c.time("q2"), c.time("q3"))


FILES = {kind.value: kind.file for kind in Session.Kind}


def read_results(folder: Folder, people: People, weekends: Weekends) -> dict[VersionKey, list[Line]]:
    """The rows of each sheet, in its order. Rows of an unknown Grand Prix are left out, with a fault."""
    sheets: dict[VersionKey, list[Line]] = defaultdict(list)
    for kind, file in FILES.items():
        lines = folder.table(file, RACE_COLUMNS if kind in Session.SCORING_KINDS else TIMED_COLUMNS)
        check(folder, lines, "grand_prix", "Grand Prix", weekends.calendar)
        check(folder, lines, "driver", "driver", people.drivers)
        check(folder, lines, "constructor", "constructor", people.constructors)
        check(folder, lines, "engine", "engine manufacturer", people.engines)
        for line in lines:
            if line.get("grand_prix") in weekends.calendar:
                sheets[line.get("grand_prix"), kind, line.get("version") or 1].append(line)
    _keep_the_raced(folder, weekends, sheets)
    _check_versions(folder, sheets)
    for (grand_prix, kind, _), lines in sheets.items():
        check_session(folder, weekends, (grand_prix, kind), lines[0])
        if state := weekends.called_off((grand_prix, kind)):
            message = f'the {kind} of "{grand_prix}" is {state} and has no results'
            folder.report.fault(lines[0].file, lines[0].number, message)
        _check_length(folder, lines)
    _settle_missing_races(folder, weekends, sheets)
    return sheets


def _keep_the_raced(folder: Folder, weekends: Weekends, sheets: dict[VersionKey, list[Line]]) -> None:
    """A Grand Prix that is cancelled after its sprint stays in the season: its race is cancelled."""
    for grand_prix in weekends.calendar:
        has_sprint, has_race = ((grand_prix, kind, 1) in sheets for kind in (SPRINT, RACE))
        if weekends.is_cancelled(grand_prix) and has_sprint and not has_race and weekends.date_of((grand_prix, RACE)):
            weekends.call_off_race(grand_prix)


def _settle_missing_races(folder: Folder, weekends: Weekends, sheets: dict[VersionKey, list[Line]]) -> None:
    """What becomes of a weekend whose sprint has a sheet and whose race has none, while later ones have.

    Where every other race of the calendar has its sheet, no race is missing by being late: it was called off. Before
    that nobody can tell, so it is asked.
    """
    raced = {slug for slug, kind, _ in sheets if kind == RACE}
    last = max(filter(None, (weekends.date_of((slug, RACE)) for slug in raced)), default=None)
    missing = [slug for slug in weekends.calendar if slug not in raced and not _is_off(weekends, slug)]
    sprinted = [slug for slug in missing if (slug, SPRINT, 1) in sheets]
    for slug in sprinted:
        day, state = weekends.date_of((slug, RACE)), weekends.state_of((slug, RACE))
        if state or not (day and last and day < last):
            continue
        told = f"{slug},race,cancelled (or abandoned) under grand_prix,kind,state in {SESSIONS}"
        if missing == sprinted:
            weekends.call_off_race(slug)
            folder.report.note(
                f'"{slug}" has a sprint and no race, and every other race has its result: taken as cancelled. '
                f"To say so, write {told}; if its result is to come, write {slug},race,scheduled there"
            )
        else:
            folder.report.note(
                f'"{slug}" has a sprint and no race, though later ones have theirs; if its race was called off, '
                f"write {told}"
            )


def _is_off(weekends: Weekends, grand_prix: str) -> bool:
    return weekends.is_cancelled(grand_prix) or bool(weekends.called_off((grand_prix, RACE)))


def check_session(folder: Folder, weekends: Weekends, session: SessionKey, line: Line) -> None:
    """Whether there can be a result (or a grid) of the session."""
    grand_prix, kind = session
    if weekends.is_cancelled(grand_prix):
        folder.report.fault(line.file, line.number, f'"{grand_prix}" is cancelled and has no results')
    elif grand_prix in weekends.listed and kind != RACE and session not in weekends.sessions:
        folder.report.fault(line.file, line.number, f'"{grand_prix}" has no session "{kind}" in {SESSIONS}')
    elif weekends.assumed_issue(session) is None:
        folder.report.fault(line.file, line.number, f'"{grand_prix}" has no date, so it has no results')


def _check_versions(folder: Folder, sheets: dict[VersionKey, list[Line]]) -> None:
    for (grand_prix, kind, version), lines in sheets.items():
        if version > 1 and (grand_prix, kind, version - 1) not in sheets:
            message = f'version {version} of "{grand_prix}" {kind} has no version {version - 1} before it'
            folder.report.fault(lines[0].file, lines[0].number, message)


def _check_length(folder: Folder, lines: list[Line]) -> None:
    if len(lines) > MOST_ROWS:
        folder.report.fault(lines[0].file, lines[MOST_ROWS].number, f"more than {MOST_ROWS} rows on one sheet")


def entries(folder: Folder, people: People, lines: list[Line], fastest: str | None) -> list[EntryFacts]:
    """The rows of one sheet; ``fastest`` is the driver of the fastest lap."""
    best = _time_of_first(lines)
    found = []
    for line in lines:
        entry = _entry(folder, people, line, best, fastest)
        if entry is not None:
            found.append(entry)
            fastest = None if entry.fastest_lap else fastest  # one car of a driver who stands in two rows
    return found


def _time_of_first(lines: list[Line]) -> int | None:
    """What gaps are measured from: the time of the row in first place. 0 where that may be one of the rows at fault."""
    for line in lines:
        time = line.get("time")
        if line.get("position", (None, ""))[0] == 1 and time and not time[1]:
            return time[0]
    return None if all({"position", "time"} <= line.values.keys() for line in lines) else 0


def _entry(folder: Folder, people: People, line: Line, best: int | None, fastest: str | None) -> EntryFacts | None:
    if line.get("driver") not in people.drivers or "position" not in line.values:
        return None  # a fault already
    constructor, engine = people.constructor_of(line), people.engine_of(line)
    if not constructor:
        folder.report.fault(line.file, line.number, "constructor: none here, and none for this driver in drivers.csv")
    elif not engine and constructor in people.constructors and not folder.incomplete & {CONSTRUCTORS, ENGINES}:
        message = f'engine: none here, and none for "{constructor}" in constructors.csv'
        folder.report.fault(line.file, line.number, message)
    if not constructor or not engine:
        return None
    place, status = line.get("position")
    return EntryFacts(
        driver=line.get("driver"),
        constructor=constructor,
        engine=engine,
        position=place,
        status=status,
        number=people.number_of(line),
        shared_car=bool(line.get("shared_car")),
        laps=line.get("laps"),
        time_ms=_time(folder, line, best),
        penalty_ms=line.get("penalty"),
        q1_ms=line.get("q1"),
        q2_ms=line.get("q2"),
        q3_ms=line.get("q3"),
        reason=line.get("reason", ""),
        fastest_lap=line.get("driver") == fastest,
        pit_stops=line.get("pit_stops"),
    )


def _time(folder: Folder, line: Line, best: int | None) -> int | None:
    if not line.get("time"):
        return None
    milliseconds, is_gap = line.get("time")
    if is_gap and best is None:
        folder.report.fault(line.file, line.number, "time: a gap, but the row in first place has no time")
    return milliseconds + (best or 0) if is_gap else milliseconds
