"""The lists of drivers in words."""

import pytest

from results.reading.drivers.index import DriverLine
from results.reading.people import Person
from results.reading.sentences.driver_index import letter_in_words


def lines(**wins):
    return [DriverLine(Person(0, "", name), name, wins=number) for name, number in wins.items()]


@pytest.mark.parametrize(
    ("drivers", "words"),
    [
        ([], ""),
        (lines(Ann=3), ""),
        (lines(Ann=0, Bob=0), "Two drivers, none of them with a win."),
        (lines(Ann=3, Bob=1), "Two drivers; Ann has most wins, three."),
        (lines(Ann=3, Bob=3), "Two drivers; Ann and Bob have most wins, three each."),
        (lines(Ann=1, Bob=0), "Two drivers; Ann has the only win."),
        (lines(Ann=1, Bob=1), "Two drivers; Ann and Bob have one win each."),
        (lines(Ann=1, Bob=1, Cyd=1, Dee=1), "Four drivers; four of them have one win each."),
        (lines(Ann=2, Bob=2, Cyd=2, Dee=2), "Four drivers; four of them have most wins, two each."),
    ],
)
def test_a_letter_is_told_by_who_won_most(drivers, words):
    assert letter_in_words(drivers) == words
