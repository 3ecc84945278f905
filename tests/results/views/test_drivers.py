from datetime import date

import pytest
import time_machine

from tests.builders import (
    a_circuit,
    a_classification,
    a_constructor,
    a_driver,
    a_grand_prix,
    a_grid,
    a_layout,
    a_quote,
    a_race,
    a_speaker,
    a_standings_table,
    an_article,
)
from tests.results.views.page import figures, open_page

pytestmark = pytest.mark.django_db


def career(page):
    """Starts, wins, podiums, poles, fastest laps and points; what never came is not said."""
    return figures(page, "Career", ("Starts?", "Wins?", "Podiums?", "Poles?", "Fastest laps?", "Points"))


def test_a_career_counts_races_not_rows(client):
    """Fangio drives two cars to one result, wins in a shared one, and once does not start."""
    fangio, other = a_driver(slug="fangio"), a_driver()
    two_cars = [
        {"driver": fangio, "position": 2, "number": "1", "shared_car": True},
        {"driver": fangio, "status": "DNF", "number": "2"},
    ]
    shared = [{"driver": other, "position": 1}, {"driver": fangio, "position": 1, "shared_car": True}]
    a_race(1956, rows=two_cars, points=(3,))
    a_race(1956, rows=shared, points=(4, 4))
    a_race(1957, rows=[{"driver": fangio, "status": "DNS"}])
    a_race(1957, rows=[{"driver": fangio, "status": "DNF", "fastest_lap": True}])
    page = open_page(client, "/drivers/fangio/")
    assert career(page) == ["3", "1", "2", "0", "1", "7"]
    assert [[row[0], *row[2:7]] for row in page.table("season by season")] == [
        ["1957", "1", "–", "–", "–", "0"],
        ["1956", "2", "1", "2", "–", "7"],
    ]


def test_a_career_counts_only_the_sheets_in_force(client):
    driver = a_driver(slug="ham")
    first = a_race(rows=[driver], points=(25,))
    a_classification(first.session, rows=[{"driver": driver, "status": "DSQ"}], state="revised")
    a_classification(first.session, rows=[driver], issued_at=None)
    assert career(open_page(client, "/drivers/ham/")) == ["1", "0", "0", "0", "0", "0"]


def test_sprints_give_points_but_no_wins_starts_or_poles(client):
    driver = a_driver(slug="ver")
    sprint = a_race(kind="sprint", rows=[driver], points=(8,))
    a_grid(sprint.session, [driver])
    page = open_page(client, "/drivers/ver/")
    assert career(page) == ["0", "0", "0", "0", "0", "8"]
    assert "Best finish" not in page.text
    assert page.table("Races and sprints")[0][1].endswith(" sprint")


def test_poles_are_first_places_on_race_grids(client):
    driver = a_driver(slug="lec")
    a_grid(a_race(rows=[driver]).session, [driver])
    a_grid(a_race(rows=[driver]).session, [a_driver(), driver])
    page = open_page(client, "/drivers/lec/")
    assert career(page)[3] == "1"
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
    a_race(2022, rows=[driver])
    for position in (3, 5):
        sheet = a_race(rows=[driver])
        a_standings_table(sheet.session.grand_prix, rows=[{"driver": driver, "position": position}])
    rows = open_page(client, "/drivers/mag/").table("season by season")
    assert [row[7] for row in rows] == ["5th", "–"]


def test_results_are_those_of_the_newest_season(client):
    driver = a_driver(slug="alo")
    a_race(2022, rows=[driver])
    a_race(2023, rows=[a_driver(), driver], points=(25, 18))
    a_race(2023, rows=[{"driver": driver, "status": "DNF", "reason": "Engine"}])
    rows = open_page(client, "/drivers/alo/").table("Races and sprints")
    assert [row[4:] for row in rows] == [["2", "18"], ["DNF", "–"]]


