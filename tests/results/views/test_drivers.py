from datetime import date
from decimal import Decimal

import pytest

from results.models import Score
from tests.builders import (
    a_classification,
    a_constructor,
    a_driver,
    a_grand_prix,
    a_grid,
    a_quote,
    a_session,
    a_speaker,
    a_standings_table,
    an_article,
)
from tests.results.views.page import open_page

pytestmark = pytest.mark.django_db


def a_race(year=2023, kind="race", grand_prix=None, **fields):
    session = a_session(grand_prix or a_grand_prix(year), kind=kind)
    return a_classification(session, **fields)


def with_points(classification, *points):
    for entry, value in zip(classification.entries.order_by("line"), points, strict=False):
        for championship in ("drivers", "constructors"):
            Score.objects.create(entry=entry, championship=championship, points=Decimal(value))
    return classification


def career(page):
    words = page.text.partition("Career")[2]
    names = ("Seasons", "Starts", "Wins", "Podiums", "Poles", "Fastest laps", "Best finish", "Points")
    return [words.partition(f"{name} ")[2].split()[0] for name in names]


def test_the_index_sorts_names_as_people_do(client):
    for name in ("Zhou", "de Vries", "Öst", "Albon", "Ocon", "Étancelin"):
        a_driver(name=name, last_name=name, nationality="")
    html = client.get("/drivers/").content.decode()
    assert sorted(
        ("Albon", "de Vries", "Étancelin", "Ocon", "Öst", "Zhou"), key=lambda name: html.index(f">{name}<")
    ) == [
        "Albon",
        "de Vries",
        "Étancelin",
        "Ocon",
        "Öst",
        "Zhou",
    ]
    assert html.count('class="name-index__initial"') == 5


def test_the_index_opens_with_the_newest_championship(client):
    a_standings_table(a_grand_prix(2022), rows=[{"driver": a_driver(name="Last Year")}])
    a_standings_table(a_grand_prix(2023), rows=[{"driver": a_driver(name="Leader"), "points": 26}])
    page = open_page(client, "/drivers/")
    assert "1 Leader 26" in page.text
    assert page.metas["description"] == (
        "2 drivers with careers, results and stories; 2023 is led by Leader with 26 points."
    )


def test_an_empty_index_says_so(client):
    assert "No driver has been entered yet." in open_page(client, "/drivers/").text


@pytest.mark.parametrize("count", [1, 3])
def test_the_index_costs_the_same_for_any_number(client, count, django_assert_num_queries):
    a_standings_table(rows=count)
    with django_assert_num_queries(4):
        client.get("/drivers/")


def test_a_career_counts_races_not_rows(client):
    """Fangio drives two cars to one result, wins in a shared one, and once does not start."""
    fangio, other = a_driver(slug="fangio"), a_driver()
    two_cars = [
        {"driver": fangio, "position": 2, "number": "1", "shared_car": True},
        {"driver": fangio, "status": "DNF", "number": "2"},
    ]
    shared = [{"driver": other, "position": 1}, {"driver": fangio, "position": 1, "shared_car": True}]
    with_points(a_race(1956, rows=two_cars), 3)
    with_points(a_race(1956, rows=shared), 4, 4)
    a_race(1957, rows=[{"driver": fangio, "status": "DNS"}])
    a_race(1957, rows=[{"driver": fangio, "status": "DNF", "fastest_lap": True}])
    page = open_page(client, "/drivers/fangio/")
    assert career(page) == ["2", "3", "1", "2", "0", "1", "1st", "7"]
    assert [[row[0], *row[2:7]] for row in page.table("season by season")] == [
        ["1957", "1", "–", "–", "–", "0"],
        ["1956", "2", "1", "2", "–", "7"],
    ]


def test_a_career_counts_only_the_sheets_in_force(client):
    driver = a_driver(slug="ham")
    first = with_points(a_race(rows=[driver]), 25)
    a_classification(first.session, rows=[{"driver": driver, "status": "DSQ"}], state="revised")
    a_classification(first.session, rows=[driver], issued_at=None)
    assert career(open_page(client, "/drivers/ham/")) == ["1", "1", "0", "0", "0", "0", "–", "0"]


def test_sprints_give_points_but_no_wins_starts_or_poles(client):
    driver = a_driver(slug="ver")
    sprint = with_points(a_race(kind="sprint", rows=[driver]), 8)
    a_grid(sprint.session, [driver])
    page = open_page(client, "/drivers/ver/")
    assert career(page) == ["0", "0", "0", "0", "0", "0", "–", "8"]
    assert page.table("Races and sprints")[0][1].endswith(" sprint")


def test_poles_are_first_places_on_race_grids(client):
    driver = a_driver(slug="lec")
    a_grid(a_race(rows=[driver]).session, [driver])
    a_grid(a_race(rows=[driver]).session, [a_driver(), driver])
    page = open_page(client, "/drivers/lec/")
    assert career(page)[4] == "1"
    assert [row[3] for row in page.table("Races and sprints")] == ["1", "2"]


