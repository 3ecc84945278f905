from datetime import date

import pytest
import time_machine

from tests.builders import (
    a_classification,
    a_constructor,
    a_driver,
    a_grand_prix,
    a_grid,
    a_race,
    a_season,
    a_session,
    a_standings_table,
)
from tests.results.views.page import open_page

pytestmark = pytest.mark.django_db


@time_machine.travel("2023-03-18T12:00:00Z", tick=False)
def test_seasons_show_the_champion_of_a_complete_season_and_the_leader_of_a_running_one(client):
    for year, raced in ((2022, 2), (2023, 1)):
        grands_prix = [a_grand_prix(year), a_grand_prix(year)]
        for grand_prix in grands_prix[:raced]:
            a_race(grand_prix=grand_prix)
        winner = a_driver(name=f"First of {year}")
        a_standings_table(grands_prix[raced - 1], rows=[{"driver": winner, "wins": 1}, {"wins": raced - 1}])
    page = open_page(client, "/seasons/")
    assert page.table("champions") == [
        ["2020s"],
        ["2023", "First of 2023 leads", "–", "99", "1", "1/2", "–", "1"],
        ["2022", "First of 2022", "–", "99", "1", "2", "–", "2"],
    ]
    assert "Two seasons from 2022 to 2023, with one champion." in page.text
    assert "One of two Grands Prix of 2023 is driven and First of 2023 leads with 99 points. The next is" in page.text


def test_a_champion_has_the_team_raced_for_last_that_season(client):
    champion = a_driver(name="Champion")
    for year, teams in ((2022, ["Old", "New"]), (2023, ["Other"])):
        for name in teams:
            grand_prix = a_grand_prix(year)
            a_race(grand_prix=grand_prix, rows=[{"driver": champion, "constructor": a_constructor(name=name)}])
        a_standings_table(grand_prix, rows=[{"driver": champion}])
    assert [row[2] for row in open_page(client, "/seasons/").table("champions")[1:]] == ["Other", "New"]


def test_seasons_count_no_cancelled_grand_prix_and_no_cancelled_sprint(client):
    season = a_season()
    a_session(a_grand_prix(season), kind="sprint")
    a_session(a_grand_prix(season, state="cancelled"), kind="sprint")
    assert open_page(client, "/seasons/").table("champions")[1:] == [["2023", *["–"] * 4, "1", "1", "–"]]


def test_seasons_without_any_say_so(client):
    page = open_page(client, "/seasons/")
    assert "No season has been entered yet." in page.text
    assert page.h1 == 1


@pytest.mark.parametrize("count", [2, 4])
def test_seasons_cost_the_same_for_any_number(client, count, django_assert_num_queries):
    for year in range(2020, 2020 + count):
        grand_prix = a_grand_prix(year)
        a_race(grand_prix=grand_prix)
        a_standings_table(grand_prix)
        a_standings_table(grand_prix, championship="constructors")
    with django_assert_num_queries(11):
        client.get("/seasons/")


@time_machine.travel("2023-03-01T12:00:00Z", tick=False)
def test_a_calendar_counts_rounds_around_a_cancelled_grand_prix(client):
    season = a_season()
    for name, state in (("Monaco", "scheduled"), ("Imola", "cancelled"), ("Spain", "scheduled")):
        a_grand_prix(season, name=name, state=state)
    page = open_page(client, "/seasons/2023/")
    rows = page.table("in order of date")
    assert [(row[0], row[2], row[5]) for row in rows] == [
        ("1", "Monaco", "next 5 Mar"),
        ("–", "Imola", "cancelled"),
        ("2", "Spain", "– 2 Apr"),
    ]
    assert "Two Grands Prix; one cancelled; none has been driven yet." in page.text


