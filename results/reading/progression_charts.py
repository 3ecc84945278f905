"""The way of a championship as two charts: by points and by place."""

from collections.abc import Callable
from dataclasses import dataclass

from results.charts.lines import Line, LineChart, line_chart
from results.reading.progression import After, Course, Progression


@dataclass(frozen=True, slots=True)
class DrawnCourse:
    course: Course
    line: Line


@dataclass(frozen=True, slots=True)
class ProgressionChart:
    """``kind`` is ``points`` or ``places``; ``courses`` are the lines of ``chart`` with whose they are."""

    kind: str
    chart: LineChart
    courses: list[DrawnCourse]


def progression_charts(way: Progression) -> list[ProgressionChart]:
    """Both charts; none while there is but one table."""
    if not way.is_drawn:
        return []
    return [
        _chart(way, "points", lambda after: None if after.points is None else float(after.points)),
        _chart(way, "places", lambda after: after.position),
    ]


def _chart(way: Progression, kind: str, value: Callable[[After], float | None]) -> ProgressionChart:
    chart = line_chart(
        [[value(after) for after in course.after] for course in way.courses],
        [code for _, code in way.columns],
        [course.label for course in way.courses],
        best_is_low=kind == "places",
    )
    drawn = [DrawnCourse(course, line) for course, line in zip(way.courses, chart.lines, strict=True)]
    return ProgressionChart(kind, chart, drawn)
