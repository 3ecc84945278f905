"""Championship tables read for display."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple, cast

from django.db.models import CharField, Count, DateTimeField, F, IntegerField, Q, QuerySet, SmallIntegerField

from f1site import clock
from f1site.prepared import prepared
from results.models import Championship, GrandPrix, Session, StandingsTable
from results.reading.calendars import Calendar, is_after_sprint
from results.reading.championship.rows import Drives, StandingRow, read_drives, read_lines, with_teams
from results.reading.editions import Edition
from results.reading.sentences.language import counted


class SeasonTotals(NamedTuple):
    """How many races and sprints a season has or will have, none that was called off; ``name`` if it has one."""

    races: int = 0
    sprints: int = 0
    name: str = ""


@dataclass(frozen=True, slots=True)
class TableVersion:
    """A version of the table after a Grand Prix; ``pk`` and ``valid_from`` are None for one that is not stored."""

    pk: int | None
    championship: str
    grand_prix: Edition
    valid_from: datetime | None
    races_counted: int
    sprints_counted: int

    @property
    def shown(self) -> str:
        """After what it stands, in a title: ``Qatar``, ``the sprint at the Qatar``."""
        return f"{'the sprint at the ' if is_after_sprint(self.grand_prix) else ''}{self.grand_prix.short_name}"

    @property
    def fact(self) -> str:
        """What a page that shows it names in its ``Surrogate-Key``."""
        return f"standingstable-{self.pk}"


@dataclass(frozen=True, slots=True)
class ChampionshipTable(TableVersion):
    """A championship table ready for a template; ``before`` is what its movements are against."""

    races_total: int
    sprints_total: int
    rows: tuple[StandingRow, ...] = ()
    before: TableVersion | None = None
    is_title_told: bool = False  # a line beside the table says whether the title is decided
    season_name: str = ""  # where the season is not called by its year

    @property
    def season(self) -> str:
        """What the season is called."""
        return self.season_name or str(self.grand_prix.season_id)

    @property
    def is_for_drivers(self) -> bool:
        return self.championship == Championship.DRIVERS

    @property
    def title(self) -> str:
        return "Drivers" if self.is_for_drivers else "Constructors"

    @property
    def progress(self) -> str:
        """``after 18 of 22 Grand Prix, incl. 5 of 6 sprints``: counted, never typed."""
        if not self.sprints_total:
            return self.races_progress
        return f"{self.races_progress}, incl. {self.sprints_counted} of {counted(self.sprints_total, 'sprint')}"

    @property
    def races_progress(self) -> str:
        """``after 18 of 22 Grand Prix``: the sprints left out."""
        return f"after {self.races_counted} of {self.races_total} Grand Prix"

    @property
    def has_dropped(self) -> bool:
        """Somebody has more results than count."""
        return any(row.dropped for row in self.rows)

    @property
    def has_podiums(self) -> bool:
        return any(row.podiums is not None for row in self.rows)

    @property
    def is_final(self) -> bool:
        """Every race and sprint of the season is in it."""
        return self.races_counted >= self.races_total and self.sprints_counted >= self.sprints_total


class _Version(NamedTuple):
    pk: int
    championship: str
    grand_prix: int
    valid_from: datetime
    races_counted: int
    sprints_counted: int


@prepared(_Version, grands_prix=IntegerField(), championships=CharField(), at=DateTimeField())
def _versions(grands_prix: Any, championships: Any, at: Any) -> QuerySet[StandingsTable, Any]:
    found = StandingsTable.objects.current(at).filter(grand_prix__among=grands_prix, championship__among=championships)
    return found.order_by().values(*_Version._fields)


def current_versions(grands_prix: Sequence[Edition], championship: str | None = None) -> list[TableVersion]:
    """The tables after these Grands Prix, in their order (default: of both championships). One query."""
    order = {grand_prix.pk: index for index, grand_prix in enumerate(grands_prix)}
    championships = [championship] if championship else Championship.values
    found = _versions(grands_prix=list(order), championships=championships, at=clock.now())
    in_order = sorted(found, key=lambda row: (order[row.grand_prix], row.pk))
    return [TableVersion(row.pk, row.championship, grands_prix[order[row.grand_prix]], *row[3:]) for row in in_order]


def read_table(
    table: TableVersion | StandingsTable, calendar: Calendar | None = None, drives: Drives | None = None
) -> ChampionshipTable:
    """The lines of one table: three queries at most, whatever its length; one less for each that is read already."""
    totals = {}
    if calendar:
        totals[calendar.season.year] = SeasonTotals(calendar.races, calendar.sprints, calendar.season.name)
    (read,) = read_tables([table], totals, drives).values()
    return read


def read_tables(
    tables: Iterable[TableVersion | StandingsTable],
    totals: Mapping[int, SeasonTotals] | None = None,
    drives: Drives | None = None,
) -> dict[int, ChampionshipTable]:
    """The lines of many tables by id: three queries (lines, season totals, teams). Have ``grand_prix`` selected."""
    stored = {table.pk: table for table in tables if table.pk}
    totals = totals or season_totals({table.grand_prix.season_id for table in stored.values()})
    lines = read_lines(stored)
    if drives is None:
        of_drivers = [pk for pk in lines if stored[pk].championship == Championship.DRIVERS]
        drives = read_drives({stored[pk].grand_prix.season_id for pk in of_drivers}, clock.now())
    found = {}
    for pk, table in stored.items():
        year, day = table.grand_prix.season_id, table.grand_prix.date
        found[pk] = _table(table, totals[year], with_teams(lines.get(pk, ()), year, day, drives))
    return found


def _table(
    table: TableVersion | StandingsTable, totals: SeasonTotals, rows: Iterable[StandingRow]
) -> ChampionshipTable:
    return ChampionshipTable(
        *(table.pk, table.championship, cast(Edition, table.grand_prix), table.valid_from),
        *(table.races_counted, table.sprints_counted, totals.races, totals.sprints),
        tuple(rows),
        season_name=totals.name,
    )


class _Total(NamedTuple):
    year: int
    season_name: str
    grands_prix: int
    races_off: int
    sprints: int


@prepared(_Total, years=SmallIntegerField())
def _totals(years: Any) -> QuerySet[GrandPrix, Any]:
    off = Q(sessions__state__in=Session.CALLED_OFF)
    sprints = Count("sessions", filter=Q(sessions__kind=Session.Kind.SPRINT) & ~off, distinct=True)
    races_off = Count("sessions", filter=Q(sessions__kind=Session.Kind.RACE) & off, distinct=True)
    counted = GrandPrix.objects.counting().filter(season__among=years).order_by()
    return counted.values(year=F("season"), season_name=F("season__name")).annotate(
        grands_prix=Count("pk", distinct=True), races_off=races_off, sprints=sprints
    )


def season_totals(years: set[int]) -> dict[int, SeasonTotals]:
    """By year. One query."""
    totals = {
        row.year: SeasonTotals(row.grands_prix - row.races_off, row.sprints, row.season_name)
        for row in _totals(years=list(years))
    }
    return {year: totals.get(year, SeasonTotals()) for year in years}
