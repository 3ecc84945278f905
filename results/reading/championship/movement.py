"""Who rose and who fell in a championship table since the Grand Prix before."""

from results.models import StandingsTable
from results.reading.championship.progression import History
from results.reading.championship.standings import ChampionshipTable, Movement


def add_movement(table: ChampionshipTable, before: StandingsTable | None, history: History) -> None:
    """Give each row with a place its movement since the table ``before``; nothing without one."""
    if before is None:
        return
    earlier = history.get(before.pk, {})
    for row in table.rows:
        if row.standing.position is None:
            continue
        _, position = earlier.get(row.who, (None, None))
        row.movement = Movement(None if position is None else position - row.standing.position)
    table.before = before
