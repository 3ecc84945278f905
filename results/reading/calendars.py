"""The calendar of a season: its Grands Prix in order, with what has been driven so far."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count, groupby
from typing import Any, NamedTuple

from django.db.models import (
    Count,
    DateTimeField,
    F,
    IntegerField,
    Q,
    QuerySet,
    Value,
)

from f1site import clock
from f1site.prepared import prepared
from f1site.shared import shared
from results.models import Classification, GrandPrix, Season, Session
from results.models.weekend import AnyGrandPrix
from results.reading.editions import (
    Edition,
    EditionRow,
    NamedSeason,
    edition,
    edition_rows,
    with_sheets,
)


@dataclass(frozen=True, slots=True)
class Calendar:
    """A season's Grands Prix in order of date.

    Two moments say how far the results go: ``last_raced`` is the last whose race has a sheet, ``last_with_sheet`` the
    last with one of its race or of its sprint. Whatever is said to be last, next, before or left is said after one of
    them; ``missing_after`` is what the calendar has had since.
    """

    season: NamedSeason
    grands_prix: Sequence[Edition]

    @property
    def counting(self) -> list[Edition]:
        return [grand_prix for grand_prix in self.grands_prix if not grand_prix.is_cancelled]

    @property
    def count(self) -> int:
        return len(self.counting)

    @property
    def races(self) -> int:
        """The Grands Prix whose race is run or may be: those of which one was called off have none."""
        return sum(not grand_prix.is_called_off for grand_prix in self.counting)

    @property
    def raced(self) -> list[Edition]:
        return [grand_prix for grand_prix in self.counting if grand_prix.is_raced]

    @property
    def called_off(self) -> list[Edition]:
        """Those that count, though their race has no result and will have none."""
        return [grand_prix for grand_prix in self.counting if grand_prix.is_called_off]

    @property
    def sprints(self) -> int:
        return sum(grand_prix.has_sprint for grand_prix in self.counting)

    @property
    def is_complete(self) -> bool:
        return bool(self.raced or self.last_with_sheet) and all(is_over(grand_prix) for grand_prix in self.counting)

    @property
    def cancelled(self) -> list[Edition]:
        return [grand_prix for grand_prix in self.grands_prix if grand_prix.is_cancelled]

    @property
    def last_raced(self) -> Edition | None:
        return next(reversed(self.raced), None)

    @property
    def last_with_sheet(self) -> Edition | None:
        return next((each for each in reversed(self.counting) if has_points(each)), None)

    @property
    def next(self) -> Edition | None:
        """The first to come by the clock; a postponed one without a date comes after all."""
        return next_of(self.counting)

    @property
    def to_come(self) -> list[Edition]:
        return [grand_prix for grand_prix in self.counting if grand_prix.is_to_come]

    @property
    def overdue(self) -> list[Edition]:
        return overdue_of(self.counting)

    def missing_after(self, grand_prix: Edition) -> list[Edition]:
        """Those since ``grand_prix``, one with a sheet, that are over by the calendar and have no result here.

        After a sprint the race of its own weekend is among them.
        """
        return overdue_of(self.grands_prix[self.grands_prix.index(grand_prix) :])

    def until(self, grand_prix: AnyGrandPrix) -> list[Edition]:
        """All up to ``grand_prix``, itself included."""
        return [*self.grands_prix[: self.grands_prix.index(grand_prix) + 1]]  # type: ignore[arg-type]  # a row is equal to its value

    def between(self, first: Edition, last: Edition) -> list[Edition]:
        """The counting ones after ``first`` and before ``last``."""
        there = self.grands_prix[self.grands_prix.index(first) + 1 : self.grands_prix.index(last)]
        return [grand_prix for grand_prix in there if not grand_prix.is_cancelled]

    def find(self, slug: str) -> Edition | None:
        return next((grand_prix for grand_prix in self.grands_prix if grand_prix.slug == slug), None)

    def before(self, grand_prix: Edition) -> Edition | None:
        index = self.grands_prix.index(grand_prix)
        return self.grands_prix[index - 1] if index else None

    def after(self, grand_prix: Edition) -> Edition | None:
        return next(iter(self.grands_prix[self.grands_prix.index(grand_prix) + 1 :]), None)


@dataclass(frozen=True, slots=True)
class Progress:
    """How much of a season there is and how much of it is driven; ``called_off`` are races without a result to come."""

    grands_prix: int = 0
    raced: int = 0
    sprints: int = 0
    called_off: int = 0
    is_begun: bool = False

    @property
    def races(self) -> int:
        return self.grands_prix - self.called_off

    @property
    def is_complete(self) -> bool:
        return self.is_begun and self.grands_prix == self.raced + self.called_off


def is_over(grand_prix: Edition) -> bool:
    """Nothing more is to come of it, by its results and not by the clock."""
    return grand_prix.is_raced or grand_prix.is_called_off


def has_points(grand_prix: Edition) -> bool:
    """A sheet is out that a championship table counts."""
    return grand_prix.is_raced or grand_prix.is_sprinted


def is_after_sprint(grand_prix: Edition) -> bool:
    """What stands after it stands after its sprint, for its race has no result yet."""
    return grand_prix.is_sprinted and not is_over(grand_prix)


def next_of(grands_prix: Iterable[Edition]) -> Edition | None:
    """The first to come of Grands Prix in order of date."""
    return next((grand_prix for grand_prix in grands_prix if grand_prix.is_to_come), None)


def overdue_of(grands_prix: Iterable[Edition]) -> list[Edition]:
    """Those whose day is past and whose result is not in."""
    return [each for each in grands_prix if each.date and not (is_over(each) or each.is_to_come or each.is_cancelled)]


@prepared(EditionRow, years=IntegerField(), at=DateTimeField())
def _of_seasons(years: Any, at: Any) -> QuerySet[GrandPrix, Any]:
    return edition_rows(GrandPrix.objects.filter(season__among=years).chronological(), at)


@prepared(NamedSeason, years=IntegerField())
def _seasons(years: Any) -> QuerySet[Season, Any]:
    return Season.objects.filter(year__among=years).order_by("year").values(*NamedSeason._fields)


@shared
def calendar_of(year: int) -> Calendar | None:
    """None for a year that is no season. One query, two for a season without any Grand Prix."""
    return calendars_of([year]).get(year)


def calendars_of(years: Iterable[int]) -> dict[int, Calendar]:
    """By year. One query, two where a year has no Grand Prix."""
    years, at = list(years), clock.now()
    held = by_year(_of_seasons(years=years, at=at), at)
    found = {year: Calendar(editions[0].season, editions) for year, editions in held.items()}
    if others := [year for year in years if year not in found]:
        found |= {season.year: Calendar(season, ()) for season in _seasons(years=others)}
    return dict(sorted(found.items()))


def by_year(rows: Iterable[EditionRow], at: datetime) -> dict[int, tuple[Edition, ...]]:
    """With their rounds: the number of each that has a date and is not cancelled."""
    found = {}
    for year, those in groupby(rows, key=lambda row: row.year):
        numbers = count(1)
        found[year] = tuple(
            edition(row, at, next(numbers) if row.date and row.state != GrandPrix.State.CANCELLED else None)
            for row in those
        )
    return found


class Counted(NamedTuple):
    """How much is planned in a season, or how many sessions of a ``kind`` have a result."""

    year: int
    kind: str
    total: int
    sprints: int
    called_off: int


@prepared(Counted, at=DateTimeField())
def _counted(at: Any) -> QuerySet[Any, Any]:
    """Results by their sheets: to ask each Grand Prix for them takes PostgreSQL three times as long."""
    has_sprint = Q(sprint__isnull=False) & ~Q(sprint__state__in=Session.CALLED_OFF)
    is_called_off = Q(race__state__in=Session.CALLED_OFF, race_sheet=None)
    planned = with_sheets(GrandPrix.objects.counting(), at).order_by().values(year=F("season_id"), kind=Value(""))
    sheets = Classification.objects.filter(issued_at__lte=at, session__kind__in=Session.SCORING_KINDS).order_by()
    of_those_that_count = sheets.exclude(session__grand_prix__state=GrandPrix.State.CANCELLED)
    driven = of_those_that_count.values(year=F("session__grand_prix__season"), kind=F("session__kind"))
    return planned.annotate(
        total=Count("pk"), sprints=Count("pk", filter=has_sprint), called_off=Count("pk", filter=is_called_off)
    ).union(driven.annotate(total=Count("session", distinct=True), sprints=Value(0), called_off=Value(0)), all=True)


def progress() -> dict[int, Progress]:
    """How far each season is, by year; a year without Grands Prix is left out. One query."""
    counted = {(row.year, row.kind): row for row in _counted(at=clock.now())}
    found = {}
    for year, total, sprints, called_off in [(row.year, *row[2:]) for row in counted.values() if not row.kind]:
        raced, sprinted = (counted.get((year, kind)) for kind in (Session.Kind.RACE, Session.Kind.SPRINT))
        found[year] = Progress(total, raced.total if raced else 0, sprints, called_off, bool(raced or sprinted))
    return found


def complete_seasons() -> set[int]:
    """The years of the seasons that are over. One query."""
    return {year for year, driven in progress().items() if driven.is_complete}
