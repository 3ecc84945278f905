from datetime import UTC, datetime
from decimal import Decimal

import pytest
import time_machine
from django.utils import timezone

from tests.builders import (
    a_classification,
    a_constructor,
    a_driver,
    a_grand_prix,
    a_points_adjustment,
    a_season,
    a_session,
    a_standing,
    a_standings_table,
    an_engine,
)
from tests.results.views.page import open_page

pytestmark = pytest.mark.django_db

FAR_AWAY = datetime(2999, 1, 1, tzinfo=UTC)


@pytest.fixture
def season():
    """Four Grands Prix: a table after the first, a cancelled one, a table after the third, none after the last."""
    names = {"bahrain": 1, "imola": 0, "monaco": 2, "spain": 0}
    for number, (slug, races) in enumerate(names.items()):
        state = "cancelled" if slug == "imola" else "scheduled"
        grand_prix = a_grand_prix(slug=slug, name=slug.capitalize(), short_name=slug[:3].upper(), state=state)
        a_session(grand_prix, kind="sprint")
        if races:
            leader = a_driver(name=f"Leader {number}", nationality="")
            a_standings_table(grand_prix, rows=[{"driver": leader, "points": Decimal("12.5")}], races_counted=races)
    return a_season()


@pytest.mark.parametrize(
    ("after", "leader", "count"),
    [
        ("", "Leader 2", "after 2 of 3 Grand Prix"),
        ("?after=", "Leader 2", "after 2 of 3 Grand Prix"),
        ("?after=bahrain", "Leader 0", "after 1 of 3 Grand Prix"),
        ("?after=imola", "Leader 0", "after 1 of 3 Grand Prix"),
        ("?after=spain", "Leader 2", "after 2 of 3 Grand Prix"),
    ],
)
def test_a_table_is_that_after_the_grand_prix_asked_for_or_the_latest_before(client, season, after, leader, count):
    page = open_page(client, f"/seasons/2023/drivers/{after}")
    assert [row[-6] for row in page.table("Drivers’ championship 2023")] == [leader]
    assert count in page.text


@pytest.mark.parametrize("after", ["nonsense", "%00", "18", "BAHRAIN", "bahrain'--", "é" * 500])
@pytest.mark.parametrize("twin", ["/", ".json", ".csv"])
def test_a_grand_prix_the_season_has_not_is_not_found(client, season, after, twin):
    response = client.get(f"/seasons/2023/drivers{twin}?after={after}")
    assert (response.status_code, b"Leader" in response.content) == (404, False)


def test_the_canonical_address_names_the_grand_prix_only_for_older_tables(client, season):
    addresses = {
        query: open_page(client, f"/seasons/2023/drivers/?{query}").canonical.partition("/seasons")[2]
        for query in ("", "after=monaco", "after=bahrain", "after=imola&utm_source=x")
    }
    assert addresses == {
        "": "/2023/drivers/",
        "after=monaco": "/2023/drivers/",
        "after=bahrain": "/2023/drivers/?after=bahrain",
        "after=imola&utm_source=x": "/2023/drivers/?after=bahrain",
    }


def test_tables_are_linked_in_order(client, season):
    links = open_page(client, "/seasons/2023/drivers/?after=monaco").links
    assert links["Previous: after BAH"] == "/seasons/2023/drivers/?after=bahrain"
    assert not [text for text in links if "Next" in text]


def test_the_choice_lists_the_grands_prix_with_a_table(client, season):
    html = client.get("/seasons/2023/drivers/?after=bahrain").content.decode()
    assert '<option value="bahrain" selected>1. Bahrain</option>' in html
    assert '<option value="monaco">2. Monaco</option>' in html
    assert 'value="imola"' not in html


