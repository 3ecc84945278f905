"""The engine alone, over one season per era and odd rule: from the sheets to the final tables."""

import csv
from decimal import Decimal
from itertools import groupby
from pathlib import Path

import pytest

from results.parsing.positions import parse_position
from results.scoring.championship import tables
from results.scoring.sheets import Adjustment, Round, Row, Sheet
from results.scoring.world_championship import rules_of

ERAS = Path(__file__).parent / "eras"
COMPETITOR = {"drivers": ("driver",), "constructors": ("constructor", "engine")}
GOLDEN = [(int(path.parent.name), path.stem) for path in sorted(ERAS.glob("*/*s.csv")) if path.stem in COMPETITOR]


def read(year, name):
    path = ERAS / str(year) / f"{name}.csv"
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def rounds(year):
    decisions = read(year, "adjustments")
    return [
        Round(
            grand_prix,
            tuple(
                Sheet(kind, tuple(map(a_row, rows))) for kind, rows in groupby(found, key=lambda row: row["session"])
            ),
            tuple(an_adjustment(row) for row in decisions if row["grand_prix"] == grand_prix),
        )
        for grand_prix, found in groupby(read(year, "sheets"), key=lambda row: row["grand_prix"])
    ]


def a_row(row):
    position, status = parse_position(row["position"])
    constructor = row["constructor"], row["engine"]
    return Row(row["driver"], constructor, position, bool(row["fastest_lap"]), bool(row["shared_car"]), status)


def an_adjustment(row):
    competitor = row["competitor"] if row["championship"] == "drivers" else (row["competitor"], row["engine"])
    effect = row["effect"]
    exclusion = effect if effect in ("DSQ", "EX") else ""
    return Adjustment(row["championship"], competitor, Decimal(row["points"]), exclusion, effect == "restart")


def final_table(year, championship):
    *_, last = tables(rules_of(year).of(championship), rounds(year), championship)
    return last.lines


def golden_table(year, championship):
    """``[(place, competitor, points), ...]``: a number or letters, a driver or (chassis, engine)."""
    return [
        (row["position"], *(row[column] for column in COMPETITOR[championship]), Decimal(row["points"]))
        for row in read(year, championship)
    ]


def in_order(table):
    # Which of two level competitors is printed first is nobody's rule.
    return sorted(table, key=lambda line: (not line[0].isdigit(), line[0].zfill(3), line[1:]))


@pytest.mark.parametrize(("year", "championship"), GOLDEN)
def test_final_table_is_the_golden_one(year, championship):
    computed = [
        (
            line.status or str(line.position),
            *([line.competitor] if championship == "drivers" else line.competitor),
            line.points,
        )
        for line in final_table(year, championship)
    ]

    assert in_order(computed) == in_order(golden_table(year, championship))


def test_there_is_a_golden_table_for_every_era():
    assert [year for year, championship in GOLDEN if championship == "drivers"] == [
        1950, 1955, 1958, 1961, 1962, 1967, 1979, 1984, 1990, 1995, 1997, 1999, 2007, 2010, 2014, 2018, 2021,
    ]  # fmt: skip
    assert len(GOLDEN) == 17 + 15


@pytest.mark.parametrize(
    ("year", "driver", "points", "dropped"),
    [
        (1950, "juan-manuel-fangio", 27, 0),
        (1950, "luigi-fagioli", 24, 4),
        (1979, "jody-scheckter", 51, 9),
        (1979, "gilles-villeneuve", 47, 6),
        (1990, "ayrton-senna", 78, 0),
        (1990, "alain-prost", 71, 2),
        (2021, "max-verstappen", Decimal("395.5"), 0),
    ],
)
def test_results_beyond_the_best_are_dropped(year, driver, points, dropped):
    [line] = [line for line in final_table(year, "drivers") if line.competitor == driver]

    assert (line.points, line.dropped) == (points, dropped)
