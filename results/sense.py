"""Whether a sheet makes sense: what cannot be is a fault, what hardly is a doubt.

Pure: a sheet comes as plain rows with what is known around it, whoever typed or sent it. A fault is refused. A doubt
has been true before (a place the stewards gave to nobody), so somebody who knows may wave it through. What is as odd
but pays nobody, a lap time or a place behind those with points, is a note.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction
from itertools import pairwise
from typing import Any

from results.parsing.positions import DID_NOT_START
from results.parsing.times import format_time
from results.scoring.rules import SeasonRules

OUT_OF_THE_RESULT = frozenset({"DSQ", "EX"})
MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a sheet. ``name`` is what the driver is called in what is said; ``parts`` are Q1 to Q3; times in ms."""

    driver: str
    name: str = ""
    number: str = ""
    position: int | None = None
    status: str = ""
    shared_car: bool = False
    laps: int | None = None
    time_ms: int | None = None
    penalty_ms: int | None = None
    parts: tuple[int | None, ...] = ()
    reason: str = ""

    @property
    def called(self) -> str:
        return self.name or self.driver

    @property
    def has_its_reason(self) -> bool:
        """Why it stands where it does may be a decision: a penalty of time or of places."""
        return bool(self.reason or self.penalty_ms)


@dataclass(frozen=True, slots=True)
class Told:
    """What another list says of a driver in the session, a start, a lap or a stop; ``lap`` is the lap it was on."""

    what: str
    driver: str
    name: str = ""
    lap: int | None = None


@dataclass(frozen=True, slots=True)
class Around:
    """What is known around a sheet. ``share`` of the winner's laps is asked to be classified, in whole laps.

    ``entered`` are those who ought to stand on it, as names by driver. ``told`` is what other lists say. ``paid`` is
    how many places have points, None where that is not known. ``has_gaps`` says that times were given as gaps.
    """

    is_race_like: bool
    paid: int | None = None
    has_gaps: bool = False
    share: Fraction | None = None
    scheduled_laps: int | None = None
    entered: dict[str, str] = field(default_factory=dict)
    told: Collection[Told] = ()


class Weight(Enum):
    FAULT = "fault"
    DOUBT = "doubt"
    NOTE = "note"


FAULT, DOUBT, NOTE = Weight


@dataclass(frozen=True, slots=True)
class Finding:
    """``row`` is the index of the row it is about, None of the whole sheet; ``kind`` names what is odd in a word.

    ``driver`` is that of the row, or whom another list tells of; empty where it is about the whole sheet.
    """

    kind: str
    weight: Weight
    message: str
    row: int | None = None
    driver: str = ""


def row_of(entry: Any, driver: str, name: str) -> Row:
    """``entry`` has the values of a row of a sheet under the names they have in the database."""
    return Row(
        driver=driver,
        name=name,
        number=entry.number,
        position=entry.position,
        status=entry.status,
        shared_car=entry.shared_car,
        laps=entry.laps,
        time_ms=entry.time_ms,
        penalty_ms=entry.penalty_ms,
        parts=(entry.q1_ms, entry.q2_ms, entry.q3_ms),
        reason=entry.reason,
    )


def asked_by(rules: SeasonRules | None, kind: str) -> dict[str, Any]:
    """What the rules of a season say around a race or sprint, for ``Around``; nothing where none are known."""
    drivers = rules.drivers if rules else None
    return {"paid": len(getattr(drivers, kind)), "share": Fraction(drivers.distance)} if drivers else {}


def findings(rows: Sequence[Row], around: Around) -> list[Finding]:
    """What is odd about a sheet, its rows in their order."""
    found = [*_drivers_twice(rows, around), *_places(rows, around), *_order(rows)]
    if around.is_race_like:
        found += [*_finishes(rows), *_leaders(rows, around), *_distances(rows, around), *_non_starters(rows)]
        found += _told_of(rows, around.told)
    else:
        found += _lap_times(rows)
    found += _missing(rows, around.entered)
    return found


