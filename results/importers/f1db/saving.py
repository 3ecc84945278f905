"""A release of F1DB into the database: all or nothing, and twice is the same as once."""

from collections.abc import Callable
from datetime import date

from django.apps import apps
from django.db import connection, transaction

from results.importers.corrections import Corrections
from results.importers.f1db.adjustments import save_adjustments
from results.importers.f1db.calendar import Calendar
from results.importers.f1db.lineage import save_lineage
from results.importers.f1db.lists import LISTS, save_drives, save_grid, save_list
from results.importers.f1db.overlay import Overlay, f1db_corrections
from results.importers.f1db.races import read_races
from results.importers.f1db.reading import Tables
from results.importers.f1db.release import Release
from results.importers.f1db.sense import Sense
from results.importers.f1db.sheets import read_race_sheets, read_sheets, save_sheets
from results.importers.f1db.tables import SHEETS
from results.importers.f1db.things import save_things
from results.importers.report import Report
from results.importers.saving import Refused
from results.importers.saving.losses import check_losses
from results.importers.saving.ownership import Claim
from results.models import Season, Session
from results.scoring.rules import NoRules
from results.scoring.store import rebuild

Progress = Callable[[str], None]
THE_IMPORT = 1950_2026  # the lock that keeps two imports apart


def import_release(
    release: Release,
    *,
    progress: Progress | None = None,
    corrections: Corrections | None = None,
    accept_doubts: bool = False,
    accept_losses: bool = False,
    claim: Claim = Claim.RESPECT,
) -> Report:
    """Store a release and compute the tables of the seasons it changes. With any fault, or
    doubt that is not accepted, nothing was changed.

    ``progress`` is told what is being done, in a few words. ``corrections`` are those of F1DB if none are given.
    What the release has lost since the last one is a fault unless ``accept_losses``; so are facts of others,
    as ``claim`` says.
    """
    report = Report(f"F1DB {release.version}", accepts_doubts=accept_doubts)
    say = progress or _say_nothing
    try:
        with transaction.atomic():
            _wait_for_others()
            overlay = Overlay(f1db_corrections() if corrections is None else corrections)
            tables = Tables(release, report, lambda table: say(f"reading {table}"), overlay, claim)
            changed = _save(tables, release.version, accept_losses)
            tables.told.remember()
            overlay.tell(report)
            for year in sorted(changed):
                say(f"computing the tables of {year}")
                _rebuild(year, report)
            _let_the_database_know()
    except Refused:
        report.tallies.clear()
        report.notes.clear()
        report.more_notes = False
    return report


def _say_nothing(words: str) -> None:
    pass


def _let_the_database_know() -> None:
    """Tell it how much there is now: PostgreSQL plans for empty tables until it finds out by itself, minutes later."""
    if connection.vendor == "postgresql":
        tables = [
            connection.ops.quote_name(model._meta.db_table) for model in apps.get_app_config("results").get_models()
        ]
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {', '.join(tables)}")


def _wait_for_others() -> None:
    """One import at a time, and no editor's ruling in between. A transaction of SQLite is alone as it is."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [THE_IMPORT])
    list(Season.objects.select_for_update().order_by("year"))


def _save(tables: Tables, version: str, accept_losses: bool) -> set[int]:
    """Write everything but the standings and return the seasons whose standings may be others now."""
    report = tables.report
    save_things(tables)
    save_lineage(tables)
    _stop_at_faults(report)
    calendar = Calendar(read_races(tables), report)
    _stop_at_faults(report)
    save_drives(tables)
    races = {kind.value: read_race_sheets(tables, kind.value) for kind in Session.SCORING_KINDS}
    scoring = {kind: sheets for kind, (sheets, _) in races.items()}
    _stop_at_faults(report)
    calendar.save(scoring)
    sense = Sense(tables, calendar)
    days = {number: race.fields["date"] for number, race in calendar.races.items()}
    for kind in SHEETS:
        sheets = scoring.pop(kind) if kind in scoring else read_sheets(tables, kind)
        tables.lives.see(sheets, kind, days)
        if report.ok:
            sense.add(kind, save_sheets(sheets, kind, calendar, version, tables))
    _check_lives(tables, [days[number] for sheets, _ in races.values() for number in sheets])
    for kind, (_, pit_lane) in races.items():
        save_grid(tables, kind, pit_lane, calendar)
    for what in LISTS:
        save_list(tables, what, calendar)
    tables.told.called_off = calendar.called_off
    _stop_at_faults(report)
    check_losses(tables.told, report, accept_losses)
    _stop_at_faults(report)
    sense.tell()
    _stop_at_faults(report)
    save_adjustments(tables, calendar)
    return calendar.changed


def _check_lives(tables: Tables, raced: list[date]) -> None:
    for line, column, problem in tables.lives.problems(tables.known["driver"], max(raced, default=None)):
        tables.fault("drivers", line, column, problem)


def _stop_at_faults(report: Report) -> None:
    if not report.ok:
        raise Refused


def _rebuild(year: int, report: Report) -> None:
    try:
        rebuild(year)
    except NoRules as error:
        report.note(f"{year} has no championship tables: {error}")
    except ValueError as error:
        report.fault("season", None, f"{year}: {error}")
        raise Refused from None
