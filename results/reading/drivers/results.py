"""Every result of a driver on the sheets that count, and of whoever had a car of the same team in them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from operator import itemgetter
from types import MappingProxyType
from typing import Any, NamedTuple

from django.db.models import (
    CharField,
    DateTimeField,
    F,
    FilteredRelation,
    IntegerField,
    Q,
    QuerySet,
    SmallIntegerField,
)

from f1site import clock
from f1site.prepared import prepared
from f1site.shared import shared
from results.models import Championship, Classification, Entry, GridPosition, Session
from results.reading.all_calendars import all_editions
from results.reading.entries import SESSION, all_poles
from results.reading.names import called, told_apart
from results.reading.people import Team, all_teams

_IN_ORDER, _LINE = itemgetter(0), itemgetter(3)
KINDS = [*Session.SCORING_KINDS, Session.Kind.QUALIFYING]


class Result(NamedTuple):
    """A row of a sheet. ``points`` are those for the drivers' championship, None where the row earned nothing."""

    sheet: int
    session: int
    kind: str
    is_race: bool
    year: int
    grand_prix: int
    date: date | None  # of the session, where it has its own
    constructor: int
    position: int | None
    status: str
    reason: str
    fastest_lap: bool
    shared_car: bool
    points: Decimal | None


class Beside(NamedTuple):
    """A row of a sheet that has a car of the same team, be it the driver's own or another's."""

    entry: int
    sheet: int
    driver: int
    line: int
    constructor: int
    position: int | None
    status: str
    reason: str
    fastest_lap: bool
    shared_car: bool
    points: Decimal | None


class Sheet(NamedTuple):
    """A sheet that counts. ``order`` is its place among all: by date, and on a weekend the sprint comes first."""

    order: int
    session: int
    kind: str
    is_race: bool
    year: int
    grand_prix: int
    date: date | None


class OnGrid(NamedTuple):
    session: int
    position: int | None
    pit_lane: bool


class _Held(NamedTuple):
    pk: int
    session: int
    kind: str
    grand_prix: int
    date: date | None


@prepared(_Held, kinds=CharField(), at=DateTimeField())
def _held(kinds: Any, at: Any) -> QuerySet[Classification, Any]:
    return (
        Classification.objects.current(at)
        .filter(session__kind__among=kinds)
        .order_by()
        .values("pk", "session", kind=F("session__kind"), grand_prix=F("session__grand_prix"), date=F("session__date"))
    )


@prepared(Beside, driver=IntegerField(), kinds=CharField())
def _beside(driver: Any, kinds: Any) -> QuerySet[Entry, Any]:
    """Of all versions of the sheets: to ask of each row whether it counts takes longer than to leave out the few."""
    same_car = {"classification__entries__driver": driver, "classification__entries__constructor": F("constructor")}
    entries = Entry.objects.filter(**same_car, **{f"{SESSION}__kind__among": kinds})
    return (
        entries.annotate(score=FilteredRelation("scores", condition=Q(scores__championship=Championship.DRIVERS)))
        .order_by()
        .values(
            *("driver", "line", "constructor", "position", "status", "reason", "fastest_lap", "shared_car"),
            entry=F("pk"),
            sheet=F("classification"),
            points=F("score__points"),
        )
    )


@prepared(OnGrid, driver=IntegerField(), year=SmallIntegerField())
def _on_grid(driver: Any, year: Any) -> QuerySet[GridPosition, Any]:
    places = GridPosition.objects.filter(driver=driver, session__grand_prix__season=year)
    # Of two cars the first on the grid is the last to be told.
    return places.order_by("-line").values("session", "position", "pit_lane")


@shared
def sheets_that_count() -> Mapping[int, Sheet]:
    """Of races, sprints and qualifying, by id. Two queries."""
    editions, race = all_editions(), Session.Kind.RACE.value
    order = {pk: place for place, pk in enumerate(editions)}
    held = [row for row in _held(kinds=KINDS, at=clock.now()) if row.grand_prix in order]
    held.sort(key=lambda row: (row.kind, -row.session), reverse=True)
    held.sort(key=lambda row: order[row.grand_prix])
    return MappingProxyType(
        {
            pk: Sheet(place, session, kind, kind == race, editions[grand_prix].season_id, grand_prix, day)
            for place, (pk, session, kind, grand_prix, day) in enumerate(held)
        }
    )


@shared
def poles_by_driver() -> Mapping[int, Sequence[int]]:
    """The ids of the Grands Prix of all poles, by the id of the driver. One query."""
    found: dict[int, list[int]] = defaultdict(list)
    for pole in all_poles(at=clock.now()):
        found[pole.sitter].append(pole.grand_prix)
    return MappingProxyType({driver: tuple(poles) for driver, poles in found.items()})


def read_beside(driver: int) -> list[tuple[Sheet, Beside]]:
    """By date, the best of each sheet first. Three queries."""
    sheets = sheets_that_count()
    # Beside two cars of the driver each row stands twice.
    rows = {row[0]: row for row in _beside(driver=driver, kinds=KINDS)}.values()
    found = [(sheets[row[1]], row) for row in sorted(rows, key=_LINE) if row[1] in sheets]
    return sorted(found, key=_IN_ORDER)


def results_of(driver: int, beside: Iterable[tuple[Sheet, Beside]]) -> list[Result]:
    """The driver's own rows."""
    return [Result._make((row.sheet, *sheet[1:], *row[4:])) for sheet, row in beside if row.driver == driver]


def read_grid(driver: int, year: int) -> dict[int, OnGrid]:
    """The places on the grids of a season, by the id of the session. One query."""
    return {place.session: place for place in _on_grid(driver=driver, year=year)}


def read_teams(teams: Iterable[int]) -> dict[int, Team]:
    """By id; of two of one name each is called by its full one, where they have one. One query."""
    every = all_teams()
    found = {pk: every[pk] for pk in teams}
    names = told_apart((team.pk, called(team.name, team.full_name)) for team in found.values())
    return {pk: team._replace(name=names[pk]) for pk, team in found.items()}
