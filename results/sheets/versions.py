"""How versions of a sheet are numbered and dated, and which of them count.

One that is out never changes: what differs from it is a further version, with its cause.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.utils import timezone

from results.models import Session


def next_number(numbers: Iterable[int]) -> int:
    """1 is the first sheet of a session, each further one adds one."""
    return max(numbers, default=0) + 1


def next_moment(before: datetime | None) -> datetime:
    """When a version comes out that is told now: to the second, unless that is not after the one before it."""
    now = timezone.now()
    whole = now.replace(microsecond=0)
    return whole if before is None or whole > before else max(now, before + timedelta(microseconds=1))


def misfits(number: int, issued_at: datetime, others: Iterable[tuple[int, datetime | None]]) -> Iterator[int]:
    """The versions that are out and not in order with one of this number and moment: in order of number is in order
    of time."""
    for other, moment in others:
        if moment is not None and ((other < number) != (moment < issued_at) or moment == issued_at):
            yield other


def counts(kind: str) -> bool:
    """Whether sheets of such sessions are counted, so that their season is rebuilt with them: poles may be paid."""
    return kind in (*Session.SCORING_KINDS, Session.Kind.QUALIFYING)
