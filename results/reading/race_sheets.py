"""The sheets of races that are in force, each with its Grand Prix: what a page needs to read and to show their rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import DateTimeField, F, IntegerField, QuerySet

from f1site import clock
from f1site.prepared import prepared
from results.models import Classification, GrandPrix, Session
from results.models.weekend import AnySession
from results.reading.editions import Edition, EditionRow, edition, edition_rows


@dataclass(frozen=True, slots=True)
class RaceSession(AnySession):
    pk: int
    state: str
    grand_prix: Edition
    kind: str = Session.Kind.RACE


@dataclass(frozen=True, slots=True)
class RaceSheet:
    """``drawing`` is the line of the track."""

    pk: int
    session: RaceSession
    drawing: str


class RaceSheetRow(NamedTuple):
    pk: int
    session_pk: int
    of_state: str
    grand_prix: int
    drawing: str


@prepared(RaceSheetRow, grands_prix=IntegerField(), at=DateTimeField())
def _sheets(grands_prix: Any, at: Any) -> QuerySet[Classification, Any]:
    of_races = {"session__kind": Session.Kind.RACE, "session__grand_prix__among": grands_prix}
    of = {
        "session_pk": F("session"),
        "of_state": F("session__state"),
        "grand_prix": F("session__grand_prix"),
        "drawing": F("session__grand_prix__layout__drawing"),
    }
    return Classification.objects.current(at).filter(**of_races).order_by().values("pk", **of)


@prepared(EditionRow, grands_prix=IntegerField(), at=DateTimeField())
def _editions(grands_prix: Any, at: Any) -> QuerySet[GrandPrix, Any]:
    return edition_rows(GrandPrix.objects.filter(pk__among=grands_prix).order_by(), at)


def read_editions(grands_prix: Iterable[int]) -> dict[int, Edition]:
    """By their ids. One query."""
    at = clock.now()
    return {row.pk: edition(row, at) for row in _editions(grands_prix=list(grands_prix), at=at)}


def race_sheets(grands_prix: Iterable[Edition]) -> dict[int, RaceSheet]:
    """Those of these Grands Prix, by the id of the Grand Prix; of a race without a sheet there is none. One query."""
    there = {grand_prix.pk: grand_prix for grand_prix in grands_prix}
    return {
        row.grand_prix: RaceSheet(row.pk, RaceSession(row.session_pk, row.of_state, there[row.grand_prix]), row.drawing)
        for row in _sheets(grands_prix=list(there), at=clock.now())
    }
