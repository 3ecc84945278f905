"""The heads of the newest tables of seasons."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Count, DateField, DateTimeField, F, IntegerField, Max, Q, QuerySet

from f1site import clock
from f1site.prepared import prepared
from results.models import Classification, Entry, Session, Standing, StandingsTable
from results.reading.entries import GRAND_PRIX, SEASON
from results.reading.people import Person, Team

# Ids of a driver, or of a constructor and an engine.
Competitor = tuple[int | None, int | None, int | None]


class NewestTable(NamedTuple):
    """The table after the last Grand Prix of a season that has one, which is ``grand_prix``, an id."""

    year: int
    championship: str
    day: date | None
    valid_from: datetime
    pk: int
    grand_prix: int


@dataclass(frozen=True, slots=True)
class Leader:
    """A line of a table: of a ``driver``, or of a ``constructor`` with an ``engine``, a name.

    ``team`` is the constructor, or the one its driver raced for last; None where it is not known.
    """

    position: int | None
    points: Decimal
    wins: int
    who: Competitor
    driver: Person | None
    constructor: Team | None
    engine: str
    team: Team | None

    @property
    def named(self) -> Person | Team:
        return self.driver or self.constructor  # type: ignore[return-value]  # a line is of one of them

    @property
    def name(self) -> str:
        return self.named.name

    def get_absolute_url(self) -> str:
        return self.named.get_absolute_url()

    @property
    def engine_beside(self) -> str:
        """What the engine adds to the name of the constructor: ``Mercedes`` to McLaren, ``Ford`` to Red Bull."""
        make = self.name
        return "" if self.engine == make else self.engine.removeprefix(f"{make} ")


class LastDay(NamedTuple):
    year: int
    championship: str
    day: date | None


@prepared(LastDay, at=DateTimeField())
def _last_days(at: Any) -> QuerySet[StandingsTable, Any]:
    tables = StandingsTable.objects.filter(valid_from__lte=at).order_by()
    return tables.values("championship", year=F("grand_prix__season")).annotate(day=Max("grand_prix__date"))


@prepared(NewestTable, days=DateField(), at=DateTimeField())
def _tables_on(days: Any, at: Any) -> QuerySet[StandingsTable, Any]:
    of_days = Q(grand_prix__date__among=days) | Q(grand_prix__date=None)
    return _oldest_first(StandingsTable.objects.filter(of_days, valid_from__lte=at))


@prepared(NewestTable, season=IntegerField(), at=DateTimeField())
def _tables_in(season: Any, at: Any) -> QuerySet[StandingsTable, Any]:
    return _oldest_first(StandingsTable.objects.filter(grand_prix__season=season, valid_from__lte=at))


def _oldest_first(tables: QuerySet[StandingsTable]) -> QuerySet[StandingsTable, Any]:
    of = {"year": F("grand_prix__season"), "day": F("grand_prix__date")}
    by_day = tables.order_by(F("grand_prix__date").asc(nulls_first=True), "valid_from")
    return by_day.values("championship", "valid_from", "pk", "grand_prix", **of)


def newest_tables() -> dict[tuple[int, str], NewestTable]:
    """Of all seasons, by year and championship. Two queries."""
    at = clock.now()
    days = {row.day for row in _last_days(at=at) if row.day}
    return _by_season(_tables_on(days=days, at=at))


def newest_tables_in(year: int) -> dict[tuple[int, str], NewestTable]:
    """Of one season, by year and championship. One query."""
    return _by_season(_tables_in(season=year, at=clock.now()))


def _by_season(tables: Iterable[NewestTable]) -> dict[tuple[int, str], NewestTable]:
    return {(table.year, table.championship): table for table in tables}


class StandingLine(NamedTuple):
    table: int
    position: int | None
    points: Decimal
    wins: int
    driver: int | None
    constructor: int | None
    engine: int | None
    driver_slug: str | None
    driver_name: str | None
    constructor_slug: str | None
    constructor_name: str | None
    engine_name: str | None


def _lines(standings: QuerySet[Standing]) -> QuerySet[Standing, Any]:
    names = ("driver__slug", "driver__name", "constructor__slug", "constructor__name", "engine__name")
    told = {name.replace("__", "_"): F(name) for name in names}
    return standings.order_by("table", "line").values(*StandingLine._fields[:7], **told)


@prepared(StandingLine, tables=IntegerField(), places=IntegerField())
def _first_lines(tables: Any, places: Any) -> QuerySet[Standing, Any]:
    return _lines(Standing.objects.filter(table__among=tables, position__lte=places))


class Wins(NamedTuple):
    table: int
    winners: int


@prepared(Wins, tables=IntegerField())
def _winners(tables: Any) -> QuerySet[Standing, Any]:
    won = Standing.objects.filter(table__among=tables, wins__gt=0)
    return won.order_by().values("table").annotate(winners=Count("pk"))


def count_winners(tables: Iterable[NewestTable]) -> dict[int, int]:
    """How many have won a race, by the id of a table. One query."""
    return dict(_winners(tables=[table.pk for table in tables]))


def read_leaders(tables: Iterable[NewestTable], places: int = 1) -> dict[int, list[Leader]]:
    """All in the first ``places`` by the id of their table, level ones included. Four queries at most."""
    by_id = {table.pk: table for table in tables}
    lines = _first_lines(tables=list(by_id), places=places)
    wanted = {(by_id[line.table].year, line.driver) for line in lines if line.driver}
    teams = _teams(by_id.values(), wanted)
    found: dict[int, list[Leader]] = {pk: [] for pk in by_id}
    for line in lines:
        found[line.table].append(_leader(line, by_id[line.table].year, teams))
    return found


def _leader(line: StandingLine, year: int, teams: Mapping[tuple[int, int], Team]) -> Leader:
    driver = Person(line.driver, line.driver_slug or "", line.driver_name or "") if line.driver else None
    car = None
    if line.constructor:
        car = Team(line.constructor, line.constructor_slug or "", line.constructor_name or "")
    who = line.driver, line.constructor, line.engine
    team = car or teams.get((year, line.driver or 0))
    return Leader(line.position, line.points, line.wins, who, driver, car, line.engine_name or "", team)


class Drive(NamedTuple):
    """Ids of a season and a driver, and the team raced for."""

    year: int
    driver: int
    team: int
    slug: str
    name: str


class RaceSheet(NamedTuple):
    pk: int


@prepared(RaceSheet, grands_prix=IntegerField(), at=DateTimeField())
def _race_sheets(grands_prix: Any, at: Any) -> QuerySet[Classification, Any]:
    of_races = {"session__grand_prix__among": grands_prix, "session__kind": Session.Kind.RACE}
    return Classification.objects.current(at).filter(**of_races).order_by().values("pk")


@prepared(Drive, sheets=IntegerField(), drivers=IntegerField())
def _drives_in(sheets: Any, drivers: Any) -> QuerySet[Entry, Any]:
    return _drives(Entry.objects.filter(classification__among=sheets, driver__among=drivers))


@prepared(Drive, seasons=IntegerField(), drivers=IntegerField(), at=DateTimeField())
def _drives_of(seasons: Any, drivers: Any, at: Any) -> QuerySet[Entry, Any]:
    of_races = {"session__grand_prix__season__among": seasons, "session__kind": Session.Kind.RACE}
    sheets = Classification.objects.current(at).filter(**of_races).order_by()
    return _drives(Entry.objects.filter(classification__in=sheets, driver__among=drivers))


def _drives(entries: QuerySet[Entry]) -> QuerySet[Entry, Any]:
    names = {"slug": F("constructor__slug"), "name": F("constructor__name")}
    by_day = entries.order_by(F(f"{GRAND_PRIX}__date").asc(nulls_first=True), "line")
    return by_day.values("driver", year=F(SEASON), team=F("constructor"), **names)


def _teams(tables: Collection[NewestTable], wanted: set[tuple[int, int]]) -> dict[tuple[int, int], Team]:
    """What drivers raced for last, by season and driver. One query for one season, three at most for many."""
    if not wanted:
        return {}
    at, drives, earlier = clock.now(), [], wanted
    if len({table.year for table in tables}) > 1:
        # Most were in the last race of their season; to read all races of all takes much longer.
        sheets = _race_sheets(grands_prix=list({table.grand_prix for table in tables}), at=at)
        drivers = list({driver for _, driver in wanted})
        drives = _drives_in(sheets=[sheet.pk for sheet in sheets], drivers=drivers)
        earlier = wanted - {(drive.year, drive.driver) for drive in drives}
    if earlier:
        seasons, drivers = (list(set(ids)) for ids in zip(*earlier, strict=True))
        drives = [*_drives_of(seasons=seasons, drivers=drivers, at=at), *drives]
    return {(drive.year, drive.driver): Team(drive.team, drive.slug, drive.name) for drive in drives}
