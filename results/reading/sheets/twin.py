"""One sheet as its twins in JSON and CSV hold it: without the weekend around it."""

from datetime import date, datetime
from typing import NamedTuple

from django.db.models import CharField, DateTimeField, F, IntegerField

from f1site import clock
from f1site.prepared import prepared
from results.models import Session
from results.reading.sheets.sheet import SessionSheet, read_sheet
from results.reading.sheets.versions import VERSION, choose, those_out, version_of
from results.reading.weekends.sessions import WeekendSession


class Source(NamedTuple):
    source: str
    source_url: str


class Meeting(NamedTuple):
    """A Grand Prix as its twins name it, with who told its season."""

    pk: int
    season_id: int
    slug: str
    name: str
    season: Source


class _Row(NamedTuple):
    pk: int
    kind: str
    date: date | None
    starts_at: datetime | None
    state: str
    scheduled_laps: int | None
    distance_m: int | None
    meeting: int
    year: int
    slug: str
    name: str
    source: str
    source_url: str
    sheet: int
    version: int
    sheet_state: str
    issued_at: datetime
    cause: str
    cause_note: str
    decided_at: datetime | None
    title: str
    rule: str
    reason: str


@prepared(_Row, year=IntegerField(), slug=CharField(), kind=CharField(), at=DateTimeField())
def _versions(year, slug, kind, at):
    """Those of a session that are out, each with the session."""
    found = Session.objects.filter(grand_prix__season=year, grand_prix__slug=slug, kind=kind)
    found = found.annotate(out=those_out("classifications", at)).filter(out__isnull=False)
    return found.order_by("out__version").values(
        *_Row._fields[:7],
        meeting=F("grand_prix"),
        year=F("grand_prix__season"),
        slug=F("grand_prix__slug"),
        name=F("grand_prix__name"),
        source=F("grand_prix__season__source"),
        source_url=F("grand_prix__season__source_url"),
        **VERSION,
    )


def read_session_sheet(year: int, slug: str, kind: str, version: str = "") -> SessionSheet | None:
    """In the version asked for, or else the current one; None where there is none. Three queries at most."""
    rows = _versions(year=year, slug=slug, kind=kind, at=clock.now())
    if not rows:
        return None
    row = rows[0]
    session = WeekendSession(*row[:7], Meeting(*row[7:11], Source(*row[11:13])))
    chosen = choose([version_of(session, row[13:]) for row in rows], version)
    return read_sheet(chosen) if chosen else None