def test_htmx_gets_the_part_that_changes_with_its_title(client, season):
    response = client.get("/seasons/2023/drivers/?after=bahrain", headers={"HX-Request": "true"})
    html = response.content.decode().strip()
    assert "<title>Drivers’ championship 2023 after BAH · " in html
    assert [part in html for part in ("<html", "<h1", "<main", "<nav", "Leader 0")] == [*[False] * 4, True]
    assert "HX-Request" in response["Vary"]


def test_a_table_of_the_future_is_not_shown(client, season):
    grand_prix = season.grands_prix.get(slug="monaco")
    a_standings_table(grand_prix, rows=[{"driver": a_driver(name="Secret")}], valid_from=FAR_AWAY)
    assert "Secret" not in open_page(client, "/seasons/2023/drivers/").text


def test_adjustments_are_footnoted_from_their_grand_prix_on(client, season):
    monaco = season.grands_prix.get(slug="monaco")
    a_points_adjustment(monaco, driver=a_driver(name="Ann Cheat"), points=Decimal("-15"), reason="Copied ducts.")
    a_points_adjustment(monaco, constructor=a_constructor(name="Team Cheat"))
    a_points_adjustment(monaco, driver=a_driver(name="Tomorrow"), decided_at=FAR_AWAY)
    after = open_page(client, "/seasons/2023/drivers/").text
    assert "Ann Cheat: −15 from the Monaco on" in after
    assert "Copied ducts." in after
    assert ("Team Cheat" in after, "Tomorrow" in after) == (False, False)
    assert "Ann Cheat" not in open_page(client, "/seasons/2023/drivers/?after=bahrain").text


def test_constructors_are_lines_of_chassis_and_engine(client):
    lotus = a_constructor(name="Lotus")
    engines = [an_engine(slug="climax", name="Climax"), an_engine(slug="brm", name="BRM")]
    a_standings_table(
        a_grand_prix(1962),
        championship="constructors",
        rows=[{"constructor": lotus, "engine": engine} for engine in engines],
    )
    rows = open_page(client, "/seasons/1962/constructors/").table("Constructors’ championship 1962")
    assert [row[1:3] for row in rows] == [["Lotus-Climax ITA", "Climax"], ["Lotus-BRM ITA", "BRM"]]


def test_a_season_without_a_table_says_why(client):
    a_grand_prix()
    page = open_page(client, "/seasons/2023/constructors/")
    assert "There is no table for 2023 yet" in page.text
    assert client.get("/seasons/2023/constructors.json").status_code == 404


def test_a_grand_prix_before_the_first_table_leads_to_the_newest(client):
    a_grand_prix(slug="first")
    a_standings_table(a_grand_prix(slug="second"))
    page = open_page(client, "/seasons/2023/drivers/?after=first")
    assert page.links["See the newest table"] == "/seasons/2023/drivers/"


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("championship", "queries"), [("drivers", 11), ("constructors", 10)])
def test_tables_cost_the_same_for_any_length(client, championship, queries, count, django_assert_num_queries):
    for _ in range(count):
        grand_prix = a_grand_prix()
        table = a_standings_table(grand_prix, championship=championship, rows=0)
        for _ in range(count):
            a_standing(table)
            a_points_adjustment(grand_prix)
    with django_assert_num_queries(queries):
        client.get(f"/seasons/2023/{championship}/")


def test_a_row_says_how_it_moved_since_the_table_before(client):
    ann, bob = a_driver(name="Ann", nationality=""), a_driver(name="Bob", nationality="")
    a_standings_table(a_grand_prix(name="Monaco Grand Prix"), rows=[{"driver": ann}, {"driver": bob}])
    grand_prix = a_grand_prix()
    rows = [{"driver": bob}, {"driver": ann}, {"driver": a_driver(name="Cyd", nationality="")}]
    a_standings_table(grand_prix, rows=rows)
    page = open_page(client, "/seasons/2023/drivers/")
    moved = [(row[1], row[2]) for row in page.table("Drivers’ championship 2023")]
    assert moved == [("up 1", "Bob"), ("down 1", "Ann"), ("new", "Cyd")]
    assert (
        'title="Places won or lost since the Monaco Grand Prix"'
        in client.get("/seasons/2023/drivers/").content.decode()
    )


