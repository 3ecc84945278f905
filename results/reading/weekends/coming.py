"""The weekend that is on next or under way, with its sessions as far as they are known."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef

from f1site import clock
from results.models import Classification, GrandPrix, Session
from results.reading.calendars import next_grand_prix
from results.reading.weekends.weekend import SessionLine, in_running_order


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
        lasts = session.about.row.lasts
        start = session.starts_at
        return bool(start and not session.has_sheet and start <= self.now < start + lasts)


def read_coming_weekend() -> ComingWeekend | None:
    """That of the next Grand Prix of all. Two queries, one where there is none."""
    return coming_weekend(next_grand_prix())


def coming_weekend(grand_prix: GrandPrix | None) -> ComingWeekend | None:
    """That of a Grand Prix, with its circuit. One query, none without one."""
    return ComingWeekend(grand_prix, _sessions(grand_prix), clock.now()) if grand_prix else None


def _sessions(grand_prix: GrandPrix) -> list[Session]:
    has_sheet = Exists(Classification.objects.issued().filter(session=OuterRef("pk")))
    sessions = in_running_order(grand_prix.sessions.order_by().annotate(has_sheet=has_sheet))
    for session in sessions:
        session.grand_prix = grand_prix
    return sessions
