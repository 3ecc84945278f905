import pytest

from tests.builders import a_constructor, a_driver, a_grand_prix, a_race, a_standings_table
from tests.results.views.page import open_page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("league")]


def many(letters, each=25):
    """More drivers than one page lists, so many under each letter."""
    for letter in letters:
        for number in range(each):
            a_driver(name=f"{letter} {number}", last_name=f"{letter}{number:02}")


def names(client, address):
    html = client.get(address).content.decode()
    listed = html.partition('<ul class="directory" role="list">')[2].partition("</main>")[0]
    return [line.partition(">")[2].partition("<")[0] for line in listed.split('<a href="/drivers/')[1:]]


def test_few_drivers_are_all_listed_as_people_sort_names(client):
    for name in ("Zhou", "de Vries", "Öst", "Albon", "Ocon", "Étancelin"):
        a_driver(name=name, last_name=name, nationality="")
    assert names(client, "/drivers/") == ["Albon", "de Vries", "Étancelin", "Ocon", "Öst", "Zhou"]


def test_many_drivers_are_a_letter_away(client):
    many("ABCDEF")
    page = open_page(client, "/drivers/")
    assert "All 150 drivers by last name" in page.text
    assert (page.links["B 25"], names(client, "/drivers/")) == ("/drivers/?letter=B", [])
    assert names(client, "/drivers/?letter=b") == [f"B {number}" for number in range(25)]


@pytest.mark.parametrize(
    ("query", "canonical", "heading"),
    [
        ("?letter=o", "/drivers/?letter=O", "Drivers: O"),
        ("?letter=O", "/drivers/?letter=O", "Drivers: O"),
        ("?letter=%23", "/drivers/?letter=%23", "Drivers: #"),
        ("?letter=", "/drivers/", "Drivers A to Z"),
    ],
)
def test_a_letter_has_an_address(client, query, canonical, heading):
    a_driver(name="Öst", last_name="Öst")
    a_driver(name="46", last_name="46")
    page = open_page(client, f"/drivers/{query}")
    assert (page.status, page.canonical.partition("8000")[2] or page.canonical[-len(canonical) :]) == (200, canonical)
    assert heading in page.text


@pytest.mark.parametrize("letter", ["X", "ZZ", "%00%ff"])
def test_a_letter_nobody_stands_under_is_not_found(client, letter):
    a_driver(name="Öst", last_name="Öst")
    assert client.get(f"/drivers/?letter={letter}").status_code == 404


def test_lines_have_years_wins_and_titles(client):
    ayrton, one_off = a_driver(name="Ayrton", last_name="Senna"), a_driver(name="Stroll", last_name="Stroll")
    a_driver(name="Shields", last_name="Shields")
    for year in (1988, 1994):
        sheet = a_race(year, [ayrton])
    a_race(1989, [{"driver": one_off, "status": "DNQ"}])
    a_standings_table(sheet.session.grand_prix, rows=[{"driver": ayrton}])
    text = open_page(client, "/drivers/?letter=S").text
    assert "Three drivers; Ayrton has most wins, two." in text
    assert "Ayrton MEX 1988–1994 2 wins, 1 title" in text
    assert "Stroll MEX 1989" in text
    assert "Shields MEX no race" in text


def test_the_index_opens_with_the_newest_championship(client):
    a_standings_table(a_grand_prix(2022), rows=[{"driver": a_driver(name="Last Year")}])
    leader, team = a_driver(name="Leader"), a_constructor(name="Team")
    sheet = a_race(2023, [{"driver": leader, "constructor": team}])
    a_grand_prix(2023)
    rows = [{"driver": leader, "points": 26}, {"driver": a_driver(name="Next"), "points": 18}]
    a_standings_table(sheet.session.grand_prix, rows=rows)
    page = open_page(client, "/drivers/")
    assert "Season 2023 Leader leads with 26 points, 8 points ahead of Next. 1 Leader MEX Team 26" in page.text
    assert page.metas["description"] == (
        "3 drivers with careers, results and stories. 2023: Leader leads with 26 points, 8 points ahead of Next."
    )


def test_champions_are_those_of_seasons_that_are_over(client):
    fangio, hamilton = a_driver(name="Fangio"), a_driver(name="Hamilton")
    for year, champion in ((1954, fangio), (1955, fangio), (2008, hamilton), (2023, hamilton)):
        a_standings_table(a_race(year, [champion]).session.grand_prix, rows=[{"driver": champion}])
    a_grand_prix(2023)
    text = open_page(client, "/drivers/").text
    assert "Two champions; Fangio has most titles, two." in text
    assert "2 titles Fangio MEX 1954, 1955 1 title Hamilton MEX 2008" in text


def test_an_empty_index_says_so(client):
    assert "No driver has been entered yet." in open_page(client, "/drivers/").text


@pytest.mark.parametrize("count", [1, 3])
def test_the_index_costs_the_same_for_any_number(client, count, django_assert_num_queries):
    for year in range(2020, 2020 + count):
        drivers = [a_driver(last_name=f"S{number}") for number in range(count)]
        sheet = a_race(year, drivers)
        a_standings_table(sheet.session.grand_prix, rows=[{"driver": driver} for driver in drivers])
    with django_assert_num_queries(6):
        client.get("/drivers/")
    with django_assert_num_queries(3):  # what the other page read is known
        client.get("/drivers/?letter=S")


def test_an_index_of_one_season_names_each_driver_once(client):
    driver = a_driver()
    sheet = a_race(rows=[driver])
    a_standings_table(sheet.session.grand_prix, rows=[{"driver": driver}])
    assert b'id="all"' not in client.get("/drivers/").content
    a_driver()
    assert b'id="all"' in client.get("/drivers/").content
