"""The versions of sheets that are out, as plain values."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import DateTimeField, F, IntegerField

from f1site import clock
from f1site.prepared import prepared
from results.models import Classification
from results.models.classification import AnySheet


class Decision(NamedTuple):
    """A ruling."""

    decided_at: datetime
    title: str
    rule: str
    reason: str


@dataclass(frozen=True, slots=True, eq=False)
class Version(AnySheet):
    pk: int
    version: int
    state: str
    issued_at: datetime
    cause: str
    cause_note: str
    ruling: Decision | None
    session: Any

    def get_state_display(self) -> str:
        return Classification.State(self.state).label

    def get_cause_display(self) -> str:
        return Classification.Cause(self.cause).label if self.cause else ""


class _Row(NamedTuple):
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
    of: int


@prepared(_Row, grand_prix=IntegerField(), at=DateTimeField())
def _issued(grand_prix, at):
    return (
        Classification.objects.issued(at)
        .filter(session__grand_prix=grand_prix)
        .order_by("session_id", "version")
        .values(
            *_Row._fields[:6],
            decided_at=F("ruling__decided_at"),
            title=F("ruling__title"),
            rule=F("ruling__rule"),
            reason=F("ruling__reason"),
            of=F("session"),
        )
    )


def versions_of(grand_prix: int, sessions: dict[int, Any]) -> dict[int, list[Version]]:
    """Of these sessions of a Grand Prix, which come by their ids: the oldest version of each first. One query."""
    found: dict[int, list[Version]] = defaultdict(list)
    for row in _issued(grand_prix=grand_prix, at=clock.now()):
        if row.of in sessions:
            ruling = Decision(row.decided_at, *row[7:10]) if row.decided_at else None
            found[row.of].append(Version(*row[:6], ruling, sessions[row.of]))
    return found


def choose(versions: Sequence[Version], number: str) -> Version | None:
    """The version of that number, without one the current; None where there is none."""
    if not number:
        return versions[-1] if versions else None
    return next((version for version in versions if str(version.version) == number), None)


def before(versions: Sequence[Version], chosen: Version | None) -> Version | None:
    index = versions.index(chosen) if chosen else 0
    return versions[index - 1] if index else None
