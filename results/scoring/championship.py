"""A championship table after every Grand Prix of a season."""

from bisect import insort
from collections.abc import Hashable, Iterable, Iterator, Sequence
from decimal import Decimal
from operator import attrgetter
from typing import NamedTuple

from results.scoring.points import as_points, hundredths, pole_points, score
from results.scoring.rules import Rules
from results.scoring.sheets import Adjustment, Championship, Round, Sheet

NO_FURTHER_PLACE = 10_000
_RANK = attrgetter("rank")


class Line(NamedTuple):
    """A competitor's line. ``dropped`` are points of results that do not count, ``left_out`` their ``result_key``.

    Competitors who are level share a ``position``; an excluded one has none, and a status (DSQ or EX).
    """

    competitor: Hashable
    position: int | None
    points: Decimal
    wins: int
    dropped: Decimal
    status: str
    left_out: tuple[int, ...] = ()


class Table(NamedTuple):
    """A championship after ``grand_prix``, with the number of races and sprints whose sheets are in it."""

    grand_prix: str
    races: int
    sprints: int
    lines: tuple[Line, ...]


class Tally:
    """What a competitor has collected so far, points in hundredths."""

    __slots__ = (
        "adjusted",
        "competitor",
        "dropped",
        "left_out",
        "places",
        "points",
        "rank",
        "reached",
        "results",
        "seen",
        "sprint_wins",
        "status",
    )

    def __init__(self, competitor: Hashable):
        self.competitor = competitor
        self.results: dict[int, int] = {}  # by ``result_key``
        self.adjusted = 0
        self.points = 0
        self.dropped = 0
        self.left_out: tuple[int, ...] = ()
        self.places = [NO_FURTHER_PLACE]
        self.sprint_wins = 0  # among the places, where sprints count in the countback
        self.reached: list[tuple[int, int]] = []  # (place, round), best place first
        self.status = ""
        self.seen = False
        self.rank: tuple = (False, (0, self.places), self.reached)

    def copy(self) -> "Tally":
        """As it is now, to be changed apart."""
        other = Tally(self.competitor)
        other.results, other.adjusted, other.status, other.seen = (
            dict(self.results),
            self.adjusted,
            self.status,
            self.seen,
        )
        other.points, other.dropped, other.left_out = self.points, self.dropped, self.left_out
        other.places, other.sprint_wins, other.reached = self.places[:], self.sprint_wins, self.reached[:]
        other.rank = (self.rank[0], (self.rank[1][0], other.places), other.reached)
        return other

    def finish(self, place: int, index: int) -> None:
        insort(self.places, place)
        insort(self.reached, (place, index))

    def settle(self, rules: Rules) -> None:
        """Bring points and rank up to date with what was collected."""
        self.points = sum(self.results.values()) + self.adjusted
        if rules.counted:
            self.left_out = tuple(sorted(dropped(rules, self.results)))
            self.dropped = sum([self.results[index] for index in self.left_out])
            self.points -= self.dropped
        # Countback: of two lists of places in order, the smaller has more of the first place they differ in. Who is
        # level on that stands in the order in which they got there.
        self.rank = (self.status != "", (-self.points, self.places), self.reached)

    @property
    def is_listed(self) -> bool:
        """In the table: with points, by what the rules list besides, or excluded and shown as such."""
        return self.seen or self.points != 0 or self.status != ""

    def line(self, position: int) -> Line:
        points = 0 if self.status == "EX" else self.points
        place = None if self.status else position
        wins = self.places.count(1) - self.sprint_wins
        without = as_points(self.dropped)
        return Line(self.competitor, place, as_points(points), wins, without, self.status, self.left_out)


def tables(rules: Rules, rounds: Sequence[Round], championship: Championship, since: int = 0) -> Iterator[Table | None]:
    """The table after each round from index ``since`` on; None after a round without any sheet.

    ``rounds`` is the season in order of date. Shape: one item per round of ``rounds[since:]``.
    """
    races = sprints = 0
    for index, (grand_prix, tallies) in enumerate(zip(rounds, collect(rules, rounds, championship), strict=True)):
        races += sum(sheet.kind == "race" for sheet in grand_prix.sheets)
        sprints += sum(sheet.kind == "sprint" for sheet in grand_prix.sheets)
        if index >= since:
            lines = _lines(rules, tallies.values()) if grand_prix.sheets else ()
            yield Table(grand_prix.grand_prix, races, sprints, lines) if grand_prix.sheets else None


