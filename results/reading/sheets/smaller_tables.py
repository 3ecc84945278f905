"""What was counted beside the result of a session: fastest laps, pit stops, the vote for driver of the day."""

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from django.db.models import IntegerField

from f1site.prepared import prepared
from results.models import DriverOfTheDay, FastestLap, PitStop
from results.reading.sheets.lines import RACER, Racer


@dataclass(slots=True)
class FastLap:
    """A car's fastest, ``gap_ms`` to the fastest of all; ``team`` is a slug, empty where the sheet names no driver."""

    line: int
    lap: int | None
    time_ms: int | None
    driver: Racer
    team: str = ""
    gap_ms: int | None = None


class Stop(NamedTuple):
    lap: int | None
    time_ms: int | None
    driver: Racer


@dataclass(slots=True)
class Voted:
    """A place in the vote; ``team`` as that of a lap."""

    line: int
    percentage: Decimal | None
    driver: Racer
    team: str = ""


class _LapRow(NamedTuple):
    line: int
    lap: int | None
    time_ms: int | None
    driver_pk: int
    driver_slug: str
    driver_name: str
    driver_last_name: str
    driver_code: str
    driver_nationality: str


class _StopRow(NamedTuple):
    lap: int | None
    time_ms: int | None
    driver_pk: int
    driver_slug: str
    driver_name: str
    driver_last_name: str
    driver_code: str
    driver_nationality: str


class _VoteRow(NamedTuple):
    line: int
    percentage: Decimal | None
    driver_pk: int
    driver_slug: str
    driver_name: str
    driver_last_name: str
    driver_code: str
    driver_nationality: str


@prepared(_LapRow, session=IntegerField())
def _laps(session):
    return FastestLap.objects.filter(session=session).order_by("line").values("line", "lap", "time_ms", **RACER)


@prepared(_StopRow, session=IntegerField())
def _stops(session):
    return PitStop.objects.filter(session=session).order_by("line").values("lap", "time_ms", **RACER)


@prepared(_VoteRow, session=IntegerField())
def _votes(session):
    return DriverOfTheDay.objects.filter(session=session).order_by("line").values("line", "percentage", **RACER)


def fastest_laps_of(session: int, teams: dict[int, str]) -> list[FastLap]:
    """``teams``: slugs by driver id. One query, as each of these: ask only of a session with a sheet that is out."""
    laps = [FastLap(*row[:3], Racer._make(row[3:]), teams.get(row.driver_pk, "")) for row in _laps(session=session)]
    best_ms = laps[0].time_ms if laps else None
    for lap in laps:
        lap.gap_ms = lap.time_ms - best_ms if lap.time_ms and best_ms and lap.time_ms > best_ms else None
    return laps


def pit_stops_of(session: int) -> list[Stop]:
    return [Stop(row.lap, row.time_ms, Racer._make(row[2:])) for row in _stops(session=session)]


def vote_of(session: int, teams: dict[int, str]) -> list[Voted]:
    """``teams``: slugs by driver id."""
    return [Voted(*row[:2], Racer._make(row[2:]), teams.get(row.driver_pk, "")) for row in _votes(session=session)]
