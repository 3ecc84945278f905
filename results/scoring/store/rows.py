"""The sheets of Grands Prix as they are stored: each version, and its rows with who is in them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from django.db.models import CharField, DateTimeField, F, IntegerField, QuerySet

from f1site.prepared import prepared
from results.models import Classification, Entry

# Whatever is out or has a moment at which it will be is out by then.
AT_LAST = datetime(9999, 1, 1, tzinfo=UTC)


class StoredVersion(NamedTuple):
    pk: int
    grand_prix: int
    session: int
    kind: str
    issued_at: datetime


class StoredRow(NamedTuple):
    sheet: int
    entry: int
    driver: int
    driver_slug: str
    driver_name: str
    last_name: str
    died_on: date | None
    constructor: int
    constructor_slug: str
    constructor_name: str
    engine: int
    engine_slug: str
    engine_name: str
    position: int | None
    fastest_lap: bool
    shared_car: bool
    status: str


@dataclass(frozen=True, slots=True)
class StoredRows:
    """Versions in the order of their sessions, the oldest of each first, and the rows of a version in its order."""

    sheets: list[StoredVersion]
    rows: Mapping[int, Sequence[StoredRow]]


@prepared(StoredVersion, grands_prix=IntegerField(), kinds=CharField(), at=DateTimeField())
def _sheets(grands_prix: Any, kinds: Any, at: Any) -> QuerySet[Classification, Any]:
    found = Classification.objects.filter(
        session__grand_prix__among=grands_prix, session__kind__among=kinds, issued_at__lte=at
    )
    weekend = (F("session__grand_prix__date").asc(nulls_last=True), "session__grand_prix__slug")
    session = ("session__date", "session__starts_at", "session__kind")
    return found.order_by(*weekend, *session, "version").values(
        "pk", "session", "issued_at", grand_prix=F("session__grand_prix"), kind=F("session__kind")
    )


@prepared(StoredRow, sheets=IntegerField())
def _rows(sheets: Any) -> QuerySet[Entry, Any]:
    return (
        Entry.objects.filter(classification__among=sheets)
        .order_by("classification_id", "line")
        .values(
            *("driver", "constructor", "engine", "position", "fastest_lap", "shared_car", "status"),
            sheet=F("classification"),
            entry=F("pk"),
            driver_slug=F("driver__slug"),
            driver_name=F("driver__name"),
            last_name=F("driver__last_name"),
            died_on=F("driver__died_on"),
            constructor_slug=F("constructor__slug"),
            constructor_name=F("constructor__name"),
            engine_slug=F("engine__slug"),
            engine_name=F("engine__name"),
        )
    )


def read_rows(grands_prix: Iterable[int], kinds: Iterable[str], at: datetime | None = None) -> StoredRows:
    """Of the versions out by ``at`` a moment, or of all that are out or will be. Two queries.

    A moment for every sheet, and not for each of its rows, is read out of the database.
    """
    sheets = _sheets(grands_prix=list(grands_prix), kinds=list(kinds), at=at or AT_LAST)
    rows: dict[int, list[StoredRow]] = {sheet.pk: [] for sheet in sheets}
    for row in _rows(sheets=list(rows)):
        rows[row.sheet].append(row)
    return StoredRows(sheets, rows)
