"""Championship tables read for display."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, cast

from django.db.models import Count, Q

from results.models import Championship, GrandPrix, Session, Standing, StandingsTable
from results.reading.calendars import Calendar
from results.reading.championship.rows import StandingRow, read_lines, with_teams
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


def current_versions(grands_prix: Sequence[Edition], championship: str | None = None) -> list[TableVersion]:
    """The tables after these Grands Prix, in their order (default: of both championships). One query."""
    order = {grand_prix.pk: index for index, grand_prix in enumerate(grands_prix)}
    found = StandingsTable.objects.current().filter(grand_prix__in=list(order))
    if championship:
        found = found.filter(championship=championship)
    rows = found.order_by().values_list(
        "pk", "championship", "grand_prix", "valid_from", "races_counted", "sprints_counted"
    )
    in_order = sorted(rows, key=lambda row: order[row[2]])
    return [TableVersion(pk, name, grands_prix[order[where]], *rest) for pk, name, where, *rest in in_order]


def read_table(table: TableVersion | StandingsTable, calendar: Calendar | None = None) -> ChampionshipTable:
    """The lines of one table: three queries at most, whatever its length; two where its ``calendar`` is read."""
    totals = {}
    if calendar:
        totals[calendar.season.year] = SeasonTotals(calendar.races, calendar.sprints, calendar.season.name)
    (read,) = read_tables([table], totals).values()
    return read


def read_tables(
    tables: Iterable[TableVersion | StandingsTable], totals: Mapping[int, SeasonTotals] | None = None
) -> dict[int, ChampionshipTable]:
    """The lines of many tables by id: three queries (lines, season totals, teams). Have ``grand_prix`` selected."""
    stored = {table.pk: table for table in tables if table.pk}
    totals = totals or season_totals({table.grand_prix.season_id for table in stored.values()})
    rows: dict[int, list[StandingRow]] = defaultdict(list)
    for line in with_teams(read_lines(Standing.objects.filter(table__in=list(stored)))):
        rows[line.table].append(line.row)
    return {pk: _table(table, totals[table.grand_prix.season_id], rows[pk]) for pk, table in stored.items()}


def _table(
    table: TableVersion | StandingsTable, totals: SeasonTotals, rows: Iterable[StandingRow]
) -> ChampionshipTable:
    return ChampionshipTable(
        *(table.pk, table.championship, cast(Edition, table.grand_prix), table.valid_from),
        *(table.races_counted, table.sprints_counted, totals.races, totals.sprints),
        tuple(rows),
        season_name=totals.name,
    )


def season_totals(years: set[int]) -> dict[int, SeasonTotals]:
    """By year. One query."""
    off = Q(sessions__state__in=Session.CALLED_OFF)
    sprints = Count("sessions", filter=Q(sessions__kind=Session.Kind.SPRINT) & ~off, distinct=True)
    races_off = Count("sessions", filter=Q(sessions__kind=Session.Kind.RACE) & off, distinct=True)
    counted = (
        GrandPrix.objects.counting()
        .filter(season__in=years)
        .order_by()
        .values("season", "season__name")
        .annotate(grands_prix=Count("pk", distinct=True), races_off=races_off, sprints=sprints)
    )
    totals = {
        row["season"]: SeasonTotals(row["grands_prix"] - row["races_off"], row["sprints"], row["season__name"])
        for row in counted
    }
    return {year: totals.get(year, SeasonTotals()) for year in years}
