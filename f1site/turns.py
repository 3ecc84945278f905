"""Moments at which pages change without anything being written: a story is due, a session starts, a day begins."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import DateTimeField, Model

from f1site.changes import State

HALF_A_DAY = 12  # hours; ages and calendars turn at midnight UTC, a race without a start is over at noon


class Turn(NamedTuple):
    """A moment that rows hold, or so long after it."""

    model: type[Model]
    field: str
    after: timedelta = timedelta()


_turns: list[Turn] = []


def register(turns: Iterable[Turn]) -> None:
    """Called by the apps when they are ready."""
    _turns.extend(turn for turn in turns if turn not in _turns)
    _statement.cache_clear()


class Window(NamedTuple):
    """In ``state`` nothing turns between ``start`` and ``end``, where something does (None: nothing is to come)."""

    state: State
    start: datetime
    end: datetime | None


_window: Window | None = None


def turned(since: datetime, until: datetime, state: State) -> bool:
    """Whether a page made at ``since`` may differ at ``until`` by the clock alone, the content being the same.

    No query where the answer lies between two turns that are known; two where they are not.
    """
    global _window
    if (since.date(), since.hour // HALF_A_DAY) != (until.date(), until.hour // HALF_A_DAY) or until < since:
        return True
    window = _window
    if window and window.state == state and window.start <= since:
        if window.end is None or until < window.end:
            return False
        if since < window.end:
            return True
    if any(_asked("EXISTS (SELECT 1 FROM {table} WHERE {column} > %s AND {column} <= %s)", since, until)):
        return True
    to_come = _asked("(SELECT MIN({column}) FROM {table} WHERE {column} > %s)", until)
    moments = [_moment(value) + turn.after for value, turn in zip(to_come, _turns, strict=True) if value]
    _window = Window(state, since, min(moments, default=None))
    return False


def forget() -> None:
    """What is known of the turns, for tests."""
    global _window
    _window = None


def _asked(part: str, *moments: datetime) -> tuple[Any, ...]:
    """Of each turn; ``moments`` are those of the page, and each turn's own so much earlier."""
    params = [_field(turn).get_db_prep_value(moment - turn.after, connection) for turn in _turns for moment in moments]
    with connection.cursor() as cursor:
        cursor.execute(_statement(part), params)
        return tuple(cursor.fetchone())


def _moment(value: Any) -> datetime:
    """SQLite keeps moments as text."""
    return value if isinstance(value, datetime) else datetime.fromisoformat(value).replace(tzinfo=UTC)


@cache
def _statement(part: str) -> str:
    quote = connection.ops.quote_name
    parts = [
        part.format(column=quote(str(_field(turn).column)), table=quote(turn.model._meta.db_table)) for turn in _turns
    ]
    return f"SELECT {', '.join(parts)}"


def _field(turn: Turn) -> DateTimeField:
    field = turn.model._meta.get_field(turn.field)
    assert isinstance(field, DateTimeField)  # noqa: S101
    return field