def _drivers_twice(rows: Sequence[Row], around: Around) -> Iterator[Finding]:
    """A driver of two cars is one who took over another's, or who did not start in one of his own."""
    cars: dict[str, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        cars[row.driver].append(index)
    shared = {_car(row) for row in rows if row.shared_car}
    own_words = {row.driver for row in rows if row.shared_car}
    for driver, indexes in cars.items():
        own = [rows[index] for index in indexes]
        if len(own) == 1 or driver in own_words or any(_car(row) in shared for row in own):
            continue
        started = sum(row.status not in DID_NOT_START for row in own)
        numbers = {row.number for row in own}
        if started <= 1 and len(numbers) == len(own):
            continue
        is_paid = around.is_race_like or any(row.position is not None for row in own)
        message = f"{own[-1].called} stands on the sheet {_times(len(own))}, and no row says that a car was shared"
        yield Finding("driver-twice", FAULT if is_paid else NOTE, message, indexes[-1], driver)


def _car(row: Row) -> tuple[str, int | str]:
    """The drivers of one car share its place or, without one, its number and what became of it."""
    return ("", row.position) if row.position is not None else (row.number, row.status)


def _times(count: int) -> str:
    return "twice" if count == 2 else f"{count} times"


def _places(rows: Sequence[Row], around: Around) -> Iterator[Finding]:
    taken: dict[int, Row] = {}
    for index, row in enumerate(rows):
        if row.position is None:
            continue
        if row.position in taken and not row.shared_car:
            message = (
                f"place {row.position} is {taken[row.position].called}'s already, and no row says the car was shared"
            )
            yield Finding("place-twice", FAULT, message, index, row.driver)
        taken.setdefault(row.position, row)
    missing = [place for place in range(1, max(taken, default=0)) if place not in taken]
    if missing:
        more = "…" if len(missing) > MOST_NAMED else ""
        is_paid = around.is_race_like and (around.paid is None or missing[0] <= around.paid)
        message = f"no car has place {', '.join(map(str, missing[:MOST_NAMED]))}{more}"
        yield Finding("place-missing", DOUBT if is_paid else NOTE, message)


def _order(rows: Sequence[Row]) -> Iterator[Finding]:
    placed = [(index, row) for index, row in enumerate(rows) if row.position is not None]
    for (_, before), (index, row) in pairwise(placed):
        if (row.position or 0) < (before.position or 0):
            message = f"place {row.position} stands below place {before.position}; rows stand in the order of the sheet"
            yield Finding("out-of-order", FAULT, message, index, row.driver)


def _finishes(rows: Sequence[Row]) -> Iterator[Finding]:
    """In a race who drove more laps, or as many in less time, is ahead; but for decisions, which a row then tells."""
    placed = [(index, row) for index, row in enumerate(rows) if row.position is not None and not row.shared_car]
    for (_, ahead), (index, row) in pairwise(placed):
        if row.laps is not None and ahead.laps is not None and row.laps > ahead.laps:
            message = f"{row.called} drove {row.laps} laps, more than {ahead.called} ahead ({ahead.laps})"
            yield Finding("more-laps-than-ahead", DOUBT if row.has_its_reason else FAULT, message, index, row.driver)
        elif row.laps == ahead.laps and row.time_ms and ahead.time_ms and row.time_ms < ahead.time_ms:
            message = (
                f"{row.called} took {format_time(row.time_ms)}, "
                f"less than {ahead.called} ahead ({format_time(ahead.time_ms)})"
            )
            yield Finding("faster-than-ahead", DOUBT if row.has_its_reason else FAULT, message, index, row.driver)
    for index, row in enumerate(rows):
        if row.penalty_ms and row.time_ms and row.penalty_ms > row.time_ms:
            message = f"{row.called}'s penalty is longer than his race"
            yield Finding("penalty-beyond-time", FAULT, message, index, row.driver)


def _leaders(rows: Sequence[Row], around: Around) -> Iterator[Finding]:
    """Gaps printed before a disqualification are still those to whoever was first then."""
    winner = next((row for row in rows if row.position is not None), None)
    if winner is None or not winner.time_ms:
        return
    for index, row in enumerate(rows):
        if row.status in OUT_OF_THE_RESULT and row.time_ms and row.time_ms < winner.time_ms:
            message = (
                f"{row.called} has no place and a time before the winner's: "
                f"are all gaps measured from {winner.called}, not from him?"
            )
            yield Finding("leads-without-a-place", DOUBT if around.has_gaps else NOTE, message, index, row.driver)


def _distances(rows: Sequence[Row], around: Around) -> Iterator[Finding]:
    winner = next((row for row in rows if row.position is not None), None)
    if winner is None or not winner.laps:
        return
    if around.scheduled_laps and winner.laps > around.scheduled_laps:
        message = f"{winner.called} drove {winner.laps} laps of a race of {around.scheduled_laps}"
        yield Finding("beyond-the-distance", DOUBT, message, rows.index(winner), winner.driver)
    least = winner.laps * around.share // 1 if around.share else 0
    for index, row in enumerate(rows):
        if row.laps is None or row.shared_car:
            continue
        if row.position is not None and row.laps < least:
            message = f"{row.called} has a place with {row.laps} laps; {least} of {winner.laps} are asked for one"
            yield Finding("short-of-the-distance", DOUBT, message, index, row.driver)
        elif row.position is None and row.laps > winner.laps:
            message = f"{row.called} has no place and drove {row.laps} laps, more than the winner ({winner.laps})"
            yield Finding("more-laps-than-the-winner", DOUBT, message, index, row.driver)


def _non_starters(rows: Sequence[Row]) -> Iterator[Finding]:
    for index, row in enumerate(rows):
        if row.status in DID_NOT_START and (row.laps or row.time_ms):
            what = f"{row.laps} laps" if row.laps else "a time"
            yield Finding(
                "drove-without-a-start", FAULT, f"{row.called} did not start and has {what}", index, row.driver
            )


def _told_of(rows: Sequence[Row], told: Iterable[Told]) -> Iterator[Finding]:
    """A start may have been meant for somebody who then withdrew. Nobody sets a lap in a race he is not in."""
    laps: dict[str, int | None] = {}
    for row in rows:
        known = laps.get(row.driver, 0)
        laps[row.driver] = None if known is None or row.laps is None or row.shared_car else max(known, row.laps)
    for one in told:
        called = one.name or one.driver
        if one.driver not in laps:
            message = f"{called} has a {one.what} and does not stand on the sheet"
            weight = DOUBT if one.lap is None else FAULT
            yield Finding(f"{one.what.replace(' ', '-')}-of-nobody", weight, message, None, one.driver)
        elif one.lap is not None and (driven := laps[one.driver]) is not None and one.lap > driven + 1:
            message = f"{called} has a {one.what} in lap {one.lap} and drove {driven}"
            yield Finding(f"{one.what.replace(' ', '-')}-beyond-the-laps", NOTE, message, None, one.driver)


def _lap_times(rows: Sequence[Row]) -> Iterator[Finding]:
    """By lap time who was faster is ahead, in the part of a knockout that both reached last."""
    placed = [(index, row) for index, row in enumerate(rows) if row.position is not None]
    for (_, ahead), (index, row) in pairwise(placed):
        (part, time), (part_ahead, time_ahead) = _best(row), _best(ahead)
        if time and time_ahead and part == part_ahead and time < time_ahead:
            message = (
                f"{row.called} drove {format_time(time)}, faster than {ahead.called} ahead ({format_time(time_ahead)})"
            )
            yield Finding("faster-than-ahead", NOTE, message, index, row.driver)


def _best(row: Row) -> tuple[int, int | None]:
    """The last part driven in, and the time that counts there."""
    for part in range(len(row.parts), 0, -1):
        if row.parts[part - 1]:
            return part, row.parts[part - 1]
    return 1, row.time_ms


def _missing(rows: Sequence[Row], entered: dict[str, str]) -> Iterator[Finding]:
    there = {row.driver for row in rows}
    missing = [name or driver for driver, name in entered.items() if driver not in there]
    if missing:
        more = f" and {len(missing) - MOST_NAMED} more" if len(missing) > MOST_NAMED else ""
        named = ", ".join(missing[:MOST_NAMED])
        yield Finding("fewer-than-entered", DOUBT, f"entered and not on the sheet: {named}{more}")
