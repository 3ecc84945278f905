"""Every result of a driver on the sheets that count, as the queries give them."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import (
    CharField,
    DateTimeField,
    Exists,
    F,
    FilteredRelation,
    IntegerField,
    OuterRef,
    Q,
    SmallIntegerField,
)

from f1site import clock
from f1site.prepared import prepared
from results.models import (
    Championship,
    Classification,
    Constructor,
    GrandPrix,
    GridPosition,
    Session,
    Standing,
    StandingsTable,
)
from results.reading.entries import GRAND_PRIX, SEASON, SESSION, current_entries
from results.reading.names import called, told_apart
from results.reading.round_codes import code_of


class Result(NamedTuple):
    """A row of a sheet. ``points`` are those for the drivers' championship, None where the row earned nothing."""

    entry: int
    sheet: int
    session: int
    kind: str
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

    @property
    def is_race(self) -> bool:
        return self.kind == Session.Kind.RACE


class Event(NamedTuple):
    """A Grand Prix of a season the driver took part in; ``raced``: a sheet of its race is out."""

    pk: int
    year: int
    slug: str
    name: str
    short_name: str
    date: date | None
    state: str
    track: int
    track_slug: str
    track_name: str
    country: str
    raced: bool

    @property
    def is_cancelled(self) -> bool:
        return self.state == GrandPrix.State.CANCELLED

    @property
    def code(self) -> str:
        return code_of(self.slug, self.short_name, self.country)


class Place(NamedTuple):
    """Where the driver stands in the newest table of a season, ``left_out`` the sessions whose points do not count."""

    table: int
    position: int | None
    points: Decimal
    status: str
    left_out: list[int]


class Table(NamedTuple):
    year: int
    table: int


class OnGrid(NamedTuple):
    session: int
    position: int | None
    pit_lane: bool


class Team(NamedTuple):
    pk: int
    slug: str
    name: str
    full_name: str = ""


@prepared(Result, driver=IntegerField(), kinds=CharField(), at=DateTimeField())
def _results(driver, kinds, at):
    entries = current_entries(at).filter(driver=driver, **{f"{SESSION}__kind__among": kinds})
    return (
        entries.annotate(score=FilteredRelation("scores", condition=Q(scores__championship=Championship.DRIVERS)))
        .order_by(SEASON, F(f"{GRAND_PRIX}__date").asc(nulls_last=True), f"-{SESSION}__kind", SESSION, "line")
        .values(
            *("constructor", "position", "status", "reason", "fastest_lap", "shared_car"),
            entry=F("pk"),
            sheet=F("classification"),
            session=F(SESSION),
            kind=F(f"{SESSION}__kind"),
            year=F(SEASON),
            grand_prix=F(GRAND_PRIX),
            date=F(f"{SESSION}__date"),
            points=F("score__points"),
        )
    )


@prepared(Event, years=SmallIntegerField(), at=DateTimeField())
def _events(years, at):
    raced = Classification.objects.issued(at).filter(
        session__grand_prix=OuterRef("pk"), session__kind=Session.Kind.RACE
    )
    circuit = "layout__circuit"
    return (
        GrandPrix.objects.filter(season__among=years)
        .annotate(raced=Exists(raced))
        .chronological()
        .values(
            *("pk", "slug", "name", "short_name", "date", "state", "raced"),
            year=F("season"),
            track=F(circuit),
            track_slug=F(f"{circuit}__slug"),
            track_name=F(f"{circuit}__name"),
            country=F(f"{circuit}__country"),
        )
    )


@prepared(Table, years=SmallIntegerField(), at=DateTimeField())
def _tables(years, at):
    return (
        StandingsTable.objects.filter(
            championship=Championship.DRIVERS, valid_from__lte=at, grand_prix__season__among=years
        )
        .order_by(F("grand_prix__date").asc(nulls_first=True), "valid_from")
        .values(year=F("grand_prix__season"), table=F("pk"))
    )


@prepared(Place, driver=IntegerField(), tables=IntegerField())
def _places(driver, tables):
    lines = Standing.objects.filter(driver=driver, table__among=tables).order_by()
    return lines.values("table", "position", "points", "status", "left_out")


@prepared(OnGrid, driver=IntegerField(), year=SmallIntegerField())
def _on_grid(driver, year):
    places = GridPosition.objects.filter(driver=driver, session__grand_prix__season=year)
    # Of two cars the first on the grid is the last to be told.
    return places.order_by("-line").values("session", "position", "pit_lane")


@prepared(Team, teams=IntegerField())
def _teams(teams):
    return Constructor.objects.filter(pk__among=teams).order_by().values(*Team._fields)


def read_results(driver: int) -> list[Result]:
    """Of races, sprints and qualifying, by date, the best of each sheet first. One query."""
    return _results(driver=driver, kinds=[*Session.SCORING_KINDS, Session.Kind.QUALIFYING], at=clock.now())


def read_events(years: Iterable[int]) -> dict[int, dict[int, Event]]:
    """The calendars of these seasons, in order, by year and id. One query."""
    found: dict[int, dict[int, Event]] = {year: {} for year in years}
    for event in _events(years=list(found), at=clock.now()):
        found[event.year][event.pk] = event
    return found


def read_places(driver: int, years: Iterable[int]) -> dict[int, Place]:
    """By year. Two queries: the newest table of all of a season is its newest version, too."""
    tables = dict(_tables(years=list(years), at=clock.now()))
    years_of = {table: year for year, table in tables.items()}
    return {years_of[place.table]: place for place in _places(driver=driver, tables=list(years_of))}


def read_grid(driver: int, year: int) -> dict[int, OnGrid]:
    """The places on the grids of a season, by the id of the session. One query."""
    return {place.session: place for place in _on_grid(driver=driver, year=year)}


def read_teams(teams: Iterable[int]) -> dict[int, Team]:
    """By id; of two of one name each is called by its full one, where they have one. One query."""
    found: dict[int, Any] = {team.pk: team for team in _teams(teams=list(teams))}
    names = told_apart((team.pk, called(team.name, team.full_name)) for team in found.values())
    return {pk: team._replace(name=names[pk]) for pk, team in found.items()}
