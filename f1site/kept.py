"""What takes long to write and is the same for everybody, kept in the cache until something is written or turns it.

It is kept under its name with the state of the content and the moment it was made at: there is one of each name, and
one that may not be good any more is made again. A cache that is down costs time and nothing else.
"""

import hashlib
import logging
from collections.abc import Callable, Collection, Mapping
from functools import cache
from time import monotonic
from typing import Any, TypeVar

from django.conf import settings
from django.core.cache import cache as stored

from f1site import clock
from f1site.shared import Reading, this_request

logger = logging.getLogger(__name__)

KEPT_FOR = 86_400  # seconds
LEFT_ALONE = 30  # seconds, after the cache did not answer: each question may take as long as its time-out

Of = TypeVar("Of")
Made = TypeVar("Made")
Answer = TypeVar("Answer")

_down_until = 0.0


class Shelf:
    """Of one request: to be opened before anything is read that goes into what is kept. One query."""

    def __init__(self) -> None:
        self.now, self.moment = this_request(), clock.now()
        self.state = self.now.known_state()

    def keep(self, wanted: Mapping[str, Of], make: Callable[[Mapping[str, Of]], Mapping[str, Made]]) -> dict[str, Made]:
        """By name. ``make`` is asked for all that are not there, at once. One query where any are."""
        if settings.DEBUG:  # a template may have been edited
            return dict(make(wanted)) if wanted else {}
        good: dict[str, Made] = {name: reading.value for name, reading in self._good(wanted).items()}
        missing = {name: of for name, of in wanted.items() if name not in good}
        if missing:
            made = make(missing)
            put({_key(name): Reading(value, self.state, self.moment) for name, value in made.items()})
            good.update(made)
        return good

    def _good(self, names: Mapping[str, Any]) -> dict[str, Reading]:
        """All of this state, or none where something has turned since the oldest: that is one question for all."""
        keys = {_key(name): name for name in names}
        found = {keys[key]: reading for key, reading in get(keys).items() if reading.state == self.state}
        by_age = sorted(found.values(), key=lambda reading: reading.made_at)
        ends = [*by_age[:1], *by_age[-1:]]
        return {} if any(self.now.has_turned_since(reading.made_at) for reading in ends) else found


def get(keys: Collection[str]) -> dict[str, Any]:
    """Those that are there."""
    return _answered(lambda: stored.get_many(keys), {}) if keys else {}


def put(things: Mapping[str, Any]) -> None:
    _answered(lambda: stored.set_many(dict(things), KEPT_FOR), [])


def _answered(ask: Callable[[], Answer], otherwise: Answer) -> Answer:
    global _down_until
    if monotonic() < _down_until:
        return otherwise
    try:
        return ask()
    except Exception:  # whatever a driver raises, the page is made without
        logger.warning("The cache does not answer.", exc_info=True)
        _down_until = monotonic() + LEFT_ALONE
        return otherwise


def _key(name: str) -> str:
    return f"kept:{build()}:{name}"


@cache
def build() -> str:
    """What pages are made with: another release, name or address makes other pages of the same content."""
    made_with = hashlib.sha256(f"{settings.SITE_URL} {settings.SITE_NAME}".encode())
    for folder in ("f1site", "results", "articles", "templates", "static"):
        files = (path for path in (settings.BASE_DIR / folder).rglob("*.*") if path.suffix != ".pyc")
        for path in sorted(files):
            made_with.update(f"{path.name} {path.stat().st_mtime_ns}".encode())
    return made_with.hexdigest()
