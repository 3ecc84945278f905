"""The grid against the finish as a drawing: a line for each car."""

from collections.abc import Sequence
from dataclasses import dataclass

from results.charts.slopes import LEFT, RIGHT, STEP, WIDTH, Slope, height, slopes
from results.reading.sheets.grids import Start
from results.reading.short_names import short_names

# With fewer there is nothing to see that the table does not say.
FEWEST = 4
_GAP = 12
# A longer name would run out of the drawing.
_LETTERS = 15


@dataclass(frozen=True, slots=True)
class Course:
    """A car's line, with what stands at its ends; ``is_second`` for a team's second car, ``is_out`` without a place."""

    team: str
    slope: Slope
    left: str
    right: str
    is_second: bool
    is_out: bool


@dataclass(frozen=True, slots=True)
class StartToFinish:
    courses: list[Course]
    height: int
    width: int = WIDTH
    left: int = LEFT
    right: int = RIGHT
    step: int = STEP
    words_left: int = LEFT - _GAP
    words_right: int = RIGHT + _GAP


def start_to_finish(starts: Sequence[Start]) -> StartToFinish | None:
    """None where too few cars are on both lists, or somebody shared a car: then one line would not be one car."""
    cars = [(start, start.row) for start in starts if start.row]
    cars.sort(key=lambda car: car[0].place.pit_lane)  # they start behind everybody, whatever place they left free
    if len(cars) < FEWEST or any(row.crew for _, row in cars):
        return None
    finish = sorted(row.entry.line for _, row in cars)
    lines = slopes([(place, finish.index(row.entry.line)) for place, (_, row) in enumerate(cars)])
    names = short_names((start.place.driver.name, start.place.driver.last_name) for start, _ in cars)
    teams: set[str] = set()
    courses = []
    for (start, row), slope in zip(cars, lines, strict=True):
        name = shortened(names[start.place.driver.name])
        grid = "PL" if start.place.pit_lane else start.place.position or "–"
        result = f"{row.entry.position or row.entry.status} {name}"
        team, is_out = row.entry.constructor.slug, row.entry.position is None
        courses.append(Course(team, slope, f"{name} {grid}", result, team in teams, is_out))
        teams.add(team)
    return StartToFinish(courses, height(len(cars)))


def shortened(name: str) -> str:
    """A name of at most fifteen letters, the last a full stop where some are left out."""
    return name if len(name) <= _LETTERS else f"{name[: _LETTERS - 1].rstrip()}."
