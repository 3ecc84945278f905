from datetime import date

import pytest

from tests.builders import a_circuit, a_classification, a_driver, a_grand_prix, a_grid, a_layout, a_session
from tests.results.views.page import open_page

pytestmark = pytest.mark.django_db


def test_the_index_counts_the_grands_prix_that_were_not_cancelled(client):
    layout = a_layout(a_circuit(name="Imola", place="Imola", country="ITA"))
    for year, state in ((2021, "scheduled"), (2022, "scheduled"), (2023, "cancelled")):
        a_grand_prix(year, layout=layout, state=state)
    a_circuit(name="Nowhere", place="", country="")
    text = open_page(client, "/circuits/").text
    assert "Imola Imola, Italy · 2 Grands Prix, 2021–2022" in text
    assert "2 circuits" in text


def test_an_empty_index_says_so(client):
    assert "No circuit has been entered yet." in open_page(client, "/circuits/").text


@pytest.mark.parametrize("count", [1, 3])
def test_the_index_costs_the_same_for_any_number(client, count, django_assert_num_queries):
    for _ in range(count):
        a_grand_prix()
    with django_assert_num_queries(1):
        client.get("/circuits/")


def test_a_circuit_lists_its_races_with_pole_and_winner(client):
    layout = a_layout(a_circuit(slug="imola", name="Imola", full_name="Autodromo di Imola"))
    winner, pole = a_driver(name="Winner"), a_driver(name="Pole")
    grand_prix = a_grand_prix(2022, layout=layout, short_name="Imola GP", date=date(2022, 4, 24))
    race = a_session(grand_prix)
    sheet = a_classification(race, rows=[winner])
    a_classification(race, rows=[a_driver(name="Draft")], issued_at=None)
    a_grid(race, [pole, winner])
    a_grand_prix(2023, layout=layout, short_name="Imola GP", state="cancelled", date=date(2023, 5, 21))
    page = open_page(client, "/circuits/imola/")
    assert page.table("Grands Prix at Imola") == [
        ["2023", "Imola GP", "21 May", "–", "cancelled", "–"],
        ["2022", "Imola GP", "24 Apr", "Pole", "Winner", sheet.entries.get().constructor.name],
    ]
    assert page.metas["description"].endswith("1 Grand Prix with winners and poles, 1 layout.")


def test_layouts_show_what_is_known_of_them(client):
    circuit = a_circuit(slug="monza")
    a_grand_prix(1950, layout=a_layout(circuit, length_m=6300, turns=None))
    a_grand_prix(2023, layout=a_layout(circuit, length_m=5793, turns=11))
    a_layout(circuit, slug="unused", length_m=None, turns=None)
    rows = open_page(client, "/circuits/monza/").table("Layouts of")
    assert sorted(rows) == [
        ["1950", "6.300 km", "–", "1"],
        ["2023", "5.793 km", "11", "1"],
        ["not raced", "–", "–", "–"],
    ]


def test_a_circuit_without_any_facts_has_a_page(client):
    a_circuit(slug="bare", full_name="Bare Field", country="XXX")
    page = open_page(client, "/circuits/bare/")
    assert "No Grand Prix has been held or announced here." in page.text
    assert page.metas["description"] == "Bare Field: 0 Grands Prix with winners and poles, 0 layouts."
    (place,) = [data for data in page.data if data["@type"] == "StadiumOrArena"]
    assert sorted(place) == ["@context", "@type", "name", "url"]


@pytest.mark.parametrize("count", [1, 3])
def test_a_circuit_costs_the_same_for_any_number_of_races(client, count, django_assert_num_queries):
    circuit = a_circuit(slug="monza")
    for year in range(2020, 2020 + count):
        race = a_session(a_grand_prix(year, layout=a_layout(circuit)))
        a_classification(race)
        a_grid(race)
    with django_assert_num_queries(5):
        client.get("/circuits/monza/")


def test_an_unknown_circuit_is_not_found(client):
    a_circuit(slug="known", full_name="Known Ring")
    response = client.get("/circuits/unknown/")
    assert (response.status_code, b"Known Ring" in response.content) == (404, False)
