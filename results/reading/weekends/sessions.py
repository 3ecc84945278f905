"""The sessions of a weekend in running order, as plain values, each with the versions of its sheet."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import IntegerField

from f1site import clock
from f1site.prepared import prepared
from results.models import Session
from results.models.weekend import AnySession
from results.reading.sheets.versions import Version, versions_of

_RUNNING_ORDER = {kind: number for number, kind in enumerate(Session.Kind)}


@dataclass(slots=True, eq=False)
class WeekendSession(AnySession):
    """``versions`` that are out, the oldest first."""

    pk: int
    kind: str
    date: date | None
    starts_at: datetime | None
    state: str
    scheduled_laps: int | None
    distance_m: int | None
    grand_prix: Any
    versions: list[Version] = field(default_factory=list)

    @property
    def current(self) -> Version | None:
        """The newest version."""
        return self.versions[-1] if self.versions else None


class _Row(NamedTuple):
    pk: int
    kind: str
    date: date | None
    starts_at: datetime | None
    state: str
    scheduled_laps: int | None
    distance_m: int | None


@prepared(_Row, grand_prix=IntegerField())
def _sessions(grand_prix):
    return Session.objects.filter(grand_prix=grand_prix).order_by().values(*_Row._fields)


def sessions_of(grand_prix: Any) -> list[WeekendSession]:
    """Those of a Grand Prix in running order. Two queries."""
    sessions = {row.pk: WeekendSession(*row, grand_prix) for row in _sessions(grand_prix=grand_prix.pk)}
    for pk, versions in versions_of(grand_prix.pk, sessions).items():
        sessions[pk].versions = versions
    return in_running_order(sessions.values())


def in_running_order(sessions: Iterable[Any]) -> list[Any]:
    """By start where every start is known, by day where every day is, else in the usual order of a weekend."""
    sessions = sorted(sessions, key=lambda session: _RUNNING_ORDER[session.kind])
    if all(session.starts_at for session in sessions):
        return sorted(sessions, key=lambda session: session.starts_at)
    if all(session.date for session in sessions):
        return sorted(sessions, key=lambda session: session.date)
    return sessions


def is_past(session: Any) -> bool:
    """Whether it was to have started by now; where no start is known, whether its day is over."""
    now = clock.now()
    return session.starts_at <= now if session.starts_at else bool(session.date and session.date < now.date())


def event_days(grand_prix: Any, sessions: Iterable[Any]) -> tuple[date | None, date | None]:
    """First and last day that are known."""
    days = [session.date for session in sessions if session.date]
    days += [session.starts_at.date() for session in sessions if session.starts_at and not session.date]
    days += [grand_prix.date] if grand_prix.date else []
    return min(days, default=None), max(days, default=None)