def collect(rules: Rules, rounds: Sequence[Round], championship: Championship) -> Iterator[dict[Hashable, Tally]]:
    """What every competitor has collected, after each round. It is the same dict each time, brought up to date."""
    tallies: dict[Hashable, Tally] = {}
    for index, grand_prix in enumerate(rounds):
        adjustments = [decision for decision in grand_prix.adjustments if decision.championship == championship]
        for decision in adjustments:
            if decision.restart:
                tallies.pop(decision.competitor, None)
        touched: set[Tally] = set()
        for sheet in grand_prix.sheets:
            _add_sheet(rules, grand_prix.grand_prix, sheet, championship, index, tallies, touched)
        if grand_prix.poles and rules.pole:
            touched |= _add_poles(rules, grand_prix, championship, index, tallies)
        for decision in adjustments:
            if not decision.restart:
                touched.add(_adjust(tallies, decision))
        for tally in touched:
            tally.settle(rules)
        yield tallies


def result_key(rules: Rules, index: int, kind: str) -> int:
    """What the points of a sheet (or for pole: those of the race) add to: one result of a round, or one of each kind.

    ``index`` is that of the round. Keys are in order of time.
    """
    return index if rules.counted_by == "round" else 2 * index + (kind != "sprint")


def dropped(rules: Rules, results: dict[int, int]) -> list[int]:
    """The results that do not count, by ``result_key``: in each part of the season all but the best."""
    left_out: list[int] = []
    first, of_a_round = 0, 1 if rules.counted_by == "round" else 2
    for part in rules.counted:
        last = NO_FURTHER_PLACE if part.rounds is None else first + part.rounds * of_a_round
        rounds = [index for index in results if first <= index < last]
        if len(rounds) > part.best:
            # Of equal results the earlier counts.
            rounds.sort(key=lambda index: (-results[index], index))
            left_out += rounds[part.best :]
        first = last
    return left_out


def _add_sheet(
    rules: Rules,
    grand_prix: str,
    sheet: Sheet,
    championship: Championship,
    index: int,
    tallies: dict[Hashable, Tally],
    touched: set[Tally],
) -> None:
    awards = score(rules, grand_prix, sheet)
    is_race = sheet.kind == "race"
    key = result_key(rules, index, sheet.kind)
    for row, points, place in zip(sheet.rows, awards.points, awards.places, strict=True):
        competitor = row.competitor(championship)
        tally = tallies.get(competitor)
        if tally is None:
            tally = tallies[competitor] = Tally(competitor)
        if points:
            tally.results[key] = tally.results.get(key, 0) + points
            touched.add(tally)
        if place is not None:
            tally.finish(place, index)
            touched.add(tally)
            if place == 1 and not is_race:
                tally.sprint_wins += 1
        if is_race and row.status in rules.listed and (row.status or row.position is not None):
            tally.seen = True


def _add_poles(
    rules: Rules, grand_prix: Round, championship: Championship, index: int, tallies: dict[Hashable, Tally]
) -> set[Tally]:
    """Pay who took pole; with several they share it. Shape: the tallies that changed."""
    changed = set()
    key = result_key(rules, index, "race")
    points = hundredths(as_points(pole_points(rules, grand_prix.grand_prix)) / len(grand_prix.poles))
    for pole in grand_prix.poles:
        competitor = pole.competitor(championship)
        if points and competitor is not None:
            tally = tallies.setdefault(competitor, Tally(competitor))
            tally.results[key] = tally.results.get(key, 0) + points
            changed.add(tally)
    return changed


def _adjust(tallies: dict[Hashable, Tally], decision: Adjustment) -> Tally:
    tally = tallies.setdefault(decision.competitor, Tally(decision.competitor))
    tally.adjusted += hundredths(decision.points)
    tally.status = decision.exclusion or tally.status
    return tally


def _lines(rules: Rules, tallies: Iterable[Tally]) -> tuple[Line, ...]:
    ranked = sorted((tally for tally in tallies if tally.is_listed), key=_RANK)
    lines: list[Line] = []
    position, level = 0, None
    for line, tally in enumerate(ranked, start=1):
        if tally.rank[1] != level or not rules.level_share_a_place:
            position, level = line, tally.rank[1]
        lines.append(tally.line(position))
    return tuple(lines)
