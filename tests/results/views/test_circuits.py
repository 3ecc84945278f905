from datetime import date

import pytest
import time_machine

from tests.builders import (
    a_circuit,
    a_classification,
    a_constructor,
    a_driver,
    a_fastest_lap,
    a_grand_prix,
    a_grid,
    a_layout,
    a_session,
    an_article,
)
from tests.results.views.page import open_page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("league")]

DRAWING = "M100 100l200 0 0 100z"


def a_race(year, layout, **fields):
    race = a_session(a_grand_prix(year, layout=layout, **fields))
    a_classification(race, rows=1)
    return race


def test_the_index_counts_the_grands_prix_that_were_driven(client):
    layout = a_layout(a_circuit(name="Imola", place="Imola", country="ITA"))
    for year in (2021, 2022):
        a_race(year, layout)
    a_grand_prix(2023, layout=layout, state="cancelled")
    a_circuit(name="Nowhere", place="", country="")
    text = open_page(client, "/circuits/").text
    assert "Imola Italy 5.000 km 2 GP 2021–2022" in text
    assert "Two circuits in one country; Imola has the most Grands Prix, two." in text


def test_the_index_begins_with_the_season_of_today_in_the_order_of_its_calendar(client):
    second, first, other = (a_layout(a_circuit(name=name)) for name in ("Aardvark", "Zebra", "Middle"))
    a_race(2023, first, date=date(2023, 3, 5))
    a_grand_prix(2023, layout=second, date=date(2023, 3, 19))
    a_race(2022, other)
    a_grand_prix(2024, layout=other)
    text = open_page(client, "/circuits/").text
    names = [
        text.index(name) for name in ("On the calendar of 2023", "Zebra", "new in 2023", "Other circuits", "Middle")
    ]
    assert names == sorted(names)
    assert "Two are on the calendar of 2023." in text


@time_machine.travel("2023-03-01T12:00:00Z", tick=False)
def test_the_index_marks_the_next_grand_prix_and_heads_each_country_once(client):
    for name in ("Alpha", "Beta"):
        a_layout(a_circuit(name=name, place="Somewhere", country="FRA"))
    a_grand_prix(2023, layout=a_layout(a_circuit(name="Gamma")), date=date(2023, 3, 5))
    text = open_page(client, "/circuits/").text
    assert text.count("next: 5 Mar") == 1
    assert text.count("Somewhere 5.000 km") == 2
    assert client.get("/circuits/").content.decode().count("France</h3>") == 1


def test_the_index_draws_the_newest_layout_that_has_a_drawing(client):
    circuit = a_circuit()
    a_race(2021, a_layout(circuit, drawing=DRAWING))
    a_race(2022, a_layout(circuit, length_m=4000))
    page = client.get("/circuits/").content.decode()
    assert ('d="M0 0l160 0 0 80z"' in page, "4.000 km" in page) == (True, True)


def test_an_empty_index_says_so(client):
    assert "No circuit has been entered yet." in open_page(client, "/circuits/").text


@pytest.mark.parametrize("count", [1, 3])
def test_the_index_costs_the_same_for_any_number(client, count, django_assert_num_queries):
    for _ in range(count):
        a_race(2023, a_layout())
    with django_assert_num_queries(6):
        client.get("/circuits/")


def test_a_circuit_lists_its_races_with_pole_and_winner(client):
    layout = a_layout(a_circuit(slug="imola", name="Imola", full_name="Autodromo di Imola"))
    winner, pole = a_driver(name="Winner"), a_driver(name="Pole")
    grand_prix = a_grand_prix(2022, layout=layout, name="Imola Grand Prix", date=date(2022, 4, 24))
    race = a_session(grand_prix)
    sheet = a_classification(race, rows=[{"driver": winner, "time_ms": 5_460_000, "fastest_lap": True}])
    a_fastest_lap(race, winner, time_ms=95_000)
    a_classification(race, rows=[a_driver(name="Draft")], issued_at=None)
    a_grid(race, [pole, winner])
    a_grand_prix(2023, layout=layout, name="Imola Grand Prix", state="cancelled", date=date(2023, 5, 21))
    page = open_page(client, "/circuits/imola/")
    team = sheet.entries.get().constructor.name
    assert page.table("Grands Prix at Imola") == [
        ["2023", "Imola Grand Prix 21 May", "cancelled", "–", "–", "–", "–", "–"],
        ["2022", "Imola Grand Prix 24 Apr", "Winner", team, "2", "Pole", "1:31:00.000", "Winner 1:35.000"],
    ]
    assert page.metas["description"] == "Autodromo di Imola: One Grand Prix was held here, in 2022."
    assert "The only race was not won from pole. Winner won it from second on the grid." in page.text


