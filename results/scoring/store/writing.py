"""Scores and tables into the database, touching only what differs from what is there."""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from decimal import Decimal

from f1site.bulk import allocate, insert
from results.models import Score, Standing, StandingsTable
from results.scoring.championship import Table
from results.scoring.store.poles import Ids
from results.scoring.store.versions import Scores, Sessions, TableKey, left_out_of

# Line, position, driver, constructor, engine, points, dropped, wins, status, left out.
StandingRow = tuple[int, int | None, int | None, int | None, int | None, Decimal, Decimal, int, str, list[int]]
_KEY = ("grand_prix_id", "championship", "valid_from")
_COLUMNS = (
    "line", "position", "driver_id", "constructor_id", "engine_id", "points", "dropped", "wins", "status",
    "left_out",
)  # fmt: skip
# Races, sprints, rows.
Content = tuple[int, int, tuple[StandingRow, ...]]


def write_scores(year: int, computed: Scores) -> None:
    stored = {
        (entry, championship): (pk, points)
        for pk, entry, championship, points in Score.objects.filter(
            entry__classification__session__grand_prix__season=year
        ).values_list("pk", "entry", "championship", "points")
    }
    for points in computed.values():
        _check_storable(points, Score)
    _delete(Score, [pk for key, (pk, value) in stored.items() if computed.get(key) != value])
    missing = [(*key, value) for key, value in computed.items() if stored.get(key, (None, None))[1] != value]
    insert(Score, ("entry_id", "championship", "points"), missing)


def write_tables(
    year: int, computed: dict[TableKey, Table], ids: dict[Hashable, Ids], sessions: Mapping[str, Sessions]
) -> None:
    """Keep the tables that are as computed, with their ids; drop the others and write what is missing."""
    contents = {key: _content(key, table, ids, sessions) for key, table in computed.items()}
    stored = _stored(year)
    _delete(StandingsTable, [pk for key, (pk, content) in stored.items() if contents.get(key) != content])
    missing = [key for key, content in contents.items() if stored.get(key, (None, None))[1] != content]
    ids_of_tables = dict(zip(missing, allocate(StandingsTable, len(missing)), strict=True))
    insert(
        StandingsTable,
        ("id", *_KEY, "races_counted", "sprints_counted"),
        ((pk, *key, *contents[key][:2]) for key, pk in ids_of_tables.items()),
    )
    insert(
        Standing, ("table_id", *_COLUMNS), ((pk, *row) for key, pk in ids_of_tables.items() for row in contents[key][2])
    )


def _content(key: TableKey, table: Table, ids: dict[Hashable, Ids], sessions: Mapping[str, Sessions]) -> Content:
    _, championship, moment = key
    rows: list[StandingRow] = []
    for number, line in enumerate(table.lines, start=1):
        _check_storable(line.points, Standing)
        who = ids[line.competitor]
        left_out = left_out_of(line, sessions[championship], moment) if line.left_out else []
        rows.append((number, line.position, *who, line.points, line.dropped, line.wins, line.status, left_out))
    return table.races, table.sprints, tuple(rows)


def _stored(year: int) -> dict[TableKey, tuple[int, Content]]:
    tables = StandingsTable.objects.filter(grand_prix__season=year)
    rows: dict[int, list[StandingRow]] = defaultdict(list)
    standings = Standing.objects.filter(table__in=tables.order_by()).order_by("table", "line")
    for table, *row in standings.values_list("table", *_COLUMNS).iterator(2000):
        rows[table].append(tuple(row))  # type: ignore[arg-type]
    return {
        (grand_prix, championship, moment): (pk, (races, sprints, tuple(rows[pk])))
        for pk, grand_prix, championship, moment, races, sprints in tables.values_list(
            "pk", "grand_prix", "championship", "valid_from", "races_counted", "sprints_counted"
        )
    }


def _check_storable(points: Decimal, model: type[Score] | type[Standing]) -> None:
    """ValueError if the column cannot hold ``points``. SQLite would take more and then fail to read them."""
    column = model._meta.get_field("points")
    if abs(points) >= 10 ** (column.max_digits - column.decimal_places):
        raise ValueError("rules: they give more points than a table can hold")


def _delete(model: type[Score] | type[StandingsTable], keys: list[int]) -> None:
    """Delete by primary key, a few hundred at a time: SQLite takes a limited number of parameters."""
    for start in range(0, len(keys), 500):
        model.objects.filter(pk__in=keys[start : start + 500]).delete()
