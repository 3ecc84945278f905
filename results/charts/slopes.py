"""A slope chart: places on the left joined to places on the right."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, STEP = 560, 28
# Where the lines begin and end; the names stand outside.
LEFT, RIGHT = 165, 395
# Room for the headings.
TOP = STEP


@dataclass(frozen=True, slots=True)
class Slope:
    """One line from ``start`` to ``end``, heights in the drawing."""

    start: float
    end: float

    @property
    def path(self) -> str:
        """As SVG writes it: level at both ends, so that lines leave their names cleanly."""
        middle = (LEFT + RIGHT) / 2
        return f"M{LEFT},{self.start:g}C{middle:g},{self.start:g} {middle:g},{self.end:g} {RIGHT},{self.end:g}"


def slopes(places: Sequence[tuple[int, int]]) -> list[Slope]:
    """A line for each pair of rows, counted from 0 on either side."""
    return [Slope(_height(left), _height(right)) for left, right in places]


def height(rows: int) -> int:
    """Of a drawing with so many rows."""
    return TOP + rows * STEP


def _height(row: int) -> float:
    return TOP + row * STEP + STEP / 2
