from decimal import Decimal

import pytest

from results.models import Entry, Score
from tests.builders import (
    a_classification,
    a_constructor,
    a_driver,
    a_grand_prix,
    a_grid,
    a_lineage,
    a_race,
    a_standings_table,
    an_article,
    an_engine,
)
from tests.results.views.page import figures, open_page

pytestmark = pytest.mark.django_db


def record(page):
    """Seasons, starts, wins, podiums, poles, fastest laps and points; what never came is not said."""
    names = ("Seasons?", "Starts?", "Wins?", "Podiums?", "Poles?", "Fastest laps?", "Points")
    return figures(page, "Record", names)


def test_the_index_lists_teams_under_the_newest_table(client):
    ferrari = a_constructor(name="Ferrari", slug="ferrari")
    a_constructor(name="Alta")
    a_standings_table(
        championship="constructors", rows=[{"constructor": ferrari, "engine": an_engine(name="Ferrari", slug="f")}]
    )
    page = open_page(client, "/constructors/")
    assert page.links["Ferrari"] == "/constructors/ferrari/"
    assert "2 teams" in page.text
    assert "2023: Ferrari leads with 99 points." in page.metas["description"]


def test_an_empty_index_says_so(client):
    assert "No team has been entered yet." in open_page(client, "/constructors/").text


@pytest.mark.parametrize("count", [1, 3])
def test_the_index_costs_the_same_for_any_number(client, count, django_assert_num_queries):
    sheet = a_race(rows=[{"constructor": a_constructor()} for _ in range(count)])
    a_standings_table(sheet.session.grand_prix, "constructors", rows=count)
    with django_assert_num_queries(8):
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
    assert record(open_page(client, "/constructors/team/")) == ["0", "2", "1", "3", "1", "1", "20"]


@pytest.mark.parametrize(("position", "told"), [(1, False), (4, True)])
def test_the_best_finish_is_told_of_a_team_without_a_win(client, position, told):
    a_race(rows=[{"constructor": a_constructor(slug="team"), "position": position}])
    assert ("Best finish 4th" in open_page(client, "/constructors/team/").text) == told


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
    page = open_page(client, "/constructors/alfa/")
    assert "One-two" not in page.text
    assert record(page)[1:4] == ["1", "1", "1"]


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


def test_two_drivers_of_one_last_name_are_told_apart_in_the_results(client):
    team = a_constructor(slug="team")
    teo, corrado = (a_driver(name=f"{name} Fabi", last_name="Fabi") for name in ("Teo", "Corrado"))
    a_race(rows=[{"driver": teo, "constructor": team}, {"driver": corrado, "constructor": team}])
    rows = open_page(client, "/constructors/team/").table("Races and sprints")
    assert rows[0][2] == "1 T. Fabi, 2 C. Fabi"


def test_drivers_are_listed_the_most_recent_first(client):
    team, early, late = (
        a_constructor(slug="team"),
        a_driver(name="Early", nationality="GBR"),
        a_driver(name="Late", nationality="NLD"),
    )
    a_race(2021, rows=[{"constructor": team, "driver": early}])
    for year in (2022, 2023):
        a_race(year, rows=[{}, {"constructor": team, "driver": late}])
    rows = open_page(client, "/constructors/team/").table("Drivers of")
    assert [[row[0], *row[2:]] for row in rows] == [
        ["Late NED", "2022–2023", "2", "–", "2", "–"],
        ["Early GBR", "2021", "1", "1", "1", "–"],
    ]


@pytest.mark.usefixtures("league")
def test_a_team_is_told_in_words(client):
    team = a_constructor(slug="team", name="Team")
    a_race(2022, rows=1)
    sheet = a_race(2023, rows=[{"constructor": team}])
    a_grand_prix(2023)
    a_standings_table(sheet.session.grand_prix, "constructors", rows=[{"constructor": team, "position": 1}])
    text = open_page(client, "/constructors/team/").text
    assert f"Team first raced at the 2023 {sheet.session.grand_prix.name}" in text
    assert "In 2023 it stands first with 99 points." in text