def test_every_layout_is_dated_and_has_its_record(client):
    circuit = a_circuit(slug="monza")
    old, new = a_layout(circuit, length_m=6300, turns=None), a_layout(circuit, length_m=5793, turns=11, drawing=DRAWING)
    a_fastest_lap(a_race(1950, old), a_driver(name="Farina"), time_ms=120_600)
    for year, time_ms in ((2022, 84_030), (2023, 85_072)):
        a_fastest_lap(a_race(year, new), a_driver(name=f"Quick {year}"), time_ms=time_ms)
    a_layout(circuit, slug="unused", length_m=None, turns=None)
    text = open_page(client, "/circuits/monza/").text.replace(" ,", ",")
    for words in (
        "Three layouts, from 5.793 km to 6.300 km a lap.",
        "2022–2023 5.793 km, 11 turns 2 Grands Prix 507 m shorter than before Lap record 1:24.030 Quick 2022, 2022",
        "No drawing 1950 6.300 km 1 Grand Prix Fastest lap 2:00.600 Farina, 1950",
        "Not raced length not known",
    ):
        assert words in text


def test_a_layout_raced_by_turns_with_another_was_not_changed_into_it(client):
    circuit = a_circuit(slug="monza")
    short, long = a_layout(circuit, length_m=5750), a_layout(circuit, length_m=10_000)
    for year, layout in ((1959, short), (1960, long), (1962, short)):
        a_race(year, layout)
    assert "than before" not in open_page(client, "/circuits/monza/").text


def test_poles_count_for_the_team_of_the_car(client):
    layout = a_layout(a_circuit(slug="monza"))
    team, driver = a_constructor(name="Quick Cars"), a_driver(name="Quick")
    for year in (2021, 2022):
        race = a_session(a_grand_prix(year, layout=layout))
        others = [a_driver() for _ in range(3)]
        a_classification(race, rows=[*others, {"driver": driver, "constructor": team, "status": "DNF"}])
        a_grid(race, [driver, *others])
    table = open_page(client, "/circuits/monza/").table("Most poles of teams")
    assert table == [["1", "Quick Cars", "2"]]


def test_the_layout_raced_last_is_drawn_large(client):
    circuit = a_circuit(slug="monza", name="Monza")
    layout = a_layout(circuit, drawing=DRAWING, length_m=None)
    a_race(2022, layout)
    content = client.get("/circuits/monza/").content.decode()
    assert '<path d="M0 0l1000 0 0 500z"/>' in content
    assert 'aria-label="The track of Monza"' in content
    layout.length_m = 5236
    layout.save()
    content = client.get("/circuits/monza/").content.decode()
    assert 'aria-label="The track of Monza, with a bar as long as 1 km of it"' in content


@time_machine.travel("2023-09-01T12:00:00Z", tick=False)
def test_a_grand_prix_to_come_is_the_next(client):
    layout = a_layout(a_circuit(slug="monza"))
    a_race(2022, layout)
    a_grand_prix(2023, layout=layout, name="Italian Grand Prix", date=date(2023, 9, 3))
    page = open_page(client, "/circuits/monza/")
    assert "The next is the Italian Grand Prix on 3 September 2023." in page.text
    assert page.table("Grands Prix at")[0][2] == "next: 3 September 2023"


