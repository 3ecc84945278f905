"""The championships around a Grand Prix: the first lines after it, or before it while it has no result."""

from dataclasses import dataclass, field

from django.db.models import Q

from results.models import Championship, Standing
from results.reading.calendars import Calendar, has_points, is_after_sprint, overdue_of
from results.reading.championship.rows import Competitor, StandingRow, read_lines, with_teams
from results.reading.championship.standings import TableVersion, current_versions
from results.reading.editions import Edition

PLACES = 5


@dataclass(slots=True)
class TopLines:
    """The first lines of a table, each with ``team``, ``movement`` (None: no earlier table) and ``behind``."""

    table: TableVersion
    lines: list[StandingRow] = field(default_factory=list)


@dataclass(slots=True)
class StandingsAround:
    """The championships around ``grand_prix``; None for one that has no table by then, or does not exist.

    The tables stand after ``after``: ``grand_prix`` itself (``is_after``), or the last before it with a table.

    ``missing`` and ``to_come`` are the Grands Prix between the two: those over without a result here, and the others.
    """

    grand_prix: Edition
    drivers: TopLines | None = None
    constructors: TopLines | None = None
    after: Edition | None = None
    missing: list[Edition] = field(default_factory=list)
    to_come: list[Edition] = field(default_factory=list)

    @property
    def is_after(self) -> bool:
        return self.after == self.grand_prix

    @property
    def is_just_before(self) -> bool:
        """Nothing is driven, or to be, between the tables and this Grand Prix."""
        return not self.is_after and not self.missing and not self.to_come

    @property
    def tables(self) -> list[TableVersion]:
        return [top.table for top in (self.drivers, self.constructors) if top]


def standings_around(calendar: Calendar, grand_prix: Edition) -> StandingsAround:
    """Three queries at most: tables, lines, teams."""
    until = calendar.until(grand_prix)
    # Newest first; those that could have a table of their own. The last two before are enough for every movement.
    wanted = [each for each in reversed(until) if each == grand_prix or has_points(each)][:3]
    found = current_versions(wanted)
    around = StandingsAround(grand_prix)
    pairs = {}
    for championship in Championship.values:
        tables = [table for table in found if table.championship == championship]
        if tables:
            pairs[championship] = (TopLines(tables[0]), tables[1] if len(tables) > 1 else None)
            around.after = tables[0].grand_prix
    _add_between(around, calendar)
    if around.missing or around.to_come:
        # What moved in a race that is not the one before is no news of this weekend.
        pairs = {championship: (top, None) for championship, (top, _) in pairs.items()}
    _fill(list(pairs.values()))
    around.drivers, around.constructors = (
        pairs[championship][0] if championship in pairs and pairs[championship][0].lines else None
        for championship in (Championship.DRIVERS, Championship.CONSTRUCTORS)
    )
    return around


def _add_between(around: StandingsAround, calendar: Calendar) -> None:
    if around.after is None or around.is_after:
        return
    there = calendar.between(around.after, around.grand_prix)
    # After a sprint the race of its own weekend is still to come, or is over without a result.
    there = [*([around.after] if is_after_sprint(around.after) else []), *there]
    around.missing = overdue_of(there)
    around.to_come = [each for each in there if each.is_to_come]


def _fill(pairs: list[tuple[TopLines, TableVersion | None]]) -> None:
    tops = {top.table.pk: top for top, _ in pairs}
    earlier = {before.pk for _, before in pairs if before}
    positions: dict[int, dict[Competitor, int | None]] = {pk: {} for pk in earlier}
    wanted = Q(table__in=list(tops), position__lte=PLACES) | Q(table__in=list(earlier))
    lines = read_lines(Standing.objects.filter(wanted)) if tops else []
    for line in lines:
        if line.table in earlier:
            positions[line.table][line.row.who] = line.row.position
    for line in with_teams(line for line in lines if line.table in tops):
        tops[line.table].lines.append(line.row)
    for top, before in pairs:
        if before:
            top.lines = [row.moved_from(positions[before.pk].get(row.who)) for row in top.lines]
