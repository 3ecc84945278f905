"""``grids.csv``, ``sprint_grids.csv`` and ``fastest_laps.csv``: what stands beside a sheet, in one version."""

from collections import defaultdict
from itertools import pairwise

from results.importers import columns as c
from results.importers.facts import Fields, SessionKey
from results.importers.season_folder.folder import Folder, Line
from results.importers.season_folder.people import People
from results.importers.season_folder.references import check
from results.importers.season_folder.results import MOST_ROWS, check_session
from results.importers.season_folder.weekends import RACE, Weekends
from results.models import FastestLap, GridPosition, Session

GRIDS = {kind.value: kind.grid_file for kind in Session.SCORING_KINDS}
FASTEST_LAPS = "fastest_laps.csv"

GRID_COLUMNS = (
    c.slug("grand_prix").needed,
    c.grid_position("position"),
    c.text("number", GridPosition),
    c.slug("driver").needed,
    c.number("penalty_places", 0, 999),
    c.yes_no("sent_to_back"),
)
FASTEST_LAP_COLUMNS = (
    c.slug("grand_prix").needed,
    c.choice("session", Session.SCORING_KINDS),
    c.text("number", FastestLap),
    c.slug("driver").needed,
    c.number("lap", 1, 9999),
    c.time("time"),
)


def read_grids(folder: Folder, people: People, weekends: Weekends) -> dict[SessionKey, list[Fields]]:
    grids: dict[SessionKey, list[Fields]] = {}
    for kind, file in GRIDS.items():
        lines = folder.table(file, GRID_COLUMNS)
        for session, own in _by_session(folder, people, weekends, lines, kind).items():
            check_session(folder, weekends, session, own[0])
            _check_places(folder, own)
            grids[session] = [_grid_position(people, line) for line in own]
    return grids


def _by_session(
    folder: Folder, people: People, weekends: Weekends, lines: list[Line], kind: str
) -> dict[SessionKey, list[Line]]:
    check(folder, lines, "grand_prix", "Grand Prix", weekends.calendar)
    check(folder, lines, "driver", "driver", people.drivers)
    found: dict[SessionKey, list[Line]] = defaultdict(list)
    for line in lines:
        if line.get("grand_prix") in weekends.calendar and "driver" in line.values:
            found[line.get("grand_prix"), line.get("session") or kind].append(line)
    for own in found.values():
        if len(own) > MOST_ROWS:
            folder.report.fault(own[0].file, own[MOST_ROWS].number, f"more than {MOST_ROWS} rows for one session")
    return found


def _check_places(folder: Folder, lines: list[Line]) -> None:
    taken: dict[int, Line] = {}
    for line in lines:
        place, _ = line.get("position", (None, False))
        if place in taken:
            message = f"place {place} on the grid stands in line {taken[place].number} already"
            folder.report.fault(line.file, line.number, message)
        elif place is not None:
            taken[place] = line


def _grid_position(people: People, line: Line) -> Fields:
    place, pit_lane = line.get("position", (None, False))
    return {
        "position": place,
        "pit_lane": pit_lane,
        "number": people.number_of(line),
        "driver": line.get("driver"),
        "penalty_places": line.get("penalty_places"),
        "sent_to_back": bool(line.get("sent_to_back")),
    }


def read_fastest_laps(folder: Folder, people: People, weekends: Weekends) -> dict[SessionKey, list[Fields]]:
    """In order, the fastest first: who leads the list holds the fastest lap of the race."""
    lines = folder.table(FASTEST_LAPS, FASTEST_LAP_COLUMNS)
    found = {}
    for session, own in _by_session(folder, people, weekends, lines, RACE).items():
        for before, line in pairwise(own):
            if before.get("time") and line.get("time") and line.get("time") < before.get("time"):
                message = f"time: faster than line {before.number}; the fastest lap stands first"
                folder.report.fault(line.file, line.number, message)
        found[session] = [_fastest_lap(people, line) for line in own]
    return found


def _fastest_lap(people: People, line: Line) -> Fields:
    return {
        "number": people.number_of(line),
        "driver": line.get("driver"),
        "lap": line.get("lap"),
        "time_ms": line.get("time"),
    }