def test_every_result_of_a_season_leads_to_its_sheet(client, season_2023):
    page = open_page(client, "/seasons/2023/drivers/?after=united-states")
    rows = page.table("2023 by driver and race, after 18 of 22 Grand Prix")
    verstappen, hamilton = rows[0], rows[2]
    assert verstappen[:3] == ["1", "Max Verstappen", "1P pole"]
    assert (len(verstappen), verstappen[-2], verstappen[-1]) == (21, "1 sprint 1", "466")
    assert hamilton[-2] == "DSQ sprint 2"
    html = client.get("/seasons/2023/drivers/").content.decode()
    assert html.count('href="/seasons/2023/united-states/race/"') == 20
    assert '<div class="matrix" role="region" aria-labelledby="matrix-caption" tabindex="0">' in html


def test_the_charts_have_names_and_a_table_with_the_same_numbers(client, season_2023):
    page = open_page(client, "/seasons/2023/constructors/")
    html = client.get("/seasons/2023/constructors/").content.decode()
    assert html.count('<svg class="chart__drawing"') == html.count("The numbers stand in the table below.</title>") == 2
    assert "Points after each Grand Prix Red Bull led after each of the 22 races." in page.text
    assert "Place after each Grand Prix The longest climb: McLaren from tenth to fourth." in page.text
    assert "Red Bull won it with 860 points, 451 ahead of Mercedes; Ferrari was third with 406." in page.text
    twin = page.table("the first 10: points and place after each Grand Prix")
    assert (twin[0][0], twin[0][-1], twin[9][-1]) == ("Red Bull", "860 1st", "12 10th")


def test_after_one_grand_prix_there_is_nothing_to_draw(client):
    a_standings_table()
    html = client.get("/seasons/2023/drivers/").content.decode()
    assert ("chart__drawing" in html, 'id="progression"' in html, 'id="matrix"' in html) == (False, False, True)


def test_json_prints_points_as_exact_numbers(client, season):
    response = client.get("/seasons/2023/drivers.json?after=bahrain")
    data = response.json()
    assert '"points": 12.5,' in response.content.decode()
    assert data["after"] == {"grand_prix": "bahrain", "name": "Bahrain", "date": "2023-03-05"}
    assert (data["grands_prix_counted"], data["grands_prix"], data["sprints"]) == (1, 3, 3)
    (line,) = data["standings"]
    assert (line["position"], line["driver_name"], line["constructor"], line["wins"]) == (1, "Leader 0", None, 0)


def test_csv_is_plain_utf8_and_no_formula(client):
    driver = a_driver(slug="eve", name='=HYPERLINK("http://x")', code="-1+")
    a_standings_table(rows=[{"driver": driver, "points": Decimal("26.00")}, {"driver": a_driver(name="Sergio Pérez")}])
    response = client.get("/seasons/2023/drivers.csv")
    lines = response.content.decode().split("\r\n")
    assert lines[0].startswith("position,driver,driver_code,driver_name,constructor,")
    assert lines[1].startswith("""1,eve,'-1+,"'=HYPERLINK(""http://x"")",""")
    assert lines[1].endswith(",26,0,0,")
    assert "Sergio Pérez" in lines[2]
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert "Content-Disposition" not in response


def test_twins_are_public_and_name_their_facts(client, season):
    for address in ("/seasons/2023/drivers.json", "/seasons/2023/drivers.csv", "/seasons/2023/drivers/"):
        response = client.get(address)
        assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
        assert "season-2023" in response["Surrogate-Key"].split()
        assert not response.cookies


