"""The calendar of a season: its Grands Prix in order, with what has been driven so far."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from results.models import Classification, GrandPrix, Season, Session

# A race ends two hours after its start, whatever is left of it.
RACE_LASTS = timedelta(hours=2)
# The day at the track and the day in UTC may be two apart where one zone is far east and the other far west.
OTHER_DAY = timedelta(days=2)


@dataclass(slots=True)
class Calendar:
    """A season's Grands Prix in order of date, each with ``round``, ``has_sprint``, ``is_raced`` and ``is_to_come``."""

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
        """The first to come by the clock; a postponed one without a date comes after all."""
        return next_of(self.counting)

    @property
    def overdue(self) -> list[GrandPrix]:
        return overdue_of(self.counting)

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


def with_clock(grands_prix: QuerySet[GrandPrix]) -> QuerySet[GrandPrix]:
    """Each with ``is_raced``, and ``is_to_come``: neither raced nor over by the clock, so that its day is still to be.

    Told by the start of the race, by the day where no start is known, of a postponed one by its new day. Without one
    it is to come as long as its season may run.
    """
    now = timezone.now()
    race = Session.objects.filter(grand_prix=OuterRef("pk"), kind=Session.Kind.RACE)
    scheduled, postponed = Q(state=GrandPrix.State.SCHEDULED), Q(state=GrandPrix.State.POSTPONED)
    by_start = scheduled & Q(race_start__gt=now - RACE_LASTS)
    by_day = (postponed | scheduled & Q(race_start=None)) & Q(date__gte=now.date())
    undated = (postponed | scheduled) & Q(date=None, season__gte=now.year)
    return grands_prix.annotate(
        is_raced=is_raced(), race_start=Subquery(race.order_by("pk").values("starts_at")[:1])
    ).annotate(is_to_come=Q(is_raced=False) & (by_start | by_day | undated))


def next_of(grands_prix: Iterable[GrandPrix]) -> GrandPrix | None:
    """The first to come of Grands Prix ``with_clock`` in order of date."""
    return next((grand_prix for grand_prix in grands_prix if grand_prix.is_to_come), None)


def overdue_of(grands_prix: Iterable[GrandPrix]) -> list[GrandPrix]:
    """Those of Grands Prix ``with_clock`` whose day is past and whose result is not in."""
    return [each for each in grands_prix if each.date and not (each.is_raced or each.is_to_come or each.is_cancelled)]


def next_grand_prix() -> GrandPrix | None:
    """The next of all seasons, with its circuit: the one answer to what is next. One query."""
    soon = GrandPrix.objects.filter(date__gte=timezone.now().date() - OTHER_DAY)
    return with_clock(soon).filter(is_to_come=True).select_related("layout__circuit").chronological().first()


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
        with_clock(GrandPrix.objects.filter(season=year))
        .with_round()
        .annotate(has_sprint=_has_sprint())
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
