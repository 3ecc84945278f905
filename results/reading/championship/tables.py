"""Finding championship tables: the newest of a season, the one after a Grand Prix, who leads and who won."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from f1site import clock
from results.models import (
    Championship,
    PointsAdjustment,
    Season,
    StandingsTable,
)
from results.models.weekend import AnyGrandPrix
from results.reading.calendars import Calendar, complete_seasons
from results.reading.championship.rows import (
    Competitor,
    competitor,
)
from results.reading.championship.standings import ChampionshipTable, TableVersion, current_versions
from results.scoring.store.reading import StoredSeason


def newest_tables(championship: str, years: Iterable[int] | None = None) -> dict[int, int]:
    """The id of the newest table of each season (default: all of them) by year. One query."""
    found = _newest(championship, years).values_list("pk", "table")
    return {year: pk for year, pk in found if pk is not None}


def final_tables(championship: str) -> dict[int, int]:
    """The year of each season that is over, by the id of its last table. Two queries."""
    complete = complete_seasons()
    return {pk: year for year, pk in newest_tables(championship).items() if year in complete}


def _newest(championship: str, years: Iterable[int] | None) -> QuerySet:
    """Seasons with the id of their newest ``table``."""
    table = (
        StandingsTable.objects.current()
        .filter(championship=championship, grand_prix__season=OuterRef("pk"))
        .order_by(F("grand_prix__date").desc(nulls_last=True), "-valid_from")
        .values("pk")[:1]
    )
    seasons = Season.objects.all() if years is None else Season.objects.filter(pk__in=list(years))
    return seasons.annotate(table=Subquery(table))


@dataclass(frozen=True, slots=True)
class TableChoice:
    """The Grands Prix of a season that have a table, in order, and the one chosen (None: there is no table)."""

    tables: list[TableVersion]
    chosen: TableVersion | None

    @property
    def is_newest(self) -> bool:
        return bool(self.tables) and self.chosen == self.tables[-1]

    @property
    def previous(self) -> TableVersion | None:
        index = self.tables.index(self.chosen) if self.chosen else 0
        return self.tables[index - 1] if index else None

    @property
    def next(self) -> TableVersion | None:
        return None if not self.chosen else next(iter(self.tables[self.tables.index(self.chosen) + 1 :]), None)


def choose_table(calendar: Calendar, championship: str, after: str) -> TableChoice | None:
    """The table after the Grand Prix with slug ``after``, or the latest before it; the newest for an empty slug.

    None if the season has no such Grand Prix. One query.
    """
    last = calendar.find(after)
    if after and last is None:
        return None
    tables = current_versions(calendar.grands_prix, championship)
    until = {each.pk for each in (calendar.until(last) if last else calendar.grands_prix)}
    return TableChoice(tables, next((each for each in reversed(tables) if each.grand_prix.pk in until), None))


def adjustments(calendar: Calendar, championship: str, until: AnyGrandPrix) -> list[PointsAdjustment]:
    """What decisions have added to or taken from the lines of the table after ``until``. One query."""
    who = Q(driver__isnull=False) if championship == Championship.DRIVERS else Q(constructor__isnull=False)
    decided = PointsAdjustment.objects.filter(
        who, grand_prix__in=[each.pk for each in calendar.until(until)], decided_at__lte=clock.now()
    )
    return list(decided.select_related("driver", "constructor", "engine", "grand_prix", "ruling"))


def adjustments_of(
    read: StoredSeason, calendar: Calendar, championship: str, until: AnyGrandPrix
) -> list[PointsAdjustment]:
    """As ``adjustments``, of a season that is read already."""
    there = {each.pk for each in calendar.until(until)}
    return [
        each.row
        for each in read.adjustments
        if each.grand_prix in there and each.adjustment.championship == championship
    ]


def with_notes(table: ChampionshipTable, decided: Iterable[PointsAdjustment]) -> ChampionshipTable:
    """``table``, each row with the numbers, from 1, of the adjustments that are about its competitor."""
    notes: dict[Competitor, list[int]] = defaultdict(list)
    for number, adjustment in enumerate(decided, start=1):
        notes[competitor(adjustment)].append(number)
    return replace(table, rows=tuple(replace(row, notes=tuple(notes.get(row.who, ()))) for row in table.rows))
