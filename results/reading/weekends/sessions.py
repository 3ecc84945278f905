"""The sessions of a weekend in running order, as plain values, each with the versions of its sheet."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import DateTimeField, F, IntegerField

from f1site import clock
from f1site.prepared import prepared
from results.models import GrandPrix, Session
from results.models.weekend import AnySession
from results.reading.sheets.versions import VERSION, Version, those_out, version_of
from results.reading.weekends.ground import GROUND, Ground

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
    """A version of the sheet of a session. All columns of either are None where there is none."""

    session: int
    kind: str
    day: date | None
    starts_at: datetime | None
    session_state: str
    scheduled_laps: int | None
    distance_m: int | None
    sheet: int | None
    version: int
    sheet_state: str
    issued_at: datetime
    cause: str
    cause_note: str
    decided_at: datetime | None
    title: str
    rule: str
    reason: str
    drawing: str
    owner: str
    type: str
    direction: str
    latitude: Decimal | None
    longitude: Decimal | None


@prepared(_Row, grand_prix=IntegerField(), at=DateTimeField())
def _weekend(grand_prix, at):
    found = GrandPrix.objects.filter(pk=grand_prix).annotate(out=those_out("sessions__classifications", at))
    return found.order_by("out__version").values(
        session=F("sessions__pk"),
        kind=F("sessions__kind"),
        day=F("sessions__date"),
        starts_at=F("sessions__starts_at"),
        session_state=F("sessions__state"),
        scheduled_laps=F("sessions__scheduled_laps"),
        distance_m=F("sessions__distance_m"),
        **VERSION,
        **GROUND,
    )


def sessions_of(grand_prix: Any) -> list[WeekendSession]:
    """Those of a Grand Prix in running order. One query."""
    return sessions_and_ground(grand_prix)[0]


def sessions_and_ground(grand_prix: Any) -> tuple[list[WeekendSession], Ground]:
    """With where they are driven. One query."""
    rows = _weekend(grand_prix=grand_prix.pk, at=clock.now())
    sessions = {row.session: WeekendSession(*row[:7], grand_prix) for row in rows if row.session}
    for row in rows:
        if row.sheet:
            session = sessions[row.session]
            session.versions.append(version_of(session, row[7:17]))
    return in_running_order(sessions.values()), Ground._make(rows[0][17:])


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
