import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from results.models import Entry, GridPosition, Score
from tests.builders import (
    a_classification,
    a_constructor,
    a_driver,
    a_driver_of_the_day,
    a_fastest_lap,
    a_grand_prix,
    a_grid,
    a_pit_stop,
    a_race,
    a_ruling,
    a_session,
)
from tests.results.views.page import open_page

pytestmark = pytest.mark.django_db

RACE = "/seasons/2023/austin/race/"


@pytest.fixture
def race():
    """Two sheets that are out (Ann, Bea, Cid; then Ann excluded), one being typed, one of tomorrow."""
    race = a_session(a_grand_prix(slug="austin", name="United States Grand Prix"))
    ann, bea, cid = (a_driver(name=name, nationality="") for name in ("Ann", "Bea", "Cid"))
    cars = [{"driver": driver, "number": str(car)} for car, driver in enumerate((ann, bea, cid), start=1)]
    first = a_classification(race, rows=cars, state="provisional")
    ruling = a_ruling(race, title="Ann excluded", rule="Article 3", reason="Worn floor.")
    rows = [
        {**cars[1], "position": 1},
        {**cars[2], "position": 2},
        {**cars[0], "status": "DSQ"},
    ]
    second = a_classification(race, rows=rows, state="revised", ruling=ruling)
    a_classification(race, rows=[a_driver(name="Draft")], issued_at=None)
    a_classification(race, rows=[a_driver(name="Tomorrow")], issued_at=timezone.now() + timedelta(days=1))
    for sheet in (first, second):
        for entry, points in zip(sheet.entries.order_by("line"), (25, 18, 0), strict=True):
            if points:
                Score.objects.create(entry=entry, championship="drivers", points=Decimal(points))
    return race


def order(page):
    (rows,) = [rows for caption, rows in page.tables.items() if " result" in caption]
    return [row[:2] for row in rows[1:] if len(row) > 1]


@pytest.mark.parametrize("query", ["", "?version=2", "?version="])
def test_the_current_sheet_shows_by_default(client, race, query):
    page = open_page(client, RACE + query)
    assert order(page) == [["1", "Bea"], ["2", "Cid"], ["DSQ", "Ann"]]
    assert "It has been replaced" not in page.text
    assert page.canonical.endswith(RACE)


def test_an_earlier_sheet_stays_readable_and_says_that_it_was_replaced(client, race):
    page = open_page(client, f"{RACE}?version=1")
    assert order(page) == [["1", "Ann"], ["2", "Bea"], ["3", "Cid"]]
    assert "This is version 1 of the sheet. It has been replaced" in page.text
    assert page.links["see the result as it stands"] == f"{RACE}#result"
    assert page.canonical.endswith(f"{RACE}?version=1")
    assert page.title.startswith("2023 United States Grand Prix, race, version 1")


@pytest.mark.parametrize("version", ["0", "3", "4", "5", "999", "-1", "1.0", "01", "x", "%00", "١", "9" * 50, " 1"])
@pytest.mark.parametrize("twin", ["/", ".json", ".csv"])
def test_a_version_that_is_not_out_is_not_found(client, race, version, twin):
    response = client.get(f"/seasons/2023/austin/race{twin}?version={version}")
    assert response.status_code == 404
    assert b"Draft" not in response.content
    assert b"Tomorrow" not in response.content


def test_every_issued_version_is_listed_with_its_ruling(client, race):
    page = open_page(client, RACE)
    assert page.links["Version 1"] == f"{RACE}?version=1#replaced"
    assert page.links["Version 2"] == f"{RACE}?version=2#result"
    assert "Version 3" not in page.links
    assert "Ann excluded , 26 October 2023 : Article 3. Worn floor." in page.text
    assert page.text.count("in force") == 1


def test_a_revision_shows_who_moved_and_what_it_was_worth(client, race):
    page = open_page(client, RACE)
    assert page.table("Against version 1, provisional") == [
        ["Bea", "2", "1", "up 1", "+7"],
        ["Cid", "3", "2", "up 1", "+18"],
        ["Ann", "1", "DSQ", "–", "−25"],
    ]
    assert "What version" not in open_page(client, f"{RACE}?version=1").text


