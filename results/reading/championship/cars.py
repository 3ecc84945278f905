"""What drove in a season, read once for all that a page of its championship tells of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import CharField, F, IntegerField, QuerySet

from f1site import clock
from f1site.prepared import prepared
from results.models import Championship, Entry, Session
from results.reading.calendars import Calendar
from results.reading.championship.rows import Drives, as_drives
from results.reading.named import DriverName, TeamName
from results.scoring.store.rows import StoredRow, StoredRows, StoredVersion, read_rows


class _Score(NamedTuple):
    entry: int
    points: Decimal


@prepared(_Score, sheets=IntegerField(), championship=CharField())
def _scores(sheets: Any, championship: Any) -> QuerySet[Entry, Any]:
    scored = Entry.objects.filter(classification__among=sheets, scores__championship=championship).order_by()
    return scored.values(entry=F("pk"), points=F("scores__points"))


@dataclass(frozen=True, slots=True)
class SeasonCars:
    """All versions of its sheets that are out, and the ``points`` for a championship by entry."""

    calendar: Calendar
    stored: StoredRows
    points: dict[int, Decimal]

    def current(
        self, kinds: Collection[str], grands_prix: Collection[int]
    ) -> list[tuple[StoredVersion, Sequence[StoredRow]]]:
        """The sheets that count, each with its rows."""
        return [
            (sheet, self.stored.rows[sheet.pk])
            for sheet in _newest(self.stored)
            if sheet.kind in kinds and sheet.grand_prix in grands_prix
        ]

    @property
    def drives(self) -> Drives:
        """As ``read_drives`` reads them."""
        year, days = self.calendar.season.year, {each.pk: each.date for each in self.calendar.grands_prix}
        return as_drives(
            (year, row.driver, day, row.constructor_slug, row.constructor_name)
            for sheet in self.stored.sheets
            if sheet.kind == Session.Kind.RACE and (day := days[sheet.grand_prix])
            for row in self.stored.rows[sheet.pk]
        )

    @property
    def drivers(self) -> dict[int, DriverName]:
        found = {row.driver: row for rows in self.stored.rows.values() for row in rows}
        return {pk: DriverName(row.driver_slug, row.driver_name, row.last_name) for pk, row in found.items()}

    @property
    def teams(self) -> dict[int, TeamName]:
        found = {row.constructor: row for rows in self.stored.rows.values() for row in rows}
        return {pk: TeamName(row.constructor_slug, row.constructor_name) for pk, row in found.items()}


def read_cars(calendar: Calendar, championship: str = Championship.DRIVERS, *kinds: str) -> SeasonCars:
    """Of races and sprints, and sessions of other ``kinds``. Three queries."""
    grands_prix = [each.pk for each in calendar.grands_prix]
    stored = read_rows(grands_prix, {*Session.SCORING_KINDS, *kinds}, clock.now())
    scores = _scores(sheets=[sheet.pk for sheet in _newest(stored)], championship=championship)
    return SeasonCars(calendar, stored, {score.entry: score.points for score in scores})


def _newest(stored: StoredRows) -> Collection[StoredVersion]:
    return {sheet.session: sheet for sheet in stored.sheets}.values()
