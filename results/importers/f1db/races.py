"""``races.csv`` and ``grands-prix.csv``: what a release says of each Grand Prix and of when its sessions are."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from results.importers.f1db.overlay import Overlay
from results.importers.f1db.reading import Tables
from results.importers.f1db.tables import SESSION_COLUMNS
from results.importers.facts import Fields
from results.importers.plausible import FURTHEST_SESSION, is_in_calendar_year
from results.importers.season_folder.weekends import TAKEN_ADDRESSES
from results.models import CircuitLayout

MINUTES_PER_DEGREE = 4  # of longitude, by the sun


@dataclass(slots=True)
class Race:
    """A Grand Prix. ``sessions`` are those whose day or length is told, by kind; ``renamed`` are the source's own
    values of fields that the corrections gave another."""

    year: int
    slug: str
    fields: Fields
    sessions: dict[str, Fields]
    renamed: Fields = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Track:
    layout: int
    circuit: str
    length_m: int | None
    time_zone: str
    longitude: Decimal | None

    def day(self, moment: datetime) -> date:
        """The day at the track: a race in the evening of Las Vegas is on the next day in UTC."""
        if self.time_zone:
            return moment.astimezone(ZoneInfo(self.time_zone)).date()
        return (moment + timedelta(minutes=float(self.longitude or 0) * MINUTES_PER_DEGREE)).date()


def read_races(tables: Tables) -> dict[int, Race]:
    """By the number F1DB gives a race; the other tables refer to it."""
    tables.known["Grand Prix"] = {row["id"]: row for _, row in tables.records("grands-prix")}
    tracks = _tracks()
    found: dict[int, Race] = {}
    addresses: dict[tuple[int, str], int] = {}
    for line, row in tables.records("races"):
        key = (row["year"], row["grandPrixId"]["id"])
        if key in addresses:
            tables.fault("races", line, "grandPrixId", f'"{key[1]}" {key[0]} stands in line {addresses[key]} already')
        elif key[1] in TAKEN_ADDRESSES:
            tables.fault("races", line, "grandPrixId", f'"{key[1]}" is the address of a championship')
        elif not is_in_calendar_year(row["date"], row["year"]):
            tables.fault("races", line, "date", f"{row['date']:%Y-%m-%d} is not in the season {row['year']}")
        else:
            _check_days(tables, line, row)
        addresses[key] = line
        found[row["id"]] = _race(row, tracks[row["circuitLayoutId"]], tables.overlay)
    tables.known["race"] = {str(number): number for number in found}
    return found


def _check_days(tables: Tables, line: int, row: dict[str, Any]) -> None:
    for column in SESSION_COLUMNS:
        day = row[f"{column}Date"]
        if day and abs(day - row["date"]) > FURTHEST_SESSION:
            tables.fault("races", line, f"{column}Date", f"{day} is far from the day of the race, {row['date']}")


def _tracks() -> dict[int, Track]:
    rows = CircuitLayout.objects.values_list(
        "pk", "circuit__slug", "length_m", "circuit__time_zone", "circuit__longitude"
    )
    return {row[0]: Track(*row) for row in rows}


def _race(row: dict[str, Any], track: Track, overlay: Overlay) -> Race:
    when = _when(row["date"], row["time"], track)
    slug = row["grandPrixId"]["id"]
    source: Fields = {"name": row["grandPrixId"]["fullName"], "short_name": row["grandPrixId"]["shortName"]}
    names = overlay.names(row["year"], slug, source)
    renamed = {name: value for name, value in source.items() if names[name] != value}
    fields = {
        **names,
        "official_name": row["officialName"],
        "layout_id": track.layout,
        "date": when["date"],
        "lap_length_m": row["courseLength"] if row["courseLength"] != track.length_m else None,
    }
    if circuit_name := overlay.circuit_name(row["year"], track.circuit):
        fields["circuit_name"] = circuit_name
    race = {**when, "scheduled_laps": row["scheduledLaps"] or row["laps"], "distance_m": row["distance"]}
    return Race(row["year"], slug, fields, {"race": race, **_other_sessions(row, track)}, renamed)


def _other_sessions(row: dict[str, Any], track: Track) -> dict[str, Fields]:
    found: dict[str, Fields] = {}
    for column, kind in SESSION_COLUMNS.items():
        if row[f"{column}Date"]:
            found[kind] = _when(row[f"{column}Date"], row[f"{column}Time"], track)
    laps = row["sprintRaceScheduledLaps"] or row["sprintRaceLaps"]
    if laps or row["sprintRaceDistance"]:
        sprint = found.setdefault("sprint", {})
        found["sprint"] = {**sprint, "scheduled_laps": laps, "distance_m": row["sprintRaceDistance"]}
    return found


def _when(day: date, at: time | None, track: Track) -> Fields:
    """The day and the time of day are in UTC, where there is one."""
    if at is None:
        return {"date": day}
    starts_at = datetime.combine(day, at, UTC)
    return {"date": track.day(starts_at), "starts_at": starts_at}