def test_seasons_show_teams_and_places_and_mark_a_running_season(client):
    driver, team = a_driver(slug="ric"), a_constructor(name="AlphaTauri")
    for year, unfinished in ((2022, False), (2023, True)):
        sheet = a_race(year, rows=[{"driver": driver, "constructor": team}])
        a_standings_table(sheet.session.grand_prix, rows=[{}, {"driver": driver}])
        if unfinished:
            a_grand_prix(year)
    rows = open_page(client, "/drivers/ric/").table("season by season")
    assert [(row[0], row[1], row[7]) for row in rows] == [
        ("2023", "AlphaTauri", "2nd so far"),
        ("2022", "AlphaTauri", "2nd"),
    ]


def test_a_place_is_that_in_the_newest_table_of_the_season(client):
    driver = a_driver(slug="mag")
    for position in (3, 5):
        sheet = a_race(rows=[driver])
        a_standings_table(sheet.session.grand_prix, rows=[{"driver": driver, "position": position}])
    (row,) = open_page(client, "/drivers/mag/").table("season by season")
    assert row[7] == "5th"


def test_results_are_those_of_the_newest_season(client):
    driver = a_driver(slug="alo")
    a_race(2022, rows=[driver])
    with_points(a_race(2023, rows=[a_driver(), driver]), 25, 18)
    a_race(2023, rows=[{"driver": driver, "status": "DNF", "reason": "Engine"}])
    rows = open_page(client, "/drivers/alo/").table("Races and sprints")
    assert [row[4:] for row in rows] == [["2", "18"], ["DNF", "–"]]


def test_facts_give_the_age_on_a_stated_day(client):
    driver = a_driver(slug="max", born_on=date(1997, 9, 30), birthplace="Hasselt", nationality="NLD")
    a_race(grand_prix=a_grand_prix(date=date(2023, 9, 29)), rows=[driver])
    page = open_page(client, "/drivers/max/")
    assert "Born 30 September 1997 , Hasselt Age 25 on 29 September 2023" in page.text
    (person,) = [data for data in page.data if data["@type"] == "Person"]
    assert (person["birthDate"], person["nationality"]) == ("1997-09-30", "Netherlands")


def test_a_driver_nobody_knows_much_about_has_a_page(client):
    a_driver(slug="nobody", name="Nobody", code="", nationality="")
    page = open_page(client, "/drivers/nobody/")
    assert "No race result names Nobody yet." in page.text
    assert (page.h1, "Age" in page.text, "Born" in page.text) == (1, False, False)


def test_stories_and_quotes_are_listed_and_unpublished_ones_are_not(client):
    driver = a_driver(slug="per", name="Sergio Pérez")
    story = an_article(drivers=[driver], headline="Home race")
    draft = an_article(drivers=[driver], headline="Draft", published_at=None)
    speaker = a_speaker(slug="perez", name="Sergio Pérez", driver=driver)
    quote = a_quote(story, speaker, words="I wanted more.", role="Red Bull driver")
    a_quote(draft, speaker, words="Not yet.")
    page = open_page(client, "/drivers/per/")
    assert page.links["Home race"] in (story.get_absolute_url(), quote.get_absolute_url())
    assert "“I wanted more.” Red Bull driver, in Home race" in page.text
    assert page.links["Everything Sergio Pérez said"] == "/speakers/perez/"
    assert ("Draft" in page.text, "Not yet." in page.text) == (False, False)


@pytest.mark.parametrize("count", [1, 3])
def test_a_driver_costs_the_same_for_any_length(client, count, django_assert_num_queries):
    driver = a_driver(slug="long")
    speaker = a_speaker(driver=driver)
    for year in range(2020, 2020 + count):
        sheet = with_points(a_race(year, rows=[driver]), 25)
        a_grid(sheet.session, [driver])
        a_standings_table(sheet.session.grand_prix, rows=[{"driver": driver}])
        a_quote(an_article(drivers=[driver]), speaker)
    with django_assert_num_queries(11):
        client.get("/drivers/long/")


def test_an_unknown_driver_is_not_found(client):
    a_driver(slug="known", name="Known Driver")
    response = client.get("/drivers/unknown/")
    assert (response.status_code, b"Known Driver" in response.content) == (404, False)


def test_a_dropped_score_is_struck_through_and_said(client):
    driver = a_driver(slug="prost")
    for counted in (True, False):
        sheet = a_race(1988, rows=[a_driver(), driver])
        entry = sheet.entries.get(driver=driver)
        Score.objects.create(entry=entry, championship="drivers", points=6, counted=counted)
    page = open_page(client, "/drivers/prost/")
    assert [row[5] for row in page.table("Races and sprints")] == ["6", "6, does not count"]
    assert client.get("/drivers/prost/").content.decode().count("<del>") == 1


@pytest.mark.parametrize(
    ("query", "year"), [("", "2023"), ("?season=2022", "2022"), ("?season=1950", "2023"), ("?season=x%00", "2023")]
)
def test_results_of_any_season_are_a_link_away(client, query, year):
    driver = a_driver(slug="alo", name="Alo")
    for season in (2022, 2023):
        a_race(season, rows=[driver])
    page = open_page(client, f"/drivers/alo/{query}")
    assert len(page.table(f"Races and sprints of Alo in {year}")) == 1
    assert page.links["2022"] in ("/drivers/alo/?season=2022#results", "/seasons/2022/")
    assert page.canonical.endswith("/drivers/alo/" if year == "2023" else "/drivers/alo/?season=2022")
