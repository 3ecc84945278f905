"""Marks: what a record counts of one competitor in one race. Read for all races at once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple

from django.db.models import (
    BigIntegerField,
    CharField,
    ExpressionWrapper,
    F,
    IntegerField,
    Q,
    QuerySet,
)

from f1site import clock
from f1site.aggregates import Together
from f1site.prepared import Prepared, prepared
from f1site.shared import shared
from results.models import Championship, Entry, Score
from results.parsing.positions import NEVER_STARTED
from results.reading.entries import all_poles, years_with
from results.reading.records.kinds import CONSTRUCTORS, DRIVER_AND_TEAM, DRIVERS
from results.reading.records.races import Race, read_races

# A driver or a constructor by id, or (driver, constructor): who a record is counted for.
Competitor = int | tuple[int, int]
# What it has of each race that brought something, by the number of the race and in order: a team with two cars on the
# podium has 2 of it.
Haul = dict[int, int | Decimal]
Hauls = dict[Competitor, Haul]

CONDITIONS = {
    "wins": Q(position=1),
    "podiums": Q(position__lte=3),
    "fastest-laps": Q(fastest_lap=True),
    # Whoever has a place has started, which is quicker to see.
    "starts": Q(position__isnull=False) | ~Q(status__in=NEVER_STARTED),
}
WHO = {DRIVERS: ("driver",), CONSTRUCTORS: ("constructor",), DRIVER_AND_TEAM: ("driver", "constructor")}
# What a team can have several of in one race, and what tells them apart: a step of the podium that two drivers of one
# car share is one, a fastest lap that two cars share is two.
SEVERAL = {"podiums": "position", "fastest-laps": "line"}


class _Brought(NamedTuple):
    """Who is counted in a sheet, Together: a line for each start would take longer than all the rest."""

    sheet: int
    who: str


class _Result(NamedTuple):
    """Who is counted in a sheet for each of CONDITIONS, Together; None for nobody."""

    sheet: int
    wins: str | None
    podiums: str | None
    fastest_laps: str | None
    starts: str | None


class _Car(NamedTuple):
    sheet: int
    driver: int
    constructor: int


class _Year(NamedTuple):
    year: int


def read_hauls(kind: str, by: str, races: Sequence[Race]) -> Hauls:
    """What a record counts of each competitor in ``races``. Three queries at most. ``by``: a key of WHO."""
    read = {"points": _points, "poles": _poles}.get(kind)
    if read:
        return read(by, races)
    numbers = {race.sheet: race.number for race in races}
    brought = sorted((numbers[sheet], who) for sheet, who in _brought(kind, by)(sheets=list(numbers)))
    return _gathered(brought, kind, by)


@shared
def all_hauls(kind: str, by: str) -> Hauls:
    """As ``read_hauls``, in all races there are."""
    return read_hauls(kind, by, read_races().in_order)


@shared
def read_results(by: str) -> dict[str, Hauls]:
    """All that is counted by CONDITIONS, in all races there are. One query beside that of the races."""
    numbers = {race.sheet: race.number for race in read_races().in_order}
    rows = sorted(_results(by)(sheets=list(numbers)), key=lambda row: numbers[row.sheet])
    found = {}
    for kind in CONDITIONS:
        column = attrgetter(_column(kind))
        found[kind] = _gathered(((numbers[row.sheet], who) for row in rows if (who := column(row))), kind, by)
    return found


@cache
def _brought(kind: str, by: str) -> Prepared[_Brought]:
    @prepared(_Brought, sheets=IntegerField())
    def brought(sheets: Any) -> QuerySet[Any, Any]:
        entries = Entry.objects.filter(CONDITIONS[kind], classification__among=sheets).order_by()
        return entries.values(sheet=F("classification")).annotate(who=Together(*_told(kind, by)))

    return brought


@cache
def _results(by: str) -> Prepared[_Result]:
    @prepared(_Result, sheets=IntegerField())
    def results(sheets: Any) -> QuerySet[Any, Any]:
        told = {_column(kind): Together(*_told(kind, by), filter=condition) for kind, condition in CONDITIONS.items()}
        entries = Entry.objects.filter(classification__among=sheets).order_by()
        return entries.values(sheet=F("classification")).annotate(**told)

    return results


def _column(kind: str) -> str:
    return kind.replace("-", "_")


def _told(kind: str, by: str) -> tuple[str, ...]:
    return (*WHO[by], SEVERAL[kind]) if by == CONSTRUCTORS and kind in SEVERAL else WHO[by]


def _gathered(rows: Iterable[tuple[int, str]], kind: str, by: str) -> Hauls:
    found: dict[str, Haul] = defaultdict(dict)
    if by == CONSTRUCTORS and kind in SEVERAL:
        for number, several in rows:
            for each in set(several.split(",")):
                haul = found[each.partition("/")[0]]
                haul[number] = haul.get(number, 0) + 1
    else:
        for number, who in rows:
            for each in who.split(","):
                found[each][number] = 1
    return _of_competitors(found)


def _of_competitors(found: dict[str, Haul]) -> Hauls:
    return {_competitor(who): haul for who, haul in found.items()}


def _competitor(who: str) -> Competitor:
    driver, _, constructor = who.partition("/")
    return (int(driver), int(constructor)) if constructor else int(driver)


def _poles(by: str, races: Sequence[Race]) -> Hauls:
    """Whose car was on pole is not known where its driver was not in the race: it is nobody's but the driver's."""
    at = {race.pk: race for race in races}
    sitters = sorted((at[pole.grand_prix], pole.sitter) for pole in all_poles(at=clock.now()) if pole.grand_prix in at)
    cars = {} if by == DRIVERS else _read_cars((race.sheet, sitter) for race, sitter in sitters)
    hauls: Hauls = defaultdict(dict)
    for race, sitter in sitters:
        car = cars.get((race.sheet, sitter))
        if by == DRIVERS:
            hauls[sitter][race.number] = 1
        elif car:
            hauls[car if by == CONSTRUCTORS else (sitter, car)][race.number] = 1
    return hauls


# A driver in a sheet as one number, so that many can be looked for at once.
_IN_SHEET = 1 << 32


@prepared(_Car, sheets=IntegerField(), drivers=BigIntegerField())
def _cars(sheets: Any, drivers: Any) -> QuerySet[Any, Any]:
    code = ExpressionWrapper(F("classification") * _IN_SHEET + F("driver"), BigIntegerField())
    entries = Entry.objects.filter(classification__among=sheets, shared_car=False).annotate(code=code)
    return (
        entries.filter(code__among=drivers).order_by("-line").values("driver", "constructor", sheet=F("classification"))
    )


def _read_cars(drivers: Iterable[tuple[int, int]]) -> dict[tuple[int, int], int]:
    """The constructor of each (sheet, driver): of the first car that was his alone. One query."""
    asked = list(drivers)
    rows = _cars(
        sheets=list({sheet for sheet, _ in asked}), drivers=[sheet * _IN_SHEET + driver for sheet, driver in asked]
    )
    return {(row.sheet, row.driver): row.constructor for row in rows}


@cache
def _scored(by: str) -> Prepared[_Brought]:
    """Of all sheets, those that do not count any more too: to ask of each score for its sheet takes longer."""

    @prepared(_Brought)
    def scored() -> QuerySet[Any, Any]:
        # The sum keeps a database from going through the entries by their sheets: few of them have scored.
        sheet = ExpressionWrapper(F("entry__classification") + 0, IntegerField())
        told = Together(*(f"entry__{who}" for who in WHO[by]), "points")
        scores = Score.objects.filter(championship=Championship.DRIVERS).order_by()
        return scores.values(sheet=sheet).annotate(who=told)

    return scored


@prepared(_Year, championship=CharField())
def _years_with(championship: Any) -> QuerySet[Any, Any]:
    return years_with(championship).values(year=F("grand_prix__season")).distinct()


class _Parts(dict[str, tuple[str, Decimal]]):
    """``12/25`` is what 12 has scored: of thousands most have been told before."""

    def __missing__(self, told: str) -> tuple[str, Decimal]:
        who, _, points = told.rpartition("/")
        self[told] = who, Decimal(points)
        return self[told]


def _points(by: str, races: Sequence[Race]) -> Hauls:
    """Points of races and sprints, added up for each weekend.

    A constructor is credited with what its drivers scored, in the seasons with a championship for it.
    """
    if by == CONSTRUCTORS:
        years = {row.year for row in _years_with(championship=Championship.CONSTRUCTORS)}
        races = [race for race in races if race.year in years]
    of_sheets = {race.sheet: race.number for race in races} | {
        race.sprint: race.number for race in races if race.sprint
    }
    rows = sorted((of_sheets[row.sheet], row.who) for row in _scored(by)() if row.sheet in of_sheets)
    parts = _Parts()
    found: dict[str, Haul] = defaultdict(dict)
    for number, told in rows:
        for each in told.split(","):
            who, points = parts[each]
            haul = found[who]
            haul[number] = haul[number] + points if number in haul else points
    return _of_competitors(found)