def test_drafts_and_sheets_of_the_future_never_show(client, race):
    for address in (RACE, f"{RACE}?version=1", "/seasons/2023/austin/race.json", "/seasons/2023/austin/race.csv"):
        text = client.get(address).content.decode()
        assert ("Bea" in text, "Draft" in text, "Tomorrow" in text) == (True, False, False)


def test_a_session_without_a_sheet_says_when_it_is(client):
    grand_prix = a_grand_prix(slug="austin")
    a_session(grand_prix, starts_at=datetime(2999, 10, 22, 19, tzinfo=UTC))
    a_classification(grand_prix.sessions.get(), rows=[a_driver(name="Draft")], issued_at=None)
    page = open_page(client, RACE)
    assert "There is no result yet. The session starts 22 October 2999, 19:00 UTC" in page.text
    assert "Draft" not in page.text
    assert "Versions of this sheet" not in page.text
    for twin in (".json", ".csv"):
        assert client.get(f"/seasons/2023/austin/race{twin}").status_code == 404


def test_a_grid_explains_its_penalties(client):
    race = a_session(a_grand_prix(slug="austin"))
    drivers = [a_driver(name=name, nationality="") for name in ("Pole", "Ten", "Back", "Pit")]
    a_grid(race, drivers)
    places = GridPosition.objects.filter(session=race)
    places.filter(driver=drivers[1]).update(penalty_places=10)
    places.filter(driver=drivers[2]).update(sent_to_back=True, penalty_places=1)
    places.filter(driver=drivers[3]).update(pit_lane=True, position=None)
    assert open_page(client, RACE).table("the grid") == [
        ["1", "1", "Pole", ""],
        ["2", "2", "Ten", "10 grid places"],
        ["3", "3", "Back", "1 grid place, sent to the back of the grid"],
        ["PL", "4", "Pit", "start from the pit lane"],
    ]


def test_a_grid_shows_where_each_car_qualified_and_whose_it_is(client):
    grand_prix = a_grand_prix(slug="austin")
    qualifying, race = a_session(grand_prix, kind="qualifying"), a_session(grand_prix)
    ann, bea, cid = (a_driver(name=name, nationality="") for name in ("Ann", "Bea", "Cid"))
    a_classification(qualifying, rows=[ann, {"driver": bea, "constructor": a_constructor(slug="ferrari")}])
    a_grid(race, [bea, ann, cid])
    GridPosition.objects.filter(session=race, driver=ann).update(penalty_places=5)
    assert open_page(client, RACE).table("the grid") == [
        ["1", "1", "Bea", "2", ""],
        ["2", "2", "Ann", "1", "5 grid places"],
        ["3", "3", "Cid", "–", ""],
    ]
    assert 'data-team="ferrari"' in client.get(RACE).content.decode()


def test_a_revised_sheet_says_above_it_what_it_changed(client, race):
    text = open_page(client, RACE).text
    assert "Every version and what it changed" in text
    assert "Every version and what it changed" not in open_page(client, f"{RACE}?version=1").text


@pytest.mark.parametrize(
    ("cause", "words"), [("clerical", "a clerical correction"), ("source", "a correction of the source")]
)
def test_a_correction_is_never_called_a_ruling(client, race, cause, words):
    rows = [{"driver": entry.driver} for entry in race.classifications.get(version=1).entries.order_by("line")]
    a_classification(race, rows=rows, state="revised", cause=cause, cause_note="Two cars were exchanged.")
    text = open_page(client, RACE).text.replace(" .", ".").replace(" :", ":").replace(" ,", ",")
    assert f"Corrected: {words}. Two cars were exchanged." in text
    assert f"{words.capitalize()}: Two cars were exchanged." in text
    assert f"{words.capitalize()}, 5 March 2023: Two cars were exchanged." in text
    weekend = open_page(client, race.grand_prix.get_absolute_url()).text.replace(" :", ":").replace(" ,", ",")
    assert f"The result was corrected on 5 March 2023, {words}: Two cars were exchanged." in weekend
    assert "The result was revised" not in weekend
    data = client.get(f"{RACE[:-1]}.json").json()
    assert (data["cause"], data["cause_note"], data["ruling"]) == (cause, "Two cars were exchanged.", None)
    before = client.get(f"{RACE[:-1]}.json?version=2").json()
    assert (before["cause"], before["cause_note"], before["ruling"]["title"]) == ("ruling", None, "Ann excluded")


