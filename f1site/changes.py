"""Whether anything that pages show has been written since: told by every statement, whoever made it.

Each transaction that writes such a table leaves a row in ``Change`` for its app, as part of itself: it is seen when,
and only if, the change is. Nothing has to remember to tell; imports, the admin and ``QuerySet.update`` are alike.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Count, Sum

from f1site.models import Change
from f1site.prepared import prepared

WRITES = re.compile(r"\s*(?:INSERT(?: OR \w+)? INTO|REPLACE INTO|UPDATE|DELETE FROM|COPY)\s+\"?(\w+)\"?", re.IGNORECASE)
KEPT = 1000  # rows; the older ones say nothing any more

# What no page shows: who is signed in, what was done in the admin, what an import remembers.
PRIVATE_APPS = {"admin", "auth", "contenttypes", "sessions"}
PRIVATE_MODELS = {"f1site.change", "results.told"}

_is_there = False


class Part(NamedTuple):
    """What was written into the tables of an app: where two are equal nothing was written between them."""

    app: str
    written: int
    marks: int


class State(NamedTuple):
    """What has been committed."""

    parts: tuple[Part, ...] = ()

    def of(self, app: str) -> "State":
        """As far as it concerns the tables of one app."""
        return State(tuple(part for part in self.parts if part.app == app))


@prepared(Part)
def _parts():
    written = Change.objects.order_by("app").values("app")
    return written.annotate(written=Count("pk"), marks=Sum("mark")).values(*Part._fields)


def state() -> State:
    """One query."""
    connection.told_since = set()  # type: ignore[attr-defined]  # what it goes on to write is another state
    return State(tuple(_parts()))


def watch(connection: Any, **kwargs: Any) -> None:
    """Of a new connection to the database: look at what is written. One that is opened again is watched already."""
    if _look not in connection.execute_wrappers:
        connection.execute_wrappers.append(_look)


def _look(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
    result = execute(sql, params, many, context)
    if (found := WRITES.match(sql)) and (app := public_tables().get(found[1])) and _is_migrated():
        changed(app)
    return result


@cache
def public_tables() -> dict[str, str]:
    """With the app of each."""
    return {
        model._meta.db_table: model._meta.app_label
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label not in PRIVATE_APPS and model._meta.label_lower not in PRIVATE_MODELS
    }


def _is_migrated() -> bool:
    """While a database is being made there is nobody to be told, and no table to tell it in."""
    global _is_there
    _is_there = _is_there or Change._meta.db_table in connection.introspection.table_names()
    return _is_there


def changed(app: str) -> None:
    """Leave a row, one for each app and transaction; one that was rolled back took its row with it."""
    waiting = _until_the_commit(app)
    told: set[str] = getattr(connection, "told_since", set())
    if app in told and any(each[1] is waiting for each in connection.run_on_commit):
        return
    told.add(app)
    connection.told_since = told  # type: ignore[attr-defined]
    change = Change.objects.create(app=app)
    if change.pk % KEPT == 0:
        Change.objects.filter(pk__lte=change.pk - KEPT).delete()
    if connection.in_atomic_block:
        transaction.on_commit(waiting)


@cache
def _until_the_commit(app: str) -> Callable[[], None]:
    """Does nothing: while it waits for the commit, the transaction has its row."""
    return lambda: None
