"""Who rose and who fell in a championship table since the Grand Prix before."""

from dataclasses import replace

from results.reading.championship.progression import History
from results.reading.championship.rows import StandingRow
from results.reading.championship.standings import ChampionshipTable, TableVersion


def with_movement(table: ChampionshipTable, before: TableVersion | None, history: History) -> ChampionshipTable:
    """``table``, each row with a place with its movement since the table ``before``; as it is without one."""
    if before is None:
        return table
    earlier = history.get(before.pk, {})

    def moved(row: StandingRow) -> StandingRow:
        _, position = earlier.get(row.who, (None, None))
        return row if row.position is None else row.moved_from(position)

    return replace(table, rows=tuple(map(moved, table.rows)), before=before)