@pytest.mark.parametrize(
    ("effect", "words"),
    [
        (
            "DSQ",
            "Team Cheat: disqualified from the championship from the Monaco on: stands last, with the points on show",
        ),
        ("EX", "Team Cheat: excluded from the championship from the Monaco on: stands last, without points"),
        ("restart", "Team Cheat: starts again from nothing at the Monaco"),
    ],
)
def test_a_decision_is_said_in_words_and_marked_in_the_table(client, season, effect, words):
    monaco = season.grands_prix.get(slug="monaco")
    cheat = a_constructor(name="Team Cheat")
    a_standings_table(monaco, "constructors", rows=[{}, {"constructor": cheat}], valid_from=timezone.now())
    a_points_adjustment(
        monaco, constructor=cheat, engine=an_engine(name="Team Cheat", slug="own"), effect=effect, points=0
    )
    page = open_page(client, "/seasons/2023/constructors/?after=monaco")
    assert words in page.text
    assert page.links.get("1") is None


def test_a_note_leads_from_the_row_to_the_decision(client, season):
    monaco = season.grands_prix.get(slug="monaco")
    cheat = a_constructor(name="Team Cheat")
    a_standings_table(monaco, "constructors", rows=[{}, {"constructor": cheat}], valid_from=timezone.now())
    a_points_adjustment(monaco, constructor=cheat, reason="Copied ducts.")
    page = open_page(client, "/seasons/2023/constructors/?after=monaco")
    assert page.links["1"] == "#note-1"
    assert page.table("Constructors’ championship")[1][1] == "Team Cheat ITA 1"
    assert "Team Cheat-Works: −15 from the Monaco on, decided" in page.text


def test_the_rule_of_a_season_that_drops_results_is_said(client):
    grand_prix = a_grand_prix(1988)
    a_standings_table(grand_prix, rows=[{"points": 90, "dropped": 4}])
    page = open_page(client, "/seasons/1988/drivers/")
    assert "Only the best 11 results count. “Scored” is everything that was scored" in page.text
    assert page.table("Drivers’ championship")[0][-2:] == ["94", "90"]


def test_each_result_leads_to_its_sheet_the_sprint_to_its_own(client, season_2023):
    html = client.get("/seasons/2023/drivers/?after=azerbaijan").content.decode()
    assert html.count('href="/seasons/2023/azerbaijan/race/"') == 20
    assert html.count('href="/seasons/2023/azerbaijan/sprint/"') == 20


def test_teammates_are_held_against_each_other_up_to_that_grand_prix(client, season_2023):
    rows = open_page(client, "/seasons/2023/drivers/").table("2023 between teammates")
    assert [row[0:5] for row in rows[:2]] == [
        ["Verstappen", "20–2", "18–2", "575–285", "Pérez"],
        ["Hamilton", "11–11", "12–5", "234–175", "Russell"],
    ]
    early = open_page(client, "/seasons/2023/drivers/?after=bahrain")
    assert early.table("2023 between teammates")[0][:5] == ["Verstappen", "1–0", "1–0", "25–18", "Pérez"]
    assert "Max Verstappen beat Sergio Pérez 1–0 in qualifying and 1–0 in races." in early.text


def test_a_title_is_said_to_be_decided_once_and_as_soon_as_it_is(client, season_2023):
    japan, qatar = (open_page(client, f"/seasons/2023/drivers/?after={slug}").text for slug in ("japan", "qatar"))
    decided = "Decided in the sprint at the Qatar Grand Prix"
    assert (decided in japan, decided in qatar) == (False, True)
    assert "the title is decided" not in qatar


def test_the_json_tells_the_movement_and_since_when(client, season_2023):
    data = client.get("/seasons/2023/drivers.json?after=qatar").json()
    moved = {line["driver"]: line["movement"] for line in data["standings"]}
    assert data["movement_since"] == "japan"
    assert (moved["max-verstappen"], moved["fernando-alonso"], moved["carlos-sainz-jr"]) == (0, 0, 0)
    first = client.get("/seasons/2023/drivers.json?after=bahrain").json()
    assert (first["movement_since"], first["standings"][0]["movement"]) == (None, None)


