"""The stored standings of 2023 against the official tables."""

import csv
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from results.models import Standing, StandingsTable

GOLDEN = Path(__file__).parent / "2023"
OFFICIAL = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "2023"
SLUGS = {
    "drivers": ("driver__slug",),
    "constructors": ("constructor__slug", "engine__slug"),
}


def stored_tables(championship):
    """``{grand prix: [(place, *slugs, points), ...]}`` of the current tables."""
    tables = StandingsTable.objects.filter(grand_prix__season=2023, championship=championship).current()
    rows = Standing.objects.filter(table__in=tables.order_by()).order_by("table", "line")
    found = defaultdict(list)
    for grand_prix, *row in rows.values_list("table__grand_prix__slug", "position", *SLUGS[championship], "points"):
        found[grand_prix].append(tuple(row))
    return found


def read(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def golden_table(path):
    columns = ("driver",) if path.stem.endswith("drivers") else ("constructor", "engine")
    return [(int(row["position"]), *(row[column] for column in columns), Decimal(row["points"])) for row in read(path)]


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.csv")), ids=lambda path: path.stem)
def test_standings_equal_the_golden_table(season_2023, path):
    grand_prix, _, championship = path.stem.rpartition("-")

    assert stored_tables(championship)[grand_prix] == golden_table(path)


def test_golden_tables_are_there():
    assert len(list(GOLDEN.glob("*.csv"))) == 10


@pytest.mark.skipif(not OFFICIAL.is_dir(), reason="the official tables stand beside the checkout, not in it")
@pytest.mark.parametrize(
    ("championship", "file", "columns"),
    [
        ("drivers", "driver_standings_by_round.csv", ["driver_id"]),
        ("constructors", "constructor_standings_by_round.csv", ["constructor_id", "engine_manufacturer_id"]),
    ],
)
def test_standings_equal_the_official_tables_of_all_rounds(season_2023, championship, file, columns):
    official = defaultdict(list)
    for row in read(OFFICIAL / file):
        names = (row[column] for column in columns)
        official[row["grand_prix_id"]].append((int(row["position"]), *names, Decimal(row["points"] or 0)))

    stored = stored_tables(championship)

    assert len(official) == 22
    assert stored == official