def test_fastest_laps_stand_in_order_with_gaps_where_nothing_is_known(client):
    race = a_race(slug="austin").session
    a_fastest_lap(race, a_driver(name="Quick", nationality=""), lap=56, time_ms=98_139)
    a_fastest_lap(race, a_driver(name="Close", nationality=""), lap=55, time_ms=98_200)
    a_fastest_lap(race, a_driver(name="Unknown", nationality=""), lap=None, time_ms=None)
    assert open_page(client, RACE).table("fastest lap of each car") == [
        ["1", "Quick", "56", "1:38.139", "–"],
        ["2", "Close", "55", "1:38.200", "+0.061"],
        ["3", "Unknown", "–", "–", "–"],
    ]


def test_the_sessions_of_the_weekend_lead_to_each_other(client):
    grand_prix = a_grand_prix(slug="austin")
    for kind in ("race", "qualifying", "practice-1"):
        a_session(grand_prix, kind=kind, date=None)
    html = client.get("/seasons/2023/austin/qualifying/").content.decode()
    places = [html.index(f'href="/seasons/2023/austin/{kind}/"') for kind in ("practice-1", "qualifying", "race")]
    assert places == sorted(places)


def test_a_driver_in_two_rows_of_a_sheet_is_compared_row_by_row(client):
    race = a_session(a_grand_prix(1956, slug="austin"))
    fangio = a_driver(name="Fangio", nationality="")
    own, shared = (
        {"driver": fangio, "number": "1", "status": "DNF"},
        {"driver": fangio, "number": "2", "shared_car": True},
    )
    a_classification(race, rows=[{**shared, "position": 2}, own])
    a_classification(race, rows=[{**shared, "position": 1}, own], state="revised")
    rows = open_page(client, "/seasons/1956/austin/race/").table("Against version 1")
    assert rows == [["Fangio", "2", "1", "up 1", "–"]]


def test_json_holds_the_sheet_with_its_version_and_ruling(client, race):
    data = client.get("/seasons/2023/austin/race.json").json()
    assert (data["season"], data["grand_prix"], data["session"]) == (2023, "austin", "race")
    assert (data["version"], data["state"], data["ruling"]["title"]) == (2, "revised", "Ann excluded")
    assert [
        (entry["position"], entry["status"], entry["driver_name"], entry["points"]) for entry in data["entries"]
    ] == [
        (1, "", "Bea", 25),
        (2, "", "Cid", 18),
        (None, "DSQ", "Ann", None),
    ]
    earlier = client.get("/seasons/2023/austin/race.json?version=1").json()
    assert (earlier["version"], earlier["ruling"]) == (1, None)


def test_csv_holds_the_sheet_and_no_formula(client):
    team = a_constructor(slug="team", name="@SUM(A1)")
    race = a_session(a_grand_prix(slug="austin"))
    driver = a_driver(slug="ann", name="Ann", code="ANN")
    a_classification(race, rows=[{"driver": driver, "constructor": team, "status": "DNF", "reason": "=1+1"}])
    header, line, _ = client.get("/seasons/2023/austin/race.csv").content.decode().split("\r\n")
    row = dict(zip(header.split(","), line.split(","), strict=True))
    assert (row["position"], row["status"], row["driver"]) == ("", "DNF", "ann")
    assert (row["constructor_name"], row["reason"], row["shared_car"]) == ("'@SUM(A1)", "'=1+1", "false")