def test_the_results_behind_a_table_are_data_too(client, season_2023):
    data = client.get("/seasons/2023/drivers/results.json?after=azerbaijan").json()
    verstappen = [line for line in data["results"] if line["driver"] == "max-verstappen"]
    assert [(line["grand_prix"], line["session"], line["position"], line["points"]) for line in verstappen] == [
        ("bahrain", "race", 1, 25),
        ("saudi-arabia", "race", 2, 19),
        ("australia", "race", 1, 25),
        ("azerbaijan", "sprint", 3, 6),
        ("azerbaijan", "race", 2, 18),
    ]
    assert sum(line["pole"] for line in data["results"]) == 4
    response = client.get("/seasons/2023/constructors/results.csv")
    lines = response.content.decode().split("\r\n")
    assert lines[0].startswith("grand_prix,session,driver,driver_name,constructor,")
    assert len(lines) == 1 + 28 * 20 + 1
    assert "season-2023" in response["Surrogate-Key"].split()


@pytest.mark.parametrize("twin", ["json", "csv"])
def test_there_are_no_results_as_data_before_the_first_table(client, twin):
    a_season(2030)
    assert client.get(f"/seasons/2030/drivers/results.{twin}").status_code == 404


def test_a_season_without_a_constructors_championship_says_so(client):
    a_standings_table(a_grand_prix(1950))
    page = open_page(client, "/seasons/1950/constructors/")
    assert "The season 1950 has no championship for constructors." in page.text
    assert "Constructors’ table" not in open_page(client, "/seasons/1950/drivers/").links


def test_a_table_says_who_can_still_be_champion(client):
    ann, bob = a_driver(name="Ann"), a_driver(name="Bob")
    for _ in range(2):
        grand_prix = a_grand_prix(2012)
        a_classification(a_session(grand_prix), rows=[{"driver": ann}, {"driver": bob}])
    a_standings_table(grand_prix, rows=[{"driver": ann, "points": 50}, {"driver": bob, "points": 36}])
    coming = a_grand_prix(2012)
    with time_machine.travel(f"{coming.date}T08:00:00Z", tick=False):
        page = open_page(client, "/seasons/2012/drivers/")
    assert "Only Ann and Bob can still be champion on points" in page.text


def test_a_table_says_what_is_over_and_has_no_result_here(client):
    ann, bob = a_driver(name="Ann"), a_driver(name="Bob")
    grand_prix = a_grand_prix(2012, name="Japanese Grand Prix")
    a_classification(a_session(grand_prix), rows=[{"driver": ann}, {"driver": bob}])
    a_standings_table(grand_prix, rows=[{"driver": ann, "points": 25}, {"driver": bob, "points": 18}])
    a_grand_prix(2012)
    coming = a_grand_prix(2012)
    with time_machine.travel(f"{coming.date}T08:00:00Z", tick=False):
        page = open_page(client, "/seasons/2012/drivers/")
    assert "is over and has no result here yet." in page.text
    said = "After the Japanese Grand Prix every driver could still be champion on points; one race, worth "
    assert (
        f"{said}25 points to a driver, has no result here, and 25 points are left for a driver, in one race."
        in page.text
    )


def test_each_car_of_a_team_has_its_own_tone_in_the_matrix(client):
    team, engine = a_constructor(), an_engine()
    grand_prix = a_grand_prix()
    rows = [
        {"constructor": team, "engine": engine},
        {"constructor": team, "engine": engine, "position": None, "status": "DNF"},
    ]
    a_classification(a_session(grand_prix), rows=rows)
    a_standings_table(grand_prix, "constructors", rows=[{"constructor": team, "engine": engine}])
    html = client.get("/seasons/2023/constructors/").content.decode()
    assert 'class="matrix__cell matrix__cell--several"' in html
    assert '<span class="matrix__car matrix__cell--first">1</span>' in html
    assert '<span class="matrix__car matrix__cell--out">DNF</span>' in html
    assert "more are counted" not in html
