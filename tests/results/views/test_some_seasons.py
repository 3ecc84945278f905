"""Pages where only some seasons are held: nothing is called the first, the most or the only one of all time."""

import re

import pytest

from tests.builders import a_circuit, a_constructor, a_driver, a_layout, a_race, a_standings_table
from tests.results.views.page import open_page

pytestmark = pytest.mark.django_db
CLAIMS = re.compile(
    r"of all time|all-time|only champion|alone has|the only race|only .* won|first raced|lap record|has won \d", re.I
)


@pytest.mark.parametrize(
    "address",
    ["/records/", "/records/?by=constructors", "/records/?of=wins", "/drivers/", "/drivers/max-verstappen/",
     "/constructors/", "/constructors/red-bull/", "/circuits/", "/circuits/monza/", "/circuits/imola/", "/seasons/"],
)  # fmt: skip
def test_the_bundled_season_claims_nothing_of_others(client, season_2023, address):
    page = open_page(client, address)
    assert CLAIMS.findall(page.text + page.metas["description"]) == []


def test_records_are_those_of_the_season_held(client, season_2023):
    assert (
        "In 2023, Max Verstappen won 19 races; Sergio Pérez follows with two."
        in open_page(client, "/records/?of=wins").text
    )
    youngest = open_page(client, "/records/?of=wins&way=youngest").text
    assert "In 2023, Max Verstappen was the youngest winner: 25 years and 156 days old" in youngest
    overview = open_page(client, "/records/").text
    assert "In 2023, Max Verstappen was first in all seven of these lists." in overview
    assert ("In 2023; true after the 2023 Abu Dhabi Grand Prix" in overview, "Active" in overview) == (True, False)


def test_a_circuit_names_the_one_race_that_is_known(client, season_2023):
    monza, imola = (open_page(client, f"/circuits/{slug}/") for slug in ("monza", "imola"))
    assert "The 2023 Italian Grand Prix was held here." in monza.text
    assert "In 2023 the race was not won from pole. Max Verstappen won it from second on the grid." in monza.text
    assert "The 2023 Emilia Romagna Grand Prix was to be held here but was cancelled." in imola.text


def test_several_seasons_are_named_from_first_to_last(client):
    layout, ann, team = a_layout(a_circuit(slug="monza")), a_driver(name="Ann"), a_constructor(name="Team")
    for year in (2021, 2022, 2023):
        sheet = a_race(year, rows=[{"driver": ann, "constructor": team}], layout=layout)
        for championship, who in (("drivers", {"driver": ann}), ("constructors", {"constructor": team})):
            a_standings_table(sheet.session.grand_prix, championship, rows=[who])
    assert "From 2021 to 2023, three Grands Prix were held here." in open_page(client, "/circuits/monza/").text
    assert "From 2021 to 2023, Ann won three races." in open_page(client, "/records/?of=wins").text
    for by in ("drivers", "constructors"):
        tables = open_page(client, f"/records/?by={by}").tables
        assert [rows[0][1] for caption, rows in tables.items() if "In all" in caption] == ["From 2021 to 2023"]


def test_races_before_and_after_missing_seasons_are_no_row(client):
    ann = a_driver(name="Ann")
    for year in (2010, 2010, 2022, 2023):
        a_race(year, rows=[ann])
    page = open_page(client, "/records/?of=wins&way=streak")
    assert "In 2010, 2022 and 2023, Ann won two races in a row" in page.text
