"""Weekends that end without a race: the season ends all the same."""

import re
from html import unescape

import pytest
from time_machine import travel

from results.models import Session


def words(client, path):
    text = client.get(path).content.decode()
    text = re.sub(r"(?s)<(script|style|svg)\b.*?</\1>", "", text)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", text)))


@pytest.fixture
def shown(client):
    with travel("2026-11-29T12:00Z", tick=False):
        yield lambda path: words(client, path)


def test_season_ends_with_a_sprint_whose_race_was_called_off(stored, shown):
    stored("kart-race-abandoned")
    assert Session.objects.get(grand_prix__slug="r3", kind="race").state == Session.State.CANCELLED

    season, table = shown("/seasons/2025/"), shown("/seasons/2025/drivers/")
    assert "Bob B won the championship for Privateer with two wins in two Grands Prix and 58 points" in season
    assert "race called off" in season
    assert "after 2 of 2 Grand Prix, incl. 1 of 1 sprint" in table
    assert "Bob B won it with 58 points, 15 ahead of Cy C" in table
    assert "The race was cancelled: there is no result of it, and none will come." in shown("/seasons/2025/r3/")
    for text in (season, table):
        assert "to come" not in text
        assert "can still" not in text


def test_race_missing_from_a_season_that_has_all_others_was_called_off(stored, shown):
    note = stored("f2-2025").notes[0]
    assert note.startswith('"australia" has a sprint and no race, and every other race has its result: taken as')
    assert Session.objects.get(grand_prix__slug="australia", kind="race").state == Session.State.CANCELLED

    season, table = shown("/seasons/2025/"), shown("/seasons/2025/drivers/")
    assert "Leonardo Fornaroli won the championship for Invicta Racing" in season
    assert "the race of 1 called off" in season
    assert "after 13 of 13 Grand Prix, incl. 14 of 14 sprints" in table
    for text in (season, table):
        assert "to come" not in text
        assert "can still" not in text


def test_season_of_f2_is_the_same_when_imported_twice(stored):
    stored("f2-2025")
    again = stored("f2-2025")
    assert sum(tally.created + tally.updated + tally.removed for tally in again.tallies.values()) == 0
