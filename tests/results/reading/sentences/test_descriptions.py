"""What search engines show of drivers and teams: in figures, noughts left out."""

from datetime import date

import pytest

from results.reading.calendars import calendar_of
from results.reading.drivers.career import read_career
from results.reading.sentences import descriptions
from results.reading.sheets.sheet import read_sheet
from results.reading.teams.record import read_team
from tests.builders import a_classification, a_constructor, a_driver, a_grand_prix, a_session

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("league")]


@pytest.fixture
def team():
    return a_constructor(name="Lola", nationality="GBR")


def enter(year, driver, team, **row):
    row = {"driver": driver, "constructor": team} | row
    return a_classification(a_session(a_grand_prix(year)), rows=[row])


def test_noughts_are_left_out_and_the_last_year_told(team):
    ann, bob = a_driver(name="Ann", nationality="NOR"), a_driver(name="Bob Jr.", nationality="")
    enter(2001, ann, team, position=1)
    enter(2002, bob, team, status="DNF")
    assert descriptions.driver(ann, read_career(ann)) == "Ann, Norway: 1 start, 1 win, 1 podium; last raced in 2001."
    assert descriptions.driver(bob, read_career(bob)) == "Bob Jr.: 1 start; still racing."
    assert descriptions.team(team, read_team(team)) == (
        "Lola, United Kingdom: 2 Grand Prix starts, 1 win, 1 podium, 2 drivers."
    )


def test_of_some_seasons_it_says_which_and_nothing_of_now(team, monkeypatch):
    monkeypatch.setattr("tests.builders.own_rules", None)
    ann = a_driver(name="Ann", nationality="NOR")
    enter(2001, ann, team, position=1)
    assert descriptions.driver(ann, read_career(ann)) == "Ann, Norway, in 2001: 1 start, 1 win, 1 podium."


def test_one_who_never_raced_is_named():
    nobody = a_driver(name="Carlos Nobody Jr.", nationality="")
    assert descriptions.driver(nobody, read_career(nobody)) == "Carlos Nobody Jr."


def test_who_shared_a_car_shares_its_place(team):
    names = ("Ann", "Bob", "Cid", "Dot", "Eve")
    places = ((1, False), (1, True), (2, False), (3, False), (4, False))
    rows = [
        {"driver": a_driver(name=name), "position": place, "shared_car": shared}
        for name, (place, shared) in zip(names, places, strict=True)
    ]
    race = a_session(a_grand_prix(1957, name="British Grand Prix", date=date(1957, 7, 20)))
    sheet = read_sheet(a_classification(race, rows=rows))
    assert descriptions.weekend(race.grand_prix, sheet.podium, calendar_of(1957)).startswith(
        "1. Ann and Bob, 2. Cid, 3. Dot: the 1957 British Grand Prix at "
    )
    assert "1. Ann and Bob, 2. Cid, 3. Dot." in descriptions.session(race, race.grand_prix, sheet)
