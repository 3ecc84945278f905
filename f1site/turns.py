"""Moments at which pages change without anything being written: a story is due, a session starts, a day begins."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache
from typing import NamedTuple

from django.db import connection
from django.db.models import DateTimeField, Model

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


def turned(since: datetime, until: datetime) -> bool:
    """Whether a page made at ``since`` may differ at ``until`` by the clock alone. At most one query."""
    if (since.date(), since.hour // HALF_A_DAY) != (until.date(), until.hour // HALF_A_DAY) or until < since:
        return True
    params = [
        _field(turn).get_db_prep_value(moment - turn.after, connection) for turn in _turns for moment in (since, until)
    ]
    with connection.cursor() as cursor:
        cursor.execute(_statement(), params)
        return any(cursor.fetchone())


@cache
def _statement() -> str:
    quote = connection.ops.quote_name
    parts = []
    for turn in _turns:
        column, table = quote(str(_field(turn).column)), quote(turn.model._meta.db_table)
        parts.append(f"EXISTS (SELECT 1 FROM {table} WHERE {column} > %s AND {column} <= %s)")  # noqa: S608
    return f"SELECT {', '.join(parts)}"


def _field(turn: Turn) -> DateTimeField:
    field = turn.model._meta.get_field(turn.field)
    assert isinstance(field, DateTimeField)  # noqa: S101
    return field