def test_the_names_of_a_team_stand_in_order_and_link_to_each_other(client):
    old, new = a_constructor(slug="old", name="Oldie"), a_constructor(slug="new", name="Newie")
    a_lineage((old, 1970, 1998), (new, 1999, None))
    a_race(1999, rows=[{"constructor": new}])
    page = open_page(client, "/constructors/new/")
    assert "Oldie 1970–1998 Newie since 1999" in page.text
    assert "One team under two names: Oldie from 1970 to 1998 and Newie since 1999." in page.text
    assert page.links["Oldie"] == "/constructors/old/"
    assert "Lineage" not in open_page(client, f"/constructors/{a_constructor().slug}/").text


def test_a_season_is_chosen_in_a_form_that_needs_no_script(client):
    team = a_constructor(slug="team")
    for year in (1999, 2001):
        a_race(year, rows=[{"constructor": team}])
    response = client.get("/constructors/team/", {"season": "1999"})
    body = response.content.decode()
    assert '<form class="season-choice" method="get" action="/constructors/team/#results">' in body
    assert body.index('<optgroup label="2000s">') < body.index('<optgroup label="1990s">')
    assert "<option selected>1999</option>" in body
    assert "Races and sprints of" in body
    assert "in 1999" in body


def test_long_histories_fold_by_decade(client):
    team = a_constructor(slug="team")
    for year in range(1995, 2008):
        a_race(year, rows=[{"constructor": team}])
    page = open_page(client, "/constructors/team/")
    assert [len(page.table(f"season by season: the {decade}s")) for decade in (2000, 1990)] == [8, 5]


def test_a_hostile_name_is_only_text(client):
    team = a_constructor(slug="team", name="<b>Team</b>")
    old = a_constructor(slug="old", name="<i>Old</i>")
    a_lineage((old, 1970, 1998), (team, 1999, None))
    a_race(1999, rows=[{"constructor": team, "driver": a_driver(name="<u>Ann</u>")}])
    for address in ("/constructors/team/", "/constructors/"):
        body = client.get(address).content.decode()
        assert not any(tag in body for tag in ("<b>Team", "<i>Old", "<u>Ann"))


def test_a_team_names_what_it_shows(client):
    old, team = a_constructor(slug="old"), a_constructor(slug="team")
    a_lineage((old, 1970, 1998), (team, 1999, None))
    a_race(1999, rows=[{"constructor": team}])
    keys = client.get("/constructors/team/")["Surrogate-Key"].split()
    assert {f"constructor-{old.pk}", f"constructor-{team.pk}", "season-1999"} <= set(keys)


@pytest.mark.usefixtures("league")
def test_champions_stand_before_everybody(client):
    team, other = a_constructor(slug="team", name="Winner", nationality="ITA"), a_constructor(name="Also Ran")
    for year in (2021, 2022):
        sheet = a_race(year, rows=[{"constructor": team}, {"constructor": other}])
        a_standings_table(sheet.session.grand_prix, "constructors", rows=[{"constructor": team, "position": 1}])
    text = open_page(client, "/constructors/").text
    assert "Winner alone has won the championship, twice." in text
    assert "2 titles: Winner ITA 2021, 2022" in text
    assert "Also Ran 2021–2022 · 2 starts" in text


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
        a_standings_table(sheet.session.grand_prix, rows=[{"driver": drivers[0]}])
        an_article(constructors=[team])
    a_lineage(*((a_constructor(), 1990 + step, 1990 + step) for step in range(count)), (team, 2020, None))
    with django_assert_num_queries(12):
        client.get("/constructors/team/")


