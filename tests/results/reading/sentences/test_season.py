from datetime import date

import pytest
import time_machine

from results.models import GrandPrix
from results.reading.calendars import Calendar, calendars_of
from results.reading.seasons.results import read_results
from results.reading.sentences.scoring import scoring_in_words
from results.reading.sentences.season import in_words
from tests.builders import (
    a_classification,
    a_constructor,
    a_driver,
    a_grand_prix,
    a_season,
    a_session,
    a_standings_table,
    an_engine,
)

pytestmark = pytest.mark.django_db


def a_race(year, name="Monaco Grand Prix", rows=1, **fields):
    grand_prix = a_grand_prix(year, name=name, **fields)
    a_classification(a_session(grand_prix), rows=rows)
    return grand_prix


def said(year):
    return in_words(read_results(calendars_of([a_season(year).year])[year]))


def test_a_season_without_a_calendar_says_nothing():
    assert said(2030) == ""


def test_a_season_not_begun_names_its_first_race():
    a_grand_prix(2030, name="Monaco Grand Prix", date=date(2030, 5, 26))
    assert said(2030) == "The next is the Monaco Grand Prix on 26 May 2030."


def test_a_season_that_is_over_has_a_champion_and_the_race_that_decided_it():
    ann, team = a_driver(name="Ann"), a_constructor(name="Team")
    rows = [{"driver": ann, "points": 60, "wins": 2}, {"driver": a_driver(name="Bob"), "points": 20}]
    for name in ("British Grand Prix", "Monaco Grand Prix", "Dutch Grand Prix"):
        grand_prix = a_race(2012, name, rows=[{"driver": ann, "constructor": team}])
        a_standings_table(grand_prix, rows=rows)
    a_standings_table(
        grand_prix,
        "constructors",
        rows=[{"constructor": team, "engine": an_engine(slug="ford", name="Ford"), "points": 60}],
    )
    assert said(2012) == (
        "Ann won the championship for Team with two wins in three Grands Prix and 60 points, 40 ahead of Bob; "
        "decided at the Monaco Grand Prix with one round to go. "
        "Team won the constructors’ title with 60 points."
    )


@time_machine.travel("2012-08-01T12:00:00Z", tick=False)
def test_a_running_season_says_who_can_still_win_it_once_some_cannot():
    ann, bob = a_driver(name="Ann"), a_driver(name="Bob")
    for _ in range(2):
        grand_prix = a_race(2012, rows=[{"driver": ann}, {"driver": bob}])
    a_standings_table(grand_prix, rows=[{"driver": ann, "points": 50}, {"driver": bob, "points": 36}])
    a_grand_prix(2012, name="Dutch Grand Prix", date=date(2012, 8, 26))
    assert said(2012) == (
        "After two of three Grands Prix Ann leads with 50 points, 14 points ahead of Bob. "
        "Only Ann and Bob can still be champion on points; 25 points are left for a driver, in one race. "
        "The next is the Dutch Grand Prix on 26 August 2012."
    )


@time_machine.travel("2012-08-01T12:00:00Z", tick=False)
def test_a_running_season_has_a_leader_and_the_next_race():
    grand_prix = a_race(2012)
    a_grand_prix(2012, name="Dutch Grand Prix", date=date(2012, 8, 26))
    a_standings_table(
        grand_prix,
        rows=[{"driver": a_driver(name="Ann"), "points": 25}, {"driver": a_driver(name="Bob"), "points": 24}],
    )
    assert said(2012) == (
        "After one of two Grands Prix Ann leads with 25 points, 1 point ahead of Bob. "
        "The next is the Dutch Grand Prix on 26 August 2012."
    )


def test_races_whose_result_is_late_are_said_to_be_and_are_not_the_next():
    a_standings_table(a_race(2012), rows=[{"driver": a_driver(name="Ann"), "points": 25}])
    a_grand_prix(2012, name="Dutch Grand Prix", date=date(2012, 8, 26))
    led = "After one of two Grands Prix Ann leads with 25 points."
    assert said(2012) == f"{led} The Dutch Grand Prix was due on 26 August 2012; there is no result yet."
    a_grand_prix(2012, name="Italian Grand Prix", date=date(2012, 9, 9))
    assert said(2012).endswith(
        "Two Grands Prix were due from 26 August to 9 September 2012; there is no result of them yet."
    )


@time_machine.travel("2012-08-01T12:00:00Z", tick=False)
def test_level_leaders_lead_together():
    grand_prix = a_race(2012)
    a_grand_prix(2012, state="postponed", date=None, name="Dutch Grand Prix")
    rows = [{"driver": a_driver(name=name), "position": 1, "points": 25} for name in ("Ann", "Bob")]
    a_standings_table(grand_prix, rows=rows)
    assert said(2012) == (
        "After one of two Grands Prix Ann and Bob lead with 25 points each. "
        "The next is the 2012 Dutch Grand Prix, postponed and without a new date."
    )


def calendar_of(season, races=16, sprints=False, **names):
    """Grands Prix that are in no database: those named, by slug, or a number of others."""
    named = names or {f"race-{number}": f"Race {number}" for number in range(races)}
    calendar = Calendar(season, [GrandPrix(season=season, slug=slug, name=name) for slug, name in named.items()])
    for grand_prix in calendar.grands_prix:
        grand_prix.has_sprint = sprints
    return calendar


@pytest.mark.parametrize(
    ("year", "sentences"),
    [
        (
            1988,
            [
                "A race pays 9-6-4-3-2-1 points for the first six places.",
                "Classified is who completed 90% of the winner’s laps.",
                "Drivers: only the best 11 of 16 results count.",
            ],
        ),
        (
            2023,
            [
                "A race pays 25-18-15-12-10-8-6-4-2-1 points for the first ten places.",
                "A sprint pays 8-7-6-5-4-3-2-1 points for the first eight places.",
                "The fastest lap of a race pays 1 point, to one of the first ten.",
                "Classified is who completed 90% of the winner’s laps.",
            ],
        ),
        (1949, []),
    ],
)
def test_the_rules_of_a_season_are_told(year, sentences):
    assert scoring_in_words(calendar_of(a_season(year), sprints=year == 2023)) == sentences


def test_the_fifties_had_shared_cars_and_no_constructors():
    sentences = scoring_in_words(calendar_of(a_season(1955), races=4))
    assert sentences[1:] == [
        "The fastest lap of a race pays 1 point.",
        "Drivers who share a car share its points.",
        "Only the best 5 results count.",
        "There is no championship for constructors.",
    ]


def test_races_that_paid_half_or_double_are_named_where_they_are_known():
    calendar = calendar_of(a_season(1975), spain="Spanish Grand Prix", austria="Austrian Grand Prix")
    assert "Half points at the Spanish Grand Prix and the Austrian Grand Prix." in scoring_in_words(calendar)
    own = a_season(2040, rules={"race": [10, 6.5], "factors": {"finale": 1.5}})
    assert scoring_in_words(calendar_of(own, finale="Finale")) == [
        "A race pays 10-6.5 points for the first two places.",
        "1.5 times the points at the Finale.",
    ]


def test_a_rule_that_holds_for_drivers_and_constructors_is_told_once():
    assert scoring_in_words(calendar_of(a_season(1966), races=9))[-1] == (
        "Only the best 5 of 9 results count. Of a constructor’s cars only the best-placed one scores."
    )
