"""The moment a page is made for: one for a whole request, and the real one unless another is asked for."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

_moment: ContextVar[datetime | None] = ContextVar("moment", default=None)


def now() -> datetime:
    """The moment that everything is told as of, in UTC."""
    return _moment.get() or timezone.now()


def today() -> date:
    """The day of that moment, in UTC."""
    return now().date()


@contextmanager
def standing_at(moment: datetime) -> Iterator[None]:
    """The site as it stood, or will stand, at a moment: what is read inside knows nothing later."""
    if moment.utcoffset() is None:
        raise ValueError("A moment needs its offset from UTC.")
    token = _moment.set(moment)
    try:
        yield
    finally:
        _moment.reset(token)
