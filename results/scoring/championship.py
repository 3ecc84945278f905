"""A championship table after every Grand Prix of a season."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from results.scoring.points import score
from results.scoring.rules import Rules
from results.scoring.sheets import Championship, Round


@dataclass(frozen=True, slots=True)
class Line:
    """A competitor's line. Competitors who are level on everything share a ``position``."""

    competitor: Hashable
    position: int
    points: Decimal
    wins: int


@dataclass(frozen=True, slots=True)
class Table:
    """A championship after ``grand_prix``, with the number of races and sprints whose sheets are in it."""

    grand_prix: str
    races: int
    sprints: int
    lines: tuple[Line, ...]


@dataclass(slots=True)
class Tally:
    """What a competitor has collected so far."""

    competitor: Hashable
    points: Decimal = Decimal(0)
    finishes: Counter[int] = field(default_factory=Counter)

    def rank(self, places: int) -> tuple:
        # Countback: level on points, more wins is better, then more seconds, and so on. Sprint places never count.
        return (-self.points, *(-self.finishes[place] for place in range(1, places + 1)))

    @property
    def is_listed(self) -> bool:
        """Whoever has points or was classified in a Grand Prix stands in the table."""
        return bool(self.points or self.finishes)


def tables(rules: Rules, rounds: Sequence[Round], championship: Championship, since: int = 0) -> Iterator[Table | None]:
    """The table after each round from index ``since`` on; None after a round without any sheet.

    ``rounds`` is the season in order of date. Shape: one item per round of ``rounds[since:]``.
    """
    tallies: dict[Hashable, Tally] = {}
    races = sprints = 0
    for index, grand_prix in enumerate(rounds):
        for sheet in grand_prix.sheets:
            races += sheet.kind == "race"
            sprints += sheet.kind == "sprint"
            for row, points in zip(sheet.rows, score(rules, grand_prix.grand_prix, sheet), strict=True):
                tally = _tally(tallies, row.driver if championship == "drivers" else row.constructor)
                tally.points += points
                if sheet.kind == "race" and row.position is not None:
                    tally.finishes[row.position] += 1
        for adjustment in grand_prix.adjustments:
            if adjustment.championship == championship:
                _tally(tallies, adjustment.competitor).points += adjustment.points
        if index >= since:
            has_sheet = bool(grand_prix.sheets)
            yield Table(grand_prix.grand_prix, races, sprints, _ranked(tallies.values())) if has_sheet else None


def _tally(tallies: dict[Hashable, Tally], competitor: Hashable) -> Tally:
    if competitor not in tallies:
        tallies[competitor] = Tally(competitor)
    return tallies[competitor]


def _ranked(tallies: Iterable[Tally]) -> tuple[Line, ...]:
    listed = [tally for tally in tallies if tally.is_listed]
    places = max((place for tally in listed for place in tally.finishes), default=0)
    # sorted() is stable: among equals, who came into the table first stands first.
    ranked = sorted(((tally.rank(places), tally) for tally in listed), key=lambda pair: pair[0])
    lines: list[Line] = []
    for line, (rank, tally) in enumerate(ranked, start=1):
        level = line > 1 and rank == ranked[line - 2][0]
        position = lines[-1].position if level else line
        lines.append(Line(tally.competitor, position, tally.points, tally.finishes[1]))
    return tuple(lines)
