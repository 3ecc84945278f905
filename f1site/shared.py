"""What many pages read alike, read once for all of them until something is written or the clock turns it.

It lives in the memory of the process, as it is, so that it costs a page nothing but to ask whether it is still good:
once for a whole request. Whoever gets it must not change it.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from functools import wraps
from threading import Lock
from typing import Any, NamedTuple, ParamSpec, TypeVar

from f1site import changes, clock, turns

AT_MOST = 256  # readings, of all kinds
ALONE = {"results"}  # apps that read no other app's tables

Asked = ParamSpec("Asked")
Read = TypeVar("Read")


class Reading(NamedTuple):
    value: Any
    state: changes.State
    made_at: datetime


class Now:
    """Of one request: what the content is and since when nothing has turned, as far as has been asked."""

    def __init__(self) -> None:
        self.state: changes.State | None = None
        self.same_since: datetime | None = None

    def known_state(self) -> changes.State:
        if self.state is None:
            self.state = changes.state()
        return self.state

    def state_for(self, read: Callable[..., Any]) -> changes.State:
        """Results know nothing of stories: what is read of them stays when a story is written."""
        state, app = self.known_state(), read.__module__.partition(".")[0]
        return state.of(app) if app in ALONE else state

    def has_turned_since(self, made_at: datetime) -> bool:
        moment = clock.now()
        since = self.same_since or moment
        if made_at > moment:
            return True
        if made_at < since:
            if turns.turned(made_at, since, self.known_state()):
                return True
            self.same_since = made_at
        return False


_readings: OrderedDict[Hashable, Reading] = OrderedDict()
_lock = Lock()
_now: ContextVar[Now | None] = ContextVar("now", default=None)


@contextmanager
def one_reading() -> Iterator[None]:
    """For a request: what is written meanwhile by others is for the next one."""
    token = _now.set(Now())
    try:
        yield
    finally:
        _now.reset(token)


def this_request() -> Now:
    return _now.get() or Now()


def shared(read: Callable[Asked, Read]) -> Callable[Asked, Read]:
    """Of a function that reads for a page; outside of a request it reads as ever."""

    @wraps(read)
    def reading(*args: Asked.args, **kwargs: Asked.kwargs) -> Read:
        now = _now.get()
        if now is None:
            return read(*args, **kwargs)
        key = (read, args, tuple(kwargs.items()))
        kept = _readings.get(key)
        state, made_at = now.state_for(read), clock.now()
        if kept is None or kept.state != state or now.has_turned_since(kept.made_at):
            kept = Reading(read(*args, **kwargs), state, made_at)
            _keep(key, kept)
        value: Read = kept.value
        return value

    return reading


def _keep(key: Hashable, reading: Reading) -> None:
    with _lock:
        _readings[key] = reading
        _readings.move_to_end(key)
        while len(_readings) > AT_MOST:
            _readings.popitem(last=False)


def forget() -> None:
    """All of it, for tests."""
    turns.forget()
    with _lock:
        _readings.clear()