def test_a_session_is_an_event_of_its_weekend(client, race):
    (event,) = [data for data in open_page(client, RACE).data if data["@type"] == "SportsEvent"]
    assert event["name"] == "2023 United States Grand Prix, race"
    assert event["superEvent"]["url"].endswith("/seasons/2023/austin/")
    assert event["startDate"] == "2023-03-05"
    assert (event["superEvent"]["startDate"], event["superEvent"]["endDate"]) == ("2023-03-05", "2023-03-05")
    assert event["superEvent"]["location"] == event["location"]


def test_a_session_whose_day_is_unknown_is_no_event(client):
    a_session(a_grand_prix(slug="austin"), kind="practice-1", date=None)
    page = open_page(client, "/seasons/2023/austin/practice-1/")
    assert [data["@type"] for data in page.data] == ["BreadcrumbList"]


@pytest.mark.parametrize("count", [1, 3])
def test_a_session_costs_the_same_for_any_length(client, count, django_assert_num_queries):
    grand_prix = a_grand_prix(slug="austin")
    race = a_session(grand_prix)
    for kind in ("qualifying", "sprint", "sprint-qualifying")[:count]:
        a_classification(a_session(grand_prix, kind=kind))
    for _ in range(count + 1):
        a_classification(race, rows=count, state="revised")
    a_grid(race, count)
    for _ in range(count):
        a_fastest_lap(race)
        a_pit_stop(race)
        a_driver_of_the_day(race)
    with django_assert_num_queries(8):
        client.get(RACE)


def test_an_unknown_session_is_not_found(client, race):
    addresses = ("/seasons/2023/austin/sprint/", "/seasons/2023/austin/nonsense/", "/seasons/2022/austin/race/")
    assert [client.get(address).status_code for address in addresses] == [404, 404, 404]
    assert Entry.objects.filter(driver__name="Draft").exists()


def test_pit_stops_and_the_vote_stand_below_the_result(client, race):
    a_pit_stop(race, a_driver(name="Ann Stopper", nationality=""), lap=20, stop=1, time_ms=22_500)
    a_driver_of_the_day(race, a_driver(name="Bea Popular", nationality=""))
    page = open_page(client, RACE)
    assert page.table("every stop") == [["1", "Ann Stopper", "lap 20: 22.500", "22.500"]]
    assert page.table("the vote of the fans") == [["1", "Bea Popular", "31.4 %"]]


def test_the_grid_stands_against_the_finish(client):
    race = a_session(a_grand_prix(slug="austin"))
    ann, bea, cid, dot = (a_driver(name=name, nationality="") for name in ("Ann", "Bea", "Cid", "Dot"))
    a_grid(race, [ann, bea, dot, cid])
    a_classification(race, rows=[cid, bea, ann, {"driver": dot, "status": "DNF"}])
    page = open_page(client, RACE)
    assert [row[2:5] for row in page.table("what became of each car")] == [
        ["Ann", "3", "down 2"],
        ["Bea", "2", "=same place"],
        ["Dot", "DNF", "–"],
        ["Cid", "1", "up 3"],
    ]
    assert "Cid gained most: three places, from fourth to first." in page.text
    assert "Cid won from fourth on the grid ahead of Bea; Ann was third." in page.text


def test_a_race_shows_intervals_where_they_say_more_than_the_gaps(client):
    race = a_session(a_grand_prix(slug="austin"))
    rows = [{"time_ms": 5_000_000}, {"time_ms": 5_001_000}, {"time_ms": 5_003_500}, {"status": "DNF"}]
    a_classification(race, rows=rows)
    table = open_page(client, RACE).table("race: final result")
    assert [row[4] for row in table if len(row) > 1] == ["–", "+1.000", "+2.500", "–"]


def test_htmx_gets_the_part_below_the_masthead_with_its_title(client, race):
    part = client.get(RACE, headers={"HX-Request": "true"})
    assert "HX-Request" in part["Vary"]
    assert part.content.decode().lstrip().startswith("<title>2023 United States Grand Prix, race · ")
    assert [tag in part.content for tag in (b"<!doctype", b"<main", b"<nav")] == [False, False, False]
    page = client.get(RACE)
    assert "HX-Request" in page["Vary"]
    assert page.content.decode().count('id="weekend"') == part.content.decode().count('id="weekend"') == 1
    assert open_page(client, RACE).h1 == 1


