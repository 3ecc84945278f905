"""A line chart: series of values over rounds, scaled into a box, with ticks and labels that do not overlap."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

Value = float | None

WIDTH = 800
TOP, LEFT, BOTTOM = 14, 46, 54
ROUNDS_ON_A_LINE = 11
UNDER = (26, 48)  # where the names of rounds stand, on one line or in turn on two
# Labels grow where the chart is narrow, and room is left for that: units a letter, a capital, a line, and before it.
LETTER, CAPITAL, LINE, LEAD = 12.5, 16, 29, 28


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis at ``at``; ``is_major`` ones stay where there is little room. ``y``: where its name stands."""

    at: float
    label: str
    is_major: bool = True
    y: float = 0


@dataclass(frozen=True, slots=True)
class Line:
    """``paths`` are the unbroken runs of a series as SVG points, the last ending at ``end_y``; its label is apart."""

    paths: list[str]
    end_y: float
    label_y: float


@dataclass(frozen=True, slots=True)
class LineChart:
    width: float
    height: float
    left: float
    right: float
    bottom: float
    rows: list[Tick]
    columns: list[Tick]
    lines: list[Line]


def line_chart(
    series: Sequence[Sequence[Value]],
    rounds: Sequence[str],
    labels: Sequence[str],
    *,
    best_is_low: bool = False,
    height: float = 440,
) -> LineChart:
    """Draw each of ``series`` (a value a round; None: no value) over ``rounds``.

    Values rise from 0 at the bottom; with ``best_is_low`` they are places, 1 at the top.
    """
    values = [value for one in series for value in one if value is not None]
    marks = place_marks(values) if best_is_low else round_marks(max(values, default=0))
    right = WIDTH - LEAD - max(map(label_width, labels), default=0)
    bottom = height - BOTTOM
    xs = spread(len(rounds), LEFT, right)
    span = (marks[0], marks[-1]) if best_is_low else (marks[-1], marks[0])

    def y(value: float) -> float:
        return scale(value, span, (TOP, bottom))

    ends = [next((y(value) for value in reversed(one) if value is not None), bottom) for one in series]
    places = apart(ends, LINE, TOP, bottom)
    lines = [
        Line(runs([(x, None if value is None else y(value)) for x, value in zip(xs, one, strict=True)]), end, label)
        for one, end, label in zip(series, ends, places, strict=True)
    ]
    step = max(1, -(-len(rounds) // 6))
    # Many take turns on two lines; the few that stay where there is little room all stand on the upper one.
    lines_of = 1 if len(rounds) <= ROUNDS_ON_A_LINE else 2
    step += step % lines_of
    columns = [
        Tick(x, name, not index % step, bottom + UNDER[index % lines_of])
        for index, (x, name) in enumerate(zip(xs, rounds, strict=True))
    ]
    return LineChart(WIDTH, height, LEFT, right, bottom, [Tick(y(m), f"{m:g}") for m in marks], columns, lines)


def label_width(label: str) -> float:
    return len(label) * (CAPITAL if label.isupper() else LETTER)


def scale(value: float, source: tuple[float, float], target: tuple[float, float]) -> float:
    """``value`` of the range ``source`` in the range ``target``, to a tenth."""
    (low, high), (start, end) = source, target
    share = (value - low) / (high - low) if high != low else 0
    return round(start + share * (end - start), 1)


def spread(count: int, start: float, end: float) -> list[float]:
    """``count`` places from ``start`` to ``end``, equally far apart."""
    return [scale(index, (0, max(count - 1, 1)), (start, end)) for index in range(count)]


def round_marks(highest: float) -> list[float]:
    """Round numbers from 0 to at least ``highest``, five steps at most: 0, 100, 200 ..."""
    size = 1.0
    while True:
        for step in (size, size * 2, size * 5):
            if step * 5 >= highest:
                count = max(1, -int(-highest // step))
                return [step * index for index in range(count + 1)]
        size *= 10


def place_marks(places: Sequence[float]) -> list[float]:
    """Places 1 to the last of ``places``, every one, every fifth or every tenth."""
    last = int(max(places, default=1))
    step = 1 if last <= 6 else 5 if last <= 30 else 10
    # One that stands close to the last would be printed over it.
    inner = [float(place) for place in range(step, last, step) if place > 1 and last - place > last / 10]
    return [1.0, *inner, float(max(last, 2))]


def apart(wanted: Sequence[float], gap: float, top: float, bottom: float) -> list[float]:
    """Places near the ``wanted`` ones in their order, at least ``gap`` apart, within the box where they fit."""
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    found = [0.0] * len(wanted)
    floor = top
    for index in order:
        found[index] = max(wanted[index], floor)
        floor = found[index] + gap
    ceiling = bottom
    for index in reversed(order):
        found[index] = round(min(found[index], ceiling), 1)
        ceiling = found[index] - gap
    return found


def runs(points: Sequence[tuple[float, Value]]) -> list[str]:
    """The unbroken runs of ``points`` as SVG writes them: ``46,396 80.5,310``. A lone point is a run too."""
    found = []
    for is_gap, group in groupby(points, key=lambda point: point[1] is None):
        if not is_gap:
            run = [f"{x:g},{y:g}" for x, y in group]
            found.append(" ".join(run if len(run) > 1 else run * 2))
    return found
