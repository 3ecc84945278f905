"""The data of an SVG path followed as runs of points. Curves become short straight lines."""

import re
from collections.abc import Iterator, Sequence
from math import acos, ceil, cos, hypot, pi, radians, sin, sqrt, tan

Point = tuple[float, float]
Run = Sequence[Point]
Matrix = tuple[float, float, float, float, float, float]

_PART = re.compile(r"([MLHVCSQTAZ])([^MLHVCSQTAZ]*)", re.IGNORECASE)
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7}
_STEPS = 16  # straight lines for a curve at most
_LARGEST = 1e9


def follow(d: str, transform: str = "") -> list[Run]:
    """The runs of a checked path (``parsing.drawings``), each of two points or more; a closed one ends where it began.

    ValueError for numbers beyond reason.
    """
    runs: list[Run] = [run for run in _runs(d) if len(run) > 1]
    if transform:
        matrix = _matrix(transform)
        runs = [[_moved(point, matrix) for point in run] for run in runs]
    if any(not abs(value) < _LARGEST for run in runs for point in run for value in point):
        raise ValueError("the drawing is larger than any track")
    return runs


def _runs(d: str) -> Iterator[list[Point]]:
    run: list[Point] = []
    handle: tuple[str, Point] | None = None  # the last control point of a curve, and its kind
    for command, numbers in _commands(d):
        name, x, y = command.upper(), *(run[-1] if run else (0.0, 0.0))
        if name == "Z":
            last = [*run, run[0]] if run else []
            yield last
            # What follows without a move goes on from where the run began.
            run, handle = last[-1:], None
            continue
        if command.islower():
            numbers = _absolute(name, numbers, x, y)
        if name == "M":
            yield run
            run, handle = [(numbers[0], numbers[1])], None
        elif name in "LHV":
            run.append({"H": (numbers[0], y), "V": (x, numbers[0])}.get(name) or (numbers[0], numbers[1]))
            handle = None
        elif name == "A":
            run += _arc((x, y), numbers)
            handle = None
        else:
            controls = list(zip(numbers[::2], numbers[1::2], strict=True))
            if name in "ST":  # the first control point mirrors the last one of the curve before
                mirrored = handle is not None and handle[0] == ("C" if name == "S" else "Q")
                hx, hy = handle[1] if mirrored and handle else (x, y)
                controls.insert(0, (2 * x - hx, 2 * y - hy))
            run += _curve([(x, y), *controls])
            handle = ("C" if name in "CS" else "Q", controls[-2])
    yield run


def _commands(d: str) -> Iterator[tuple[str, list[float]]]:
    """Each command with one set of numbers; after a move, further pairs are lines."""
    for command, text in _PART.findall(d):
        numbers = [float(number) for number in text.split()]
        takes = _TAKES.get(command.upper(), 0)
        if not takes:
            yield command, []
        for start in range(0, len(numbers), takes or 1):
            yield command, numbers[start : start + takes]
            command = {"M": "L", "m": "l"}.get(command, command)


def _absolute(name: str, numbers: list[float], x: float, y: float) -> list[float]:
    if name in "HV":
        return [numbers[0] + (x if name == "H" else y)]
    first = 5 if name == "A" else 0
    return numbers[:first] + [n + (y if place % 2 else x) for place, n in enumerate(numbers[first:])]


def _curve(controls: list[Point]) -> list[Point]:
    """A Bézier curve of three or four control points, without its start."""
    if len(controls) == 3:  # the same curve, of four
        start, middle, end = controls
        inner = [tuple((2 * m + e) / 3 for m, e in zip(middle, at, strict=True)) for at in (start, end)]
        controls = [start, (inner[0][0], inner[0][1]), (inner[1][0], inner[1][1]), end]
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = controls
    # Short curves need few lines: most of a drawing is made of them.
    length = hypot(bx - ax, by - ay) + hypot(cx - bx, cy - by) + hypot(dx - cx, dy - cy)
    steps = min(_STEPS, max(2, ceil(min(length, 1000) / 3)))
    found = []
    for step in range(1, steps):
        t = step / steps
        u = 1 - t
        a, b, c, d = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
        found.append((a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy))
    return [*found, (dx, dy)]


def _arc(start: Point, numbers: list[float]) -> list[Point]:
    """A part of an ellipse, without its start, by the formulas of the SVG specification, F.6.5."""
    rx, ry, turned, large, sweep, x, y = numbers
    rx, ry = abs(rx), abs(ry)
    if not rx or not ry or start == (x, y):
        return [(x, y)]
    c, s = cos(radians(turned)), sin(radians(turned))
    dx, dy = (start[0] - x) / 2, (start[1] - y) / 2
    px, py = c * dx + s * dy, c * dy - s * dx
    grow = sqrt(max(1.0, (px / rx) ** 2 + (py / ry) ** 2))
    rx, ry = rx * grow, ry * grow
    off = (rx * py) ** 2 + (ry * px) ** 2
    root = sqrt(max(0.0, ((rx * ry) ** 2 - off) / off)) * (-1 if large == sweep else 1)
    mx, my = root * rx * py / ry, -root * ry * px / rx
    cx, cy = c * mx - s * my + (start[0] + x) / 2, s * mx + c * my + (start[1] + y) / 2
    begin = _angle((px - mx) / rx, (py - my) / ry)
    swept = (_angle((-px - mx) / rx, (-py - my) / ry) - begin) % (2 * pi)
    if not sweep:
        swept -= 2 * pi
    steps = max(2, ceil(abs(swept) / (pi / 12)))
    angles = [begin + swept * step / steps for step in range(1, steps)]
    arc = [(cx + rx * cos(a) * c - ry * sin(a) * s, cy + rx * cos(a) * s + ry * sin(a) * c) for a in angles]
    return [*arc, (x, y)]


def _angle(x: float, y: float) -> float:
    angle = acos(max(-1.0, min(1.0, x / (hypot(x, y) or 1))))
    return angle if y >= 0 else -angle


def _matrix(transform: str) -> Matrix:
    whole: Matrix = (1, 0, 0, 1, 0, 0)
    for name, text in re.findall(r"([A-Za-z]+)\(([^()]*)\)", transform):
        whole = _product(whole, _one(name, [float(number) for number in text.split()]))
    return whole


def _one(name: str, n: list[float]) -> Matrix:
    if name == "translate":
        return (1, 0, 0, 1, n[0], n[1] if len(n) > 1 else 0)
    if name == "scale":
        return (n[0], 0, 0, n[-1], 0, 0)
    if name == "rotate":
        c, s = cos(radians(n[0])), sin(radians(n[0]))
        x, y = n[1:3] if len(n) > 2 else (0, 0)
        return (c, s, -s, c, x - c * x + s * y, y - s * x - c * y)
    if name == "skewX":
        return (1, 0, tan(radians(n[0])), 1, 0, 0)
    if name == "skewY":
        return (1, tan(radians(n[0])), 0, 1, 0, 0)
    a, b, c, d, e, f = n
    return (a, b, c, d, e, f)


def _product(m: Matrix, n: Matrix) -> Matrix:
    a, b = _moved((n[0], n[1]), (*m[:4], 0, 0))
    c, d = _moved((n[2], n[3]), (*m[:4], 0, 0))
    return (a, b, c, d, *_moved((n[4], n[5]), m))


def _moved(point: Point, matrix: Matrix) -> Point:
    (x, y), (a, b, c, d, e, f) = point, matrix
    return a * x + c * y + e, b * x + d * y + f
