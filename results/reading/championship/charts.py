"""The way of a championship as two charts: by points and by place."""

from collections.abc import Callable
from dataclasses import dataclass

from results.charts.lines import BOTTOM, LINE, TOP, Line, LineChart, line_chart
from results.reading.championship.progression import After, Course, Progression
from results.reading.sentences.championship import climb_in_words

# Heights in the units of a drawing 800 wide; a line of the table takes so many in each chart.
LOWEST, HIGHEST, LINE_OF_TABLE = 300, 620, 24
# Points lie closer together than places: so much higher than their labels need, these can stand beside their lines.
ROOM_FOR_POINTS = 1.35


@dataclass(frozen=True, slots=True)
class DrawnCourse:
    course: Course
    line: Line


@dataclass(frozen=True, slots=True)
class ProgressionChart:
    """``kind`` is ``points`` or ``places``; ``courses`` are the lines of ``chart`` with whose they are."""

    kind: str
    words: str
    chart: LineChart
    courses: list[DrawnCourse]


def progression_charts(way: Progression, lines: int = 0) -> list[ProgressionChart]:
    """Both charts, as high as the table of so many ``lines`` beside them; none while there is but one table."""
    if not way.is_drawn:
        return []
    labels = TOP + LINE * len(way.courses) + BOTTOM
    height = min(max(LOWEST, labels, LINE_OF_TABLE * lines), HIGHEST)
    return [
        _chart(
            way,
            "points",
            way.led,
            min(max(height, labels * ROOM_FOR_POINTS), HIGHEST),
            lambda after: None if after.points is None else float(after.points),
        ),
        _chart(way, "places", climb_in_words(way) or way.margin, height, lambda after: after.position),
    ]


def _chart(
    way: Progression, kind: str, words: str, height: float, value: Callable[[After], float | None]
) -> ProgressionChart:
    chart = line_chart(
        [[value(after) for after in course.after] for course in way.courses],
        [code for _, code in way.columns],
        [course.label for course in way.courses],
        best_is_low=kind == "places",
        height=height,
    )
    drawn = [DrawnCourse(course, line) for course, line in zip(way.courses, chart.lines, strict=True)]
    return ProgressionChart(kind, words, chart, drawn)
