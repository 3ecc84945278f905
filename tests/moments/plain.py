"""The facts of a season as its files have them: nothing here goes through the project's readers or tables."""

import csv
import io
import zipfile
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RELEASE = ROOT.parent / "shared" / "data" / "f1db" / "f1db-csv.zip"
TWO_HOURS = timedelta(hours=2)


@dataclass(frozen=True)
class Sheet:
    """``rows`` are (driver, team, place or None); ``quickest`` drove the fastest lap."""

    issued_at: datetime
    rows: tuple
    quickest: str = ""


@dataclass
class Event:
    """A Grand Prix. ``sheets`` are the versions of each kind, the oldest first; of practice only when it starts."""

    slug: str
    name: str
    day: date
    is_cancelled: bool = False
    starts: dict = field(default_factory=dict)
    days: dict = field(default_factory=dict)
    sheets: dict = field(default_factory=lambda: defaultdict(list))

    @property
    def has_sprint(self):
        return "sprint" in self.days


@dataclass
class Season:
    """``lap_point``: the fastest lap pays one, to one of the first ten."""

    year: int
    events: list
    drivers: dict
    teams: dict
    lap_point: bool

    @property
    def counting(self):
        return [event for event in self.events if not event.is_cancelled]

    def find(self, slug):
        return next(event for event in self.events if event.slug == slug)


def season_folder(folder, year):
    """A season in the project's own format."""

    def rows(name):
        path = Path(folder) / f"{name}.csv"
        return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines())) if path.is_file() else []

    events = {
        row["slug"]: Event(row["slug"], row["name"], date.fromisoformat(row["date"]), row.get("state") == "cancelled")
        for row in rows("calendar")
    }
    for event in events.values():
        event.days["race"] = event.day
    for row in rows("sessions"):
        event, kind = events[row["grand_prix"]], row["kind"]
        event.days[kind] = date.fromisoformat(row["date"]) if row.get("date") else event.day
        if row.get("starts_at"):
            event.starts[kind] = _moment(row["starts_at"])
    issued = {(row["grand_prix"], row["session"], int(row["version"] or 1)): row for row in rows("sheets")}
    quickest = {}
    for row in rows("fastest_laps"):
        quickest.setdefault(row["grand_prix"], row["driver"])
    for kind in ("race", "sprint", "qualifying", "sprint-qualifying"):
        _add_sheets(events, kind, rows(f"{kind.replace('-', '_')}_results"), issued, quickest)
    drivers = {row["slug"]: row["name"] or f"{row['first_name']} {row['last_name']}" for row in rows("drivers")}
    teams = {row["slug"]: row["name"] for row in rows("constructors")}
    return Season(year, _in_order(events.values()), drivers, teams, lap_point=year in range(2019, 2025))


def _add_sheets(events, kind, rows, issued, quickest):
    versions = defaultdict(list)
    for row in rows:
        place = int(row["position"]) if row["position"].isdigit() else None
        key = row["grand_prix"], int(row.get("version") or 1)
        versions[key].append((row["driver"], row["constructor"], place))
    for (slug, version), found in sorted(versions.items()):
        event, told = events[slug], issued.get((slug, kind, version), {})
        moment = _moment(told["issued_at"]) if told.get("issued_at") else _assumed(event, kind)
        event.sheets[kind].append(Sheet(moment, tuple(found), quickest.get(slug, "") if kind == "race" else ""))


def _assumed(event, kind):
    """A sheet that says nothing else is out two hours after the start, without one at noon UTC of the day."""
    start = event.starts.get(kind)
    return start + TWO_HOURS if start else datetime.combine(event.days.get(kind, event.day), time(12), UTC)


def _moment(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def _in_order(events):
    return sorted(events, key=lambda event: (event.day, event.slug))


KINDS = {
    "race": "race-results",
    "sprint": "sprint-race-results",
    "qualifying": "qualifying-results",
    "sprint-qualifying": "sprint-qualifying-results",
}
COLUMNS = {
    "race": "",
    "sprint": "sprintRace",
    "qualifying": "qualifying",
    "sprint-qualifying": "sprintQualifying",
    **{f"practice-{number}": f"freePractice{number}" for number in range(1, 5)},
}


class Release:
    """The tables of an F1DB release, read once."""

    def __init__(self, path=RELEASE):
        self.path = path
        self.tables = {}

    def rows(self, name):
        if name not in self.tables:
            with zipfile.ZipFile(self.path) as archive, archive.open(f"f1db-{name}.csv") as file:
                self.tables[name] = list(csv.DictReader(io.TextIOWrapper(file, encoding="utf-8", newline="")))
        return self.tables[name]

    def season(self, year):
        longitude = {row["id"]: float(row["longitude"]) for row in self.rows("circuits")}
        names = {row["id"]: row["fullName"] for row in self.rows("grands-prix")}
        events = {}
        for row in self.rows("races"):
            if int(row["year"]) == year:
                events[row["id"]] = self._event(row, names[row["grandPrixId"]], longitude[row["circuitId"]])
        for kind, table in KINDS.items():
            self._add_sheets(events, kind, table)
        drivers = {row["id"]: row["name"] for row in self.rows("drivers")}
        teams = {row["id"]: row["name"] for row in self.rows("constructors")}
        return Season(year, _in_order(events.values()), drivers, teams, lap_point=year in range(2019, 2025))

    def _event(self, row, name, longitude):
        event = Event(row["grandPrixId"], name, date.fromisoformat(row["date"]))
        for kind, column in COLUMNS.items():
            day, clock = (row[f"{column}{what}"] if column else row[what.lower()] for what in ("Date", "Time"))
            if day and clock:
                event.starts[kind] = _moment(f"{day}T{clock}:00Z")
                # By the sun: what is late in the evening there can be of the next day in UTC.
                event.days[kind] = (event.starts[kind] + timedelta(minutes=4 * longitude)).date()
            elif day:
                event.days[kind] = date.fromisoformat(day)
        event.day = event.days["race"]
        return event

    def _add_sheets(self, events, kind, table):
        found = defaultdict(list)
        for row in self.rows(f"races-{table}"):
            if row["raceId"] in events:
                found[row["raceId"]].append(row)
        for number, rows in found.items():
            event = events[number]
            placed = tuple(
                (row["driverId"], row["constructorId"], int(row["positionNumber"]) if row["positionNumber"] else None)
                for row in rows
            )
            quickest = next((row["driverId"] for row in rows if row.get("fastestLap") == "true"), "")
            event.days.setdefault(kind, event.day)
            event.sheets[kind].append(Sheet(_assumed(event, kind), placed, quickest if kind == "race" else ""))
