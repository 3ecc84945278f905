"""A season as any source tells it: what readers make and the saver stores.

Things are named by slug. ``Fields`` are the fields of the model of that name, references as slugs; a field that is
left out is one the source does not speak of, and keeps the value it has.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

Fields = dict[str, Any]
SessionKey = tuple[str, str]  # grand prix, kind


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """A row of a sheet."""

    driver: str
    constructor: str
    engine: str
    position: int | None = None
    status: str = ""
    number: str = ""
    shared_car: bool = False
    laps: int | None = None
    time_ms: int | None = None
    penalty_ms: int | None = None
    q1_ms: int | None = None
    q2_ms: int | None = None
    q3_ms: int | None = None
    reason: str = ""
    fastest_lap: bool = False
    pit_stops: int | None = None


@dataclass(slots=True)
class SheetFacts:
    """A version of a session's sheet. ``lines`` are where its rows stand in ``file``.

    ``is_described`` says that state, cause and ruling are the source's own words, ``is_timed`` that the time of issue
    is: what is assumed for it depends on when it is read; ``has_gaps`` that some times were told as gaps.
    """

    file: str
    lines: list[int]
    rows: list[EntryFacts]
    state: str
    issued_at: datetime
    ruling: str | None = None
    cause: str = ""
    cause_note: str = ""
    is_described: bool = False
    is_timed: bool = False
    has_gaps: bool = False


@dataclass(slots=True)
class SeasonFacts:
    year: int
    season: Fields = field(default_factory=dict)
    circuits: dict[str, Fields] = field(default_factory=dict)
    layouts: dict[str, Fields] = field(default_factory=dict)
    constructors: dict[str, Fields] = field(default_factory=dict)
    engines: dict[str, Fields] = field(default_factory=dict)
    drivers: dict[str, Fields] = field(default_factory=dict)
    grands_prix: dict[str, Fields] = field(default_factory=dict)
    sessions: dict[SessionKey, Fields] = field(default_factory=dict)
    rulings: dict[tuple[str, str, str], Fields] = field(default_factory=dict)  # grand prix, kind, title
    sheets: dict[tuple[str, str, int], SheetFacts] = field(default_factory=dict)  # grand prix, kind, version
    grids: dict[SessionKey, list[Fields]] = field(default_factory=dict)
    fastest_laps: dict[SessionKey, list[Fields]] = field(default_factory=dict)
    adjustments: list[Fields] = field(default_factory=list)