@pytest.mark.parametrize(("today", "age"), [("2026-09-29", 28), ("2026-09-30", 29)])
def test_facts_give_the_age_of_today(client, today, age):
    driver = a_driver(slug="max", born_on=date(1997, 9, 30), birthplace="Hasselt", nationality="NLD")
    a_race(grand_prix=a_grand_prix(date=date(2023, 9, 29), short_name="Dutch GP"), rows=[driver])
    with time_machine.travel(f"{today}T12:00:00Z", tick=False):
        page = open_page(client, "/drivers/max/")
    assert f"Born 30 September 1997 , Hasselt Age {age} " in page.text
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
    assert "I wanted more. Red Bull driver · Home race" in page.text
    assert page.links["Everything Sergio Pérez said"] == "/speakers/perez/"
    assert ("Draft" in page.text, "Not yet." in page.text) == (False, False)


@pytest.mark.parametrize("count", [1, 3])
def test_a_driver_costs_the_same_for_any_length(client, count, django_assert_num_queries):
    driver = a_driver(slug="long")
    speaker = a_speaker(driver=driver)
    for year in range(2020, 2020 + count):
        sheet = a_race(year, rows=[driver], points=(25,))
        a_grid(sheet.session, [driver])
        a_standings_table(sheet.session.grand_prix, rows=[{"driver": driver}])
        a_quote(an_article(drivers=[driver]), speaker)
    with django_assert_num_queries(12):
        client.get("/drivers/long/")
    with django_assert_num_queries(7):  # what other pages read too is known
        client.get("/drivers/long/")


def test_a_driver_names_the_facts_that_change_the_page(client):
    driver = a_driver(slug="alo")
    a_race(2022, rows=[driver])
    story = an_article(drivers=[driver])
    keys = client.get("/drivers/alo/")["Surrogate-Key"].split()
    shown = {f"driver-{driver.pk}", f"article-{story.pk}", "season-2022", "names"}
    assert set(keys) == shown | {"calendar", "quotes", "results", "standings", "stories"}


def test_an_unknown_driver_is_not_found(client):
    a_driver(slug="known", name="Known Driver")
    response = client.get("/drivers/unknown/")
    assert (response.status_code, b"Known Driver" in response.content) == (404, False)


def test_a_dropped_score_is_struck_through_and_said(client):
    driver = a_driver(slug="prost")
    for _ in range(2):
        sheet = a_race(1988, rows=[driver], points=[6])
    a_standings_table(sheet.session.grand_prix, rows=[{"driver": driver, "left_out": [sheet.session_id]}])
    page = open_page(client, "/drivers/prost/")
    assert [row[5] for row in page.table("Races and sprints")] == ["6", "6, does not count"]
    assert client.get("/drivers/prost/").content.decode().count("<del>") == 1


@pytest.mark.parametrize(
    ("query", "year"), [("", "2023"), ("?season=", "2023"), ("?season=2022", "2022"), ("?colour=red", "2023")]
)
def test_results_of_any_season_are_a_link_away(client, query, year):
    driver = a_driver(slug="alo", name="Alo")
    for season in (2022, 2023):
        a_race(season, rows=[driver])
    page = open_page(client, f"/drivers/alo/{query}")
    assert len(page.table(f"Races and sprints of Alo in {year}")) == 1
    assert page.links["2022"] in ("/drivers/alo/?season=2022#results", "/seasons/2022/")
    assert page.canonical.endswith("/drivers/alo/" if year == "2023" else "/drivers/alo/?season=2022")


@pytest.mark.parametrize("year", ["1900", "1950", "x%00"])
def test_results_of_a_season_without_any_are_not_found(client, year):
    driver, team = a_driver(slug="alo"), a_constructor(slug="team")
    a_race(2023, rows=[{"driver": driver, "constructor": team}])
    addresses = [f"/drivers/alo/?season={year}", f"/constructors/team/?season={year}"]
    assert [client.get(address).status_code for address in addresses] == [404, 404]


def test_titles_are_those_of_seasons_that_are_over(client):
    driver = a_driver(slug="ver", name="Ver")
    for year in (2022, 2023):
        sheet = a_race(year, rows=[driver])
        a_standings_table(sheet.session.grand_prix, rows=[{"driver": driver, "points": 26}])
    a_grand_prix(2023)
    page = open_page(client, "/drivers/ver/")
    assert "Champion 2022 Ver started two Grands Prix" in page.text
    assert "Title 1 Starts 2 2 seasons" in page.text
    rows = page.table("season by season")
    assert [row[7] for row in rows] == ["1st so far", "1st champion"]


