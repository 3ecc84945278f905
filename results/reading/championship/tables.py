"""Finding championship tables: the newest of a season, the one after a Grand Prix, who leads and who won."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from django.db.models import CharField, DateTimeField, F, QuerySet

from f1site import clock
from f1site.prepared import prepared
from results.models import StandingsTable
from results.models.weekend import AnyGrandPrix
from results.reading.calendars import Calendar
from results.reading.championship.rows import Competitor
from results.reading.championship.standings import ChampionshipTable, TableVersion, current_versions
from results.scoring.store.decisions import StoredDecision, read_decisions
from results.scoring.store.reading import StoredSeason


class _Table(NamedTuple):
    year: int
    table: int


@prepared(_Table, championship=CharField(), at=DateTimeField())
def _tables(championship: Any, at: Any) -> QuerySet[StandingsTable, Any]:
    return (
        StandingsTable.objects.filter(championship=championship, valid_from__lte=at)
        .order_by(F("grand_prix__date").asc(nulls_first=True), "valid_from")
        .values(year=F("grand_prix__season"), table=F("pk"))
    )


def newest_tables(championship: str) -> dict[int, int]:
    """The id of the newest table of each season, by year. One query: the newest of all is the newest version too."""
    return dict(_tables(championship=championship, at=clock.now()))


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


def decisions(calendar: Calendar, championship: str, until: AnyGrandPrix) -> list[StoredDecision]:
    """What was decided on the lines of the table after ``until``. One query."""
    found = read_decisions([each.pk for each in calendar.until(until)], clock.now())
    return [decision for decision in found if decision.championship == championship]


def decisions_of(
    read: StoredSeason, calendar: Calendar, championship: str, until: AnyGrandPrix
) -> list[StoredDecision]:
    """As ``decisions``, of a season that is read already."""
    there = {each.pk for each in calendar.until(until)}
    found = (each.row for each in read.adjustments if each.grand_prix in there)
    return [decision for decision in found if decision.championship == championship]


def with_notes(table: ChampionshipTable, decided: Iterable[StoredDecision]) -> ChampionshipTable:
    """``table``, each row with the numbers, from 1, of the decisions that are about its competitor."""
    notes: dict[Competitor, list[int]] = defaultdict(list)
    for number, decision in enumerate(decided, start=1):
        notes[decision.ids].append(number)
    return replace(table, rows=tuple(row._replace(notes=tuple(notes.get(row.who, ()))) for row in table.rows))
