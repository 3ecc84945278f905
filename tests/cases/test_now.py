"""Cases of what is said while a season is on: between a sprint and its race, and before a round that pays half."""

from datetime import UTC, datetime

import pytest
import time_machine

from results.importers.season_folder import import_season
from results.models import Season, Standing
from tests.moments.plain import season_folder
from tests.moments.truth import Truth
from tests.moments.visiting import faults
from tests.results.views.page import open_page


def at(text):
    moment = datetime.fromisoformat(text).replace(tzinfo=UTC)
    return moment, time_machine.travel(moment, tick=False)


def test_the_champion_of_a_saturday_is_one_on_every_page(stored, client):
    stored("qatar-saturday-2023")
    decided = (
        "Decided in the sprint at the Qatar Grand Prix with five rounds to go: nobody can catch Max Verstappen any "
        "more; 172 points are left for a driver, in six races and two sprints."
    )
    with at("2023-10-07T18:00")[1]:
        season, table = (open_page(client, f"/seasons/2023/{part}").text for part in ("", "drivers/"))
    assert decided in season
    assert decided in table
    assert "After 16 of 22 Grands Prix and the sprint at the Qatar Grand Prix Max Verstappen leads" in season
    assert "Max Verstappen led after each of the 16 races." in table
    for page in (season, table):
        assert "180 points" not in page
        assert "can still be champion" not in page
        assert "each of the 17" not in page


@pytest.mark.parametrize("now", ["2023-10-07T13:00", "2023-10-08T09:00", "2023-10-09T09:00", "2023-12-24T12:00"])
def test_no_page_is_false_while_nothing_is_entered_after_that_saturday(case, stored, client, now):
    stored("qatar-saturday-2023")
    moment, then = at(now)
    with then:
        found = faults(client, Truth(season_folder(case("qatar-saturday-2023"), 2023), moment))
    assert not found, "\n".join(found)


def test_a_round_that_is_planned_to_pay_half_leaves_half(stored, client):
    stored("kart-planned-half")
    with at("2025-04-15T12:00")[1]:
        table = open_page(client, "/seasons/2025/drivers/").text
        season = open_page(client, "/seasons/2025/").text
    for page in (season, table):
        assert "25 points are left for a driver, in one race." in page
        assert "50 points are left" not in page
    assert "Only Bob B, Cy C and Ann A can still be champion on points" in table
    with at("2025-06-15T12:00")[1]:
        table = open_page(client, "/seasons/2025/drivers/").text
    assert "one race, worth 25 points to a driver, has no result here." in table


def test_a_sound_little_season_is_told_as_it_was(stored, client):
    stored("kart")
    again = stored("kart")
    assert sum(tally.created + tally.updated + tally.removed for tally in again.tallies.values()) == 0
    with at("2026-11-29T12:00")[1]:
        season, page = open_page(client, "/seasons/2025/"), open_page(client, "/seasons/2025/drivers/")
    assert "Bob B won the championship" in season.text
    assert "with two wins in three Grands Prix and 100 points, 5 ahead of Ann A; decided at the last, Round 3." in (
        season.text
    )
    rows = page.table("Drivers’ championship")
    assert [(row[2], row[-2], row[-1]) for row in rows] == [
        ("Bob B", "145", "100"),
        ("Ann A", "95", "95"),
        ("Cy C", "129", "87"),
    ]
    assert "Only the best 2 of 3 results count." in page.text


def test_a_league_is_not_mixed_into_a_year_that_is_stored(case, season_2023, client):
    report = import_season(case("kart-2023"))
    assert not report.ok
    (line,) = report.fault_lines()
    assert "2023 is stored already and its facts are from F1DB" in line
    season = Season.objects.get(year=2023)
    assert (season.source, season.rules) == ("F1DB (github.com/f1db/f1db), CC BY 4.0", None)
    first = Standing.objects.filter(position=1, table__championship="drivers").order_by("-table__grand_prix__date")[0]
    assert (first.driver.slug, first.points) == ("max-verstappen", 575)
    assert "F1DB" in open_page(client, "/seasons/2023/").text.rpartition("Results:")[2]


def test_the_same_league_alone_has_its_own_champion(stored, client):
    stored("kart-2023")
    with at("2026-11-29T12:00")[1]:
        season = open_page(client, "/seasons/2023/").text
    assert "Bob B won the championship" in season
    assert "and 100 points, 5 ahead of Ann A" in season
