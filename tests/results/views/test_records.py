from datetime import date

import pytest

from results.models import Driver
from tests.builders import (
    a_circuit,
    a_classification,
    a_constructor,
    a_driver,
    a_grand_prix,
    a_grid,
    a_layout,
    a_race,
    a_season,
    a_session,
    a_standings_table,
)
from tests.results.views.page import open_page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("league")]


def places(client, query, words=""):
    """Rank, name and count; who is active is a test of its own."""
    rows = open_page(client, f"/records/?{query}").table(words)
    return [[row[0], row[1].removesuffix(" active"), row[2]] for row in rows]


@pytest.fixture
def ann():
    return a_driver(slug="ann", name="Ann", nationality="ITA", born_on=date(2000, 1, 1))


@pytest.fixture
def bea():
    return a_driver(slug="bea", name="Bea", nationality="", born_on=date(1980, 6, 1))


def test_most_wins_first_and_a_tie_shares_a_rank(client, ann, bea):
    cid = a_driver(name="Cid", nationality="")
    for winner in (ann, bea, bea, ann, cid):
        a_race(rows=[winner])
    page = open_page(client, "/records/?of=wins")
    assert [row[:3] for row in page.table("Wins")] == [
        ["1", "Bea", "2"],
        ["1", "Ann ITA", "2"],
        ["3", "Cid", "1"],
    ]
    assert "Bea and Ann have each won two races; Cid follows with one." in page.text
    assert (page.h1, page.headers_without_scope) == (1, [])


def test_the_date_it_is_true_for_is_that_of_the_newest_race(client, ann):
    a_race(rows=[ann], year=2022)
    a_race(rows=[ann], name="Hungarian Grand Prix", date=date(2023, 7, 23))
    a_grand_prix(2023, name="Not yet")
    for address in ("/records/", "/records/?of=wins"):
        assert "True after the 2023 Hungarian Grand Prix , 23 July 2023" in open_page(client, address).text


def test_a_shared_win_counts_for_each_driver_once_and_once_for_the_team(client, ann, bea):
    car = {"constructor": a_constructor(name="Vanwall", nationality=""), "position": 1, "number": "20"}
    a_race(rows=[{**car, "driver": ann}, {**car, "driver": bea, "shared_car": True}], year=1957)
    assert places(client, "of=wins") == [["1", "Ann ITA", "1"], ["1", "Bea", "1"]]
    assert places(client, "of=wins&by=constructors") == [["1", "Vanwall", "1"]]


def test_a_streak_is_broken_by_a_race_without(client, ann, bea):
    for first, second in ((ann, bea), (ann, bea), (bea, ann)):
        a_race(rows=[first, second])
    a_race(rows=[bea, {"driver": ann, "status": "DNF"}])
    a_race(rows=[ann, bea])
    assert places(client, "of=wins&way=streak") == [["1", "Ann ITA", "2"], ["1", "Bea", "2"]]
    assert places(client, "of=podiums&way=streak") == [["1", "Bea", "5"], ["2", "Ann ITA", "3"]]
    assert [value for _, _, value in places(client, "of=starts&way=streak")] == ["5", "5"]


def test_a_streak_of_points_or_podiums_is_one_of_races_and_of_titles_one_of_years(client, ann):
    for year in (2020, 2021):
        grand_prix = a_race(year, [ann], points=[25]).session.grand_prix
        a_standings_table(grand_prix, rows=[{"driver": ann}])
    between = "from the 2020 Grand Prix"
    points, podiums, titles = (
        open_page(client, f"/records/?of={kind}&way=streak").text for kind in ("points", "podiums", "titles")
    )
    assert f"Ann has scored points in two races in a row, {between}" in points
    assert f"Ann has stood on the podium in two races in a row, {between}" in podiums
    assert "Ann has won two championships in a row, from 2020 to 2021." in titles


def test_a_race_nobody_of_them_was_in_breaks_a_streak_too(client, ann):
    a_race(rows=[ann])
    a_race(rows=[a_driver()])
    a_race(rows=[ann])
    assert "Nobody has a mark here yet." in open_page(client, "/records/?of=wins&way=streak").text


def test_points_add_up_and_are_exact(client, ann, bea):
    a_race(rows=[ann, bea], points=("4.5", "8.14"))
    a_race(rows=[ann, bea], points=(25, 18))
    assert places(client, "of=points") == [["1", "Ann ITA", "29.5"], ["2", "Bea", "26.14"]]
    assert places(client, "of=points&way=streak") == [["1", "Ann ITA", "2"], ["1", "Bea", "2"]]


