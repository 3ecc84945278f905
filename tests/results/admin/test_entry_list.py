"""Which cars a new sheet offers, and how many rows."""

from datetime import date

import pytest
from django.urls import reverse

from results.admin.entry_list import entry_list
from results.models import Entry
from tests.admin_page import form_of
from tests.builders import a_classification, a_constructor, a_driver, a_grand_prix, a_race, a_session

ADD = reverse("admin:results_classification_add")


def _teams(number):
    """Rows of a sheet: two cars of each of a number of teams."""
    return [
        {"driver": a_driver(), "constructor": team, "number": f"{2 * place + car}"}
        for place, team in enumerate([a_constructor() for _ in range(number)])
        for car in range(2)
    ]


def _offered(editor, session, sheet=None):
    """(drivers offered, rows on the page)."""
    address = f"{ADD}?session={session.pk}"
    if sheet:
        address = reverse("admin:results_classification_change", args=[sheet.pk])
    form = form_of(editor.get(address))
    rows = int(form["entries-TOTAL_FORMS"])
    drivers = [form[f"entries-{row}-driver"] for row in range(rows)]
    return [int(driver) for driver in drivers if driver], rows


@pytest.mark.parametrize("teams", [5, 11, 13])
def test_every_entered_car_has_a_row(teams, editor):
    cars = _teams(teams)
    a_race(2026, cars)
    drivers, rows = _offered(editor, a_session(a_grand_prix(2026)))
    assert drivers == [car["driver"].pk for car in cars]
    assert rows == 2 * teams


def test_car_that_sat_out_the_last_session_has_a_row(editor):
    cars = _teams(11)
    weekend = a_grand_prix(2026)
    a_classification(a_session(weekend, kind="practice-1"), rows=cars)
    a_classification(a_session(weekend, kind="practice-2", date=date(2026, 4, 1)), rows=cars[1:])
    drivers, rows = _offered(editor, a_session(weekend, kind="qualifying"))
    assert drivers == [car["driver"].pk for car in [*cars[1:], cars[0]]]
    assert rows == 22


def test_stand_in_of_the_first_practice_is_not_offered_beside_the_driver_he_stood_in_for(db):
    cars = _teams(2)
    stand_in = cars[0] | {"driver": a_driver()}
    weekend = a_grand_prix(2026)
    a_classification(a_session(weekend, kind="practice-1"), rows=[stand_in, *cars[1:]])
    a_classification(a_session(weekend, kind="practice-2", date=date(2026, 4, 1)), rows=cars)
    offered = entry_list(a_session(weekend, kind="qualifying"))
    assert [car["driver"] for car in offered] == [car["driver"].pk for car in cars]


def test_draft_has_a_row_for_every_car_it_lacks(editor):
    cars = _teams(11)
    a_race(2026, cars)
    session = a_session(a_grand_prix(2026))
    draft = a_classification(session, rows=cars[:3], issued_at=None)
    drivers, rows = _offered(editor, session, draft)
    assert drivers == [car["driver"].pk for car in cars]
    assert rows == 22


def test_draft_of_a_season_without_a_sheet_lacks_the_rest_of_its_rows(editor):
    a_race(2025, 24)
    session = a_session(a_grand_prix(2026))
    draft = a_classification(session, rows=3, issued_at=None)
    assert _offered(editor, session, draft)[1] == 24


def test_first_race_of_a_season_has_as_many_rows_as_the_last_of_the_season_before(editor):
    a_race(2025, 24)
    session = a_session(a_grand_prix(2026))
    assert _offered(editor, session) == ([], 24)
    a_race(2027, 30)
    assert _offered(editor, session) == ([], 24)


def test_shared_car_is_entered_once(editor):
    cars = _teams(2)
    sheet = a_race(1951, [*cars, cars[1] | {"driver": cars[0]["driver"], "shared_car": True, "position": 4}])
    session = a_session(a_grand_prix(1951))
    assert Entry.objects.filter(classification=sheet).count() == 5
    assert _offered(editor, session) == ([car["driver"].pk for car in cars], 4)
