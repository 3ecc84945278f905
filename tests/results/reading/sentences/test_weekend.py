from datetime import date
from decimal import Decimal

import pytest

from results.models import Driver, Entry, GrandPrix, Standing
from results.reading.sentences.weekend import days, lead, previous_winners
from results.reading.weekends.past import PastEdition

ANN, BEA, CID = (Driver(pk=number, name=name) for number, name in enumerate(("Ann", "Bea", "Cid"), start=1))


def edition(driver, on_pole=None, **fields):
    return PastEdition(GrandPrix(season_id=2023), [Entry(driver=driver, **fields)], [on_pole] if on_pole else [])


@pytest.mark.parametrize(
    ("editions", "words"),
    [
        ([], ""),
        ([edition(ANN)], "Ann won the race of 2023 here."),
        (
            [edition(ANN, ANN), edition(ANN, BEA), edition(BEA, CID)],
            "Ann won two of the last three races here; one was won from pole.",
        ),
        ([edition(ANN), edition(BEA, BEA)], "The last two races here had two different winners."),
        (
            [edition(ANN, BEA), edition(BEA, BEA, shared_car=True)],
            "The last two races here had two different winners; none was won from pole.",
        ),
        ([edition(ANN, ANN), edition(ANN, ANN)], "Ann won the last two races here; both were won from pole."),
        (
            [edition(ANN, ANN), edition(BEA, BEA), edition(BEA, BEA), edition(ANN, ANN)],
            "Ann and Bea each won two of the last four races here; all were won from pole.",
        ),
    ],
)
def test_previous_winners_in_words(editions, words):
    assert previous_winners(editions) == words


def line(driver, position, points):
    return Standing(driver=driver, position=position, points=Decimal(points))


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([], ""),
        ([line(ANN, 1, 1)], "Ann leads with 1 point."),
        ([line(ANN, 1, 50), line(BEA, 2, "37.5")], "Ann leads Bea by 12.5 points."),
        ([line(ANN, 1, 50), line(BEA, 2, 50)], "Ann leads, level on points with Bea."),
        ([line(ANN, 1, 9), line(BEA, 1, 9), line(CID, 3, 4)], "Ann and Bea lead level on 9 points."),
    ],
)
def test_the_lead_of_a_championship_in_words(lines, words):
    assert lead(lines) == words


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([line(ANN, 1, 1)], "Ann won the championship with 1 point."),
        ([line(ANN, 1, 50), line(BEA, 2, 37)], "Ann won the championship, 13 points ahead of Bea."),
        ([line(ANN, 1, 50), line(BEA, 2, 50)], "Ann won the championship, level on points with Bea."),
        ([line(ANN, 1, 9), line(BEA, 1, 9)], "Ann and Bea ended level on 9 points."),
    ],
)
def test_nobody_leads_a_championship_that_is_over(lines, words):
    assert lead(lines, is_final=True) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (None, None, ""),
        (date(1950, 5, 13), date(1950, 5, 13), "13 May 1950"),
        (date(2023, 10, 20), date(2023, 10, 22), "20–22 October 2023"),
        (date(2026, 10, 30), date(2026, 11, 1), "30 October – 1 November 2026"),
        (date(1965, 12, 30), date(1966, 1, 1), "30 December 1965 – 1 January 1966"),
    ],
)
def test_the_days_of_a_weekend_are_said_once(first, last, words):
    assert days(first, last) == words