def test_a_calendar_shows_poles_winners_and_sprint_winners_of_current_sheets(client):
    winner, second, team = a_driver(name="Winner"), a_driver(name="Second"), a_constructor(name="Team")
    grand_prix = a_grand_prix(name="Austin", date=date(2023, 10, 22))
    race = a_race(grand_prix=grand_prix, rows=[{"driver": second, "constructor": team}]).session
    a_classification(race, rows=[{"driver": winner, "constructor": team}], state="revised")
    a_classification(race, rows=[a_driver(name="Draft")], issued_at=None)
    a_classification(a_session(grand_prix, kind="sprint"), rows=[second])
    a_grid(race, [second, winner])
    (row,) = open_page(client, "/seasons/2023/").table("in order of date")
    circuit = grand_prix.layout.circuit.name
    assert row == ["1", "22 Oct", "Austin", circuit, "Second", "Winner", "Team", "–", "Second"]


def test_a_calendar_names_everyone_who_shared_the_winning_car(client):
    drivers = [a_driver(name="Juan Manuel Fangio"), a_driver(name="Luigi Fagioli")]
    rows = [{"driver": driver, "position": 1, "shared_car": driver == drivers[1]} for driver in drivers]
    a_race(1951, rows=rows)
    (row,) = open_page(client, "/seasons/1951/").table("in order of date")
    assert row[5] == "Juan Manuel Fangio, Luigi Fagioli"


@time_machine.travel("2023-03-01T12:00:00Z", tick=False)
def test_a_postponed_grand_prix_without_a_date_stands_last_and_still_counts(client):
    a_grand_prix(2023, name="Later", state="postponed", date=None)
    a_grand_prix(2023, name="Now", date=date(2023, 3, 5))
    page = open_page(client, "/seasons/2023/")
    assert [(row[0], row[1], row[2], row[5]) for row in page.table("in order of date")] == [
        ("1", "5 Mar", "Now", "next 5 Mar"),
        ("–", "no date", "Later", "postponed"),
    ]
    assert "Two Grands Prix" in page.text


def test_an_empty_season_has_a_page(client):
    a_season(2024)
    page = open_page(client, "/seasons/2024/")
    assert "The calendar of 2024 has not been entered yet." in page.text
    assert "There is no table yet" in page.text


def test_a_season_is_described_by_its_facts(client):
    grand_prix = a_grand_prix()
    a_race(grand_prix=grand_prix)
    a_standings_table(grand_prix, rows=[{"driver": a_driver(name="Max"), "points": 26}])
    page = open_page(client, "/seasons/2023/")
    assert page.metas["description"].startswith("1 Grand Prix. Champion: Max, 26 points.")
    assert page.canonical.endswith("/seasons/2023/")
    assert "BreadcrumbList" in page.kinds_of_data()


@pytest.mark.parametrize("count", [1, 3])
def test_a_season_costs_the_same_for_any_number_of_grands_prix(client, count, django_assert_num_queries):
    for _ in range(count):
        grand_prix = a_grand_prix()
        a_grid(a_race(grand_prix=grand_prix).session)
        a_standings_table(grand_prix)
        a_standings_table(grand_prix, championship="constructors")
    with django_assert_num_queries(12):
        client.get("/seasons/2023/")


@pytest.mark.parametrize("address", ["/seasons/1949/", "/seasons/0/", "/seasons/32768/", f"/seasons/{'9' * 40}/"])
def test_an_unknown_season_is_not_found(client, address):
    a_season()
    assert "not found" in open_page(client, address).text.lower()
    assert client.get(address).status_code == 404


def test_a_season_leads_to_its_tables_from_the_top(client):
    grand_prix = a_race(grand_prix=a_grand_prix()).session.grand_prix
    assert "Drivers’ championship" not in open_page(client, "/seasons/2023/").links
    a_standings_table(grand_prix)
    links = open_page(client, "/seasons/2023/").links
    assert (links["Drivers’ championship"], links["teammates"]) == (
        "/seasons/2023/drivers/",
        "/seasons/2023/drivers/#teammates",
    )
    assert "Constructors’ championship" not in links
