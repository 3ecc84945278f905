"""Places in the championship by season as a line, and under it the teams, season by season, where there is a choice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from results.charts.lines import Tick, place_marks, runs, scale
from results.charts.years import Years, side_by_side

WIDTH = 800
LEFT, RIGHT, TOP, BOTTOM = 44, 784, 26, 244
FOOT = 30  # from the last place to where the strokes of seasons without one stand
YEARS, RIBBON = 44, 38  # room for the years, and above them for the teams
# Units a letter takes over the ribbon: on a wide screen, and on a phone, where letters are larger.
LETTER, LARGE_LETTER = 8, 13.5
# More seasons than ``FEW``: not every place or year can be printed on a phone; than ``MANY``: nor anywhere.
FEW, MANY = 9, 28
MOST_YEARS, MOST_MAJOR = 9, 6


@dataclass(frozen=True, slots=True)
class SeasonPlace:
    """``place`` is None for a season that ended outside the table; ``team`` is empty where the chart is of a team."""

    year: int
    place: int | None
    team: str = ""
    team_name: str = ""
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """A season at ``x``, ``y``; ``is_major``: its place is printed even where there is little room; ``is_low``: under
    the dot, where the line comes from above on both sides."""

    x: float
    y: float
    season: SeasonPlace
    is_major: bool
    is_low: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """Seasons on end with one team, from ``x`` for ``width``; ``room``: whether its name fits ``wide``, ``narrow``
    or nowhere (empty)."""

    x: float
    width: float
    team: str
    name: str
    room: str

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 1)


@dataclass(frozen=True, slots=True)
class PlacesChart:
    """``paths`` are the unbroken runs as SVG points; ``unplaced`` are where seasons without a place stand, ``breaks``
    where years are left out because there was nothing for long; ``is_crowded``: no place can be printed."""

    rows: list[Tick]
    columns: list[Tick]
    paths: list[str]
    dots: list[Dot]
    stretches: list[Stretch]
    unplaced: list[float]
    breaks: list[float]
    is_crowded: bool
    width: int = WIDTH
    left: int = LEFT
    right: int = RIGHT
    bottom: int = BOTTOM
    foot: int = BOTTOM + FOOT
    ribbon: int = BOTTOM + FOOT + RIBBON

    @property
    def height(self) -> int:
        return (self.ribbon if self.stretches else self.foot) + YEARS

    @property
    def has_titles(self) -> bool:
        return any(dot.season.is_title for dot in self.dots)


def places_chart(seasons: Iterable[SeasonPlace]) -> PlacesChart | None:
    """Draw ``seasons``; years between them are gaps. None without two seasons that have a place."""
    by_year = {season.year: season for season in sorted(seasons, key=lambda season: season.year)}
    places = {season.year: season.place for season in by_year.values() if season.place}
    if len(places) < 2:
        return None
    years = side_by_side(by_year)
    marks = place_marks(list(places.values()))
    step = (RIGHT - LEFT) / years.count

    def x(at: float) -> float:
        return round(LEFT + (at + 0.5) * step, 1)

    def y(place: float) -> float:
        return scale(place, (marks[0], marks[-1]), (TOP, BOTTOM))

    breaks = [x(at - 0.5) for at in years.breaks]
    points = [(x(at), y(places[year]) if year in places else None) for year, at in years.at.items()]
    dots = [(x(years.at[year]), y(place), by_year[year]) for year, place in places.items()]
    return PlacesChart(
        rows=[Tick(y(mark), f"{mark:g}") for mark in marks],
        columns=[Tick(x(years.at[year]), label, is_major) for year, label, is_major in _years(years)],
        paths=runs(sorted([*points, *((at, None) for at in breaks)], key=lambda point: point[0])),
        dots=_dots(dots, max(places.values()), years.count),
        stretches=_stretches(by_year, years, step),
        unplaced=[x(years.at[year]) for year in by_year if year not in places],
        breaks=breaks,
        is_crowded=years.count > MANY,
    )


def _years(years: Years) -> list[tuple[int, str, bool]]:
    """The years to be named, how, and whether they are where there is little room. In full where one is sure of its
    place, else its last two figures: there are many."""
    named = years.marked(MOST_YEARS) if years.count > MANY else list(years.at)
    every = max(1, -(-len(named) // MOST_MAJOR))
    return [
        (year, str(year) if every < 3 or not index % every else f"{year % 100:02}", not index % every)
        for index, year in enumerate(named)
    ]


def _dots(found: Sequence[tuple[float, float, SeasonPlace]], worst: int, years: int) -> list[Dot]:
    heights = {season.year: y for _, y, season in found}
    return [
        Dot(
            x,
            y,
            season,
            is_major=years <= FEW or season.is_title or season.place == worst or index == len(found) - 1,
            is_low=_is_dip(heights, season.year),
        )
        for index, (x, y, season) in enumerate(found)
    ]


def _is_dip(heights: dict[int, float], year: int) -> bool:
    beside = [heights[other] for other in (year - 1, year + 1) if other in heights]
    return bool(beside) and all(height < heights[year] for height in beside)


def _stretches(by_year: dict[int, SeasonPlace], years: Years, step: float) -> list[Stretch]:
    stretches = []
    year_at = {at: year for year, at in years.at.items() if year in by_year}
    teams = [by_year[year_at[at]].team if at in year_at else "" for at in range(years.count)]
    for team, on_end in groupby(range(years.count), key=teams.__getitem__):
        found = list(on_end)
        if not team:
            continue
        x, width = round(LEFT + found[0] * step, 1), round(len(found) * step, 1)
        name = by_year[year_at[found[0]]].team_name
        room = "narrow" if len(name) * LARGE_LETTER < width else "wide" if len(name) * LETTER < width else ""
        stretches.append(Stretch(x, width - 2, team, name, room))
    return stretches