def test_one_who_leads_is_no_champion(client):
    sheet = a_race(rows=[a_driver(slug="ver")])
    a_standings_table(sheet.session.grand_prix, rows=[{"driver": sheet.entries.get().driver}])
    a_grand_prix(2023)
    assert "hampion 2023" not in open_page(client, "/drivers/ver/").text


def test_the_grid_has_a_cell_for_every_round_of_every_season(client):
    driver = a_driver(slug="alo")
    monaco = a_grand_prix(2022, slug="monaco", short_name="Monaco GP")
    a_race(grand_prix=monaco, rows=[driver])
    a_race(grand_prix=a_grand_prix(2022, slug="spain"), rows=1)
    a_grand_prix(2022, slug="imola", state="cancelled")
    a_race(grand_prix=a_grand_prix(2023, slug="monaco"), rows=[{"driver": driver, "status": "DNF"}])
    page = open_page(client, "/drivers/alo/")
    assert page.table("season by round") == [
        [f"2023 {page.table('Teams')[0][0]}", "MON DNF", "", "–", "0"],
        [f"2022 {page.table('Teams')[1][0]}", "MON 1", "SPA –", "–", "0"],
    ]
    assert page.links["MON 1"] == "/seasons/2022/monaco/race/"
    assert page.headers_without_scope == []


def test_teams_and_circuits_have_what_was_done_with_and_at_them(client):
    driver, layout = a_driver(slug="alo"), a_layout(a_circuit(name="Monza"))
    renault, ferrari = a_constructor(name="Renault"), a_constructor(name="Ferrari")
    for year, team in ((2006, renault), (2007, renault), (2010, ferrari)):
        sheet = a_race(grand_prix=a_grand_prix(year, layout=layout), rows=[{"driver": driver, "constructor": team}])
        a_grid(sheet.session, [driver])
    a_race(2010, rows=[{"driver": driver, "constructor": ferrari, "position": 4}])
    page = open_page(client, "/drivers/alo/")
    assert page.table("Teams") == [
        ["Ferrari", "2010", "2", "1", "1", "1", "0"],
        ["Renault", "2006–2007", "2", "2", "2", "2", "0"],
    ]
    assert "Two of the three wins with Renault, one with Ferrari." in page.text
    rows = page.table("The circuits")
    assert rows[0] == ["Monza", "3", "3", "3", "3", "1st", "1.0"]
    assert rows[1][1:] == ["1", "–", "–", "–", "4th", "4.0"]
    assert "Most wins at Monza: three in three starts." in page.text


def test_only_the_newest_stories_are_listed(client):
    driver = a_driver(slug="per", name="Per")
    for _ in range(8):
        an_article(drivers=[driver])
    html = client.get("/drivers/per/").content.decode()
    assert html.count('class="story-list__headline"') == 6
    assert "All stories about Per" in html


def test_a_hostile_name_does_no_harm(client):
    driver = a_driver(slug="bobby", name="<b>Bobby</b>")
    sheet = a_race(rows=[{"driver": driver, "constructor": a_constructor(name="<i>Team</i>")}])
    a_standings_table(sheet.session.grand_prix, rows=[{"driver": driver}])
    html = client.get("/drivers/bobby/").content.decode()
    assert ("<b>Bobby" in html, "<i>Team" in html) == (False, False)
    assert "&lt;b&gt;Bobby&lt;/b&gt; has started one Grand Prix" in html


def test_of_one_season_with_one_team_there_is_no_table_of_teams(client):
    driver, team = a_driver(slug="guest"), a_constructor()
    a_race(2022, rows=[{"driver": driver, "constructor": team}])
    assert "drove for" not in open_page(client, "/drivers/guest/").text
    a_race(2023, rows=[{"driver": driver, "constructor": team}])
    assert "drove for" in open_page(client, "/drivers/guest/").text


