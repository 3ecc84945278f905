"""The rows of sheets and grids as plain values, under the names that their columns have."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import (
    BooleanField,
    Case,
    DateTimeField,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
    When,
)

from f1site import clock
from f1site.paths import path_to
from f1site.prepared import prepared
from results.models import Championship, DriverOfTheDay, Entry, GridPosition, Score
from results.reading.entries import is_start_from_pole
from results.reading.people import Team


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
    won_the_vote: bool
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
    is_pole: bool
    driver_pk: int
    driver_slug: str
    driver_name: str
    driver_last_name: str
    driver_code: str
    driver_nationality: str


@prepared(_LineRow, sheets=IntegerField())
def _lines(sheets):
    points = Score.objects.filter(entry=OuterRef("pk"), championship=Championship.DRIVERS).values("points")[:1]
    vote = DriverOfTheDay.objects.filter(session=OuterRef("classification__session"), driver=OuterRef("driver"), line=1)
    rows = Entry.objects.filter(classification__among=sheets).order_by("classification_id", "line")
    return rows.values(
        *_LineRow._fields[1:15],
        sheet=F("classification"),
        points=Subquery(points),
        won_the_vote=Exists(vote),
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
    # In this order a database asks who was quickest of the first place alone.
    is_pole = Case(When(position=1, then=ExpressionWrapper(is_start_from_pole(at), BooleanField())), default=False)
    return places.values(*_PlaceRow._fields[1:7], of=F("session"), is_pole=is_pole, **RACER)


def lines_of(sheets: Iterable[int]) -> list[Scored]:
    """Of sheets by their ids, in their order. One query."""
    return [
        Scored(
            Line(*row[:15], Racer._make(row[17:23]), Team(*row[23:26]), Engine._make(row[26:])),
            row.points,
            row.won_the_vote,
        )
        for row in _lines(sheets=list(sheets))
    ]


def places_of(sessions: Iterable[int], *, known: bool = False) -> dict[int, list[Place]]:
    """The grids of sessions by their ids; ``known``: none that is made only by a sheet to come. One query."""
    grids: dict[int, list[Place]] = defaultdict(list)
    for row in (_known_places if known else _places)(sessions=list(sessions), at=clock.now()):
        grids[row.of].append(Place(*row[:8], Racer._make(row[8:])))
    return grids
