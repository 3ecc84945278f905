"""Grids, fastest laps, pit stops, votes and drives. They have no versions: those of a session are replaced whole."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from f1site.bulk import insert
from results.importers.f1db.calendar import Calendar
from results.importers.f1db.reading import Tables
from results.importers.f1db.release import file_name
from results.importers.f1db.sheets import PitLane, Row, Sheets, collect
from results.importers.report import Report, Tally
from results.importers.saving.rows import at_once
from results.models import Drive, DriverOfTheDay, FastestLap, GridPosition, PitStop, Session


@dataclass(frozen=True, slots=True)
class List:
    """``arranged`` turns the values of a row into those of ``columns``."""

    table: str
    kind: str
    model: type[Model]
    columns: tuple[str, ...]
    arranged: Callable[[list[Any]], Row]


def _without_race(values: list[Any]) -> Row:
    return tuple(values[1:])


_GRID = ("line", "position", "pit_lane", "number", "driver_id", "penalty_places", "sent_to_back")
_LAP = ("line", "number", "driver_id", "lap", "time_ms")
_STOP = ("line", "number", "driver_id", "stop", "lap", "time_ms")
_VOTE = ("line", "driver_id", "percentage")
RACE = Session.Kind.RACE.value
GRIDS = {kind.value: kind.f1db_grid for kind in Session.SCORING_KINDS}
LISTS = (
    List("races-fastest-laps", RACE, FastestLap, _LAP, _without_race),
    List("races-pit-stops", RACE, PitStop, _STOP, _without_race),
    List("races-driver-of-the-day-results", RACE, DriverOfTheDay, _VOTE, _without_race),
)
_DRIVE = ("entrant_id", "constructor_id", "engine_id", "driver_id", "rounds", "test_driver")


def save_list(tables: Tables, what: List, calendar: Calendar) -> None:
    rows = collect(tables, what.table, what.arranged)
    if tables.report.ok:
        _save(tables, what, rows, calendar)


def save_grid(tables: Tables, kind: str, pit_lane: PitLane, calendar: Calendar) -> None:
    """The grid as it was published, but for those who then started from the ``pit_lane``: their place stayed empty."""

    def arranged(values: list[Any]) -> Row:
        race, line, (place, starts_there), number, driver, penalty = values
        if starts_there or (race, number, driver) in pit_lane:
            place, starts_there = None, True
        sent_to_back = penalty == -1
        return line, place, starts_there, number, driver, None if sent_to_back else penalty, sent_to_back

    what = List(GRIDS[kind], kind, GridPosition, _GRID, arranged)
    save_list(tables, what, calendar)


def _save(tables: Tables, what: List, rows: Sheets, calendar: Calendar) -> None:
    places = calendar.places(what.kind, rows)
    wanted = {places[race].pk: lines for race, lines in rows.items()}
    file = file_name(what.table)
    tables.told.rows |= {(file, places[race].year, places[race].pk): len(lines) for race, lines in rows.items()}
    stored = what.model._default_manager.filter(session__kind=what.kind).order_by("session_id", "line")
    values = stored.values_list("session_id", *what.columns)
    _replace(what.model, "session_id", what.columns, wanted, values, tables.report)


def save_drives(tables: Tables) -> None:
    wanted: dict[int, dict[Row, Row]] = defaultdict(dict)
    for line, (year, *values) in tables.rows("seasons-entrants-drivers"):
        who = tuple(values[:4])
        if who in wanted[year]:
            tables.fault("seasons-entrants-drivers", line, "driverId", f"this drive of {year} stands twice")
        wanted[year][who] = tuple(values)
    if tables.report.ok:
        stored = Drive.objects.order_by("pk").values_list("season_id", *_DRIVE)
        rows = {year: list(drives.values()) for year, drives in wanted.items()}
        file = file_name("seasons-entrants-drivers")
        tables.told.rows |= {(file, year, None): len(drives) for year, drives in rows.items()}
        _replace(Drive, "season_id", _DRIVE, rows, stored, tables.report)


def _replace(
    model: type[Model],
    owner: str,
    columns: tuple[str, ...],
    wanted: dict[int, list[Row]],
    stored: Iterable[Row],
    report: Report,
) -> None:
    """The rows of each owner that is wanted, replaced where they differ. Owners that are not wanted keep theirs."""
    before: dict[int, list[Row]] = defaultdict(list)
    for pk, *row in stored:
        before[pk].append(tuple(row))
    tally = report.tallies.setdefault(str(model._meta.verbose_name_plural), Tally())
    different = [pk for pk, rows in wanted.items() if before.get(pk, []) != rows]
    outdated = [pk for pk in different if pk in before]
    for some in at_once(outdated):
        tally.removed += model._default_manager.filter(**{f"{owner}__in": some}).delete()[0]
    insert(model, (owner, *columns), ((pk, *row) for pk in different for row in wanted[pk]))
    tally.created += sum(len(wanted[pk]) for pk in different)
    tally.unchanged += sum(len(rows) for rows in wanted.values()) - sum(len(wanted[pk]) for pk in different)
