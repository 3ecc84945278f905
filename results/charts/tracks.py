"""The shapes of tracks: a stored drawing followed as a line, then drawn anew at any size, or many to one scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import dist

from results.charts.paths import Point, Run, follow
from results.parsing.drawings import parse_stored

Bounds = tuple[float, float, float, float]

_BARS = (5000, 2000, 1000, 500, 200, 100)  # metres


@dataclass(frozen=True, slots=True)
class Shape:
    """What an SVG needs: ``width`` and ``height`` of its view box, and the data of one path of straight lines."""

    width: int
    height: int
    d: str

    @property
    def em_width(self) -> float:
        """Its width in the page, a hundred units being one em: so that drawings to one scale stay so."""
        return self.width / 100

    @property
    def em_height(self) -> float:
        return self.height / 100


@dataclass(frozen=True, slots=True)
class ToScale:
    """Shapes (None: no drawing); ``kilometre`` is as long as one on their scale; None: they have none in common."""

    shapes: list[Shape | None]
    kilometre: int | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """A bar that is ``metres`` long in a drawing, ``width`` of its units."""

    width: int
    metres: int

    def __str__(self) -> str:
        return f"{self.metres} m" if self.metres < 1000 else f"{self.metres // 1000} km"


@lru_cache(maxsize=512)
def runs_of(stored: str) -> tuple[Run, ...]:
    """The lines of a stored drawing as points; empty where there is none or nothing in it has a size."""
    try:
        runs = tuple(run for path in parse_stored(stored).paths for run in follow(path.d, path.transform))
    except ValueError:
        return ()
    return runs if runs and max(_size(_bounds(runs))) > 0 else ()


@lru_cache(maxsize=512)
def shape(stored: str, box: int) -> Shape | None:
    """A stored drawing in as much of a square of side ``box`` as its form fills; None where there is none."""
    runs = runs_of(stored)
    if not runs:
        return None
    return _shape(runs, box / max(_size(_bounds(runs))))


def to_scale(layouts: Sequence[tuple[str, int | None]], box: int) -> ToScale:
    """Drawings with the lengths of their laps in metres, all to one scale; each to its own where a length is lacking.

    The longest side there is becomes ``box``.
    """
    traced = [(runs_of(stored), length) for stored, length in layouts]
    drawn = [(runs, length) for runs, length in traced if runs]
    if not drawn:
        return ToScale([None for _ in layouts])
    # What is drawn in several lines says nothing of how long the lap is.
    known = all(length and len(runs) == 1 for runs, length in drawn)
    metres = [length / _length(runs) if known and length else 1 / max(_size(_bounds(runs))) for runs, length in drawn]
    scale = box / max(max(_size(_bounds(runs))) * unit for (runs, _), unit in zip(drawn, metres, strict=True))
    shapes = iter(_shape(runs, unit * scale) for (runs, _), unit in zip(drawn, metres, strict=True))
    return ToScale([next(shapes) if runs else None for runs, _ in traced], round(1000 * scale) if known else None)


def scale_of(stored: str, length: int | None, box: int) -> Scale | None:
    """The longest round bar that takes up to two fifths of the width of ``shape(stored, box)``.

    None where the length of the lap in metres is not known, or the drawing is in several lines.
    """
    drawn = to_scale([(stored, length)], box)
    shape = drawn.shapes[0]
    if shape is None or drawn.kilometre is None:
        return None
    bars = (Scale(round(drawn.kilometre * metres / 1000), metres) for metres in _BARS)
    return next((bar for bar in bars if bar.width <= 0.4 * shape.width), None)


def _shape(runs: Sequence[Run], scale: float) -> Shape:
    bounds = _bounds(runs)
    width, height = (max(1, round(side * scale)) for side in _size(bounds))
    return Shape(width, height, _path(runs, bounds, scale, (width, height)))


def _path(runs: Sequence[Run], bounds: Bounds, scale: float, sides: tuple[int, int]) -> str:
    """The path at ``scale`` in the middle of a box, in whole numbers, without the points nobody would miss."""
    left, top, right, bottom = bounds
    x0 = sides[0] / 2 - (left + right) / 2 * scale
    y0 = sides[1] / 2 - (top + bottom) / 2 * scale
    return "".join(_lines(thinned([(x * scale + x0, y * scale + y0) for x, y in run])) for run in runs)


def _lines(run: Run) -> str:
    """``M12 30l4-1 6 7z``: each point counted from the whole numbers of the one before, so that no error adds up."""
    points = [(round(x), round(y)) for x, y in run]
    closed = len(points) > 2 and points[0] == points[-1]
    steps = [(x - px, y - py) for (px, py), (x, y) in pairwise(points[: -1 if closed else None])]
    said = " ".join(f"{x}{y}" if y < 0 else f"{x} {y}" for x, y in steps if x or y).replace(" -", "-")
    return f"M{points[0][0]} {points[0][1]}" + (f"l{said}" if said else "") + ("z" if closed else "")


def thinned(run: Run, tolerance: float = 0.5) -> list[Point]:
    """A line without the points that lie within ``tolerance`` of it (Ramer, Douglas and Peucker)."""
    keep = {0, len(run) - 1}
    parts = [(0, len(run) - 1)]
    while parts:
        start, end = parts.pop()
        (ax, ay), (bx, by) = run[start], run[end]
        across, down = bx - ax, by - ay
        square = across * across + down * down
        farthest, apart = 0, tolerance * tolerance
        for index in range(start + 1, end):
            x, y = run[index][0] - ax, run[index][1] - ay
            along = (x * across + y * down) / square if square else 0.0
            along = 0.0 if along < 0 else 1.0 if along > 1 else along
            off_x, off_y = x - along * across, y - along * down
            distance = off_x * off_x + off_y * off_y
            if distance > apart:
                farthest, apart = index, distance
        if farthest:
            keep.add(farthest)
            parts += [(start, farthest), (farthest, end)]
    return [run[index] for index in sorted(keep)]


def _bounds(runs: Sequence[Run]) -> Bounds:
    xs, ys = ([point[axis] for run in runs for point in run] for axis in (0, 1))
    return min(xs), min(ys), max(xs), max(ys)


def _size(bounds: Bounds) -> tuple[float, float]:
    return bounds[2] - bounds[0], bounds[3] - bounds[1]


def _length(runs: Sequence[Run]) -> float:
    return sum(dist(one, two) for run in runs for one, two in pairwise(run))
