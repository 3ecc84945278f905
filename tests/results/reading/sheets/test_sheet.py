from decimal import Decimal

import pytest
from django.template.loader import render_to_string

from results.models import Classification, GridPosition
from results.reading.sentences.race import in_words
from results.reading.sheets.sheet import read_sheet, read_sheets
from results.scoring.store import rebuild
from tests.builders import a_classification, a_driver, a_grand_prix, a_grid, a_session

pytestmark = pytest.mark.django_db


def a_race(rows, **fields):
    return read_sheet(a_classification(rows=rows, **fields))


def test_gaps_are_to_the_winner_and_intervals_to_the_car_ahead():
    sheet = a_race([{"time_ms": 5_721_362, "laps": 56}, {"time_ms": 5_732_092, "laps": 56}, {"time_ms": 5_736_496}])
    assert [(row.gap_ms, row.interval_ms) for row in sheet.rows] == [(None, None), (10_730, 10_730), (15_134, 4_404)]


def test_gaps_are_from_the_first_car_that_has_a_place_wherever_it_stands():
    out = {"time_ms": 5_712_720, "status": "DSQ", "laps": 56}
    sheet = a_race([out, {"position": 1, "time_ms": 5_721_362}, {"position": 2, "time_ms": 5_725_683}])
    assert [(row.gap_ms, row.interval_ms) for row in sheet.rows] == [(None, None), (None, None), (4_321, 4_321)]
    assert "by 4.321 seconds" in in_words(sheet)


def test_a_time_ahead_of_the_winners_is_no_gap():
    """Somebody waved it through; nobody won by minus half a second."""
    sheet = a_race([{"time_ms": 5_721_362}, {"time_ms": 5_720_862}, {"time_ms": 5_722_000}])
    assert [(row.gap_ms, row.interval_ms) for row in sheet.rows] == [(None, None), (None, None), (638, 1_138)]
    assert "-" not in in_words(sheet)


def test_without_any_place_there_is_nothing_to_measure_from():
    sheet = a_race([{"status": "DSQ", "time_ms": 5_720_862}, {"status": "NC", "time_ms": 5_722_000}])
    assert [row.gap_ms for row in sheet.rows] == [None, None]


def test_a_lapped_car_counts_laps():
    sheet = a_race([{"time_ms": 5_721_362, "laps": 56}, {"laps": 55}, {"laps": 0, "status": "DNF"}])
    assert [row.laps_behind for row in sheet.rows] == [0, 1, 56]


def test_rows_without_any_time_have_no_gap():
    sheet = a_race([{"laps": None}, {"laps": None}])
    assert [(row.gap_ms, row.laps_behind) for row in sheet.rows] == [(None, 0), (None, 0)]


def test_groups_are_in_print_order_and_only_those_with_rows():
    sheet = a_race([{}, {"status": "DSQ"}, {"status": "DNF"}, {"status": "DNS"}, {"status": "EX"}, {"status": "NC"}])
    assert [(group.title, len(group.rows)) for group in sheet.groups] == [
        ("Not classified", 1),
        ("Retired", 1),
        ("Disqualified", 2),
        ("Did not start", 1),
    ]


def test_every_row_stands_in_exactly_one_group():
    statuses = ["", "NC", "DNF", "DSQ", "DNS", "DNQ", "DNPQ", "DNP", "EX"]
    sheet = a_race([{"status": status} for status in statuses])
    shown = sheet.classified + [row for group in sheet.groups for row in group.rows]
    assert sorted(row.entry.line for row in shown) == list(range(1, len(statuses) + 1))


def test_grid_places_find_their_rows_by_driver_and_car():
    shared = a_driver()
    session = a_session()
    rows = [
        {"driver": shared, "number": "10"},
        {"driver": a_driver(), "number": "1"},
        {"driver": shared, "number": "4"},
    ]
    sheet = a_classification(session, rows=rows)
    GridPosition.objects.create(session=session, line=1, position=3, driver=shared, number="10")
    GridPosition.objects.create(session=session, line=2, position=8, driver=shared, number="4")
    read = read_sheet(sheet)
    assert [(row.grid.position if row.grid else None, row.gained) for row in read.rows] == [
        (3, 2),
        (None, None),
        (8, 5),
    ]


