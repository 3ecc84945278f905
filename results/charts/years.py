"""Years side by side, with long gaps drawn together: a team that came back after fifty years shows both its lives."""

from collections.abc import Iterable
from dataclasses import dataclass

LONGEST_GAP = 6  # years that are drawn as they are
BREAK = 2  # what is left of a longer gap, in years


@dataclass(frozen=True, slots=True)
class Years:
    """``at`` has the place of each year, in years from the left; ``breaks`` are the middles of gaps left out."""

    at: dict[int, int]
    count: int
    breaks: list[float]

    def marked(self, most: int) -> list[int]:
        """Round years to be named, about ``most`` of them at most."""
        steps = (1, 2, 5, 10, 20, 50, 100)
        return next(
            (years for step in steps if len(years := [year for year in self.at if not year % step]) <= most), []
        )


def side_by_side(years: Iterable[int]) -> Years:
    """Every year from the first to the last has a place, but those of a gap longer than ``LONGEST_GAP``."""
    at: dict[int, int] = {}
    breaks: list[float] = []
    place, before = 0, None
    for year in sorted(set(years)):
        if before is not None and year - before - 1 > LONGEST_GAP:
            breaks.append(place + BREAK / 2)
            place += BREAK
            before = None
        for each in range(year if before is None else before + 1, year + 1):
            at[each] = place
            place += 1
        before = year
    return Years(at, place, breaks)
