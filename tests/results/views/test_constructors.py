from decimal import Decimal

import pytest

from results.models import Entry, Score
from tests.builders import (
    a_classification,
    a_constructor,
    a_driver,
    a_grand_prix,
    a_grid,
    a_session,
    a_standings_table,
    an_article,
    an_engine,
)
from tests.results.views.page import open_page

pytestmark = pytest.mark.django_db


def a_race(year=2023, **fields):
    return a_classification(a_session(a_grand_prix(year)), **fields)


def record(page):
    words = page.text.partition("Record")[2]
    names = ("Seasons", "Starts", "Wins", "Podiums", "Poles", "Fastest laps", "Best finish", "Points")
    return [words.partition(f"{name} ")[2].split()[0] for name in names]


def test_the_index_lists_teams_under_the_newest_table(client):
    ferrari = a_constructor(name="Ferrari", slug="ferrari")
    a_constructor(name="Alta")
    a_standings_table(
        championship="constructors", rows=[{"constructor": ferrari, "engine": an_engine(name="Ferrari", slug="f")}]
    )
    page = open_page(client, "/constructors/")
    assert page.links["Ferrari"] == "/constructors/ferrari/"
    assert "2 teams" in page.text
    assert "2023 is led by Ferrari with 99 points" in page.metas["description"]


def test_an_empty_index_says_so(client):
    assert "No team has been entered yet." in open_page(client, "/constructors/").text


@pytest.mark.parametrize("count", [1, 3])
def test_the_index_costs_the_same_for_any_number(client, count, django_assert_num_queries):
    a_standings_table(championship="constructors", rows=count)
    with django_assert_num_queries(3):
        client.get("/constructors/")


def test_a_record_counts_races_cars_on_the_podium_and_its_own_poles(client):
    team, rival = a_constructor(slug="team"), a_constructor()
    drivers = [a_driver() for _ in range(3)]
    sheet = a_race(
        rows=[
            {"driver": drivers[0], "constructor": team, "fastest_lap": True},
            {"driver": drivers[1], "constructor": team},
            {"driver": drivers[2], "constructor": rival},
        ]
    )
    for entry in sheet.entries.all():
        Score.objects.create(entry=entry, championship="constructors", points=Decimal(99))
        Score.objects.create(entry=entry, championship="drivers", points=Decimal(10))
    a_standings_table(sheet.session.grand_prix, "constructors")
    a_grid(sheet.session, drivers)
    other = a_race(rows=[{"driver": drivers[2], "constructor": rival}, {"driver": drivers[0], "constructor": team}])
    a_grid(other.session, [drivers[2], drivers[0]])
    assert record(open_page(client, "/constructors/team/")) == ["1", "2", "1", "3", "1", "1", "1st", "20"]


def test_points_count_from_the_first_constructors_championship_on(client):
    team = a_constructor(slug="team")
    for year in (1957, 1958):
        sheet = a_race(year, rows=[{"constructor": team}])
        Score.objects.create(entry=sheet.entries.get(), championship="drivers", points=Decimal(8))
    a_standings_table(sheet.session.grand_prix, "constructors")
    page = open_page(client, "/constructors/team/")
    assert record(page)[-1] == "8"
    assert [(row[0], row[6]) for row in page.table("season by season")] == [("1958", "8"), ("1957", "0")]


def test_two_drivers_of_one_shared_car_are_one_place_on_the_podium(client):
    team = a_constructor(slug="alfa")
    rows = [{"constructor": team, "position": 1, "number": "8"}, {"constructor": team, "position": 1, "number": "8"}]
    a_race(1951, rows=rows)
    assert record(open_page(client, "/constructors/alfa/"))[1:4] == ["1", "1", "1"]


def test_engines_and_places_stand_line_by_line(client):
    lotus = a_constructor(slug="lotus", name="Lotus")
    climax, brm = an_engine(slug="climax", name="Climax"), an_engine(slug="brm", name="BRM")
    sheet = a_race(1962, rows=[{"constructor": lotus, "engine": climax}, {"constructor": lotus, "engine": brm}])
    lines = [
        {"constructor": lotus, "engine": climax, "position": 2},
        {"constructor": lotus, "engine": brm, "position": 7},
    ]
    a_standings_table(sheet.session.grand_prix, championship="constructors", rows=lines)
    (row,) = open_page(client, "/constructors/lotus/").table("season by season")
    assert sorted(row[1].split(", ")) == ["BRM", "Climax"]
    assert row[7] == "2nd Climax, 7th BRM"


def test_results_show_both_cars_of_a_race_in_one_row(client):
    team = a_constructor(slug="team")
    a_race(
        rows=[
            {"constructor": team, "driver": a_driver(name="Ann Able", last_name="Able")},
            {"constructor": team, "driver": a_driver(name="Bea Bold", last_name="Bold"), "status": "DNF"},
        ]
    )
    for entry in Entry.objects.all():
        Score.objects.create(entry=entry, championship="constructors", points=Decimal("4.5"))
    (row,) = open_page(client, "/constructors/team/").table("Races and sprints")
    assert row[2:] == ["1 Able, DNF Bold", "9"]


def test_drivers_are_listed_the_most_recent_first(client):
    team, early, late = a_constructor(slug="team"), a_driver(name="Early"), a_driver(name="Late")
    a_race(2021, rows=[{"constructor": team, "driver": early}])
    for year in (2022, 2023):
        a_race(year, rows=[{}, {"constructor": team, "driver": late}])
    rows = open_page(client, "/constructors/team/").table("Drivers of")
    assert rows == [["Late", "2022–2023", "2", "–"], ["Early", "2021", "1", "1"]]


def test_only_sheets_in_force_count(client):
    team = a_constructor(slug="team")
    first = a_race(rows=[{"constructor": team}])
    a_classification(first.session, rows=[{"constructor": a_constructor()}], state="revised")
    a_classification(first.session, rows=[{"constructor": team}], issued_at=None)
    assert "No race result names" in open_page(client, "/constructors/team/").text


def test_stories_are_listed_and_drafts_are_not(client):
    team = a_constructor(slug="team")
    story = an_article(constructors=[team], headline="A new car")
    an_article(constructors=[team], headline="Draft", published_at=None)
    page = open_page(client, "/constructors/team/")
    assert page.links["A new car"] == story.get_absolute_url()
    assert "Draft" not in page.text


@pytest.mark.parametrize("count", [1, 3])
def test_a_team_costs_the_same_for_any_length(client, count, django_assert_num_queries):
    team = a_constructor(slug="team")
    for year in range(2020, 2020 + count):
        drivers = [a_driver() for _ in range(count)]
        sheet = a_race(year, rows=[{"constructor": team, "driver": driver} for driver in drivers])
        a_grid(sheet.session, drivers)
        a_standings_table(sheet.session.grand_prix, championship="constructors", rows=[{"constructor": team}])
        an_article(constructors=[team])
    with django_assert_num_queries(10):
        client.get("/constructors/team/")


def test_an_unknown_team_is_not_found(client):
    a_constructor(slug="known", name="Known Team")
    response = client.get("/constructors/unknown/")
    assert (response.status_code, b"Known Team" in response.content) == (404, False)
