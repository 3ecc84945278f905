"""When a championship could no longer be lost, from the stored tables and the rules of the season."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from results.models import Championship, GrandPrix, Standing, StandingsTable
from results.reading.calendars import Calendar
from results.reading.championship.counting import championship_rules
from results.reading.championship.standings import ChampionshipTable
from results.scoring.rules import RaceRules, Rules


@dataclass(frozen=True, slots=True)
class Decided:
    """``to_go`` counts the Grands Prix after it."""

    grand_prix: GrandPrix
    to_go: int


@dataclass(frozen=True, slots=True)
class _Line:
    who: tuple[int | None, int | None]  # ids of a driver, or of a constructor
    points: Decimal
    wins: int


def decided(calendar: Calendar, championship: str = Championship.DRIVERS) -> Decided | None:
    """None while it is open, and wherever it cannot be said for certain. One query at most.

    It is not said where only the best results count, nor where the first two could end level on points and wins.
    """
    rules = championship_rules(calendar.season, championship)
    if rules is None or rules.counted or not calendar.is_complete:
        return None
    counting = calendar.counting
    tables = _tables(calendar, championship)
    for index, grand_prix in enumerate(counting):
        lines = tables.get(grand_prix.pk)
        if not lines:
            continue
        left = counting[index + 1 :]
        is_won = _is_won(lines, sum((most_points(rules, each) for each in left), Decimal(0)), len(left))
        if is_won is None:
            return None
        if is_won:
            return Decided(grand_prix, len(left)) if lines[0].who == _champion(tables, counting) else None
    return None


def cannot_be_caught(table: ChampionshipTable) -> bool:
    """The leading driver has more points than any other can reach; never said where that takes more than adding up.

    So not where results are dropped, nor of constructors, whose number of cars is open. Have the season selected.
    """
    placed = [row for row in table.rows if row.standing.position]
    if not table.is_for_drivers or len(placed) < 2 or any(row.standing.status for row in table.rows):
        return False
    rules = championship_rules(table.table.grand_prix.season, table.table.championship)
    return rules is not None and not rules.counted and placed[1].behind > _most_left(rules, table)


def _most_left(rules: Rules, table: ChampionshipTable) -> Decimal:
    """The most points one driver can still score; any race left may be one that counts for more."""
    factor = max((race.factor for race in rules.races.values()), default=Decimal(1))
    races = table.races_total - table.table.races_counted
    sprints = table.sprints_total - table.table.sprints_counted
    return races * _most_in_a_race(rules, factor) + sprints * _most_in_a_sprint(rules)


def most_points(rules: Rules, grand_prix: GrandPrix) -> Decimal:
    """The most one driver can score in a Grand Prix. Have ``has_sprint`` on it."""
    race = _most_in_a_race(rules, rules.races.get(grand_prix.slug, RaceRules()).factor)
    return race + (_most_in_a_sprint(rules) if grand_prix.has_sprint else 0)


def _most_in_a_race(rules: Rules, factor: Decimal) -> Decimal:
    """That a race would be cut short and pay less was not known before it, so it is taken for a whole one."""
    lap = rules.fastest_lap.points if rules.fastest_lap else Decimal(0)
    return (max(rules.race, default=Decimal(0)) + lap) * max(factor, Decimal(1))


def _most_in_a_sprint(rules: Rules) -> Decimal:
    return max(rules.sprint, default=Decimal(0))


def _is_won(lines: Sequence[_Line], most: Decimal, races: int) -> bool | None:
    """Whether nobody can catch the first; None where it hangs on more than wins."""
    first, others = lines[0], lines[1:]
    if not races:
        return True
    if any(other.points + most > first.points for other in others):
        return False
    level = [other.wins + races for other in others if other.points + most == first.points]
    if any(wins > first.wins for wins in level):
        return False
    return None if first.wins in level else True


def _champion(tables: dict[int, list[_Line]], counting: Sequence[GrandPrix]) -> tuple[int | None, int | None] | None:
    last = tables.get(counting[-1].pk)
    return last[0].who if last else None


def _tables(calendar: Calendar, championship: str) -> dict[int, list[_Line]]:
    """The placed lines of the table after each Grand Prix, by its id."""
    tables = StandingsTable.objects.current().filter(championship=championship, grand_prix__season=calendar.season)
    lines = Standing.objects.filter(table__in=tables.order_by(), position__isnull=False).order_by("line")
    found: dict[int, list[_Line]] = defaultdict(list)
    columns = ("table__grand_prix", "driver", "constructor", "points", "wins")
    for grand_prix, driver, constructor, points, wins in lines.values_list(*columns):
        found[grand_prix].append(_Line((driver, constructor), points, wins))
    return dict(found)