def test_a_part_brings_what_its_tab_changes_above_it(client, race):
    part = client.get(RACE, headers={"HX-Request": "true"}).content.decode()
    assert re.findall(r'hx-swap-oob="innerHTML:(.*?)"', part) == [".breadcrumbs__list", ".page-head h1", ".tabs__list"]
    page = client.get(RACE).content.decode()
    assert "hx-swap-oob" not in page
    for element in ('class="breadcrumbs__list"', 'class="page-head"', 'class="tabs__list"'):
        assert page.count(element) == 1


def test_a_boosted_link_gets_the_whole_page(client, race):
    page = client.get(RACE, headers={"HX-Request": "true", "HX-Boosted": "true"}).content.decode()
    assert page == client.get(RACE).content.decode()


def test_every_tab_is_a_link_to_what_htmx_gets(client, race):
    tabs = client.get(RACE).content.decode().split('aria-label="Sessions of this weekend"')[1].split("</nav>")[0]
    for address in (RACE, "/seasons/2023/austin/"):
        assert f'href="{address}" hx-get="{address}"' in tabs


def test_a_race_sheet_marks_places_won_the_vote_and_who_was_not_running(client):
    race = a_session(a_grand_prix(slug="austin"))
    ann, bea, cid = (a_driver(name=name, nationality="") for name in ("Ann", "Bea", "Cid"))
    a_grid(race, [bea, ann, cid])
    a_classification(race, rows=[{"driver": ann, "fastest_lap": True}, bea, {"driver": cid, "reason": "Engine"}])
    a_driver_of_the_day(race, bea)
    page = open_page(client, RACE)
    rows = page.table("race: final result")
    assert [(row[1], row[5]) for row in rows] == [("Ann FL", "up 1"), ("Bea DOTD", "down 1"), ("Cid", "=same place")]
    assert "Classified, though not running at the finish: Cid (Engine)." in page.text


def test_a_race_sheet_draws_its_gaps_and_says_what_is_off_the_scale(client):
    race = a_session(a_grand_prix(slug="austin"))
    times = (5_000_000, 5_001_000, 5_002_000, 5_004_000)
    a_classification(race, rows=[*({"time_ms": time, "laps": 50} for time in times), {"laps": 49}])
    html = client.get(RACE).content.decode()
    assert [f'x2="{length}%"' in html for length in ("25.0", "50.0", "100.0", "100")] == [True] * 4
    assert "a broken one is a lap or more, or off the scale" in html


def test_qualifying_shows_where_the_field_was_cut(client):
    qualifying = a_session(a_grand_prix(slug="austin"), kind="qualifying")
    times = [(90_000, 89_000, 88_000)] * 10 + [(90_000, 89_500, None)] * 5 + [(91_000, None, None)] * 5
    a_classification(qualifying, rows=[dict(zip(("q1_ms", "q2_ms", "q3_ms"), row, strict=True)) for row in times])
    rows = open_page(client, "/seasons/2023/austin/qualifying/").table("qualifying: final result")
    cuts = [(number, row[0]) for number, row in enumerate(rows) if len(row) == 1]
    assert cuts == [(10, "Eliminated in Q2"), (16, "Eliminated in Q1")]
    # Gaps are to pole, intervals only to a car in the same part.
    assert (rows[11][7:9], rows[12][7:9]) == (["+1.500", "–"], ["+1.500", "+0.000"])


def test_a_caption_says_what_the_sheet_shows_in_the_version_asked_for(client, race):
    (now,) = [caption for caption in open_page(client, RACE).tables if "revised result" in caption]
    (then,) = [caption for caption in open_page(client, f"{RACE}?version=1").tables if "provisional result" in caption]
    assert "Two of three cars were classified" in now
    assert "one was disqualified" in now
    assert "All three cars were classified" in then
