"""What each row of one sheet earns."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import NamedTuple

from results.scoring.rules import FastestLapPoint, RaceRules, Rules
from results.scoring.sheets import Row, Sheet

AS_THE_SEASON = RaceRules()
Points = list[int]  # hundredths of a point, one per row
Places = list[int | None]  # one per row, None where there is none


class Awards(NamedTuple):
    """What the rows of a sheet earn, in its order: hundredths of a point, and the place that counts in a countback."""

    points: Points
    places: Places


def score(rules: Rules, grand_prix: str, sheet: Sheet) -> Awards:
    """What every row of ``sheet`` earns. Sprint places count in a countback where the rules say so."""
    rows = sheet.rows
    race = rules.races.get(grand_prix, AS_THE_SEASON)
    if not race.counts:
        return Awards([0] * len(rows), [None] * len(rows))
    if sheet.kind == "sprint":
        return _for_sprint(rules, rows)
    awards = _for_places(rules, race, rows)
    if rules.fastest_lap and race.fastest_lap:
        _add_fastest_lap(rules.fastest_lap, race, rows, awards.points)
    return awards


def pole_points(rules: Rules, grand_prix: str) -> int:
    """Hundredths of a point for pole position there."""
    return hundredths(rules.pole) if rules.races.get(grand_prix, AS_THE_SEASON).counts else 0


def _for_sprint(rules: Rules, rows: tuple[Row, ...]) -> Awards:
    worth = _worth(rules.sprint, Decimal(1))
    points = [worth.get(row.position, 0) for row in rows]
    places: Places = [None] * len(rows)
    if rules.sprint_places:
        places = [row.position if earned or rules.countback != "paid" else None for row, earned in _pairs(rows, points)]
    if any(row.shared_car for row in rows):
        points = _shared(rules, AS_THE_SEASON, rows, points)
    if cars := cars_paid(rules):
        points = _best_cars(rows, points, cars)
    if rules.sprint_fastest_lap:
        _add_fastest_lap(rules.sprint_fastest_lap, AS_THE_SEASON, rows, points)
    return Awards(points, places)


def cars_paid(rules: Rules) -> int | None:
    """How many cars of a constructor score at most, where more may be entered."""
    return 1 if rules.best_car_only else rules.cars if rules.more_cars else None


def _pairs(rows: tuple[Row, ...], points: Points) -> Iterable[tuple[Row, int]]:
    return zip(rows, points, strict=True)


def hundredths(points: Decimal) -> int:
    return int((points * 100).to_integral_value(ROUND_HALF_UP))


@cache
def as_points(amount: int) -> Decimal:
    """Hundredths as points."""
    return Decimal(amount).scaleb(-2)


@cache
def _worth(table: tuple[Decimal, ...], factor: Decimal) -> dict[int | None, int]:
    """Hundredths of a point by place; places without any are left out."""
    return {place: hundredths(points * factor) for place, points in enumerate(table, start=1)}


def _for_places(rules: Rules, race: RaceRules, rows: tuple[Row, ...]) -> Awards:
    worth = _worth(rules.race, race.factor)
    places: Places = [row.position for row in rows]
    if race.outside:
        places = _without(race.outside, rows)
    points = [worth.get(place, 0) for place in places]
    if any(row.shared_car for row in rows):
        points = _shared(rules, race, rows, points)
    for unpaid in race.unpaid:
        points = [0 if unpaid.is_for(row) else earned for row, earned in zip(rows, points, strict=True)]
    if rules.countback == "paid":
        places = [place if earned else None for place, earned in zip(places, points, strict=True)]
    if cars := cars_paid(rules):
        points = _best_cars(rows, points, cars)
    return Awards(points, places)


def _without(outside: frozenset[str], rows: tuple[Row, ...]) -> Places:
    """The places as they are for the points: cars outside the scoring order are passed over."""
    ahead = [row.position for row in rows if row.driver in outside and row.position is not None]
    return [
        None
        if row.position is None or row.driver in outside
        else row.position - sum(place < row.position for place in ahead)
        for row in rows
    ]


def _shared(rules: Rules, race: RaceRules, rows: tuple[Row, ...], points: Points) -> Points:
    """Points of cars that several drivers drove: split evenly among them, or gone."""
    shared = {row.position for row in rows if row.shared_car}
    if rules.shared_cars == "nothing":
        return [0 if row.position in shared else earned for row, earned in zip(rows, points, strict=True)]
    crews = Counter(
        row.position for row in rows if not any(unpaid.is_for(row) and not unpaid.keeps_share for unpaid in race.unpaid)
    )
    return [
        hundredths(as_points(earned) / crews[row.position]) if row.position in shared and earned else earned
        for row, earned in zip(rows, points, strict=True)
    ]


def _best_cars(rows: tuple[Row, ...], points: Points, cars: int) -> Points:
    """Only so many of the best-placed cars of each constructor that earned something keep it."""
    paid: dict[Hashable, int] = {}
    kept = list(points)
    is_over = False
    for index, (row, earned) in enumerate(zip(rows, points, strict=True)):
        if not earned:
            continue
        if not row.shared_car:  # else it is the car of the row before
            before = paid.get(row.constructor, 0)
            is_over = before >= cars
            paid[row.constructor] = before + 1
        if is_over:
            kept[index] = 0
    return kept


def _add_fastest_lap(rule: FastestLapPoint, race: RaceRules, rows: tuple[Row, ...], points: Points) -> None:
    """Add the point (or its shares) in place. A driver who drove two cars gets it once."""
    setters: dict[str, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        if row.fastest_lap and race.fastest_lap_to in (None, row.driver):
            setters[row.driver].append(index)
    for first, *_ in setters.values():
        place = rows[first].position
        if rule.within is None or (place is not None and place <= rule.within):
            points[first] += hundredths(rule.points * race.factor / len(setters))
