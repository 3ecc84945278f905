"""A long list of seasons, put together by decade."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from results.reading.teams.seasons import TeamSeason

FEW = 12  # seasons that need no folding


@dataclass(frozen=True, slots=True)
class Decade:
    """Seasons of one decade, the newest first; ``titles`` are the years won."""

    first: int
    lines: list[TeamSeason]
    titles: list[int]


def by_decade(lines: Iterable[TeamSeason], titles: Iterable[int]) -> list[Decade]:
    """``lines`` come with the newest first, and so do the decades."""
    won = sorted(titles)
    return [
        Decade(first, list(seasons), [year for year in won if first <= year < first + 10])
        for first, seasons in groupby(lines, key=lambda line: line.year // 10 * 10)
    ]
