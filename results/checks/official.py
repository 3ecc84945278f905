"""The official tables and totals, as a release of F1DB has them. Raises Unreadable at the first thing amiss."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from decimal import Decimal
from functools import partial
from typing import Any

from results.checks.comparison import Line, Table
from results.checks.known import RoundKey
from results.importers.f1db.archive import Unreadable
from results.importers.f1db.release import Release, Row, file_name
from results.parsing.numbers import parse_decimal, parse_whole_number
from results.parsing.positions import parse_position
from results.parsing.words import parse_slug

Parsers = dict[str, Callable[[str], Any]]  # by column

COMPETITOR = {
    "drivers": ("driverId",),
    "constructors": ("constructorId", "engineManufacturerId"),
}
parse_round = partial(parse_whole_number, least=1, most=999)
parse_year = partial(parse_whole_number, least=1900, most=2999)
parse_points = partial(parse_decimal, least=-10_000, most=100_000, places=2)


def official_tables(release: Release, years: Collection[int]) -> dict[RoundKey, Table]:
    """The tables after each round of ``years``, by Grand Prix and championship. Constructors are ``lotus/climax``."""
    slugs = _slugs(release)
    tables: dict[RoundKey, Table] = {}
    for championship in COMPETITOR:
        for (year, number), table in _tables(release, championship, years).items():
            if (year, number) not in slugs:
                raise Unreadable(file_name("races"), f"round {number} of {year} is missing, but there is a table of it")
            tables[year, slugs[year, number], championship] = table
    return tables


def _slugs(release: Release) -> dict[tuple[int, int], str]:
    """The Grand Prix of every round, by year and number."""
    columns: Parsers = {"year": parse_year, "round": parse_round, "grandPrixId": parse_slug}
    return {(year, number): slug for _, (year, number, slug) in rows(release, "races", columns)}


def _tables(release: Release, championship: str, years: Collection[int]) -> dict[tuple[int, int], dict[str, Line]]:
    tables: dict[tuple[int, int], dict[str, Line]] = defaultdict(dict)
    name = f"races-{championship.removesuffix('s')}-standings"
    columns: Parsers = {
        "year": parse_year,
        "round": parse_round,
        "positionText": _place,
        "points": parse_points,
    }
    columns |= dict.fromkeys(COMPETITOR[championship], parse_slug)
    for line, (year, number, place, points, *who) in rows(release, name, columns):
        competitor = "/".join(who)
        if competitor in tables[year, number]:
            raise Unreadable(file_name(name), f"{competitor} stands twice in round {number} of {year}", line)
        tables[year, number][competitor] = Line(place, points)
    return {key: table for key, table in tables.items() if key[0] in years}


def _place(text: str) -> str:
    position, status = parse_position(text)
    return status or str(position)


def official_totals(release: Release, table: str, columns: Mapping[str, str]) -> dict[str, dict[str, Decimal]]:
    """Totals of every row of ``drivers`` or ``constructors`` by its id. ``columns``: name of the total, its column."""
    parsers: Parsers = {"id": parse_slug} | dict.fromkeys(columns.values(), parse_points)
    return {slug: dict(zip(columns, numbers, strict=True)) for _, (slug, *numbers) in rows(release, table, parsers)}


def rows(release: Release, name: str, columns: Parsers) -> Iterator[tuple[int, list[Any]]]:
    """The line and the ``columns`` of every row of a table, each read by its own function."""
    for line, row in release.table(name, columns):
        yield line, [_read(name, line, row, column, parse) for column, parse in columns.items()]


def _read(name: str, line: int, row: Row, column: str, parse: Callable[[str], Any]) -> Any:
    try:
        return parse(row[column] or "")
    except ValueError as error:
        raise Unreadable(file_name(name), f"{column}: {error}", line) from None
