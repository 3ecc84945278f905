"""Runs of years as bars, in hundredths of the width: they fit whatever space a row has."""

from collections.abc import Iterable
from dataclasses import dataclass

from results.charts.years import Years

MOST_MARKS, MOST_MAJOR = 9, 4
LAST, LAST_MAJOR = 95, 80  # a name further right would run out of the row


@dataclass(frozen=True, slots=True)
class Span:
    start: float
    width: float

    @property
    def middle(self) -> float:
        return round(self.start + self.width / 2, 2)


@dataclass(frozen=True, slots=True)
class YearMark:
    """A year named at ``at``, where it begins; ``is_major`` ones stay where there is little room."""

    at: float
    year: int
    is_major: bool


def spans(runs: Iterable[tuple[int, int]], years: Years) -> list[Span]:
    """(first, last) years as bars over all ``years``: one year is as wide as any other."""
    share = 100 / years.count
    return [
        Span(round(years.at[first] * share, 2), round((years.at[last] - years.at[first] + 1) * share, 2))
        for first, last in runs
    ]


def year_marks(years: Years) -> list[YearMark]:
    share = 100 / years.count
    named = [(round(years.at[year] * share, 2), year) for year in years.marked(MOST_MARKS)]
    every = max(1, -(-len(named) // MOST_MAJOR))
    return [
        YearMark(at, year, is_major=not index % every and at < LAST_MAJOR)
        for index, (at, year) in enumerate(named)
        if at < LAST
    ]


def break_marks(years: Years) -> list[float]:
    """Where years are left out."""
    return [round(at * 100 / years.count, 2) for at in years.breaks]
