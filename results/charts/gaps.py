"""Gaps as bars: how long each is, on a scale that a straggler cannot spoil."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

# With fewer gaps a bar says no more than the figure beside it.
_FEWEST = 3
# A gap of more than this many middle ones is off the scale.
_MIDDLE_GAPS = 4


@dataclass(frozen=True, slots=True)
class Bar:
    """``percent`` of the room there is; ``beyond``: the gap is off the scale, or counted in laps."""

    percent: float
    beyond: bool = False


def reach(gaps: Iterable[int | None]) -> int:
    """The gap in ms that fills the room: the largest, but at most four times the middle one. 0 where there is none."""
    known = [gap for gap in gaps if gap and gap > 0]
    return round(min(max(known), _MIDDLE_GAPS * median(known))) if known else 0


def bars(gaps: Sequence[int | None], lapped: Sequence[bool]) -> list[Bar | None]:
    """A bar for each gap in ms (None: no gap, no bar); one for a ``lapped`` car goes beyond the scale.

    Nothing is drawn for fewer than three gaps, nor for lapped cars where they are the most: it would say nothing.
    """
    timed = [gap for gap, is_lapped in zip(gaps, lapped, strict=True) if gap is not None and not is_lapped]
    if len(timed) < _FEWEST:
        return [None] * len(gaps)
    full, draws_lapped = reach(timed), sum(lapped) <= len(timed)
    return [
        None if is_lapped and not draws_lapped else _bar(gap, is_lapped, full)
        for gap, is_lapped in zip(gaps, lapped, strict=True)
    ]


def _bar(gap: int | None, is_lapped: bool, full: int) -> Bar | None:
    if not full:
        return None
    if is_lapped:
        return Bar(100, beyond=True)
    if gap is None:
        return None
    return Bar(round(100 * min(max(gap, 0), full) / full, 1), beyond=gap > full)