def test_the_youngest_and_the_oldest_are_so_to_the_day(client, ann, bea):
    a_race(rows=[ann], date=date(2018, 8, 15))
    a_race(rows=[bea], date=date(2018, 6, 1))
    a_race(rows=[ann], date=date(2019, 1, 1))
    assert places(client, "of=wins&way=youngest") == [["1", "Ann ITA", "18 y 226 d"], ["2", "Bea", "38 y 0 d"]]
    assert places(client, "of=wins&way=oldest")[1] == ["2", "Ann ITA", "19 y 0 d"]


def a_season_won_early(champion, *others, in_sprint=False):
    """Three races, of which the champion wins all there is to win until nobody can catch him any more."""
    days = (date(2023, 3, 5), date(2023, 7, 2), date(2023, 11, 26))
    first, deciding, last = (
        a_grand_prix(2023, date=day, name=f"{name} Grand Prix", slug=name.lower())
        for day, name in zip(days, ("Spring", "Summer", "Autumn"), strict=True)
    )
    a_race(grand_prix=first, rows=[champion])
    if in_sprint:
        a_race(grand_prix=first, rows=[champion], kind="sprint")
        sprint = a_session(deciding, kind="sprint", date=date(2023, 7, 1))
        a_classification(sprint, rows=[champion])
        a_race(grand_prix=deciding, rows=others)
    else:
        a_race(grand_prix=deciding, rows=[champion])
    a_race(grand_prix=last, rows=others)
    a_standings_table(last, rows=[{"driver": champion}])
    return deciding


@pytest.mark.parametrize("way", ["youngest", "oldest"])
def test_a_champion_is_as_old_as_on_the_day_that_decided_it(client, ann, bea, way):
    a_season_won_early(ann, bea)
    query = f"of=titles&way={way}"
    page = open_page(client, f"/records/?{query}")
    assert page.table("Titles") == [["1", "Ann ITA", "23 y 182 d", "2023 Summer Grand Prix"]]
    assert (
        f"Ann was the {way} champion: 23 years and 182 days old at the 2023 Summer Grand Prix, 2 July 2023" in page.text
    )
    assert page.links["2023 Summer Grand Prix"] == "/seasons/2023/summer/"
    (place,) = client.get(f"/records.json?{query}").json()["places"]
    assert (place["age_years"], place["age_days"]) == (23, 182)
    assert "23 y 182 d" in open_page(client, "/records/").text


def test_a_champion_of_a_saturday_is_a_day_younger(client, ann, bea):
    # After its sprint Ann has 26 points, and 20 are to be had.
    a_season(2023, rules={"race": [10], "sprint": [8]})
    a_season_won_early(ann, bea, in_sprint=True)
    assert places(client, "of=titles&way=youngest", "Titles") == [["1", "Ann ITA", "23 y 181 d"]]


def test_who_had_died_before_a_title_was_decided_grew_no_older(client, ann, bea):
    Driver.objects.filter(pk=ann.pk).update(died_on=date(2023, 6, 1))
    a_season_won_early(ann, bea)
    assert places(client, "of=titles&way=youngest", "Titles") == [["1", "Ann ITA", "23 y 151 d"]]


def test_a_driver_without_a_birthday_has_no_age(client):
    a_race(rows=[a_driver(born_on=None)])
    assert "Nobody has a mark here yet." in open_page(client, "/records/?of=wins&way=youngest").text


def test_active_are_those_entered_in_the_newest_season_with_results(client, ann, bea):
    a_race(rows=[ann], year=2021)
    a_race(rows=[bea], year=2022)
    a_race(rows=[a_driver(), {"driver": ann, "status": "DNQ"}], year=2023)
    a_grand_prix(2024)
    assert places(client, "of=wins&who=active")[0] == ["1", "Ann ITA", "1"]
    assert "Bea" not in open_page(client, "/records/?of=wins&who=active").text
    everyone = [row[1] for row in open_page(client, "/records/?of=wins").table("Wins")]
    assert [name for name in everyone if "Driver" not in name] == ["Ann ITA active", "Bea"]


def test_wins_at_a_circuit_and_the_best_of_each(client, ann, bea):
    monaco = a_layout(a_circuit(slug="monaco", name="Monaco"))
    a_race(rows=[ann], layout=monaco)
    for _ in range(2):
        a_race(rows=[bea], layout=a_layout(a_circuit(name="Monza")) if _ else monaco)
    assert places(client, "of=wins&circuit=monaco") == [["1", "Ann ITA", "1"], ["1", "Bea", "1"]]
    page = open_page(client, "/records/?of=wins&way=circuit")
    assert "Most at one circuit: Monaco, two wins, one of them each by Ann and Bea." in page.text
    rows = page.table("by circuit")
    assert rows == [["Monaco", "2", "2", "Ann ITA · Bea", "1"], ["Monza", "1", "1", "Bea", "1"]]


