"""Many rows into one table at once, past the models: COPY on PostgreSQL, executemany on SQLite.

For rows that are known to be good: nothing is validated but what the database itself checks. Call inside a
transaction.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import DateField, DecimalField, Field, JSONField, Model

from f1site import changes

Row = Sequence[Any]


def insert(model: type[Model], names: Sequence[str], rows: Iterable[Row]) -> None:
    """Insert ``rows`` with the fields (by attribute: ``driver_id``) that ``names`` says, in that order."""
    columns = [_field(model, name) for name in names]
    if connection.vendor == "postgresql":
        _copy(model, columns, rows)
    else:
        _execute_many(model, columns, rows)


def allocate(model: type[Model], count: int) -> Sequence[int]:
    """``count`` primary keys nobody has had, rising."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            sequence = "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)"
            cursor.execute(sequence, [connection.ops.quote_name(table), _key(model).column, count])
            return [key for (key,) in cursor.fetchall()]
        # A transaction that has begun is the only writer of SQLite.
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        last = (cursor.fetchone() or (0,))[0]
    return range(last + 1, last + count + 1)


def _key(model: type[Model]) -> Field:
    assert model._meta.pk is not None  # noqa: S101
    return model._meta.pk


def _field(model: type[Model], name: str) -> Field:
    return next(field for field in model._meta.concrete_fields if name in (field.attname, field.name))


def _copy(model: type[Model], columns: Sequence[Field], rows: Iterable[Row]) -> None:
    with connection.cursor() as cursor, cursor.copy(f"COPY {_table(model, columns)} FROM STDIN") as copy:
        for row in _adapted(columns, rows, JSONField):
            copy.write_row(row)
    changes.changed(model._meta.app_label)  # a copy is no statement that anybody sees


def _execute_many(model: type[Model], columns: Sequence[Field], rows: Iterable[Row]) -> None:
    places = ", ".join(["%s"] * len(columns))
    statement = f"INSERT INTO {_table(model, columns)} VALUES ({places})"  # noqa: S608
    with connection.cursor() as cursor:
        adapted = _adapted(columns, rows, DateField, DecimalField, JSONField)
        cursor.executemany(statement, adapted)  # type: ignore[arg-type]  # any iterable will do


def _table(model: type[Model], columns: Sequence[Field]) -> str:
    quote = connection.ops.quote_name
    return f"{quote(model._meta.db_table)} ({', '.join(quote(str(field.column)) for field in columns)})"


def _adapted(columns: Sequence[Field], rows: Iterable[Row], *kinds: type[Field]) -> Iterable[Row]:
    """Values of those kinds as the database keeps them; rows without any pass as they are."""
    adapters = [(place, field.get_db_prep_save) for place, field in enumerate(columns) if isinstance(field, kinds)]
    return _with(adapters, rows) if adapters else rows


def _with(adapters: list[tuple[int, Callable[..., Any]]], rows: Iterable[Row]) -> Iterator[Row]:
    database = connections[DEFAULT_DB_ALIAS]  # itself: ``connection`` looks it up every time it is used
    for row in rows:
        values = list(row)
        for place, adapt in adapters:
            values[place] = adapt(values[place], database)
        yield values
