"""All files of a season folder, put together."""

from pathlib import Path

from results.importers.facts import SeasonFacts
from results.importers.report import Report
from results.importers.season_folder import (
    adjustments,
    people,
    plausible,
    results,
    season_toml,
    sheets,
    starts,
    weekends,
)
from results.importers.season_folder.folder import Folder
from results.importers.sense import find_faults
from results.importers.suggestions import unknown
from results.models import Session

FILES = (
    weekends.CIRCUITS,
    weekends.LAYOUTS,
    people.CONSTRUCTORS,
    people.ENGINES,
    people.DRIVERS,
    weekends.CALENDAR,
    weekends.SESSIONS,
    *results.FILES.values(),
    *starts.GRIDS.values(),
    starts.FASTEST_LAPS,
    sheets.RULINGS,
    sheets.SHEETS,
    adjustments.FILE,
)


def read_facts(path: Path, report: Report) -> SeasonFacts | None:
    """The facts of a season folder, or None. Whatever is wrong becomes a fault of ``report``."""
    if not path.is_dir():
        report.fault(str(path), None, "there is no such folder")
        return None
    folder = Folder(path, report)
    _check_names(folder)
    season = season_toml.read_season(folder)
    facts = SeasonFacts(season["year"] if season else 0, season or {})
    _read_tables(folder, facts)
    is_readable = not any(fault.file == season_toml.FILE for fault in report.faults)
    if season and is_readable and any(kind in Session.SCORING_KINDS for _, kind, _ in facts.sheets):
        season_toml.check_rules(folder, season, facts.grands_prix)
    if season and is_readable and not folder.incomplete:
        find_faults(facts, report)
    return facts if report.ok else None


def _check_names(folder: Folder) -> None:
    """A file with a misspelt name would be overlooked, so it is a fault."""
    for file in sorted(folder.path.glob("*.csv")):
        if file.name not in FILES and not folder.report.is_full:
            folder.report.fault(file.name, None, unknown("file", file.name, FILES))


def _read_tables(folder: Folder, facts: SeasonFacts) -> None:
    who = people.read_people(folder)
    when = weekends.read_weekends(folder, facts.year or None)
    rows = results.read_results(folder, who, when)
    facts.engines = people.fields(who.engines)
    facts.constructors = people.fields(who.constructors, leave_out=("slug", "engine"))
    facts.drivers = people.fields(who.drivers, leave_out=("slug", "number", "constructor"))
    facts.circuits = people.fields(when.circuits)
    facts.layouts = {slug: weekends.layout_fields(line) for slug, line in when.layouts.items()}
    facts.grands_prix = {slug: weekends.grand_prix_fields(line) for slug, line in when.calendar.items()}
    facts.grids = starts.read_grids(folder, who, when)
    facts.fastest_laps = starts.read_fastest_laps(folder, who, when)
    facts.rulings = sheets.read_rulings(folder, when)
    fastest = {session: laps[0]["driver"] for session, laps in facts.fastest_laps.items()}
    facts.sheets = sheets.read_sheets(folder, who, when, facts.rulings, rows, fastest)
    facts.adjustments = adjustments.read_adjustments(folder, who, when)
    plausible.check_plausible(folder, facts, who, when)
    races = [(slug, weekends.RACE) for slug in when.calendar if not when.is_cancelled(slug)]
    told = [key[:2] for source in (facts.sheets, facts.grids, facts.fastest_laps, facts.rulings) for key in source]
    facts.sessions = {
        session: weekends.session_fields(when, session)
        for session in dict.fromkeys([*when.sessions, *races, *told])
        if session[0] in when.calendar
    }
    for *session, _ in facts.sheets:
        # Whatever was expected of it before: a session with a result was held.
        facts.sessions[session[0], session[1]].setdefault("state", Session.State.SCHEDULED.value)
