"""``circuits.csv``, ``circuit_layouts.csv``, ``calendar.csv`` and ``sessions.csv``."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from results.importers import columns as c
from results.importers.facts import Fields, SessionKey
from results.importers.season_folder.folder import Folder, Line
from results.importers.season_folder.references import FILES, by_key, by_slug, check
from results.models import Circuit, GrandPrix, Session

CIRCUITS = FILES["circuit"]
LAYOUTS = FILES["layout"]
CALENDAR = FILES["Grand Prix"]
SESSIONS = "sessions.csv"
RACE = Session.Kind.RACE.value

CIRCUIT_COLUMNS = (
    c.slug("slug").needed,
    c.text("name", Circuit).needed,
    c.text("full_name", Circuit).needed,
    c.text("place", Circuit),
    c.country("country"),
    c.choice("type", Circuit.Type.values),
    c.choice("direction", Circuit.Direction.values),
    c.degrees("latitude", 90),
    c.degrees("longitude", 180),
    c.time_zone("time_zone"),
)
LAYOUT_COLUMNS = (
    c.slug("slug").needed,
    c.slug("circuit").needed,
    c.kilometres("length_km"),
    c.number("turns", 1, 999),
    c.track("drawing"),
)
CALENDAR_COLUMNS = (
    c.slug("slug").needed,
    c.text("name", GrandPrix).needed,
    c.text("short_name", GrandPrix),
    c.text("official_name", GrandPrix),
    c.slug("layout").needed,
    c.text("circuit_name", GrandPrix),
    c.date("date"),
    c.kilometres("lap_length_km"),
    c.choice("state", GrandPrix.State.values),
)
SESSION_COLUMNS = (
    c.slug("grand_prix").needed,
    c.choice("kind", list(Session.Kind)).needed,
    c.date("date"),
    c.moment("starts_at"),
    c.number("scheduled_laps", 1, 9999),
    c.kilometres("distance_km"),
    c.choice("state", Session.State.values),
)

# /seasons/2023/drivers/ is the championship, so no Grand Prix can have that address.
TAKEN_ADDRESSES = ("drivers", "constructors")
LONGEST_RACE = timedelta(hours=2)
# From its first session to its race.
LONGEST_WEEKEND = timedelta(days=4)
NOON = time(12)


@dataclass(slots=True)
class Weekends:
    circuits: dict[str, Line]
    layouts: dict[str, Line]
    calendar: dict[str, Line]
    sessions: dict[SessionKey, Line]
    listed: set[str]  # the Grands Prix whose sessions are listed, not the race alone

    def is_cancelled(self, grand_prix: str) -> bool:
        return self.calendar[grand_prix].get("state") == GrandPrix.State.CANCELLED

    def called_off(self, session: SessionKey) -> str:
        """``cancelled`` or ``abandoned``, if there is to be no result of it."""
        state = self.state_of(session)
        return state if state in Session.CALLED_OFF else ""

    def state_of(self, session: SessionKey) -> str:
        """What the folder says, empty if nothing."""
        line = self.sessions.get(session)
        return (line.get("state") or "") if line else ""

    def call_off_race(self, grand_prix: str) -> None:
        """A Grand Prix that is cancelled although it has a sprint counts: it is its race that is."""
        line, key = self.calendar[grand_prix], (grand_prix, RACE)
        line.values["state"] = GrandPrix.State.SCHEDULED.value
        own = self.sessions.setdefault(key, Line(line.file, line.number, {}))
        own.values["state"] = self.called_off(key) or Session.State.CANCELLED.value

    def date_of(self, session: SessionKey) -> date | None:
        """Its own, else that of the Grand Prix."""
        line = self.sessions.get(session)
        return (line.get("date") if line else None) or self.calendar[session[0]].get("date")

    def assumed_issue(self, session: SessionKey, before: datetime | None = None) -> datetime | None:
        """When a sheet was issued that does not say: two hours after the start, else at noon UTC of the day.

        Never later than now, for the sheet is there: what is assumed hides no result. Nor later than the next version
        is told to be issued, ``before``, if that can be.
        """
        line = self.sessions.get(session)
        start, day = line.get("starts_at") if line else None, self.date_of(session)
        if start:
            assumed, earliest = start + LONGEST_RACE, start
        elif day:
            assumed = datetime.combine(day, NOON, UTC)
            earliest = assumed - self._ahead(session)
        else:
            return None
        if before and before > earliest:
            assumed = min(assumed, before - timedelta(seconds=1))
        return min(assumed, datetime.now(UTC).replace(microsecond=0))

    def _ahead(self, session: SessionKey) -> timedelta:
        """How long before noon of its day a session can be: its day may be that of the race, for want of another."""
        line = self.sessions.get(session)
        has_day = session[1] == RACE or (line is not None and line.get("date") is not None)
        return timedelta(days=1) if has_day else LONGEST_WEEKEND


def read_weekends(folder: Folder, year: int | None) -> Weekends:
    circuits = by_slug(folder, folder.table(CIRCUITS, CIRCUIT_COLUMNS, required=True), "circuit")
    layouts = by_slug(folder, folder.table(LAYOUTS, LAYOUT_COLUMNS, required=True), "layout")
    calendar = by_slug(folder, folder.table(CALENDAR, CALENDAR_COLUMNS, required=True), "Grand Prix")
    sessions = folder.table(SESSIONS, SESSION_COLUMNS)
    check(folder, layouts.values(), "circuit", "circuit", circuits)
    check(folder, calendar.values(), "layout", "layout", layouts)
    check(folder, sessions, "grand_prix", "Grand Prix", calendar)
    for line in calendar.values():
        _complete(folder, line)
        _check_date(folder, line, year)
    for column in ("name", "short_name"):
        _tell_apart(calendar.values(), column)
    known = by_key(folder, sessions, "session", "grand_prix", "kind")
    for line in known.values():
        _check_date(folder, line, year)
    in_calendar = {(str(slug), str(kind)): line for (slug, kind), line in known.items() if slug in calendar}
    listed = {slug for slug, kind in in_calendar if kind != RACE}
    return Weekends(circuits, layouts, calendar, in_calendar, listed)


def _complete(folder: Folder, line: Line) -> None:
    """Fill in what a row of the calendar may leave out."""
    line.values["state"] = line.get("state") or GrandPrix.State.SCHEDULED.value
    short = line.get("short_name") or line.get("name", "").replace("Grand Prix", "GP")
    line.values["short_name"] = short
    if len(short) > 40:
        folder.report.fault(line.file, line.number, "short_name: one of at most 40 characters is needed")
    if line.get("slug") in TAKEN_ADDRESSES:
        folder.report.fault(line.file, line.number, f'slug: "{line.get("slug")}" is the address of a championship')
    if "date" in line.values or line.get("state") != GrandPrix.State.SCHEDULED:
        line.values.setdefault("date", None)
        if line.values["date"] is None and line.get("state") == GrandPrix.State.SCHEDULED:
            folder.report.fault(line.file, line.number, "date: only a postponed or cancelled Grand Prix has none")


def _tell_apart(lines: Iterable[Line], column: str) -> None:
    """Of Grands Prix of one name, as on both days of a weekend, the later ones are counted: ``Diriyah E-Prix 2``."""
    taken: set[str] = {line.get(column, "") for line in lines}
    seen: Counter[str] = Counter()
    for line in sorted(lines, key=lambda line: str(line.get("date") or "9")):
        name = line.get(column, "")
        seen[name] += 1
        number = seen[name]
        if name and number > 1:
            while f"{name} {number}" in taken:
                number += 1
            line.values[column] = f"{name} {number}"
            taken.add(f"{name} {number}")


def _check_date(folder: Folder, line: Line, year: int | None) -> None:
    for column in ("date", "starts_at"):
        day = line.get(column)
        if day and year and abs(day.year - year) > 1:
            folder.report.fault(line.file, line.number, f"{column}: {day:%Y-%m-%d} is not in the season {year}")


def grand_prix_fields(line: Line) -> Fields:
    names = {"lap_length_km": "lap_length_m"}
    return {names.get(name, name): value for name, value in line.values.items() if name != "slug"}


def layout_fields(line: Line) -> Fields:
    found = {name: line.get(name) for name in ("circuit", "turns", "drawing") if name in line.values}
    return found | ({"length_m": line.get("length_km")} if "length_km" in line.values else {})


def session_fields(weekends: Weekends, session: SessionKey) -> Fields:
    """A race is on the day of its Grand Prix unless it says otherwise."""
    line = weekends.sessions.get(session)
    values = dict(line.values) if line else {}
    found: Fields = {name: values[name] for name in ("date", "starts_at", "scheduled_laps") if name in values}
    if "state" in values:
        found["state"] = values["state"] or Session.State.SCHEDULED.value
    if "distance_km" in values:
        found["distance_m"] = values["distance_km"]
    if session[1] == RACE:
        found["date"] = weekends.date_of(session)
    return found
