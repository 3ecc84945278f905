from decimal import Decimal

import pytest

from results.models import Championship
from results.reading.championship.cells import CarResult, MatrixCell
from results.reading.championship.matrix import MatrixRow, ResultsMatrix
from results.reading.championship.standings import read_table
from results.reading.sentences.championship import matrix_in_words, table_in_words
from tests.builders import a_constructor, a_driver, a_grand_prix, a_standings_table

pytestmark = pytest.mark.django_db


def a_row(name, points, position, **fields):
    return {"driver": a_driver(name=name), "points": Decimal(points), "position": position} | fields


def said(rows, year=2023, races=1, to_come=0, **fields):
    """The sentence of a table after ``races``, with so many Grands Prix to come."""
    grands_prix = [a_grand_prix(year) for _ in range(races + to_come)]
    table = a_standings_table(grands_prix[races - 1], rows=rows, races_counted=races, **fields)
    return table_in_words(read_table(table))


def test_a_season_that_is_over():
    rows = [a_row("Ann", 575, 1), a_row("Bob", 285, 2), a_row("Cyd", "234.5", 3)]
    assert said(rows) == "Ann won it with 575 points, 290 ahead of Bob; Cyd was third with 234.5."


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (
            [("Ann", 50, 1), ("Bob", 49, 2), ("Cyd", 40, 3)],
            "Ann leads with 50 points, 1 ahead of Bob; Cyd is third with 40.",
        ),
        ([("Ann", 1, 1)], "Ann leads with 1 point."),
        ([("Ann", 9, 1), ("Bob", 9, 2)], "Ann leads with 9 points, as many as Bob but with the better results."),
        ([("Ann", 9, 1), ("Bob", 9, 1)], "Ann and Bob are level in first place with 9 points each."),
        ([("Ann", 9, 1), ("Bob", 8, 2), ("Cyd", 8, 2)], "Ann leads with 9 points, 1 ahead of Bob and Cyd."),
        ([("Ann", 0, 1), ("Bob", 0, 2)], "Nobody has a point yet."),
        ([], ""),
    ],
)
def test_a_season_that_goes_on(rows, words):
    assert said([a_row(*row) for row in rows], to_come=20) == words


def test_a_title_is_decided_when_nobody_can_reach_it():
    rows = [[a_row("Ann", points, 1), a_row("Bob", 0, 2)] for points in (26, 27)]
    assert said(rows[0], to_come=1) == "Ann leads with 26 points, 26 ahead of Bob."
    assert said(rows[1], year=2022, to_come=1) == "Ann leads with 27 points, 27 ahead of Bob; the title is decided."


def test_nothing_is_said_of_a_title_where_results_are_dropped():
    assert said([a_row("Ann", 90, 1), a_row("Bob", 1, 2)], year=1988, to_come=1) == (
        "Ann leads with 90 points, 89 ahead of Bob."
    )


def test_who_scored_more_and_who_is_excluded_is_told():
    rows = [a_row("Senna", 90, 1, dropped=4), a_row("Prost", 87, 2, dropped=18)]
    rows.append(a_row("Cheat", 5, None, status="DSQ"))
    assert said(rows, year=1988) == (
        "Senna won it with 90 points, 3 ahead of Prost. Prost scored more, 105 points, of which 87 count. "
        "Cheat was disqualified from it."
    )


def test_constructors_are_told_by_their_names():
    row = {"constructor": a_constructor(name="Lotus"), "points": 5}
    assert said([row], championship=Championship.CONSTRUCTORS) == "Lotus won it with 5 points."


def a_matrix(races, **wins):
    cells = [MatrixCell([CarResult("1", "first")])] * races
    return ResultsMatrix([], [MatrixRow(name, "", "", "", cells, won) for name, won in wins.items()], {}, {}, [])


@pytest.mark.parametrize(
    ("matrix", "words"),
    [
        (a_matrix(1, Ann=0), ""),
        (a_matrix(1, Ann=1), "Ann won the only race."),
        (a_matrix(2, Ann=2, Bob=0), "Ann won both races."),
        (a_matrix(3, Ann=2, Bob=1), "Ann won two of the three races and Bob one."),
        (a_matrix(3, Ann=1, Bob=1, Cyd=1), "Ann, Bob and Cyd won one race each."),
        (
            a_matrix(7, Ann=2, Bob=2, Cyd=2, Dee=1),
            "Ann, Bob and Cyd each won two of the seven races; one other won too.",
        ),
        (a_matrix(4, Ann=1, Bob=1, Cyd=1, Dee=1), "The four races had four winners, none of them with more than one."),
    ],
)
def test_who_won_how_many_races(matrix, words):
    assert matrix_in_words(matrix) == words
