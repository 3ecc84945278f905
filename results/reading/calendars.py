"""The calendar of a season: its Grands Prix in order, with what has been driven so far."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet
from django.utils import timezone

from results.models import Classification, GrandPrix, Season, Session
from results.scoring.world_championship import FIRST


@dataclass(slots=True)
class Calendar:
    """A season's Grands Prix in order of date, each with ``round``, ``has_sprint`` and ``is_raced``."""

    season: Season
    grands_prix: list[GrandPrix]

    @property
    def counting(self) -> list[GrandPrix]:
        return [grand_prix for grand_prix in self.grands_prix if not grand_prix.is_cancelled]

    @property
    def count(self) -> int:
        return len(self.counting)

    @property
    def sprints(self) -> int:
        return sum(grand_prix.has_sprint for grand_prix in self.counting)

    @property
    def is_complete(self) -> bool:
        return bool(self.counting) and all(grand_prix.is_raced for grand_prix in self.counting)

    @property
    def cancelled(self) -> list[GrandPrix]:
        return [grand_prix for grand_prix in self.grands_prix if grand_prix.is_cancelled]

    @property
    def next(self) -> GrandPrix | None:
        """The first after the last that has a result; a postponed one without a date comes after all."""
        counting = self.counting
        raced = [index for index, grand_prix in enumerate(counting) if grand_prix.is_raced]
        return next(iter(counting[raced[-1] + 1 if raced else 0 :]), None)

    def find(self, slug: str) -> GrandPrix | None:
        return next((grand_prix for grand_prix in self.grands_prix if grand_prix.slug == slug), None)

    def before(self, grand_prix: GrandPrix) -> GrandPrix | None:
        index = self.grands_prix.index(grand_prix)
        return self.grands_prix[index - 1] if index else None

    def after(self, grand_prix: GrandPrix) -> GrandPrix | None:
        return next(iter(self.grands_prix[self.grands_prix.index(grand_prix) + 1 :]), None)


@dataclass(frozen=True, slots=True)
class Progress:
    """How much of a season there is and how much of it is driven."""

    grands_prix: int = 0
    raced: int = 0
    sprints: int = 0

    @property
    def is_complete(self) -> bool:
        return 0 < self.grands_prix == self.raced


def is_raced() -> Exists:
    """For annotations of Grands Prix: a sheet of the race is out."""
    return Exists(
        Classification.objects.filter(
            session__grand_prix=OuterRef("pk"), session__kind=Session.Kind.RACE, issued_at__lte=timezone.now()
        )
    )


def years_raced() -> tuple[int | None, int | None]:
    """The first and the newest season with a race that was run; None where there is none. One query."""
    out = Classification.objects.issued().filter(session__kind=Session.Kind.RACE).order_by()
    found = out.aggregate(first=Min("session__grand_prix__season"), newest=Max("session__grand_prix__season"))
    return found["first"], found["newest"]


def is_known_from_the_start(year: int, first_raced: int | None) -> bool:
    """Whether a career whose first results here are of ``year`` began then.

    Of the first season of all nobody knows, unless it is the first there ever was: what came before it is missing.
    """
    return first_raced is not None and (year > first_raced or first_raced <= FIRST)


def _has_sprint() -> Exists:
    return Exists(Session.objects.filter(grand_prix=OuterRef("pk"), kind=Session.Kind.SPRINT))


def read_calendar(season: Season) -> Calendar:
    """One query."""
    calendar = Calendar(season, list(_grands_prix(season.pk)))
    for grand_prix in calendar.grands_prix:
        grand_prix.season = season
    return calendar


def read_calendar_of(year: int) -> Calendar | None:
    """The calendar of a year with its Season; None for one without any Grand Prix. One query."""
    grands_prix = list(_grands_prix(year).select_related("season", "layout__circuit"))
    return Calendar(grands_prix[0].season, grands_prix) if grands_prix else None


def _grands_prix(year: int) -> QuerySet[GrandPrix]:
    return (
        GrandPrix.objects.filter(season=year)
        .with_round()
        .annotate(has_sprint=_has_sprint(), is_raced=is_raced())
        .select_related("layout__circuit")
        .chronological()
    )


def complete_seasons() -> set[int]:
    """The years of the seasons that are over. One query."""
    return {year for year, driven in progress().items() if driven.is_complete}


def progress(years: Iterable[int] | None = None) -> dict[int, Progress]:
    """How far each season is (default: all of them), by year; a year without Grands Prix is left out. One query."""
    grands_prix = GrandPrix.objects.counting()
    if years is not None:
        grands_prix = grands_prix.filter(season__in=list(years))
    counted = (
        grands_prix.annotate(has_sprint=_has_sprint(), is_raced=is_raced())
        .order_by()
        .values("season")
        .annotate(
            total=Count("pk"),
            raced=Count("pk", filter=Q(is_raced=True)),
            sprints=Count("pk", filter=Q(has_sprint=True)),
        )
    )
    return {row["season"]: Progress(row["total"], row["raced"], row["sprints"]) for row in counted}
