"""What the rows of a folder cannot say together, each readable as it is: lives, days of races, moments of decisions."""

from datetime import date, timedelta

from results.importers.facts import SeasonFacts
from results.importers.plausible import (
    FURTHEST_SESSION,
    Career,
    Life,
    far_from_the_season,
    impossible_lives,
    latest_year,
)
from results.importers.season_folder import season_toml
from results.importers.season_folder.folder import Folder, Line
from results.importers.season_folder.people import People
from results.importers.season_folder.weekends import RACE, Weekends
from results.models import Entry

DROVE = ("", Entry.Status.NOT_CLASSIFIED, Entry.Status.RETIRED, Entry.Status.DISQUALIFIED)
A_DAY = timedelta(days=1)  # a moment in UTC and a day at the track may be that far apart


def check_plausible(folder: Folder, facts: SeasonFacts, people: People, weekends: Weekends) -> None:
    careers, newest = _careers(facts, weekends)
    # A clock that is slow makes nobody's birthday a fault.
    today = max(filter(None, [date.today(), newest]))
    if facts.year > latest_year(today):
        line = season_toml.line_of(folder.text(season_toml.FILE) or "", "year")
        folder.report.fault(season_toml.FILE, line, f"year: {facts.year} is too far ahead to be known")
    lives = {slug: Life(line.get("born_on"), line.get("died_on")) for slug, line in people.drivers.items()}
    for slug, field, problem in impossible_lives(lives, careers, today):
        _fault(folder, people.drivers[slug], f"{field}_on", problem)
    _check_days(folder, weekends)


def _fault(folder: Folder, line: Line, column: str, problem: str) -> None:
    folder.report.fault(line.file, line.number, f"{column}: {problem}")


def _careers(facts: SeasonFacts, weekends: Weekends) -> tuple[dict[str, Career], date | None]:
    """Of each driver with a result, and the day of the newest one."""
    found: dict[str, Career] = {}
    newest: date | None = None
    for (grand_prix, kind, _), sheet in facts.sheets.items():
        day = weekends.date_of((grand_prix, kind))
        if day is None:
            continue
        newest = max(filter(None, [newest, day]))
        for row in sheet.rows:
            career = found.setdefault(row.driver, Career(day, day))
            career.add(day, kind == RACE and row.status in DROVE)
    return found, newest


def _check_days(folder: Folder, weekends: Weekends) -> None:
    days = {slug: line.get("date") for slug, line in weekends.calendar.items() if line.get("date")}
    for slug in far_from_the_season(days):
        _fault(folder, weekends.calendar[slug], "date", f"{days[slug]} is far from the other races of the season")
    for (slug, kind), line in weekends.sessions.items():
        day, starts_at = line.get("date"), line.get("starts_at")
        if starts_at and day and abs(starts_at.date() - day) > A_DAY:
            _fault(folder, line, "starts_at", f"{starts_at.date()} is not the day of the session, {day}")
        day = day or (starts_at.date() if starts_at else None)
        race = weekends.date_of((slug, RACE))
        if day and race and kind != RACE and abs(day - race) > FURTHEST_SESSION:
            _fault(folder, line, "date" if line.get("date") else "starts_at", f"{day} is far from the race, on {race}")


def check_moment(folder: Folder, weekends: Weekends, line: Line, column: str) -> None:
    """A sheet is not issued, and a ruling not made, before the session it is about."""
    session, moment = (line.get("grand_prix"), line.get("session")), line.get(column)
    day = weekends.date_of(session) if session[0] in weekends.calendar else None
    if moment and day and moment.date() < day - A_DAY:
        _fault(folder, line, column, f"{moment.date()} is before the session, on {day}")
