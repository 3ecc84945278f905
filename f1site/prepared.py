"""Queries that are put together once and asked many times.

To put a queryset together and write its SQL takes Django longer than most databases take to answer it. A prepared query
does both at its first call in a process, with places for the values that differ, and gives rows of a type of its own::

    class Lap(NamedTuple):
        driver: int
        time_ms: int

    @prepared(Lap, session=IntegerField())
    def laps_of(session):
        return FastestLap.objects.filter(session=session).values("driver", "time_ms")

    laps_of(session=12)  # list[Lap]
"""

import json
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, Generic, NamedTuple, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import Expression, Field, IntegerField, QuerySet
from django.db.models.fields.related import ForeignObject
from django.db.models.lookups import Lookup

Row = TypeVar("Row", bound=tuple[Any, ...])


class Given(Expression):
    """The place of a value in a prepared query: stands wherever an expression may."""

    def __init__(self, name: str, field: Field):
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        return "%s", [self]


@Field.register_lookup
@ForeignObject.register_lookup
class Among(Lookup):
    """``driver__among=ids``: like ``in``, for a Given that is told as a list of any length."""

    lookup_name = "among"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        column, params = self.process_lhs(compiler, connection)
        ways = {"postgresql": "= ANY(%s)", "sqlite": "IN (SELECT value FROM json_each(%s))"}
        return f"{column} {ways[connection.vendor]}", [*params, Listed(self.rhs)]


class Listed(NamedTuple):
    """A Given that is told as a list."""

    given: Given


class Statement(NamedTuple):
    """A query as one kind of database is asked it; ``places`` has the place of each field of the row in its columns."""

    sql: str
    params: tuple[Any, ...]
    converters: list[tuple[int, list[Callable[..., Any]], Any]]
    places: list[int]

    def in_order(self, rows: list[tuple[Any, ...]]) -> Iterable[tuple[Any, ...]]:
        """The rows with their values converted, column by column: that is twice as fast as row by row."""
        if not self.converters and self.places == sorted(self.places):
            return rows
        columns: list[Iterable[Any]] = list(zip(*rows, strict=True))
        for index, functions, expression in self.converters if rows else ():
            for function in functions:
                columns[index] = [function(value, expression, connection) for value in columns[index]]
        return zip(*(columns[place] for place in self.places if rows), strict=True)


class Prepared(Generic[Row]):
    """A query to be called with its values, by name. Every call is one query."""

    def __init__(self, build: Callable[..., QuerySet[Any, Any]], row: type[Row], given: dict[str, Field]):
        self.build, self.row = build, row
        self.given = {name: Given(name, field) for name, field in given.items()}
        self.statements: dict[str, Statement] = {}
        self.__doc__ = build.__doc__

    def __call__(self, **values: Any) -> list[Row]:
        if values.keys() != self.given.keys():
            raise TypeError(f"{self.build.__name__} is asked with {', '.join(self.given)}.")
        statement = self.statements.get(connection.vendor)
        if statement is None:
            statement = self.statements[connection.vendor] = self._statement()
        params = [_told(param, values) for param in statement.params]
        with connection.cursor() as cursor:
            cursor.execute(statement.sql, params)
            rows = cursor.fetchall()
        # A NamedTuple is a tuple: made as one, without counting the columns of each row again.
        return list(map(partial(tuple.__new__, self.row), statement.in_order(rows)))

    def _statement(self) -> Statement:
        queryset = self.build(**self.given)
        query = queryset.query
        compiler = query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        expressions = [expression for expression, *_ in compiler.select]
        converters = compiler.get_converters(expressions)
        names = [*query.extra_select, *query.values_select, *query.annotation_select]
        if query.selected:
            names = list(query.selected)
        fields = self.row._fields  # type: ignore[attr-defined]
        if sorted(names) != sorted(fields):
            raise TypeError(f"{self.build.__name__} selects {sorted(names)}, {self.row.__name__} has {sorted(fields)}.")
        places = [names.index(field) for field in fields]
        return Statement(
            sql,
            tuple(params),
            [(index, functions, expression) for index, (functions, expression) in converters.items()],
            places,
        )


def prepared(row: type[Row], **given: Field) -> Callable[[Callable[..., QuerySet[Any, Any]]], Prepared[Row]]:
    """Of a function that makes a queryset of ``values`` from the places of its values; ``row`` names its columns."""
    return lambda build: Prepared(build, row, given)


def _told(param: Any, values: dict[str, Any]) -> Any:
    if not isinstance(param, Given | Listed):
        return param
    # Itself and not the proxy, which would look for it at every value of a list.
    database = connections[DEFAULT_DB_ALIAS]
    if isinstance(param, Given):
        return param.output_field.get_db_prep_value(values[param.name], database)
    told, field = list(values[param.given.name]), param.given.output_field
    if not isinstance(field, IntegerField):  # whole numbers are told as they are
        told = [field.get_db_prep_value(value, database) for value in told]
    return told if database.vendor == "postgresql" else json.dumps(told)
