"""What a circuit has seen before a Grand Prix: who won here, and the fastest race laps of the layout."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from django.db.models import DateField, DateTimeField, Exists, F, IntegerField, OuterRef, Q, Subquery

from f1site import clock
from f1site.paths import path_to
from f1site.prepared import prepared
from results.models import Classification, Entry, FastestLap, GridPosition, Session
from results.reading.entries import GRAND_PRIX, SEASON, SESSION
from results.reading.people import Team
from results.reading.sheets.lines import RACER, Racer

EDITIONS = 5


class Raced(NamedTuple):
    """A Grand Prix of the past with what its race was to be and was, and who told the results of its season."""

    pk: int
    season_id: int
    slug: str
    name: str
    layout_id: int
    lap_length_m: int | None
    scheduled_laps: int | None
    distance_m: int | None
    source: str
    source_url: str

    def get_absolute_url(self) -> str:
        return path_to("grand_prix", self.season_id, self.slug)


class Winner(NamedTuple):
    """``start`` is the place on the grid; it and ``pit_lane`` are None where the grid is not known."""

    driver: Racer
    constructor: Team
    laps: int | None
    shared_car: bool
    start: int | None
    pit_lane: bool | None


@dataclass(slots=True)
class PastEdition:
    """A Grand Prix with who won it (several where a car was shared) and who was on pole."""

    grand_prix: Any
    winners: list[Any]
    poles: list[Any] = field(default_factory=list)

    @property
    def is_won_from_pole(self) -> bool | None:
        """None where it is not known who was on pole."""
        on_pole = {driver.pk for driver in self.poles}
        return any(entry.driver.pk in on_pole and not entry.shared_car for entry in self.winners) if on_pole else None


class _WinnerRow(NamedTuple):
    laps: int | None
    shared_car: bool
    start: int | None
    pit_lane: bool | None
    driver_pk: int
    driver_slug: str
    driver_name: str
    driver_last_name: str
    driver_code: str
    driver_nationality: str
    team_pk: int
    team_slug: str
    team_name: str
    race: int
    year: int
    slug: str
    name: str
    layout: int
    lap_length_m: int | None
    scheduled_laps: int | None
    distance_m: int | None
    told_by: str
    told_at: str


def _before(path: str, day: Any, year: Any) -> Q:
    """Before a day, or in a year and before: whatever has been driven comes before one that has no new date yet."""
    return Q(**{f"{path}__date__lt": day}) | Q(**{f"{path}__season__lte": year})


def _moment(grand_prix: Any) -> dict[str, Any]:
    """The day of a Grand Prix, or else its year."""
    return {"day": grand_prix.date or date.min, "year": 0 if grand_prix.date else grand_prix.season_id}


@prepared(
    _WinnerRow,
    circuit=IntegerField(),
    grand_prix=IntegerField(),
    day=DateField(),
    year=IntegerField(),
    at=DateTimeField(),
)
def _winners_here(circuit, grand_prix, day, year, at):
    won = Exists(Entry.objects.filter(classification=OuterRef("pk"), position=1))
    path = "session__grand_prix"
    sheets = Classification.objects.current(at).filter(won, _before(path, day, year), session__kind=Session.Kind.RACE)
    sheets = sheets.filter(**{f"{path}__layout__circuit": circuit}).exclude(**{path: grand_prix})
    last = sheets.order_by(f"-{path}__date", f"-{path}_id").values("pk")[:EDITIONS]
    # The sum keeps a database from going through every race of the driver: the race's places are fewer.
    place = GridPosition.objects.filter(session__classifications=OuterRef("classification"))
    place = place.annotate(who=F("driver") + 0).filter(who=OuterRef("driver")).order_by("line")
    rows = Entry.objects.filter(classification__in=last, position=1)
    return rows.order_by(f"-{GRAND_PRIX}__date", f"-{GRAND_PRIX}_id", "line").values(
        "laps",
        "shared_car",
        start=Subquery(place.values("position")[:1]),
        pit_lane=Subquery(place.values("pit_lane")[:1]),
        **RACER,
        team_pk=F("constructor"),
        team_slug=F("constructor__slug"),
        team_name=F("constructor__name"),
        race=F(GRAND_PRIX),
        year=F(f"{GRAND_PRIX}__season"),
        slug=F(f"{GRAND_PRIX}__slug"),
        name=F(f"{GRAND_PRIX}__name"),
        layout=F(f"{GRAND_PRIX}__layout"),
        lap_length_m=F(f"{GRAND_PRIX}__lap_length_m"),
        scheduled_laps=F(f"{SESSION}__scheduled_laps"),
        distance_m=F(f"{SESSION}__distance_m"),
        told_by=F(f"{SEASON}__source"),
        told_at=F(f"{SEASON}__source_url"),
    )


def previous_winners(grand_prix: Any) -> list[PastEdition]:
    """The last Grands Prix at the same circuit before this one that have a result, newest first. One query."""
    circuit = grand_prix.layout.circuit.pk
    found: dict[int, PastEdition] = {}
    for row in _winners_here(circuit=circuit, grand_prix=grand_prix.pk, **_moment(grand_prix), at=clock.now()):
        edition = found.setdefault(row.race, PastEdition(Raced._make(row[13:]), []))
        edition.winners.append(Winner(Racer._make(row[4:10]), Team(*row[10:13]), *row[:4]))
    return list(found.values())


class LapHere(NamedTuple):
    """The fastest lap of a race, with its Grand Prix by its id, and who told the results of its season."""

    lap: int | None
    time_ms: int | None
    driver: Racer
    grand_prix: int
    season_id: int
    slug: str
    source: str
    source_url: str

    @property
    def address(self) -> str:
        """Of the race."""
        return path_to("session", self.season_id, self.slug, Session.Kind.RACE.value)


class _LapRow(NamedTuple):
    lap: int | None
    time_ms: int | None
    driver_pk: int
    driver_slug: str
    driver_name: str
    driver_last_name: str
    driver_code: str
    driver_nationality: str
    race: int
    year: int
    slug: str
    source: str
    source_url: str


@prepared(
    _LapRow, layout=IntegerField(), grand_prix=IntegerField(), day=DateField(), year=IntegerField(), at=DateTimeField()
)
def _laps_here(layout, grand_prix, day, year, at):
    path = "session__grand_prix"
    laps = FastestLap.objects.out(at).filter(Q(**{path: grand_prix}) | _before(path, day, year), line=1)
    return (
        laps.filter(session__kind=Session.Kind.RACE, **{f"{path}__layout": layout})
        .order_by(f"{path}__date", f"{path}__slug")
        .values(
            "lap",
            "time_ms",
            **RACER,
            race=F(path),
            year=F(f"{path}__season"),
            slug=F(f"{path}__slug"),
            source=F(f"{path}__season__source"),
            source_url=F(f"{path}__season__source_url"),
        )
    )


def fastest_laps_here(grand_prix: Any) -> list[LapHere]:
    """The fastest lap of every race on this layout up to and with this one. One query."""
    here = {"layout": grand_prix.layout.pk, "grand_prix": grand_prix.pk, **_moment(grand_prix), "at": clock.now()}
    return [LapHere(row.lap, row.time_ms, Racer._make(row[2:8]), *row[8:]) for row in _laps_here(**here)]


class LapRecord(NamedTuple):
    """The fastest of the fastest laps of ``races`` races on a layout."""

    lap: LapHere
    races: int


def lap_record(laps: Iterable[LapHere]) -> LapRecord | None:
    """The oldest where several are equally fast; None before two races have a time, when there is nothing to beat."""
    timed = [lap for lap in laps if lap.time_ms]
    return LapRecord(min(timed, key=lambda lap: lap.time_ms or 0), len(timed)) if len(timed) > 1 else None
