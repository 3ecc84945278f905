"""Versions that an import brings, many at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from f1site.bulk import allocate, insert
from results.models import Classification, Entry

COLUMNS = (
    "line", "position", "status", "number", "driver_id", "constructor_id", "engine_id", "shared_car", "laps",
    "time_ms", "penalty_ms", "q1_ms", "q2_ms", "q3_ms", "reason", "fastest_lap", "pit_stops",
)  # fmt: skip
Row = tuple[Any, ...]
_HEAD = ("id", "session_id", "version", "state", "issued_at", "ruling_id", "cause", "cause_note", "source")


@dataclass(frozen=True, slots=True)
class Version:
    """It is out from ``issued_at`` on. ``rows`` are in the order of ``COLUMNS``."""

    session: int
    number: int
    state: str
    issued_at: datetime
    source: str
    rows: Sequence[Row]
    ruling: int | None = None
    cause: str = ""
    cause_note: str = ""

    @property
    def head(self) -> Row:
        """The first sheet of a session corrects nothing, so it has no cause but a ruling."""
        why = ("", "") if self.number == 1 and self.ruling is None else (self.cause, self.cause_note)
        return self.session, self.number, self.state, self.issued_at, self.ruling, *why, self.source


def store(versions: Sequence[Version]) -> None:
    """Add them; what is stored stays. The seasons of those that count are rebuilt in the same transaction."""
    keys = allocate(Classification, len(versions))
    insert(Classification, _HEAD, [(key, *one.head) for key, one in zip(keys, versions, strict=True)])
    insert(Entry, ("classification_id", *COLUMNS), _rows(keys, versions))


def _rows(keys: Sequence[int], versions: Sequence[Version]) -> Iterator[Row]:
    for key, one in zip(keys, versions, strict=True):
        for row in one.rows:
            yield (key, *row)
