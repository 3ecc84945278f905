"""How a championship went: every competitor's points and place after each Grand Prix with a table."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import IntegerField, QuerySet

from f1site.prepared import prepared
from results.models import Standing
from results.reading.calendars import is_after_sprint
from results.reading.championship.rows import Competitor, StandingRow
from results.reading.championship.standings import ChampionshipTable, TableVersion
from results.reading.championship.tables import TableChoice
from results.reading.round_codes import round_code
from results.reading.sentences.language import counted, figure, listed, number_in_words, spelt
from results.reading.short_names import short_names

PLACES_SHOWN = 10

# Table id -> competitor -> (points, position; None for one who is excluded).
History = dict[int | None, dict[Competitor, tuple[Decimal, int | None]]]

# More leaders than this are counted instead.
_NAMED = 3


class After(NamedTuple):
    """``points`` and ``position`` after one Grand Prix; both None before the first appearance in the table."""

    points: Decimal | None = None
    position: int | None = None

    @property
    def shown(self) -> str:
        return "–" if self.points is None else figure(self.points)


@dataclass(frozen=True, slots=True)
class Course:
    """A competitor's way through the season. ``car`` is 1 for the first of its team, 2 for the second, ..."""

    row: StandingRow
    label: str
    team: str
    car: int
    after: list[After]


@dataclass(frozen=True, slots=True)
class Progression:
    """The first ten, and whoever led and is not among them: who was excluded, or who won the first race alone.

    ``led`` says who led after how many Grands Prix, ``margin`` by how much it ended; empty without points.
    """

    tables: list[TableVersion]
    courses: list[Course]
    led: str
    margin: str

    @property
    def columns(self) -> list[tuple[TableVersion, str]]:
        """Each table with the three letters of its Grand Prix."""
        return [(table, round_code(table.grand_prix)) for table in self.tables]

    @property
    def shown(self) -> str:
        """``the first 10``, ``the first 10 and Michael Schumacher``."""
        others = [course.row.name for course in self.courses[PLACES_SHOWN:]]
        return listed([f"the first {len(self.courses) - len(others)}", *others])

    @property
    def is_drawn(self) -> bool:
        """A line needs two points."""
        return len(self.tables) > 1 and bool(self.courses)


def tables_until(choice: TableChoice) -> list[TableVersion]:
    return choice.tables[: choice.tables.index(choice.chosen) + 1] if choice.chosen else []


class _Place(NamedTuple):
    table: int
    driver: int | None
    constructor: int | None
    engine: int | None
    points: Decimal
    position: int | None


@prepared(_Place, tables=IntegerField())
def _places(tables: Any) -> QuerySet[Standing, Any]:
    return Standing.objects.filter(table__among=tables).order_by("line").values(*_Place._fields)


def read_history(tables: Iterable[TableVersion]) -> History:
    """The lines of the tables. One query."""
    history: History = defaultdict(dict)
    for table, *who, points, position in _places(tables=[table.pk for table in tables]):
        history[table][who[0], who[1], who[2]] = points, position
    return history


def progression(table: ChampionshipTable, tables: list[TableVersion], history: History) -> Progression:
    """The way of ``table`` through ``tables``, of which it is the last."""
    led = _led(tables, history)
    cars: Counter[str] = Counter()
    courses = []
    rows = [*table.rows[:PLACES_SHOWN], *(row for row in table.rows[PLACES_SHOWN:] if row.who in led)]
    for row, label in zip(rows, _labels(rows), strict=True):
        team = row.team_slug
        cars[team] += 1
        after = [After(*history.get(each.pk, {}).get(row.who, (None, None))) for each in tables]
        courses.append(Course(row, label, team, cars[team], after))
    return Progression(tables, courses, _led_in_words(table, tables, led), _margin(table))


def _labels(rows: Sequence[StandingRow]) -> list[str]:
    """Codes of the timing screen, names where two have the same; constructors by name."""
    names = short_names((row.name, row.last_name) for row in rows)
    codes = [row.driver.code if row.driver else "" for row in rows]
    counts = Counter(codes)
    return [code if counts[code] == 1 and code else names[row.name] for row, code in zip(rows, codes, strict=True)]


def _led(tables: list[TableVersion], history: History) -> Counter[Competitor]:
    """After how many of ``tables`` each was in first place."""
    led: Counter[Competitor] = Counter()
    for each in filter(_is_round, tables):
        led.update(who for who, (points, position) in history.get(each.pk, {}).items() if position == 1 and points)
    return led


def _is_round(table: TableVersion) -> bool:
    """A table between a sprint and its race stands after no further Grand Prix."""
    return not is_after_sprint(table.grand_prix)


def _led_in_words(table: ChampionshipTable, tables: list[TableVersion], led: Counter[Competitor]) -> str:
    names = {row.who: row.name for row in table.rows}
    found = [(names[who], count) for who, count in led.most_common() if who in names]
    if not found:
        return ""
    (leader, count), *rest = found
    races = sum(map(_is_round, tables))
    # A race that was called off after its sprint is a round of the championship and no race.
    is_all_raced = not any(each.grand_prix.is_called_off for each in tables)
    rounds = spelt(races, "race" if is_all_raced else "round")
    first = f"each of the {rounds}" if count == races else f"{number_in_words(count, races)} of {rounds}"
    if races == 1:
        first = "the first Grand Prix"
    shown = rest if len(found) <= _NAMED else rest[: _NAMED - 2]
    others = [f"{name} after {number_in_words(times, races)}" for name, times in shown]
    said = listed([f"{leader} led after {first}", *others])
    more = f"; {spelt(len(rest) - len(shown), 'other')} led too" if len(rest) > len(shown) else ""
    level = " (level leaders count each)" if led.total() > races else ""
    return f"{said}{more}{level}."


def _margin(table: ChampionshipTable) -> str:
    if len(table.rows) < 2 or not table.rows[0].points:
        return ""
    first, second = table.rows[:2]
    if not second.behind:
        return f"{first.name} and {second.name} {'ended' if table.is_final else 'are'} level on points."
    verb = "won by" if table.is_final else "leads by"
    return f"{first.name} {verb} {counted(second.behind, 'point')} from {second.name}."