def test_points_come_from_the_engine():
    grand_prix = a_grand_prix(2023)
    sheet = a_classification(a_session(grand_prix), rows=2)
    rebuild(2023)
    assert [row.points for row in read_sheet(sheet).rows] == [Decimal(25), Decimal(18)]


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("sheets", [1, 3])
def test_reading_costs_two_queries_for_any_number(rows, sheets, django_assert_num_queries):
    for _ in range(sheets):
        session = a_session()
        a_grid(session, rows)
        a_classification(session, rows=rows)
    classifications = list(Classification.objects.select_related("session__grand_prix__layout__circuit", "ruling"))
    with django_assert_num_queries(2):
        read = read_sheets(classifications)
        for sheet in read.values():
            render_to_string("results/sheet/_classification.html", {"sheet": sheet})
    assert len(read) == sheets


def test_partial_escapes_names_and_reasons():
    hostile = a_driver(name="<b>Ann</b>")
    sheet = a_race([{}, {"driver": hostile, "status": "DNF", "reason": "<script>alert(1)</script>", "laps": 3}])
    html = render_to_string("results/sheet/_classification.html", {"sheet": sheet})
    assert "&lt;b&gt;Ann&lt;/b&gt;" in html
    assert "<script>" not in html
    assert "after\N{NO-BREAK SPACE}3\N{NO-BREAK SPACE}laps" in html


def test_a_retired_but_classified_car_says_both():
    sheet = a_race([{"laps": 58, "time_ms": 5_000_000}, {"laps": 57, "reason": "Engine"}])
    html = " ".join(render_to_string("results/sheet/_classification.html", {"sheet": sheet}).split())
    assert '+1 lap <span class="sheet__reason">(Engine)</span>' in html


def test_rows_of_a_shared_car_name_each_other():
    brooks, moss, other = (a_driver(name=name) for name in ("Tony Brooks", "Stirling Moss", "Other"))
    sheet = a_race(
        [
            {"driver": brooks, "position": 1, "number": "20"},
            {"driver": moss, "position": 1, "number": "20", "shared_car": True},
            {"driver": other, "position": 2, "number": "14"},
            {"driver": moss, "status": "DNF", "number": "18"},
        ]
    )
    assert [[driver.name for driver in row.crew] for row in sheet.rows] == [["Stirling Moss"], ["Tony Brooks"], [], []]
    html = " ".join(render_to_string("results/sheet/_classification.html", {"sheet": sheet}).split())
    assert "shared with Tony Brooks" in html
    assert html.count('<td class="sheet__position">1</td>') == 2


def test_a_number_used_twice_is_not_yet_a_shared_car():
    sheet = a_race([{"status": "DNF", "number": "32"}, {"status": "DNF", "number": "32"}])
    assert [row.crew for row in sheet.rows] == [[], []]


def test_who_took_over_a_car_has_no_place_on_the_grid_for_it():
    moss, session = a_driver(), a_session()
    rows = [{"driver": moss, "number": "20", "shared_car": True}, {"driver": moss, "number": "18", "status": "DNF"}]
    sheet = a_classification(session, rows=rows)
    place = GridPosition.objects.create(session=session, line=1, position=1, driver=moss, number="18")
    assert [row.grid.position if row.grid else None for row in read_sheet(sheet).rows] == [None, 1]
    place.number = "20"  # the number of the car that was finished in, as some lists have it
    place.save()
    assert [row.grid.position if row.grid else None for row in read_sheet(sheet).rows] == [None, 1]


@pytest.mark.parametrize(("year", "still_on_pole"), [(2021, True), (2022, False)])
def test_the_first_place_on_a_grid_made_by_a_sprint_is_not_always_pole(year, still_on_pole):
    grand_prix, driver = a_grand_prix(year), a_driver()
    session = a_session(grand_prix)
    sheet = a_classification(session, rows=[driver])
    a_grid(session, [driver])
    assert read_sheet(sheet).rows[0].on_pole
    sprint = a_session(grand_prix, kind="sprint")
    assert read_sheet(sheet).rows[0].on_pole is still_on_pole
    a_grid(sprint, [driver])
    assert not read_sheet(a_classification(sprint, rows=[driver])).rows[0].on_pole


def test_those_who_did_not_get_that_far_stand_in_groups_of_their_own():
    sheet = a_race([{}, {"status": "DNQ"}, {"status": "DNPQ"}, {"status": "DNP"}])
    assert [group.title for group in sheet.groups] == ["Did not qualify", "Did not pre-qualify", "Did not practise"]
