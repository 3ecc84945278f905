"""The shapes of tracks: a drawing traced once into a line to keep, the line drawn at any size or many to one scale.

A line is the data of an SVG path, ``M12 30l4-1 6 7z``: straight, in whole numbers, each run beginning with M. What is
drawn is made of its numbers alone, so no text that came from outside gets into a page.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from math import dist

from results.charts.paths import Point, Run, follow
from results.parsing.drawings import Path, parse_path

KEPT = 2000  # units of the longer side of a line that was traced
_FIRST = r"(?:0|-?[1-9][0-9]{0,5})"
_NEXT = rf"(?: {_FIRST}|-[1-9][0-9]{{0,5}})"  # a sign needs no space before it
_RUN = re.compile(rf"M({_FIRST})({_NEXT})l({_FIRST}{_NEXT}(?:{_NEXT}{_NEXT})*)(z?)")
_NUMBERS = re.compile(r"-?[0-9]+")

Bounds = tuple[float, float, float, float]

_BARS = (5000, 2000, 1000, 500, 200, 100)  # metres
_LABEL = 0.14  # of the box: how long such a bar is, in words


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

    shapes: tuple[Shape | None, ...]
    kilometre: int | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """A bar that is ``metres`` long in a drawing, ``width`` of its units."""

    width: int
    metres: int

    def __str__(self) -> str:
        return f"{self.metres} m" if self.metres < 1000 else f"{self.metres // 1000} km"


def traced(paths: Iterable[Path]) -> str:
    """Checked paths as a line to keep. ValueError where nothing in them has a size, or more of it than a track."""
    runs = [run for path in paths for run in follow(path.d, path.transform)]
    if not _has_size(runs):
        raise ValueError("there is no line in it")
    return _shape(runs, KEPT / max(_size(_bounds(runs)))).d


def parse_line(text: str) -> str:
    """Read the data of a path as a line to keep; what is such a line already stays as it is. ValueError otherwise."""
    return text if runs_of(text) else traced([Path(parse_path(text))])


@lru_cache(maxsize=512)
def runs_of(line: str) -> tuple[Run, ...]:
    """The points of a line; empty where the text is none or nothing in it has a size."""
    runs, end = [], 0
    while match := _RUN.match(line, end):
        runs.append(_points(match))
        end = match.end()
    return tuple(runs) if end == len(line) and _has_size(runs) else ()


def _points(match: re.Match[str]) -> list[Point]:
    steps = [int(number) for number in _NUMBERS.findall(match[3])]
    points = accumulate(
        zip(steps[::2], steps[1::2], strict=True),
        lambda point, step: (point[0] + step[0], point[1] + step[1]),
        initial=(int(match[1]), int(match[2])),
    )
    found: list[Point] = list(points)
    return [*found, found[0]] if match[4] else found


def _has_size(runs: Sequence[Run]) -> bool:
    return bool(runs) and max(_size(_bounds(runs))) > 0


@lru_cache(maxsize=512)
def shape(line: str, box: int) -> Shape | None:
    """A line in as much of a square of side ``box`` as its form fills; None where there is none."""
    runs = runs_of(line)
    if not runs:
        return None
    return _shape(runs, box / max(_size(_bounds(runs))))


def to_scale(layouts: Iterable[tuple[str, int | None]], box: int) -> ToScale:
    """Lines with the lengths of their laps in metres, all to one scale; each to its own where a length is lacking.

    The longest side there is becomes ``box``.
    """
    return _to_scale(tuple(layouts), box)


@lru_cache(maxsize=512)
def _to_scale(layouts: tuple[tuple[str, int | None], ...], box: int) -> ToScale:
    followed = [(runs_of(line), length) for line, length in layouts]
    drawn = [(runs, length) for runs, length in followed if runs]
    if not drawn:
        return ToScale((None,) * len(layouts))
    # What is drawn in several lines says nothing of how long the lap is.
    known = all(length and len(runs) == 1 for runs, length in drawn)
    metres = [length / _length(runs) if known and length else 1 / max(_size(_bounds(runs))) for runs, length in drawn]
    scale = box / max(max(_size(_bounds(runs))) * unit for (runs, _), unit in zip(drawn, metres, strict=True))
    shapes = iter(_shape(runs, unit * scale) for (runs, _), unit in zip(drawn, metres, strict=True))
    return ToScale(
        tuple(next(shapes) if runs else None for runs, _ in followed), round(1000 * scale) if known else None
    )


def scale_of(line: str, length: int | None, box: int) -> Scale | None:
    """The longest round bar that takes up to three fifths of ``box``, and with its length beside it has room under
    ``shape(line, box)``.

    None where the length of the lap in metres is not known, or the drawing is in several lines.
    """
    drawn = to_scale([(line, length)], box)
    shape = drawn.shapes[0]
    if shape is None or drawn.kilometre is None:
        return None
    bars = (Scale(round(drawn.kilometre * metres / 1000), metres) for metres in _BARS)
    room = min(0.6 * box, shape.width - _LABEL * box)
    return next((bar for bar in bars if bar.width <= room), None)


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
    """``M12 30l4-1 6 7z``: each point counted from the whole numbers of the one before, so that no error adds up.

    Empty where the line is too small to be seen at all.
    """
    points = [(round(x), round(y)) for x, y in run]
    closed = len(points) > 2 and points[0] == points[-1]
    steps = [(x - px, y - py) for (px, py), (x, y) in pairwise(points[: -1 if closed else None])]
    said = " ".join(f"{x}{y}" if y < 0 else f"{x} {y}" for x, y in steps if x or y).replace(" -", "-")
    return f"M{points[0][0]} {points[0][1]}l{said}{'z' if closed else ''}" if said else ""


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
