"""What was last and what is next, of all seasons, and what should have a result by now."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.models import DateField, DateTimeField, Exists, OuterRef, QuerySet, Subquery

from f1site import clock
from f1site.prepared import prepared
from results.models import Classification, GrandPrix, Season, Session, StandingsTable
from results.reading.calendars import next_of, overdue_of
from results.reading.editions import Edition, EditionRow, edition_rows, editions

# The day at the track and the day in UTC may be two apart where one zone is far east and the other far west.
OTHER_DAY = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Ahead:
    """What the calendar has after a day: ``missing`` is over and has no result here, ``next`` is the first to come."""

    missing: list[Edition] = field(default_factory=list)
    next: Edition | None = None


@prepared(EditionRow, since=DateField(), at=DateTimeField())
def _unraced(since: Any, at: Any) -> QuerySet[GrandPrix, Any]:
    return edition_rows(GrandPrix.objects.counting().filter(date__gte=since).by_date(), at).filter(race_sheet=None)


def read_ahead(since: date | None = None) -> Ahead:
    """Of all seasons: the one answer to what is next. ``missing`` only since ``since``. One query."""
    at = clock.now()
    near = at.date() - OTHER_DAY
    found = editions(_unraced(since=min(since, near) if since else near, at=at), at)
    missing = [each for each in overdue_of(found) if since and each.date and each.date >= since]
    return Ahead(missing, next_of(found))


def next_grand_prix() -> Edition | None:
    """The next of all seasons. One query."""
    return read_ahead().next


class Last(NamedTuple):
    """The ids of the last Grand Prix whose race has a sheet and of the last that has a championship table."""

    raced: int | None = None
    with_table: int | None = None


@prepared(Last, at=DateTimeField())
def _last(at: Any) -> QuerySet[Season, Any]:
    sheets = Classification.objects.filter(session__kind=Session.Kind.RACE, issued_at__lte=at)
    tables = StandingsTable.objects.filter(grand_prix=OuterRef("pk"), valid_from__lte=at)
    raced = _last_with(sheets.filter(session__grand_prix=OuterRef("pk")))
    return Season.objects.order_by().values(raced=raced, with_table=_last_with(tables))[:1]


def _last_with(facts: QuerySet[Any]) -> Subquery:
    # By an index, the newest first: few lie ahead of the one that is asked for.
    dated = GrandPrix.objects.filter(Exists(facts), date__isnull=False)
    return Subquery(dated.order_by("-season_id", "-date", "-slug").values("pk")[:1])


def read_last() -> Last:
    """One query."""
    return next(iter(_last(at=clock.now())), Last())