def test_one_season_is_told_once(client):
    """Of a single season neither a table of seasons nor a grid of results repeats what the list of its races says."""
    driver, team = a_driver(slug="guest", name="Guest"), a_constructor()
    a_race(2022, rows=[{"driver": driver, "constructor": team}])
    captions = [caption.split(" of Guest")[0] for caption in open_page(client, "/drivers/guest/").tables]
    assert captions == ["Races and sprints"]
    a_race(2023, rows=[{"driver": driver, "constructor": team}])
    assert "season by season" in open_page(client, "/drivers/guest/").text


@pytest.mark.usefixtures("league")
def test_milestones_are_first_where_the_first_is_known(client):
    driver = a_driver(slug="alo", born_on=date(1981, 7, 29))
    a_race(2000, rows=1)
    first = a_grand_prix(2001, slug="australia", short_name="Australian GP", date=date(2001, 3, 4))
    a_race(grand_prix=first, rows=[{"driver": driver, "position": 12}])
    won = a_grand_prix(2003, slug="hungary", short_name="Hungarian GP", date=date(2003, 8, 24))
    a_race(grand_prix=won, rows=[driver])
    rows = open_page(client, "/drivers/alo/").table("Firsts and lasts")
    assert rows == [
        ["Start", "2001 Australian GP aged 19", "2003 Hungarian GP aged 22"],
        ["Podium", "2003 Hungarian GP 2nd start, aged 22", "the only one"],
        ["Win", "2003 Hungarian GP 2nd start, aged 22", "the only one"],
    ]


@pytest.mark.usefixtures("league")
def test_runs_have_a_column_where_there_is_one(client):
    driver = a_driver(slug="alo")
    a_race(2000, rows=1)
    for year in (2001, 2002):
        a_race(year, rows=[driver])
    rows = open_page(client, "/drivers/alo/").table("Firsts and lasts")
    assert [(row[0], row[-1]) for row in rows] == [
        ("Start", "–"),
        ("Podium", "2 2001–2002"),
        ("Win", "2 2001–2002"),
    ]


@pytest.mark.parametrize(
    ("years", "query", "folds"),
    [((2022, 2023), "", True), ((2022, 2023), "?season=2022", False), ((2023,), "", False)],
)
def test_results_that_the_grid_shows_fold_until_a_season_is_chosen(client, years, query, folds):
    driver = a_driver(slug="alo", name="Alo")
    for year in years:
        a_race(year, rows=[driver])
    html = client.get(f"/drivers/alo/{query}").content.decode()
    before = html.partition("Races and sprints of Alo")[0].rpartition('id="results"')[2]
    assert ('<details class="fold">' in before, '<details class="fold" open>' in before) == (folds, bool(query))


def test_the_dead_have_the_age_they_reached(client):
    driver = a_driver(slug="fangio", born_on=date(1911, 6, 24), died_on=date(1995, 7, 17))
    a_race(1957, rows=[driver])
    text = open_page(client, "/drivers/fangio/").text
    assert "Died 17 July 1995 , aged 84" in text
    assert "Age " not in text


@pytest.mark.usefixtures("league")
def test_who_was_never_champion_has_the_best_place_in_the_championship(client):
    driver = a_driver(slug="mos")
    for year, position in ((1955, 2), (1956, 2), (1957, 4)):
        sheet = a_race(year, rows=[{"driver": driver, "position": 5}])
        a_standings_table(sheet.session.grand_prix, rows=[{"driver": driver, "position": position}])
    a_grand_prix(1957)
    figures = open_page(client, "/drivers/mos/").text.partition("Career")[2].partition("Place in")[0]
    assert " ".join(figures.split()) == (
        "Best championship 2nd 2 times Starts 3 3 seasons Best finish 5th Points 0 Classified 3 100%"
    )


def test_several_results_in_one_race_are_explained(client):
    driver = a_driver(slug="two")
    a_race(1955, rows=[driver, driver])
    a_race(1956, rows=[driver])
    assert "Several results of a driver in one race stand together." in open_page(client, "/drivers/two/").text
