"""Whether anything that pages show has been written since: told by every statement, whoever made it.

Each transaction that writes such a table leaves one row in ``Change``, as part of itself: it is seen when, and only if,
the change is. Nothing has to remember to tell; imports, the admin and ``QuerySet.update`` are alike.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Count, Sum, Value

from f1site.models import Change
from f1site.prepared import prepared

WRITES = re.compile(r"\s*(?:INSERT(?: OR \w+)? INTO|REPLACE INTO|UPDATE|DELETE FROM|COPY)\s+\"?(\w+)\"?", re.IGNORECASE)
KEPT = 1000  # rows; the older ones say nothing any more

# What no page shows: who is signed in, what was done in the admin, what an import remembers.
PRIVATE_APPS = {"admin", "auth", "contenttypes", "sessions"}
PRIVATE_MODELS = {"f1site.change", "results.told"}

_is_there = False


class State(NamedTuple):
    """What has been committed: where two are equal nothing was written between, in whatever order it came out."""

    written: int
    marks: int | None


@prepared(State)
def _states():
    all_of_them = Change.objects.order_by().values(one=Value(1))
    return all_of_them.annotate(written=Count("pk"), marks=Sum("mark")).values("written", "marks")


def state() -> State:
    """One query."""
    connection.state_was_read = True  # type: ignore[attr-defined]  # what this transaction goes on to write is another state
    return next(iter(_states()), State(0, None))


def watch(connection: Any, **kwargs: Any) -> None:
    """Of a new connection to the database: look at what is written."""
    connection.execute_wrappers.append(_look)


def _look(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
    result = execute(sql, params, many, context)
    if (found := WRITES.match(sql)) and found[1] in public_tables() and _is_migrated():
        changed()
    return result


@cache
def public_tables() -> frozenset[str]:
    return frozenset(
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label not in PRIVATE_APPS and model._meta.label_lower not in PRIVATE_MODELS
    )


def _is_migrated() -> bool:
    """While a database is being made there is nobody to be told, and no table to tell it in."""
    global _is_there
    _is_there = _is_there or Change._meta.db_table in connection.introspection.table_names()
    return _is_there


def changed() -> None:
    """Leave a row, one for each transaction; one that was rolled back took its row with it."""
    is_told = any(waiting[1] is _forget for waiting in connection.run_on_commit)
    if is_told and not getattr(connection, "state_was_read", False):
        return
    connection.state_was_read = False  # type: ignore[attr-defined]
    change = Change.objects.create()
    if change.pk % KEPT == 0:
        Change.objects.filter(pk__lte=change.pk - KEPT).delete()
    if connection.in_atomic_block:
        transaction.on_commit(_forget)


def _forget() -> None:
    """Nothing to do: while this waits for the commit, the transaction has its row."""
