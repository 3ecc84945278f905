"""All versions, out by now, of the tables that stories call for: not their rows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple, cast

from django.db.models import Case, DateTimeField, F, IntegerField, OuterRef, QuerySet, Subquery, TextField, Value, When
from django.db.models.functions import Concat
from django.utils.text import capfirst

from articles.tables.wanted import Wanted
from articles.tables.weekends import Weekend
from f1site.prepared import prepared
from results.models import Classification, PointsAdjustment, Session, StandingsTable
from results.reading.championship.standings import ChampionshipTable
from results.reading.editions import Edition
from results.reading.sheets.versions import Decision, Version
from results.reading.weekends.sessions import WeekendSession

Cause = Classification.Cause


class Change(NamedTuple):
    """What changed tables of a story after it came out; ``address`` of the sheet that says so, if one is shown."""

    at: datetime
    title: str
    rule: str = ""
    reason: str = ""
    address: str = ""


class Dated(NamedTuple):
    """A version; a ChampionshipTable is without rows. ``decided``: what made it, where it does not say so itself."""

    at: datetime
    table: Version | ChampionshipTable
    decided: "_TableRow | None" = None

    @property
    def change(self) -> Change:
        """What it changed."""
        if isinstance(self.table, Version):
            return _change_of_sheet(self.table)
        assert self.decided  # noqa: S101
        return _change_of_table(self.decided)


class _SheetRow(NamedTuple):
    pk: int
    version: int
    state: str
    issued_at: datetime
    cause: str
    cause_note: str
    decided_at: datetime | None
    title: str
    rule: str
    reason: str
    session_pk: int
    kind: str
    session_state: str
    scheduled_laps: int | None
    grand_prix: int


_BETWEEN = "\n"


class _TableRow(NamedTuple):
    """``sheet``: the cause of the one that made it, and below it the title of the ruling or what was put right."""

    pk: int
    championship: str
    grand_prix: int
    valid_from: datetime
    races_counted: int
    sprints_counted: int
    sheet: str | None
    adjustment: str | None


@prepared(_SheetRow, grands_prix=IntegerField(), at=DateTimeField())
def _sheets(grands_prix: Any, at: Any) -> QuerySet[Classification, Any]:
    rows = Classification.objects.issued(at).filter(session__grand_prix__among=grands_prix).order_by("version")
    return rows.values(
        *_SheetRow._fields[:6],
        decided_at=F("ruling__decided_at"),
        title=F("ruling__title"),
        rule=F("ruling__rule"),
        reason=F("ruling__reason"),
        session_pk=F("session"),
        kind=F("session__kind"),
        session_state=F("session__state"),
        scheduled_laps=F("session__scheduled_laps"),
        grand_prix=F("session__grand_prix"),
    )


@prepared(_TableRow, grands_prix=IntegerField(), at=DateTimeField())
def _tables(grands_prix: Any, at: Any) -> QuerySet[StandingsTable, Any]:
    """Each with what made it: it is valid from the moment of that. A ruling says more than a correction."""
    moment, season = OuterRef("valid_from"), OuterRef("grand_prix__season")
    sheets = Classification.objects.filter(issued_at=moment, session__grand_prix__season=season).exclude(cause="")
    rulings_first = Case(When(cause=Cause.RULING, then=Value(0)), default=Value(1))
    words = Case(When(cause=Cause.RULING, then=F("ruling__title")), default=F("cause_note"))
    said = Concat("cause", Value(_BETWEEN), words, output_field=TextField())
    adjustments = PointsAdjustment.objects.filter(decided_at=moment, season=season).order_by()
    rows = StandingsTable.objects.filter(grand_prix__among=grands_prix, valid_from__lte=at).order_by("valid_from")
    return rows.values(
        *_TableRow._fields[:6],
        sheet=Subquery(sheets.order_by(rulings_first, "pk").values(said=said)[:1]),
        adjustment=Subquery(adjustments.values("reason")[:1]),
    )


class Versions:
    """The oldest version of each table first."""

    def __init__(self, wanted: Iterable[Wanted], weekends: Mapping[int, Weekend], now: datetime):
        """At most two queries."""
        self.by_table: dict[tuple[int, str], list[Dated]] = defaultdict(list)
        wanted = list(wanted)
        # Where the time before a race is asked for, its first sheet marks the end of that time.
        sheets = {table.grand_prix for table in wanted if table.before_race or not table.is_standings}
        tables = {table.grand_prix for table in wanted if table.is_standings}
        for sheet in _sheets(grands_prix=sheets, at=now) if sheets else ():
            self.by_table[sheet.grand_prix, sheet.kind].append(_dated_sheet(sheet, weekends[sheet.grand_prix]))
        for table in _tables(grands_prix=tables, at=now) if tables else ():
            self.by_table[table.grand_prix, table.championship].append(_dated_table(table, weekends[table.grand_prix]))

    def of(self, wanted: Wanted) -> list[Dated]:
        versions = self.by_table[wanted.grand_prix, wanted.what]
        if not wanted.before_race:
            return versions
        race = self.by_table[wanted.grand_prix, Session.Kind.RACE]
        return [version for version in versions if not race or version.at < race[0].at]

    def at(self, wanted: Wanted, moment: datetime) -> Dated | None:
        """The version that stood at a moment, None before the first."""
        out = [version for version in self.of(wanted) if version.at <= moment]
        return out[-1] if out else None


def _dated_sheet(row: _SheetRow, weekend: Weekend) -> Dated:
    session = WeekendSession(row.session_pk, row.kind, None, None, row.session_state, row.scheduled_laps, None, weekend)
    ruling = Decision(row.decided_at, row.title, row.rule, row.reason) if row.decided_at else None
    version = Version(*row[:6], ruling, session)
    return Dated(row.issued_at, version)


def _change_of_sheet(version: Version) -> Change:
    at, address = version.issued_at, version.get_absolute_url()
    if version.is_correction:
        return Change(at, version.headline, reason=version.cause_note, address=address)
    if version.cause and version.ruling:
        return Change(at, version.ruling.title, version.ruling.rule, version.ruling.reason, address)
    return Change(at, f"{version.get_state_display().capitalize()} result issued", address=address)


def _dated_table(row: _TableRow, weekend: Weekend) -> Dated:
    totals = weekend.totals
    table = ChampionshipTable(
        *(row.pk, row.championship, cast(Edition, weekend), row.valid_from),
        *(row.races_counted, row.sprints_counted, totals.races, totals.sprints),
        season_name=totals.name,
    )
    return Dated(row.valid_from, table, row)


def _change_of_table(row: _TableRow) -> Change:
    cause, _, said = (row.sheet or "").partition(_BETWEEN)
    decided = said if cause == Cause.RULING else row.adjustment
    if decided or not cause:
        return Change(row.valid_from, decided or "Standings recomputed")
    return Change(row.valid_from, capfirst(str(Cause(cause).label)), reason=said)
