"""Qualifying in parts: who was out after which. The sheet says only in which parts a car set a time."""

from collections.abc import Sequence

from results.reading.sheets.lines import Line

# How many fight for pole in the last part.
LAST_PART = 10


def knockout_groups(entries: Sequence[Line], names: Sequence[str], cars: int) -> list[tuple[str, int]]:
    """Heading and size of each group of the classified in their order; the first has no heading.

    ``cars`` are all there were: one without a place was out after the first part, but is no entry.

    ``Eliminated in Q2`` where the numbers are those of the rules, ``No time in Q3`` where a car may have got through
    and then not set a time.
    """
    third = _last_with([entry.q3_ms for entry in entries])
    second = max(third, _last_with([entry.q2_ms for entry in entries]))
    groups = [("", third or second or len(entries))]
    if third:
        full = third == LAST_PART and 2 * (second - third) <= cars - LAST_PART + 1
        groups.append((f"Eliminated in {names[1]}" if full else f"No time in {names[2]}", second - third))
    if second:
        out = cars - second
        full = third == LAST_PART and second - third in (out, out + 1)
        groups.append((f"Eliminated in {names[0]}" if full else f"No time in {names[1]}", len(entries) - second))
    return [(title, count) for title, count in groups if count]


def is_same_part(ahead: Line, behind: Line) -> bool:
    """Their times are from the same part, so the difference says something."""
    return _part(ahead) == _part(behind)


def _part(entry: Line) -> int:
    return 3 if entry.q3_ms else 2 if entry.q2_ms else 1


def _last_with(times: Sequence[int | None]) -> int:
    """How many rows there are down to the last with a time."""
    return max((row for row, time in enumerate(times, start=1) if time), default=0)
