from decimal import Decimal

import pytest

from results.reading.calendars import read_calendar
from results.reading.championship.deciding import decided, most_points
from results.scoring.world_championship import rules_of
from tests.builders import a_classification, a_driver, a_grand_prix, a_season, a_session, a_standings_table

pytestmark = pytest.mark.django_db


def a_decision(year, *tables, drivers=None):
    """What is decided in a season of as many Grands Prix as ``tables``: (points, wins) of two drivers after each."""
    drivers = drivers or [a_driver(), a_driver()]
    for lines in tables:
        grand_prix = a_grand_prix(year)
        a_classification(a_session(grand_prix), rows=1)
        rows = [
            {"driver": who, "points": points, "wins": wins} for who, (points, wins) in zip(drivers, lines, strict=True)
        ]
        a_standings_table(grand_prix, rows=sorted(rows, key=lambda row: -row["points"]))
    found = decided(read_calendar(a_season(year)))
    return found and found.to_go


def test_it_is_decided_where_the_points_left_are_too_few():
    assert a_decision(2012, [(25, 1), (0, 0)], [(60, 2), (24, 0)], [(60, 2), (24, 0)], [(60, 2), (24, 0)]) == 1


def test_it_is_decided_at_the_last_where_it_was_open_until_then():
    assert a_decision(2012, [(25, 1), (18, 0)], [(43, 1), (43, 1)]) == 0


def test_level_on_points_more_wins_decide_and_level_wins_say_nothing_certain():
    assert a_decision(2012, [(50, 3), (25, 0)], [(50, 3), (50, 1)]) == 1
    assert a_decision(2013, [(50, 1), (25, 0)], [(50, 1), (25, 0)]) is None


def test_it_is_not_said_of_a_season_that_is_not_over_or_counts_only_the_best():
    grand_prix = a_grand_prix(2012)
    a_classification(a_session(grand_prix), rows=1)
    a_standings_table(grand_prix)
    a_grand_prix(2012)
    assert decided(read_calendar(a_season(2012))) is None
    assert a_decision(1988, [(90, 8), (0, 0)], [(99, 9), (0, 0)]) is None


def test_a_season_without_known_rules_is_not_judged():
    assert a_decision(1949, [(90, 8), (0, 0)]) is None


@pytest.mark.parametrize(
    ("year", "sprint", "most"), [(2023, True, 34), (2023, False, 26), (2018, False, 25), (1992, False, 10)]
)
def test_the_most_points_of_a_weekend(year, sprint, most):
    grand_prix = a_grand_prix(year)
    if sprint:
        a_session(grand_prix, kind="sprint")
    (found,) = read_calendar(a_season(year)).grands_prix
    assert most_points(rules_of(year).drivers, found) == Decimal(most)


@pytest.mark.parametrize(("year", "slug", "most"), [(2014, "abu-dhabi", 50), (2021, "belgium", 26)])
def test_double_points_were_known_before_and_a_race_cut_short_was_not(year, slug, most):
    a_grand_prix(year, slug=slug)
    (found,) = read_calendar(a_season(year)).grands_prix
    assert most_points(rules_of(year).drivers, found) == Decimal(most)
