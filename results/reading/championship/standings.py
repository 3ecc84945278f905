"""Championship tables read for display."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Count, Q

from f1site import clock
from results.models import (
    Championship,
    Constructor,
    Entry,
    GrandPrix,
    PointsAdjustment,
    Session,
    Standing,
    StandingsTable,
)
from results.reading.entries import GRAND_PRIX
from results.reading.sentences.language import counted

# Who a line is about: ids of (driver, None, None) or of (None, constructor, engine).
Competitor = tuple[int | None, int | None, int | None]


def competitor(line: Standing | PointsAdjustment) -> Competitor:
    return line.driver_id, line.constructor_id, line.engine_id


@dataclass(frozen=True, slots=True)
class Movement:
    """Places won (positive) or lost since an earlier table; None: was not in it."""

    places: int | None

    @property
    def direction(self) -> str:
        if self.places is None:
            return "new"
        return "up" if self.places > 0 else "down" if self.places else "same"

    @property
    def count(self) -> int:
        return abs(self.places or 0)


@dataclass(slots=True)
class StandingRow:
    """A line of a table: ``name`` of the competitor, points behind the leader, numbers of the notes about it.

    ``podiums`` and ``movement`` are None where they were not asked for.
    """

    standing: Standing
    behind: Decimal
    name: str
    notes: list[int] = field(default_factory=list)
    podiums: int | None = None
    movement: Movement | None = None

    @property
    def who(self) -> Competitor:
        return competitor(self.standing)

    @property
    def last_name(self) -> str:
        """Empty for a constructor."""
        return self.standing.driver.last_name if self.standing.driver else ""

    @property
    def team_slug(self) -> str:
        team = getattr(self.standing, "team", None)
        return team.slug if team else ""

    @property
    def scored(self) -> Decimal:
        """All points, those of results that do not count included."""
        return self.standing.points + self.standing.dropped


class SeasonTotals(NamedTuple):
    """How many races and sprints a season has or will have, none that was called off; ``name`` if it has one."""

    races: int = 0
    sprints: int = 0
    name: str = ""


@dataclass(slots=True)
class ChampionshipTable:
    """One version of a championship table, ready for a template; ``before`` is what its movements are against."""

    table: StandingsTable
    races_total: int
    sprints_total: int
    rows: list[StandingRow] = field(default_factory=list)
    before: StandingsTable | None = None
    is_title_told: bool = False  # a line beside the table says whether the title is decided
    season_name: str = ""  # where the season is not called by its year

    @property
    def season(self) -> str:
        """What the season is called."""
        return self.season_name or str(self.table.grand_prix.season_id)

    @property
    def is_for_drivers(self) -> bool:
        return self.table.championship == Championship.DRIVERS

    @property
    def title(self) -> str:
        return "Drivers" if self.is_for_drivers else "Constructors"

    @property
    def progress(self) -> str:
        """``after 18 of 22 Grand Prix, incl. 5 of 6 sprints``: counted, never typed."""
        if not self.sprints_total:
            return self.races_progress
        return f"{self.races_progress}, incl. {self.table.sprints_counted} of {counted(self.sprints_total, 'sprint')}"

    @property
    def races_progress(self) -> str:
        """``after 18 of 22 Grand Prix``: the sprints left out."""
        return f"after {self.table.races_counted} of {self.races_total} Grand Prix"

    @property
    def has_dropped(self) -> bool:
        """Somebody has more results than count."""
        return any(row.standing.dropped for row in self.rows)

    @property
    def has_podiums(self) -> bool:
        return any(row.podiums is not None for row in self.rows)

    @property
    def is_final(self) -> bool:
        """Every race and sprint of the season is in it."""
        return self.table.races_counted >= self.races_total and self.table.sprints_counted >= self.sprints_total


def read_table(table: StandingsTable) -> ChampionshipTable:
    """The lines of one table: three queries at most, whatever its length."""
    return read_tables([table])[table.pk]


def read_tables(tables: Iterable[StandingsTable]) -> dict[int, ChampionshipTable]:
    """The lines of many tables by id: three queries (lines, season totals, teams). Have ``grand_prix`` selected."""
    tables = list(tables)
    totals = season_totals({table.grand_prix.season_id for table in tables})
    read = {table.pk: _table(table, totals[table.grand_prix.season_id]) for table in tables}
    standings = (
        Standing.objects.filter(table__in=list(read))
        .select_related("driver", "constructor", "engine")
        .order_by("table", "line")
    )
    by_table: dict[int, list[Standing]] = {pk: [] for pk in read}
    for standing in standings:
        standing.table = read[standing.table_id].table
        by_table[standing.table_id].append(standing)
    add_teams([standing for lines in by_table.values() for standing in lines])
    for pk, lines in by_table.items():
        read[pk].rows = _rows(lines)
    return read


def _table(table: StandingsTable, totals: SeasonTotals) -> ChampionshipTable:
    return ChampionshipTable(table, totals.races, totals.sprints, season_name=totals.name)


def add_teams(standings: Iterable[Standing]) -> None:
    """Give each line ``team``: the constructor, or the one its driver had driven for last (None: not known).

    One query if there are drivers among them. Have ``table__grand_prix`` selected.
    """
    standings = list(standings)
    drives = _drives({line.table.grand_prix.season_id for line in standings if line.driver_id})
    for line in standings:
        line.team = line.constructor or _team_at(
            drives[line.table.grand_prix.season_id, line.driver_id], line.table.grand_prix.date
        )


def _drives(years: set[int]) -> dict[tuple[int, int | None], list[tuple[date, Constructor]]]:
    """The races each driver entered, by season and driver, oldest first: (date, constructor)."""
    drives: dict[tuple[int, int | None], list[tuple[date, Constructor]]] = defaultdict(list)
    if not years:
        return drives
    entries = Entry.objects.filter(
        **{f"{GRAND_PRIX}__season__in": years, f"{GRAND_PRIX}__date__isnull": False},
        classification__session__kind=Session.Kind.RACE,
        classification__issued_at__lte=clock.now(),
    )
    columns = (f"{GRAND_PRIX}__season", "driver", f"{GRAND_PRIX}__date", "constructor__slug", "constructor__name")
    rows = entries.order_by(f"{GRAND_PRIX}__date", "line").values_list(*columns).distinct()
    for year, driver, day, slug, name in rows:
        drives[year, driver].append((day, Constructor(slug=slug, name=name)))
    return drives


def _team_at(drives: list[tuple[date, Constructor]], day: date | None) -> Constructor | None:
    before = [team for raced_on, team in drives if day is None or raced_on <= day]
    return before[-1] if before else None


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


def _rows(lines: list[Standing]) -> list[StandingRow]:
    cars = Counter(line.constructor_id for line in lines)
    return [StandingRow(line, lines[0].points - line.points, _name(line, cars)) for line in lines]


def _name(line: Standing, cars: Counter[int | None]) -> str:
    if line.driver:
        return line.driver.name
    # Chassis and engine make a line: with two engines behind one name, the name alone would say nothing.
    if cars[line.constructor_id] > 1 and line.engine.name != line.constructor.name:
        return f"{line.constructor.name}-{line.engine.name}"
    return line.constructor.name