def test_wins_of_a_nationality_and_the_best_of_each(client, ann, bea):
    other = a_driver(name="Dot", nationality="MEX")
    for winner in (ann, other, other, bea):
        a_race(rows=[winner])
    assert places(client, "of=wins&nationality=ITA") == [["1", "Ann ITA", "1"]]
    page = open_page(client, "/records/?of=wins&way=nation")
    assert "Most for one country: Mexico, two wins, all by Dot." in page.text
    assert page.table("by nationality") == [
        ["Mexico", "2", "1", "Dot MEX", "2"],
        ["Italy", "1", "1", "Ann ITA", "1"],
    ]


def test_wins_with_one_team_keep_the_teams_apart(client, ann):
    ferrari, lotus = a_constructor(name="Ferrari"), a_constructor(name="Lotus")
    for team in (ferrari, lotus, ferrari):
        a_race(rows=[{"driver": ann, "constructor": team}])
    rows = open_page(client, "/records/?of=wins&way=team").table("with one team")
    assert [row[:4] for row in rows] == [
        ["1", "Ann ITA", "Ferrari", "2"],
        ["2", "Ann ITA", "Lotus", "1"],
    ]


def test_titles_are_those_of_complete_seasons(client, ann, bea):
    for year, champion, unfinished in ((2021, ann, False), (2022, ann, False), (2023, bea, True)):
        sheet = a_race(rows=[champion], year=year)
        a_standings_table(sheet.session.grand_prix, rows=[{"driver": champion}])
        if unfinished:
            a_grand_prix(year)
    assert places(client, "of=titles") == [["1", "Ann ITA", "2"]]
    assert places(client, "of=titles&way=streak") == [["1", "Ann ITA", "2"]]


def test_records_of_age_say_to_which_day_a_title_is_dated(client, ann):
    a_race(rows=[ann])
    said = "The age of a champion is that of the day on which nobody else could win the title any more"
    counts = [
        open_page(client, f"/records/{query}").text.count(said) for query in ("", "?of=titles&way=oldest", "?of=titles")
    ]
    assert counts == [2, 1, 0]


def test_the_overview_names_the_holders_and_the_best_of_the_active(client, ann, bea):
    for year in (2020, 2021, 2022):
        a_race(rows=[ann], year=year)
    a_race(rows=[bea], year=2023)
    page = open_page(client, "/records/")
    assert page.table("In all")[0] == ["Wins", "Ann ITA 2020–2022", "3", "Bea 2023", "1 2 behind"]
    assert page.table("In a row")[0][3:] == ["–", "–"]
    assert page.links["Wins"].startswith("/records/?of=wins")
    assert "Ann holds all three of these records." in page.text
    assert (page.h1, page.headers_without_scope) == (1, [])


def test_a_holder_who_is_still_active_is_marked_and_not_repeated(client, ann, bea):
    races = [a_race(rows=[ann], year=2023, name=f"Race {number}") for number in (1, 2)]
    a_race(rows=[bea], year=2022)
    page = open_page(client, "/records/")
    assert page.table("In all")[0] == ["Wins", "Ann ITA active 2023", "2", "holds it", "–"]
    assert page.table("In a row")[0][1] == "Ann ITA active 2023 Race 1 to 2023 Race 2"
    assert page.links["2023 Race 1"] == races[0].session.grand_prix.get_absolute_url()
    assert "By nationality Wins" in page.text


def test_of_many_level_holders_three_are_named_and_the_others_a_step_away(client, ann):
    a_race(rows=[ann], year=2022)
    for year in (2018, 2019, 2020, 2021):
        a_race(rows=[{"driver": a_driver(born_on=None), "constructor": a_constructor()}], year=year)
    page = open_page(client, "/records/")
    assert page.table("In all")[0][1].endswith("and 2 more")
    assert '<a href="/records/?of=wins">and 2 more</a>' in client.get("/records/").content.decode()


def test_level_ones_stand_in_the_order_in_which_they_got_there(client, ann, bea):
    for year in (2020, 2022):
        a_race(rows=[bea], year=year)
    for year in (2019, 2021):
        a_race(rows=[ann], year=year)
    assert places(client, "of=wins") == [["1", "Ann ITA", "2"], ["1", "Bea", "2"]]


