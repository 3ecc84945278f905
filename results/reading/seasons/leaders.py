"""The heads of the newest tables of seasons."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Count, DateTimeField, F, IntegerField, QuerySet

from f1site import clock
from f1site.prepared import prepared
from results.models import Classification, Entry, Session, Standing, StandingsTable
from results.reading.entries import GRAND_PRIX, RACE, SEASON, current_entries
from results.reading.people import Person, Team

# Ids of a driver, or of a constructor and an engine.
Competitor = tuple[int | None, int | None, int | None]


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


class _Table(NamedTuple):
    championship: str
    pk: int


@prepared(_Table, season=IntegerField(), at=DateTimeField())
def _tables_in(season: Any, at: Any) -> QuerySet[StandingsTable, Any]:
    tables = StandingsTable.objects.filter(grand_prix__season=season, valid_from__lte=at)
    return tables.order_by(F("grand_prix__date").asc(nulls_first=True), "valid_from").values("championship", "pk")


def newest_tables_in(year: int) -> dict[str, int]:
    """Their ids by championship. One query: the newest of all is the newest version too."""
    return dict(_tables_in(season=year, at=clock.now()))


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
    return standings.order_by("table_id", "line").values(*StandingLine._fields[:7], **told)


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


def count_winners(tables: Iterable[int]) -> dict[int, int]:
    """How many have won a race, by the id of a table. One query."""
    return dict(_winners(tables=list(tables)))


def read_leaders(years: Mapping[int, int], places: int = 1) -> dict[int, list[Leader]]:
    """All in the first ``places`` by the id of their table, level ones included; ``years`` are by these ids too.

    Four queries at most.
    """
    lines = _first_lines(tables=list(years), places=places)
    of_drivers = {line.table: years[line.table] for line in lines if line.driver}
    teams = _teams(of_drivers, {(years[line.table], line.driver) for line in lines if line.driver})
    found: dict[int, list[Leader]] = {pk: [] for pk in years}
    for line in lines:
        found[line.table].append(_leader(line, years[line.table], teams))
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
    """Ids of a driver and a season, and the team raced for."""

    driver: int
    year: int
    team: int
    slug: str
    name: str


class RaceSheet(NamedTuple):
    pk: int


@prepared(RaceSheet, tables=IntegerField(), at=DateTimeField())
def _race_sheets(tables: Any, at: Any) -> QuerySet[Classification, Any]:
    after = StandingsTable.objects.filter(pk__among=tables).order_by().values("grand_prix")
    of_races = {"session__grand_prix__in": after, "session__kind": Session.Kind.RACE}
    return Classification.objects.current(at).filter(**of_races).order_by().values("pk")


@prepared(Drive, sheets=IntegerField(), drivers=IntegerField())
def _drives_in(sheets: Any, drivers: Any) -> QuerySet[Entry, Any]:
    return _drives(Entry.objects.filter(classification__among=sheets, driver__among=drivers))


@prepared(Drive, seasons=IntegerField(), drivers=IntegerField(), at=DateTimeField())
def _drives_of(seasons: Any, drivers: Any, at: Any) -> QuerySet[Entry, Any]:
    # The sum keeps a database from going through all races of the drivers: those of the seasons are fewer.
    entries = current_entries(at).filter(RACE, **{f"{SEASON}__among": seasons}).alias(who=F("driver") + 0)
    return _drives(entries.filter(who__among=drivers))


def _drives(entries: QuerySet[Entry]) -> QuerySet[Entry, Any]:
    names = {"slug": F("constructor__slug"), "name": F("constructor__name")}
    by_day = entries.order_by(F(f"{GRAND_PRIX}__date").asc(nulls_first=True), "line")
    return by_day.values("driver", year=F(SEASON), team=F("constructor"), **names)


def _teams(years: Mapping[int, int], wanted: set[tuple[int, int]]) -> dict[tuple[int, int], Team]:
    """What drivers raced for last, by season and driver. One query for one season, three at most for many."""
    if not wanted:
        return {}
    at, drives, earlier = clock.now(), [], wanted
    if len(years) > 1:
        # Most were in the last race of their season; to read all races of all takes much longer.
        sheets = _race_sheets(tables=list(years), at=at)
        drivers = list({driver for _, driver in wanted})
        drives = _drives_in(sheets=[sheet.pk for sheet in sheets], drivers=drivers)
        earlier = wanted - {(drive.year, drive.driver) for drive in drives}
    if earlier:
        seasons, drivers = (list(set(ids)) for ids in zip(*earlier, strict=True))
        drives = [*_drives_of(seasons=seasons, drivers=drivers, at=at), *drives]
    return {(drive.year, drive.driver): Team(drive.team, drive.slug, drive.name) for drive in drives}
