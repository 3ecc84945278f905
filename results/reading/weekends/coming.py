"""The weekend that is on next or under way, with its sessions as far as they are known."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone

from results.models import Classification, GrandPrix, Session
from results.reading.calendars import is_raced
from results.reading.weekends.weekend import SessionLine, in_running_order

# A race ends two hours after its start, whatever is left of it; nothing else is given more than one.
RACE_LASTS = timedelta(hours=2)
SESSION_LASTS = timedelta(hours=1)
# The day at the track and the day in UTC may be two apart where one zone is far east and the other far west.
OTHER_DAY = timedelta(days=2)


@dataclass(slots=True)
class ComingWeekend:
    """Sessions in running order, each with ``has_sheet``, as all is at the moment ``now``."""

    grand_prix: GrandPrix
    sessions: list[Session]
    now: datetime

    @property
    def lines(self) -> list[SessionLine]:
        return [SessionLine(session) for session in self.sessions]

    @property
    def under_way(self) -> Session | None:
        """The session that has started and may still be running."""
        return next((session for session in self.sessions if self._is_running(session)), None)

    @property
    def next(self) -> Session | None:
        """The first session still to start; None where no start is known."""
        coming = [session for session in self.sessions if session.starts_at and session.starts_at > self.now]
        return min(coming, key=lambda session: session.starts_at, default=None)

    @property
    def shown(self) -> Session | None:
        return self.under_way or self.next

    @property
    def has_starts(self) -> bool:
        return any(session.starts_at for session in self.sessions)

    def _is_running(self, session: Session) -> bool:
        lasts = RACE_LASTS if session.kind == Session.Kind.RACE else SESSION_LASTS
        start = session.starts_at
        return bool(start and not session.has_sheet and start <= self.now < start + lasts)


def read_coming_weekend(now: datetime | None = None) -> ComingWeekend | None:
    """The first one whose race has no result and is not over: by its start, or by the day where none is known.

    Two queries, one where there is none.
    """
    now = now or timezone.now()
    race = Session.objects.filter(grand_prix=OuterRef("pk"), kind=Session.Kind.RACE)
    to_come = Q(race_start__gt=now - RACE_LASTS) | Q(race_start=None, date__gte=now.date())
    coming = (
        GrandPrix.objects.filter(~is_raced(), state=GrandPrix.State.SCHEDULED, date__gte=now.date() - OTHER_DAY)
        .annotate(race_start=Subquery(race.values("starts_at")[:1]))
        .filter(to_come)
        .select_related("layout__circuit")
        .chronological()
        .first()
    )
    return ComingWeekend(coming, _sessions(coming), now) if coming else None


def _sessions(grand_prix: GrandPrix) -> list[Session]:
    has_sheet = Exists(Classification.objects.issued().filter(session=OuterRef("pk")))
    sessions = in_running_order(grand_prix.sessions.order_by().annotate(has_sheet=has_sheet))
    for session in sessions:
        session.grand_prix = grand_prix
    return sessions