def test_a_pole_of_a_car_that_did_not_race_is_no_teams(client, ann):
    a_grid(a_race(year=2023).session, [ann])
    assert places(client, "of=poles") == [["1", "Ann ITA", "1"]]
    for query in ("of=poles&by=constructors", "of=poles&way=team", "of=poles&way=circuit&by=constructors"):
        assert "Nobody has a mark here yet." in open_page(client, f"/records/?{query}").text


def test_an_empty_database_has_no_records_and_says_so(client):
    assert "There are no records yet" in open_page(client, "/records/").text
    assert "Nobody has a mark here yet." in open_page(client, "/records/?of=wins").text


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("of=&by=&who=&way=&circuit=", "/records/"),
        ("of=wins&colour=red", "/records/?of=wins"),
        ("of=wins&by=constructors&way=youngest", "/records/?of=wins&by=constructors"),
        ("of=titles&circuit=monaco", "/records/?of=titles"),
        ("of=starts&way=streak&circuit=x", "/records/?of=starts&way=streak"),
    ],
)
def test_what_makes_no_sense_together_is_left_out(client, ann, query, canonical):
    a_race(rows=[ann])
    page = open_page(client, f"/records/?{query}")
    assert (page.status, page.canonical.partition("//")[2].partition("/")[2]) == (200, canonical[1:])


@pytest.mark.parametrize(
    "query", ["of=nonsense", "of=" + "x" * 3000, "by=horses", "of=wins&who=nobody", "of=wins&way=sideways"]
)
def test_a_word_no_record_knows_is_not_found(client, ann, query):
    a_race(rows=[ann])
    statuses = [client.get(f"{address}?{query}").status_code for address in ("/records/", "/records.json")]
    assert statuses == [404, 404]


@pytest.mark.parametrize("query", ["circuit=atlantis", "nationality=ZZZ", "circuit=%00", "nationality=<b>"])
def test_a_circuit_or_country_nobody_knows_is_not_found(client, ann, query):
    a_race(rows=[ann])
    response = client.get(f"/records/?of=wins&{query}")
    assert (response.status_code, b"Ann" in response.content) == (404, False)


def test_a_record_has_its_twins_as_data(client, ann, bea):
    a_race(rows=[ann, bea], slug="monza")
    data = client.get("/records.json?of=wins").json()
    assert (data["record"], data["true_after"]["grand_prix"]) == ("wins", "monza")
    assert [(place["rank"], place["slug"], place["value"]) for place in data["places"]] == [(1, "ann", 1)]
    lines = client.get("/records.csv?of=starts").content.decode().split("\r\n")
    assert [line.split(",")[1] for line in lines[1:3]] == ["ann", "bea"]
    assert client.get("/records.json").status_code == 404


def test_titles_of_a_nation_have_their_twins_as_data(client, ann):
    a_standings_table(a_race(rows=[ann], year=2021).session.grand_prix, rows=[{"driver": ann}])
    [place] = client.get("/records.json?of=titles&way=nation").json()["places"]
    assert (place["slug"], place["value"], place["group"], place["group_total"]) == ("ann", 1, "Italy", 1)
    assert client.get("/records.csv?of=titles&way=nation").status_code == 200


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("query", "queries"),
    [("", 13), ("?by=constructors", 12), ("?of=titles&way=oldest", 10), ("?of=wins", 5),
     ("?of=points&way=streak", 5), ("?of=poles&way=team", 7),
     ("?of=titles&who=active", 7), ("?of=starts&way=circuit&by=constructors", 5)],
)  # fmt: skip
def test_records_cost_the_same_for_any_length(client, count, query, queries, django_assert_num_queries):
    for year in range(2020, 2020 + count):
        sheet = a_race(rows=count, year=year, points=(25, 18, 15))
        a_grid(sheet.session, [entry.driver for entry in sheet.entries.order_by("line")])
        for championship in ("drivers", "constructors"):
            a_standings_table(sheet.session.grand_prix, championship)
    Driver.objects.update(born_on=date(1990, 1, 1))
    with django_assert_num_queries(queries):
        assert client.get(f"/records/{query}").status_code == 200
    client.get(f"/records/{query}")
    with django_assert_num_queries(1):  # the pages of records share what they are counted from
        assert client.get(f"/records/{query}").status_code == 200


def test_records_stand_in_the_navigation_and_the_sitemap(client):
    assert open_page(client, "/records/").links["Records"] == "/records/"
    assert b"/records/</loc>" in client.get("/sitemap-lists.xml").content
