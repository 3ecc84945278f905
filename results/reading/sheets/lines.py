"""The rows of sheets and grids as plain values, under the names that their columns have."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import (
    Case,
    DateTimeField,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    When,
)

from f1site import clock
from f1site.paths import path_to
from f1site.prepared import prepared
from results.models import Championship, DriverOfTheDay, Entry, GridPosition, Score, Session
from results.reading.entries import GRAND_PRIX, current_entries
from results.reading.people import Team
from results.scoring.world_championship import POLE_BY_QUALIFYING


class Racer(NamedTuple):
    """A driver as a sheet names one."""

    pk: int
    slug: str
    name: str
    last_name: str
    code: str
    nationality: str

    def get_absolute_url(self) -> str:
        return path_to("driver", self.slug)


class Engine(NamedTuple):
    slug: str
    name: str


# The columns of a row that names a driver.
RACER = {f"driver_{column}": F(f"driver__{column}") for column in Racer._fields}


@dataclass(slots=True)
class Line:
    """An entry of a sheet, which is told by its id."""

    sheet: int
    line: int
    position: int | None
    status: str
    number: str
    shared_car: bool
    laps: int | None
    time_ms: int | None
    penalty_ms: int | None
    q1_ms: int | None
    q2_ms: int | None
    q3_ms: int | None
    reason: str
    fastest_lap: bool
    pit_stops: int | None
    driver: Racer
    constructor: Team
    engine: Engine

    @property
    def best_ms(self) -> int | None:
        """The lap time that set the place in qualifying or practice: the last part driven in."""
        return self.q3_ms or self.q2_ms or self.q1_ms or self.time_ms

    def get_status_display(self) -> str:
        return Entry.Status(self.status).label


class Scored(NamedTuple):
    """A line with what was made of it: the points of the drivers' championship, the vote for driver of the day."""

    line: Line
    points: Decimal | None
    won_the_vote: bool


@dataclass(slots=True)
class Place:
    """A place on the grid of a session, which is told by its id; ``is_pole``: it was pole position too."""

    session: int
    line: int
    position: int | None
    pit_lane: bool
    number: str
    penalty_places: int | None
    sent_to_back: bool
    is_pole: bool
    driver: Racer


class _LineRow(NamedTuple):
    sheet: int
    line: int
    position: int | None
    status: str
    number: str
    shared_car: bool
    laps: int | None
    time_ms: int | None
    penalty_ms: int | None
    q1_ms: int | None
    q2_ms: int | None
    q3_ms: int | None
    reason: str
    fastest_lap: bool
    pit_stops: int | None
    points: Decimal | None
    vote: int | None
    driver_pk: int
    driver_slug: str
    driver_name: str
    driver_last_name: str
    driver_code: str
    driver_nationality: str
    team_pk: int
    team_slug: str
    team_name: str
    engine_slug: str
    engine_name: str


class _PlaceRow(NamedTuple):
    of: int
    line: int
    position: int | None
    pit_lane: bool
    number: str
    penalty_places: int | None
    sent_to_back: bool
    kind: str
    sprint: int | None
    quickest: int | None
    driver_pk: int
    driver_slug: str
    driver_name: str
    driver_last_name: str
    driver_code: str
    driver_nationality: str


@prepared(_LineRow, sheets=IntegerField(), whole=IntegerField())
def _lines(sheets, whole):
    """The podium of some sheets, all of those that are wanted ``whole``."""
    points = Score.objects.filter(entry=OuterRef("pk"), championship=Championship.DRIVERS).values("points")[:1]
    # Asked like this no database reads more than the votes of the session.
    vote = DriverOfTheDay.objects.filter(session__classifications=OuterRef("classification"), line=1)
    vote = vote.filter(driver=OuterRef("driver")).order_by()
    rows = Entry.objects.filter(Q(position__lte=3) | Q(classification__among=whole), classification__among=sheets)
    return rows.order_by("classification_id", "line").values(
        *_LineRow._fields[1:15],
        sheet=F("classification"),
        points=Subquery(points),
        vote=Subquery(vote.values("pk")[:1]),
        **RACER,
        team_pk=F("constructor"),
        team_slug=F("constructor__slug"),
        team_name=F("constructor__name"),
        engine_slug=F("engine__slug"),
        engine_name=F("engine__name"),
    )


@prepared(_PlaceRow, sessions=IntegerField(), at=DateTimeField())
def _places(sessions, at):
    return _on_grid(GridPosition.objects.all(), sessions, at)


@prepared(_PlaceRow, sessions=IntegerField(), at=DateTimeField())
def _known_places(sessions, at):
    return _on_grid(GridPosition.objects.known(at), sessions, at)


def _on_grid(places: QuerySet[GridPosition], sessions: Any, at: Any) -> QuerySet[GridPosition, Any]:
    places = places.filter(session__among=sessions).order_by("session_id", "line")
    return places.values(
        *_PlaceRow._fields[1:7],
        **RACER,
        of=F("session"),
        kind=F("session__kind"),
        **_pole(OuterRef("session__grand_prix"), at),
    )


def _pole(grand_prix: OuterRef, at: Any) -> dict[str, Case]:
    """Of a first place: the sprint, where that did not decide who was on pole, and whether its driver was quickest.

    Asked like this no database reads more than the few rows there are of the weekend.
    """
    sprint = Session.objects.filter(
        grand_prix=grand_prix, kind=Session.Kind.SPRINT, grand_prix__season__in=POLE_BY_QUALIFYING
    )
    quickest = current_entries(at).filter(
        **{GRAND_PRIX: grand_prix, "classification__session__kind": Session.Kind.QUALIFYING},
        position=1,
        driver=OuterRef("driver"),
    )
    found = {"sprint": sprint, "quickest": quickest}
    return {
        name: Case(When(position=1, then=Subquery(rows.order_by().values("pk")[:1]))) for name, rows in found.items()
    }


def lines_of(sheets: Iterable[int], podiums: Collection[int] = ()) -> list[Scored]:
    """Of sheets by their ids, in their order; of those among ``podiums`` no more than that. One query."""
    sheets = list(sheets)
    return [
        Scored(
            Line(*row[:15], Racer._make(row[17:23]), Team(*row[23:26]), Engine._make(row[26:])),
            row.points,
            row.vote is not None,
        )
        for row in _lines(sheets=sheets, whole=[sheet for sheet in sheets if sheet not in podiums])
    ]


def places_of(sessions: Iterable[int], *, known: bool = False) -> dict[int, list[Place]]:
    """The grids of sessions by their ids; ``known``: none that is made only by a sheet to come. One query."""
    grids: dict[int, list[Place]] = defaultdict(list)
    for row in (_known_places if known else _places)(sessions=list(sessions), at=clock.now()):
        is_first = row.position == 1 and row.kind == Session.Kind.RACE
        is_pole = is_first and (row.sprint is None or row.quickest is not None)
        grids[row.of].append(Place(*row[:7], is_pole, Racer._make(row[10:])))
    return grids
