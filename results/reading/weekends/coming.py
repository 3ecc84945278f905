"""The weekend that is on next or under way, with its sessions as far as they are known."""

from dataclasses import dataclass
from datetime import date, datetime
from operator import itemgetter
from typing import Any, NamedTuple

from django.db.models import DateTimeField, Exists, IntegerField, OuterRef, QuerySet

from f1site import clock
from f1site.prepared import prepared
from results.models import Classification, Session
from results.models.weekend import AnySession
from results.reading.ahead import next_grand_prix
from results.reading.editions import Edition
from results.reading.weekends.sessions import in_running_order
from results.reading.weekends.weekend import SessionLine


class SessionRow(NamedTuple):
    pk: int
    kind: str
    date: date | None
    starts_at: datetime | None
    state: str
    has_sheet: bool


@dataclass(frozen=True, slots=True)
class ComingSession(AnySession):
    """``has_sheet``: its result is out."""

    pk: int
    kind: str
    date: date | None
    starts_at: datetime | None
    state: str
    has_sheet: bool
    grand_prix: Edition

    def is_running(self, now: datetime) -> bool:
        lasts = self.about.row.lasts
        return bool(self.starts_at and not self.has_sheet and self.starts_at <= now < self.starts_at + lasts)


@dataclass(frozen=True, slots=True)
class ComingWeekend:
    """Sessions in running order, as all is at the moment ``now``."""

    grand_prix: Edition
    sessions: list[ComingSession]
    now: datetime

    @property
    def lines(self) -> list[SessionLine]:
        return [SessionLine(session) for session in self.sessions]

    @property
    def under_way(self) -> ComingSession | None:
        """The session that has started and may still be running."""
        return next((session for session in self.sessions if session.is_running(self.now)), None)

    @property
    def next(self) -> ComingSession | None:
        """The first session still to start; None where no start is known."""
        coming = [(session.starts_at, session) for session in self.sessions if session.starts_at]
        return min((each for each in coming if each[0] > self.now), key=itemgetter(0), default=(None, None))[1]

    @property
    def shown(self) -> ComingSession | None:
        return self.under_way or self.next

    @property
    def has_starts(self) -> bool:
        return any(session.starts_at for session in self.sessions)


@prepared(SessionRow, grand_prix=IntegerField(), at=DateTimeField())
def _sessions(grand_prix: Any, at: Any) -> QuerySet[Session, Any]:
    has_sheet = Exists(Classification.objects.filter(session=OuterRef("pk"), issued_at__lte=at))
    sessions = Session.objects.filter(grand_prix=grand_prix).order_by().annotate(has_sheet=has_sheet)
    return sessions.values(*SessionRow._fields)


def read_coming_weekend() -> ComingWeekend | None:
    """That of the next Grand Prix of all. Two queries, one where there is none."""
    return coming_weekend(next_grand_prix())


def coming_weekend(grand_prix: Edition | None) -> ComingWeekend | None:
    """One query, none without a Grand Prix."""
    if grand_prix is None:
        return None
    now = clock.now()
    sessions = [ComingSession(*row, grand_prix) for row in _sessions(grand_prix=grand_prix.pk, at=now)]
    return ComingWeekend(grand_prix, in_running_order(sessions), now)
