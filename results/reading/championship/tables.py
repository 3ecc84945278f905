"""Finding championship tables: the newest of a season, the one after a Grand Prix, who leads and who won."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from f1site import clock
from results.models import Championship, GrandPrix, PointsAdjustment, Season, Standing, StandingsTable
from results.reading.calendars import Calendar, complete_seasons
from results.reading.championship.standings import ChampionshipTable, add_teams, competitor


def newest_tables(championship: str, years: Iterable[int] | None = None) -> dict[int, int]:
    """The id of the newest table of each season (default: all of them) by year. One query."""
    found = _newest(championship, years).values_list("pk", "table")
    return {year: pk for year, pk in found if pk is not None}


def final_tables(championship: str) -> dict[int, int]:
    """The year of each season that is over, by the id of its last table. Two queries."""
    complete = complete_seasons()
    return {pk: year for year, pk in newest_tables(championship).items() if year in complete}


def _newest(championship: str, years: Iterable[int] | None) -> QuerySet[Season]:
    """Seasons with the id of their newest ``table``."""
    table = (
        StandingsTable.objects.current()
        .filter(championship=championship, grand_prix__season=OuterRef("pk"))
        .order_by(F("grand_prix__date").desc(nulls_last=True), "-valid_from")
        .values("pk")[:1]
    )
    seasons = Season.objects.all() if years is None else Season.objects.filter(pk__in=list(years))
    return seasons.annotate(table=Subquery(table))


def leaders(tables: Iterable[int], places: int = 1) -> dict[int, list[Standing]]:
    """The first lines of tables, by table id: all in the first ``places``, level ones included. One query."""
    found: dict[int, list[Standing]] = defaultdict(list)
    standings = Standing.objects.filter(table__in=list(tables), position__lte=places)
    related = ("driver", "constructor", "engine", "table__grand_prix")
    for standing in standings.select_related(*related).order_by("table", "line"):
        found[standing.table_id].append(standing)
    return dict(found)


def leaders_with_teams(tables: Iterable[int], places: int) -> dict[int, list[Standing]]:
    """``leaders``, each line with ``team``. Two queries; the second reads every race of the tables' seasons."""
    found = leaders(tables, places)
    add_teams(standing for lines in found.values() for standing in lines)
    return found


@dataclass(slots=True)
class TableChoice:
    """The Grands Prix of a season that have a table, in order, and the one chosen (None: there is no table)."""

    tables: list[StandingsTable]
    chosen: StandingsTable | None

    @property
    def is_newest(self) -> bool:
        return bool(self.tables) and self.chosen == self.tables[-1]

    @property
    def previous(self) -> StandingsTable | None:
        index = self.tables.index(self.chosen) if self.chosen else 0
        return self.tables[index - 1] if index else None

    @property
    def next(self) -> StandingsTable | None:
        return None if not self.chosen else next(iter(self.tables[self.tables.index(self.chosen) + 1 :]), None)


def choose_table(calendar: Calendar, championship: str, after: str) -> TableChoice | None:
    """The table after the Grand Prix with slug ``after``, or the latest before it; the newest for an empty slug.

    None if the season has no such Grand Prix. One query.
    """
    if after and calendar.find(after) is None:
        return None
    by_grand_prix = {
        table.grand_prix_id: table
        for table in StandingsTable.objects.current().filter(
            championship=championship, grand_prix__season=calendar.season
        )
    }
    tables: list[StandingsTable] = []
    chosen = None
    for grand_prix in calendar.grands_prix:
        if table := by_grand_prix.get(grand_prix.pk):
            table.grand_prix = grand_prix
            tables.append(table)
        if grand_prix.slug == after:
            chosen = tables[-1] if tables else None
    return TableChoice(tables, chosen if after else (tables[-1] if tables else None))


def adjustments(calendar: Calendar, championship: str, until: GrandPrix) -> list[PointsAdjustment]:
    """What decisions have added to or taken from the lines of the table after ``until``. One query."""
    return adjustments_at(calendar.grands_prix[: calendar.grands_prix.index(until) + 1], championship)


def adjustments_at(grands_prix: Iterable[GrandPrix], championship: str) -> list[PointsAdjustment]:
    """What decisions have added or taken at these Grands Prix. One query."""
    who = Q(driver__isnull=False) if championship == Championship.DRIVERS else Q(constructor__isnull=False)
    decided = PointsAdjustment.objects.filter(
        who, grand_prix__in=[grand_prix.pk for grand_prix in grands_prix], decided_at__lte=clock.now()
    )
    return list(decided.select_related("driver", "constructor", "engine", "grand_prix", "ruling"))


def add_notes(table: ChampionshipTable, decided: Iterable[PointsAdjustment]) -> None:
    """Give each row of ``table`` the numbers, from 1, of the adjustments that are about its competitor."""
    rows = {row.who: row for row in table.rows}
    for number, adjustment in enumerate(decided, start=1):
        row = rows.get(competitor(adjustment))
        if row:
            row.notes.append(number)


def season_places(years: Iterable[int], championship: str, **competitor) -> dict[int, list[Standing]]:
    """Where a driver or constructor stands in the newest table of each season, by year. One query."""
    tables = _newest(championship, years).order_by().values("table")
    standings = Standing.objects.filter(table__in=tables, **competitor).annotate(year=F("table__grand_prix__season"))
    places: dict[int, list[Standing]] = defaultdict(list)
    for standing in standings.select_related("engine"):
        places[standing.year].append(standing)
    return dict(places)


def newest_season_table(championship: str) -> tuple[int | None, list[Standing]]:
    """The newest season with a table, and the lines of its newest table with ``team``. Three queries at most."""
    table = (
        StandingsTable.objects.current()
        .filter(championship=championship)
        .select_related("grand_prix")
        .order_by("-grand_prix__season_id", F("grand_prix__date").desc(nulls_last=True), "-valid_from")
        .first()
    )
    if table is None:
        return None, []
    lines = list(table.standings.select_related("driver", "constructor", "engine").order_by("line"))
    for standing in lines:
        standing.table = table
    add_teams(lines)
    return table.grand_prix.season_id, lines
