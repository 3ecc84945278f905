"""A race weekend: its sessions in running order, each with the newest sheet that is out."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from results.models import Session
from results.reading.entries import poles
from results.reading.sheets.sheet import SessionSheet, SheetRow, read_sheets
from results.reading.weekends.ground import Ground
from results.reading.weekends.past import (
    LapHere,
    LapRecord,
    PastEdition,
    fastest_laps_here,
    lap_record,
    previous_winners,
)
from results.reading.weekends.sessions import sessions_and_ground
from results.reading.zones import at_track

# The page shows the first three of the others; that of qualifying may have the time for a pole that was inherited.
READ_WHOLE = (Session.Kind.QUALIFYING, *Session.SCORING_KINDS)


@dataclass(slots=True)
class SessionLine:
    """A session and its current sheet, None while there is none."""

    session: Any
    sheet: SessionSheet | None = None

    @property
    def played_on(self) -> date | None:
        """The day it was on, at the track where that is known."""
        start, zone = self.session.starts_at, self.session.grand_prix.layout.circuit.time_zone
        return self.session.date or ((at_track(start, zone) or start).date() if start else None)

    @property
    def leaders(self) -> list[SheetRow]:
        """Whoever stands first: several where a car was shared."""
        return self._in_place(1)

    @property
    def first_three(self) -> list[list[SheetRow]]:
        """Who stands first, second and third."""
        return [self._in_place(place) for place in (1, 2, 3)]

    def _in_place(self, place: int) -> list[SheetRow]:
        return [row for row in self.sheet.rows if row.entry.position == place] if self.sheet else []


@dataclass(slots=True)
class Weekend:
    """``poles`` and ``fastest_laps`` are lists because a place, and a lap time to the tenth, can be shared.

    ``lap_record`` is that of the layout when the weekend was over; ``previous`` are the last winners at the circuit;
    ``planned_m`` is how long a race to come will be, as the last of as many laps was.
    """

    grand_prix: Any
    lines: list[SessionLine]
    ground: Ground
    poles: list[Any] = field(default_factory=list)
    fastest_laps: list[LapHere] = field(default_factory=list)
    lap_record: LapRecord | None = None
    previous: list[PastEdition] = field(default_factory=list)
    planned_m: int | None = None

    @property
    def sources(self) -> list[Any]:
        """Who told the results of other years that the page names."""
        return [*(edition.grand_prix for edition in self.previous), *([self.lap_record.lap] if self.lap_record else [])]

    def line(self, kind: str) -> SessionLine | None:
        return next((line for line in self.lines if line.session.kind == kind), None)

    def sheet(self, kind: str) -> SessionSheet | None:
        line = self.line(kind)
        return line.sheet if line else None

    @property
    def has_sheets(self) -> bool:
        return any(line.sheet for line in self.lines)

    @property
    def has_days(self) -> bool:
        """The day of some session but the race is known."""
        return any(line.played_on for line in self.lines if line.session.kind != Session.Kind.RACE)

    @property
    def race(self) -> Any:
        line = self.line(Session.Kind.RACE)
        return line.session if line else None

    @property
    def race_sheet(self) -> SessionSheet | None:
        return self.sheet(Session.Kind.RACE)

    @property
    def distance_km(self) -> float | None:
        """What was run, or is to be run; None where it is not known."""
        race = self.race
        metres = (race.distance_m if race else None) or self.planned_m
        return metres / 1000 if metres else None

    @property
    def average_kmh(self) -> float | None:
        """The winner's speed over the distance run; None where either is not known."""
        race, podium = self.race, self.podium
        time_ms = podium[0].entry.time_ms if podium else None
        return race.distance_m / time_ms * 3600 if race and race.distance_m and time_ms else None

    @property
    def pole_ms(self) -> int | None:
        """What whoever was on pole drove in qualifying."""
        on_pole = {driver.pk for driver in self.poles}
        sheet = self.sheet(Session.Kind.QUALIFYING)
        times = [row.entry.best_ms for row in sheet.rows if row.entry.driver.pk in on_pole] if sheet else []
        return times[0] if len(times) == 1 else None

    @property
    def podium(self) -> list[SheetRow]:
        sheet = self.race_sheet
        return sheet.podium if sheet else []

    @property
    def sprint_line(self) -> SessionLine | None:
        return self.line(Session.Kind.SPRINT)

    @property
    def sprint_points(self) -> list[SheetRow]:
        """The rows of the sprint that scored, or its podium where none did: nobody's rules are known, or none pay."""
        sheet = self.sheet(Session.Kind.SPRINT)
        return [row for row in sheet.classified if row.points] or sheet.podium if sheet else []

    @property
    def quickest(self) -> list[SheetRow]:
        """Rows of the race sheet that carry the mark of the fastest lap, for races without a list of laps."""
        return [row for row in self.race_sheet.rows if row.entry.fastest_lap] if self.race_sheet else []


def read_weekend(grand_prix: Any) -> Weekend:
    """Six queries at most, whatever its length."""
    sessions, ground = sessions_and_ground(grand_prix)
    versions = [session.current for session in sessions if session.current]
    sheets = read_sheets(versions, [version.pk for version in versions if version.session.kind not in READ_WHOLE])
    lines = [SessionLine(session, sheets[session.current.pk] if session.current else None) for session in sessions]
    laps = fastest_laps_here(grand_prix)
    weekend = Weekend(grand_prix, lines, ground, lap_record=lap_record(laps), previous=previous_winners(grand_prix))
    weekend.fastest_laps = [lap for lap in laps if lap.grand_prix == grand_prix.pk]
    sitters = poles([grand_prix.pk, *(edition.grand_prix.pk for edition in weekend.previous)])
    weekend.poles = sitters.get(grand_prix.pk, [])
    for edition in weekend.previous:
        edition.poles = sitters.get(edition.grand_prix.pk, [])
    if weekend.race and not weekend.race_sheet and not grand_prix.is_cancelled:
        weekend.planned_m = planned_distance(weekend.race, weekend.previous)
    return weekend


def planned_distance(race: Any, previous: Iterable[PastEdition]) -> int | None:
    """How long a race to come will be, in metres: as the newest of ``previous`` with as many, equally long laps was.

    Laps times length will not do, since the start can lie behind the line that is raced to. None where there is none.
    """
    laps, length, layout = race.scheduled_laps, race.grand_prix.lap_length_km, race.grand_prix.layout
    alike = (
        edition.grand_prix
        for edition in previous
        if edition.grand_prix.layout_id == layout.pk
        and edition.grand_prix.scheduled_laps == laps
        and edition.winners[0].laps == laps
        and (edition.grand_prix.lap_length_m or layout.length_m) == round((length or 0) * 1000)
    )
    return next((raced.distance_m for raced in alike if laps and raced.distance_m), None)
