"""Every page of the bundled season, and its facts as the world knows them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from results.models import Circuit, Constructor, Driver, GrandPrix, Session
from tests.results.views.page import Page, open_page

MOST_QUERIES = 12


def addresses():
    yield from ("/seasons/", "/seasons/2023/", "/seasons/2023/drivers/", "/seasons/2023/constructors/")
    yield from ("/drivers/", "/constructors/", "/circuits/")
    for model in (GrandPrix, Driver, Constructor, Circuit):
        yield from (row.get_absolute_url() for row in model.objects.all())
    yield from (session.get_absolute_url() for session in Session.objects.select_related("grand_prix"))
    for slug in GrandPrix.objects.values_list("slug", flat=True):
        yield from (f"/seasons/2023/{table}/?after={slug}" for table in ("drivers", "constructors"))


def test_every_page_is_whole_and_costs_at_most_twelve_queries(client, season_2023):
    faults = []
    for address in addresses():
        with CaptureQueriesContext(connection) as queries:
            page = Page(client.get(address))
        whole = (page.status, page.h1, page.headers_without_scope) == (200, 1, [])
        empty_headers = [caption for caption, rows in page.tables.items() if rows and "" in rows[0]]
        described = page.metas["description"] and len(page.metas["description"]) < 300
        if not whole or empty_headers or page.ragged or not described or len(queries) > MOST_QUERIES:
            faults.append((address, page.status, page.h1, empty_headers, page.ragged, len(queries)))
    assert faults == []


def test_austin_is_as_the_stewards_left_it(client, season_2023):
    page = open_page(client, "/seasons/2023/united-states/")
    rows = [row for row in page.table("race: revised result") if len(row) > 1]
    assert [row[:2] for row in rows[:4]] == [
        ["1", "Max Verstappen NED"],
        ["2", "Lando Norris GBR"],
        ["3", "Carlos Sainz Jr. ESP"],
        ["4", "Sergio Pérez MEX"],
    ]
    assert [row[:2] for row in rows[-2:]] == [["DSQ", "Lewis Hamilton GBR"], ["DSQ", "Charles Leclerc MON"]]
    assert "Round 18 of 22" in page.text


def test_austin_on_the_road_stays_readable(client, season_2023):
    first = open_page(client, "/seasons/2023/united-states/race/?version=1")
    rows = first.table("race: provisional result")
    assert [(row[0], row[1], row[3]) for row in (rows[1], rows[5])] == [
        ("2", "Lewis Hamilton GBR", "+2.225"),
        ("6", "Charles Leclerc MON", "+24.662"),
    ]
    changes = {
        row[0]: row[1:] for row in open_page(client, "/seasons/2023/united-states/race/").table("Against version 1")
    }
    assert changes["Lewis Hamilton"] == ["2", "DSQ", "–", "−18"]
    assert changes["Sergio Pérez"] == ["5", "4", "up 1", "+2"]


def test_the_table_after_austin_is_the_official_one(client, season_2023):
    page = open_page(client, "/seasons/2023/drivers/?after=united-states")
    rows = page.table("championship 2023, after 18 of 22 Grand Prix, incl. 5 of 6 sprints")
    assert [(row[0], row[2], row[-1]) for row in rows[:3]] == [
        ("1", "Max Verstappen NED", "466"),
        ("2", "Sergio Pérez MEX", "240"),
        ("3", "Lewis Hamilton GBR", "201"),
    ]


def test_the_cancelled_grand_prix_stands_in_the_calendar_without_a_round(client, season_2023):
    page = open_page(client, "/seasons/2023/")
    rows = page.table("in order of date")
    assert "22 Grands Prix, 6 with a sprint; 1 cancelled. Three drivers and two teams won." in page.text
    assert [row[0] for row in rows[4:7]] == ["5", "–", "6"]
    assert rows[5][5] == "cancelled"


@pytest.mark.parametrize(
    ("slug", "facts"),
    [
        ("max-verstappen", "22 starts, 19 wins, 21 podiums, 12 poles, 575 points"),
        ("lewis-hamilton", "22 starts, 6 podiums, 1 pole, 234 points"),
        ("lance-stroll", "21 starts, 74 points"),
    ],
)
def test_careers_agree_with_the_season(client, season_2023, slug, facts):
    assert facts in open_page(client, f"/drivers/{slug}/").metas["description"]
