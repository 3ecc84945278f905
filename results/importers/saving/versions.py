"""What becomes of the versions of a sheet that a folder has, where some are stored: a pure decision.

While the newest stored version is provisional and came from a folder, a folder with other rows corrects it, and one
that calls the same rows final confirms it: each adds a version. The folder itself need not count them, so that the
next import of the same one finds nothing to do.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto

from results.importers.facts import EntryFacts, SheetFacts

SEASON_FOLDER = "season folder"  # the source of its sheets
PROVISIONAL, FINAL, CLERICAL = "provisional", "final", "clerical"


@dataclass(slots=True)
class Stored:
    """A version in the database."""

    state: str
    issued_at: datetime | None
    ruling: int | None
    source: str
    cause: str = ""
    cause_note: str = ""
    rows: list[EntryFacts] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """A folder may correct or confirm it."""
        return self.state == PROVISIONAL and self.source == SEASON_FOLDER


class Act(Enum):
    KNOWN = auto()
    NEW = auto()
    CORRECTS = auto()
    CONFIRMS = auto()
    DIFFERS = auto()


@dataclass(frozen=True, slots=True)
class Step:
    """``at`` is the index of the stored version it is about; of a new one, where it comes to stand."""

    act: Act
    at: int


def steps(sheets: Sequence[SheetFacts], stored: Sequence[Stored]) -> list[Step]:
    """A step for each version of a session in a folder; both are the oldest first, and every stored one is issued."""
    found: list[Step] = []
    for number, sheet in enumerate(sheets, start=1):
        start = found[-1].at + 1 if found else 0
        found.append(_step(sheet, stored, start, is_last=number == len(sheets)))
    return found


def _step(sheet: SheetFacts, stored: Sequence[Stored], start: int, is_last: bool) -> Step:
    if start >= len(stored):
        return Step(Act.NEW, start)
    newest = len(stored) - 1
    reach = list(_reach(stored, start))
    may_add = is_last and not sheet.ruling and reach[-1] == newest and stored[newest].is_open
    same = [at for at in reach if stored[at].rows == sheet.rows]
    if not same:
        return Step(Act.CORRECTS, newest) if may_add else Step(Act.DIFFERS, start)
    in_state = [at for at in same if stored[at].state == sheet.state] or same
    at = in_state[-1] if is_last else in_state[0]
    if may_add and at < newest:
        return Step(Act.CORRECTS, newest)
    if may_add and sheet.is_described and sheet.state == FINAL:
        return Step(Act.CONFIRMS, newest)
    return Step(Act.KNOWN, at)


def _reach(stored: Sequence[Stored], start: int) -> Iterator[int]:
    """The version at ``start`` and those by which folders have corrected or confirmed it, one after another."""
    yield start
    for at in range(start + 1, len(stored)):
        before, one = stored[at - 1], stored[at]
        if not before.is_open or one.source != SEASON_FOLDER or not (one.cause == CLERICAL or one.rows == before.rows):
            return
        yield at
