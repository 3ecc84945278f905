"""The versions of sheets that are out, as plain values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import F, FilteredRelation, Q

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


# The columns of a version, of a query in which ``out`` leads to those that are out.
VERSION = {
    "sheet": F("out__pk"),
    "version": F("out__version"),
    "sheet_state": F("out__state"),
    "issued_at": F("out__issued_at"),
    "cause": F("out__cause"),
    "cause_note": F("out__cause_note"),
    "decided_at": F("out__ruling__decided_at"),
    "title": F("out__ruling__title"),
    "rule": F("out__ruling__rule"),
    "reason": F("out__ruling__reason"),
}


def those_out(path: str, at: Any) -> FilteredRelation:
    """The sheets that ``path`` leads to, as far as they are out; a session without one keeps its row."""
    return FilteredRelation(path, condition=Q(**{f"{path}__issued_at__lte": at}))


def version_of(session: Any, told: Sequence[Any]) -> Version:
    """``told``: the columns of VERSION."""
    pk, version, state, issued_at, cause, note, *ruling = told
    return Version(pk, version, state, issued_at, cause, note, Decision(*ruling) if ruling[0] else None, session)


def choose(versions: Sequence[Version], number: str) -> Version | None:
    """The version of that number, without one the current; None where there is none."""
    if not number:
        return versions[-1] if versions else None
    return next((version for version in versions if str(version.version) == number), None)


def before(versions: Sequence[Version], chosen: Version | None) -> Version | None:
    index = versions.index(chosen) if chosen else 0
    return versions[index - 1] if index else None
