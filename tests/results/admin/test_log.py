"""The log names the rows below a page: sessions of a weekend, cars of a sheet and of a grid, names of a team."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from tests.admin_page import submit
from tests.builders import (
    a_classification,
    a_constructor,
    a_driver,
    a_grand_prix,
    a_grid,
    a_lineage,
    a_session,
)


def _page(thing, page="change"):
    return reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_{page}", args=[thing.pk])


def _said():
    return LogEntry.objects.order_by("-pk").first().get_change_message()


def _named(name):
    return a_driver(name=name, last_name=name)


@pytest.fixture
def moon(db):
    return a_grand_prix(name="Moon Grand Prix")


def test_sessions_of_a_weekend_are_named(editor, moon):
    a_session(moon)
    submit(editor, _page(moon), sessions__0__state="cancelled")
    assert _said() == "Changed State for session “2023 Moon Grand Prix, race”."
    row = {"sessions__1__kind": "sprint", "sessions__1__state": "scheduled"}
    submit(editor, _page(moon), name="Mars Grand Prix", sessions__TOTAL_FORMS="2", **row)
    assert _said() == "Changed Name. Added session “2023 Mars Grand Prix, sprint”."


def test_cars_of_a_grid_are_named(editor, moon):
    session = a_session(moon)
    a_grid(session, [_named("First"), _named("Second")])
    submit(editor, _page(session), grid__1__DELETE="on", grid__0__penalty_places="5")
    assert _said() == "Changed places lost for grid position “1 First”. Deleted grid position “2 Second”."


def test_cars_of_a_sheet_are_named_and_counted_where_there_are_many(editor, moon):
    draft = a_classification(a_session(moon), rows=[_named(f"Car {line}") for line in range(1, 8)], issued_at=None)
    submit(editor, _page(draft), entries__0__laps="56")
    assert _said() == "Changed Laps for entry “1 Car 1”."
    submit(editor, _page(draft), **{f"entries__{row}__laps": "55" for row in range(7)})
    assert _said() == "Changed Laps for 7 entries."
    submit(editor, _page(draft), button="_issue", entries__0__laps="57")
    assert _said() == "Issued version 1 (final). Changed Laps for entry “1 Car 1”."


def test_names_of_a_team_are_named(editor):
    old, new = a_constructor(name="Brawn"), a_constructor(name="Mercedes")
    a_lineage((old, 2009, 2009), (new, 2010, None))
    submit(editor, _page(new), lineage__0__first_year="2008")
    assert _said() == "Changed First season for lineage step “Brawn 2008–2009”."