def test_an_unknown_team_is_not_found(client):
    a_constructor(slug="known", name="Known Team")
    response = client.get("/constructors/unknown/")
    assert (response.status_code, b"Known Team" in response.content) == (404, False)


def test_of_one_season_there_is_no_line_of_years_and_no_best_circuit(client):
    team = a_constructor(slug="team")
    a_race(2022, rows=[{"constructor": team}])
    text = open_page(client, "/constructors/team/").text
    assert "Timeline" not in text
    assert "Best circuits" not in text
    a_race(2023, rows=[{"constructor": team}])
    text = open_page(client, "/constructors/team/").text
    assert "Timeline" in text
    assert "Best circuits" in text


def test_of_a_team_that_raced_before_the_first_season_nothing_is_said_to_be_first(client):
    team = a_constructor(slug="team", name="Team")
    a_race(2023, rows=[{"constructor": team}, {"constructor": team}], grand_prix=a_grand_prix(2023, name="Monaco GP"))
    page = open_page(client, "/constructors/team/")
    assert "Team raced in 2023 and won the only race, the 2023 Monaco GP." in page.text
    assert [caption.split(" of Team")[0] for caption in page.tables] == ["Drivers", "Races and sprints"]


def test_first_and_second_in_one_race_is_a_one_two(client):
    team = a_constructor(slug="team")
    a_race(rows=[{"constructor": team}, {"constructor": team}])
    a_race(rows=[{"constructor": team}, {}, {"constructor": team}])
    assert "One-twos 1" in open_page(client, "/constructors/team/").text


def test_engines_have_what_came_of_them_where_there_were_several(client):
    team, ford, honda = (
        a_constructor(slug="lotus"),
        an_engine(slug="ford", name="Ford"),
        an_engine(slug="honda", name="Honda"),
    )
    for year, engine, position in ((1968, ford, 1), (1969, ford, 2), (1987, honda, 4)):
        a_race(year, rows=[{"constructor": team, "engine": engine, "position": position}])
    page = open_page(client, "/constructors/lotus/")
    assert page.table("Engines") == [["Ford", "1968–1969", "2", "1", "2"], ["Honda", "1987", "1", "–", "–"]]
    assert "The only win with Ford." in page.text


def test_an_index_of_one_season_names_each_team_once(client):
    team = a_constructor(name="Ferrari")
    sheet = a_race(rows=[{"constructor": team}])
    a_standings_table(sheet.session.grand_prix, "constructors", rows=[{"constructor": team}])
    assert b'id="all"' not in client.get("/constructors/").content
    a_constructor(name="Alta")
    assert b'id="all"' in client.get("/constructors/").content


def test_two_teams_of_one_name_are_told_apart_in_the_index(client):
    old = a_constructor(name="Lotus", full_name="Team Lotus", slug="lotus")
    new = a_constructor(name="Lotus", full_name="Lotus F1 Team", slug="lotus-f1")
    a_constructor(name="Lola", full_name="Lola Cars")
    for year, team in ((1960, old), (2013, new)):
        a_race(year, rows=[{"constructor": team}])
    page = open_page(client, "/constructors/")
    assert page.links["Team Lotus"] == "/constructors/lotus/"
    assert page.links["Lotus F1 Team"] == "/constructors/lotus-f1/"
    assert "Lotus" not in page.links
    assert "Lola Cars" not in page.text


def test_points_that_were_taken_away_are_scored_and_not_counted(client):
    team, driver = a_constructor(slug="team"), a_driver()
    sheet = a_race(2020, rows=[{"driver": driver, "constructor": team}])
    entry = Entry.objects.get(classification=sheet)
    Score.objects.create(entry=entry, championship="drivers", points=Decimal(25))
    line = {"constructor": team, "engine": an_engine(), "points": Decimal(10)}
    a_standings_table(sheet.session.grand_prix, "constructors", rows=[line])
    text = open_page(client, "/constructors/team/").text
    assert "Points 25 10 in the championship" in text