def test_stories_about_races_here_stand_on_the_page(client):
    layout = a_layout(a_circuit(slug="monza"))
    an_article(headline="At Monza", grand_prix=a_grand_prix(layout=layout))
    an_article(headline="Draft", grand_prix=a_grand_prix(layout=layout), published_at=None)
    an_article(headline="Elsewhere", grand_prix=a_grand_prix())
    text = open_page(client, "/circuits/monza/").text
    assert ("At Monza" in text, "Draft" in text, "Elsewhere" in text) == (True, False, False)


def test_a_circuit_without_any_facts_has_a_page(client):
    a_circuit(slug="bare", full_name="Bare Field", country="XXX")
    page = open_page(client, "/circuits/bare/")
    assert "No Grand Prix has been held or announced here." in page.text
    assert page.metas["description"] == "Bare Field, drawn and measured."
    (place,) = [data for data in page.data if data["@type"] == "StadiumOrArena"]
    assert sorted(place) == ["@context", "@type", "name", "url"]


@pytest.mark.parametrize("count", [1, 3])
def test_a_circuit_costs_the_same_for_any_number_of_races(client, count, django_assert_num_queries):
    circuit = a_circuit(slug="monza")
    for year in range(2020, 2020 + count):
        race = a_session(a_grand_prix(year, layout=a_layout(circuit)))
        a_grid(race, [entry.driver for entry in a_classification(race).entries.all()])
    with django_assert_num_queries(11):
        client.get("/circuits/monza/")


def test_an_unknown_circuit_is_not_found(client):
    a_circuit(slug="known", full_name="Known Ring")
    response = client.get("/circuits/unknown/")
    assert (response.status_code, b"Known Ring" in response.content) == (404, False)


def test_a_single_race_has_no_records(client):
    layout = a_layout(a_circuit(slug="ain-diab"))
    a_race(1958, layout)
    assert "Records here" not in open_page(client, "/circuits/ain-diab/").text
    a_race(1959, layout)
    assert "Records here" in open_page(client, "/circuits/ain-diab/").text


@pytest.mark.parametrize(("count", "folded"), [(10, False), (11, True)])
def test_the_races_of_a_long_history_fold_and_all_are_in_the_page(client, count, folded):
    layout = a_layout(a_circuit(slug="monza", name="Monza"))
    for year in range(2001, 2001 + count):
        a_race(year, layout)
    page = open_page(client, "/circuits/monza/")
    assert len(page.table("Grands Prix at Monza")) == count
    assert ("3 earlier Grands Prix" in page.text) == folded


def test_on_a_phone_a_grand_prix_is_named_where_it_had_another_name(client):
    layout = a_layout(a_circuit(slug="monza", name="Monza"))
    for year, name in ((2021, "Italian Grand Prix"), (2022, "Italian Grand Prix"), (2023, "Lombardy Grand Prix")):
        a_race(year, layout, name=name)
    page = open_page(client, "/circuits/monza/")
    assert "where no other name is given, it was the Italian Grand Prix" in page.text
    content = client.get("/circuits/monza/").content.decode()
    assert (content.count(", Lombardy Grand Prix</small>"), content.count(", Italian Grand Prix</small>")) == (1, 0)


def test_a_grand_prix_whose_result_is_late_is_not_the_next(client):
    layout = a_layout(a_circuit(slug="monza"))
    a_grand_prix(2023, layout=layout, name="Italian Grand Prix", date=date(2023, 9, 3))
    page = open_page(client, "/circuits/monza/")
    said = "The Italian Grand Prix was due here on 3 September 2023; there is no result yet."
    assert (said in page.text, "next" in page.table("Grands Prix at")[0][2]) == (True, False)
    assert page.table("Grands Prix at")[0][2] == "no result yet"


def test_a_circuit_where_only_a_cancelled_one_was_planned_says_so(client):
    layout = a_layout(a_circuit(slug="imola", full_name="Imola"))
    a_grand_prix(2023, layout=layout, name="Imola Grand Prix", state="cancelled")
    page = open_page(client, "/circuits/imola/")
    said = "The 2023 Imola Grand Prix was to be held here but was cancelled."
    assert (said in page.text, page.metas["description"]) == (True, f"Imola: {said}")
