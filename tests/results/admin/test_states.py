"""Calling off a session or a weekend, and what a result forbids."""

from decimal import Decimal

import pytest
from django.urls import reverse

from results.models import GrandPrix, Session, Standing, StandingsTable
from results.scoring.store import rebuild
from tests.admin_page import faults, form_of, submit
from tests.builders import (
    a_classification,
    a_driver,
    a_grand_prix,
    a_grid,
    a_points_adjustment,
    a_race,
    a_season,
    a_session,
)

HELD = "The race has a result, so it took place. A result that no longer stands is revised: its sheet says so, and why."
SPRINTED = (
    "Its sprint has a result, which counts: leave the Grand Prix scheduled, and say of its race that it was "
    "cancelled or abandoned."
)
POLE = {"race": [10, 6, 4], "pole": 2}


def _session_page(session):
    return reverse("admin:results_session_change", args=[session.pk])


def _weekend_page(grand_prix):
    return reverse("admin:results_grandprix_change", args=[grand_prix.pk])


def _state(thing):
    return type(thing).objects.get(pk=thing.pk).state


def _points(driver):
    table = StandingsTable.objects.drivers().current().latest_first().first()
    return table and table.standings.get(driver=driver).points


@pytest.mark.parametrize("state", ["postponed", "cancelled", "abandoned"])
def test_session_is_called_off_on_its_page_and_on_that_of_its_weekend(state, editor):
    race = a_session()
    submit(editor, _session_page(race), state=state)
    assert _state(race) == state
    submit(editor, _weekend_page(race.grand_prix), sessions__0__state="scheduled")
    assert _state(race) == "scheduled"
    submit(editor, _weekend_page(race.grand_prix), sessions__0__state=state)
    assert _state(race) == state


def test_new_session_is_scheduled(editor):
    assert form_of(editor.get(reverse("admin:results_session_add")))["state"] == "scheduled"


@pytest.mark.parametrize("state", ["postponed", "cancelled", "abandoned"])
def test_session_with_a_result_took_place(state, editor):
    race = a_race().session
    assert faults(submit(editor, _session_page(race), state=state)) == [HELD]
    assert faults(submit(editor, _weekend_page(race.grand_prix), sessions__0__state=state)) == [HELD]
    assert _state(race) == "scheduled"


def test_session_of_a_draft_can_be_called_off_and_its_sheet_is_not_issued(editor):
    race = a_session()
    draft = a_classification(race, issued_at=None)
    submit(editor, _session_page(race), state="abandoned")
    assert _state(race) == "abandoned"
    page = reverse("admin:results_classification_change", args=[draft.pk])
    assert faults(submit(editor, page, button="_issue")) == [
        "The session is listed as abandoned. If it was held after all, say so there first."
    ]


@pytest.mark.parametrize(
    ("kind", "state", "refused"),
    [("race", "cancelled", True), ("sprint", "cancelled", True), ("race", "postponed", True),
     ("sprint", "postponed", False), ("practice-1", "cancelled", False)],
)  # fmt: skip
def test_result_is_issued_of_a_weekend_that_was_held(kind, state, refused, editor):
    session = a_session(a_grand_prix(state=state), kind=kind)
    draft = a_classification(session, issued_at=None)
    page = reverse("admin:results_classification_change", args=[draft.pk])
    sentence = f"The Grand Prix is listed as {state}. If it was held after all, say so there first."
    assert faults(submit(editor, page, button="_issue")) == ([sentence] if refused else [])


@pytest.mark.parametrize(
    ("kind", "state", "sentence"),
    [
        ("sprint", "cancelled", SPRINTED),
        ("race", "cancelled", "Its race has a result, so it was not cancelled."),
        ("race", "postponed", "Its race has a result, so it was not postponed."),
        ("sprint", "postponed", None),
        ("practice-1", "cancelled", None),
    ],
)
def test_weekend_with_a_result_that_counts_is_not_cancelled(kind, state, sentence, editor):
    grand_prix = a_race(kind=kind).session.grand_prix
    assert faults(submit(editor, _weekend_page(grand_prix), state=state)) == ([sentence] if sentence else [])
    assert _state(grand_prix) == ("scheduled" if sentence else state)


def test_race_of_a_weekend_whose_sprint_counts_is_called_off(editor):
    sprint = a_race(kind="sprint")
    race = a_session(sprint.session.grand_prix)
    rebuild(2023)
    submit(editor, _session_page(race), state="cancelled")
    assert (_state(race), _state(race.grand_prix)) == ("cancelled", "scheduled")
    assert _points(sprint.entries.get(line=1).driver) == Decimal(8)


def test_cancelled_weekend_takes_its_adjustments_with_it_and_brings_them_back(editor):
    cancelled = a_grand_prix()
    winner = a_race().entries.get(line=1).driver
    a_points_adjustment(cancelled, driver=winner, points=Decimal(-5))
    rebuild(2023)
    assert _points(winner) == Decimal(20)
    submit(editor, _weekend_page(cancelled), state="cancelled")
    assert _points(winner) == Decimal(25)
    submit(editor, _weekend_page(cancelled), state="scheduled")
    assert _points(winner) == Decimal(20)


def test_pole_of_a_league_counts_when_its_sheet_is_issued(editor):
    season = a_season(2021, rules=POLE)
    sheet = a_race(grand_prix=a_grand_prix(season))
    first, second = (entry.driver for entry in sheet.entries.order_by("line")[:2])
    rebuild(2021)
    assert _points(second) == Decimal(6)
    qualifying = a_session(sheet.session.grand_prix, kind="qualifying")
    draft = a_classification(qualifying, rows=[second, first], issued_at=None)
    submit(editor, reverse("admin:results_classification_change", args=[draft.pk]), button="_issue")
    assert (_points(first), _points(second)) == (Decimal(10), Decimal(8))


def test_pole_of_a_league_without_qualifying_follows_the_grid(editor):
    sheet = a_race(grand_prix=a_grand_prix(a_season(2021, rules=POLE)))
    first, second = (entry.driver for entry in sheet.entries.order_by("line")[:2])
    a_grid(sheet.session, [first, second])
    rebuild(2021)
    assert _points(first) == Decimal(12)
    submit(editor, _session_page(sheet.session), grid__0__driver=str(second.pk), grid__1__driver=str(first.pk))
    assert (_points(first), _points(second)) == (Decimal(10), Decimal(8))


def test_refused_state_leaves_the_standings(editor):
    grand_prix = a_race(rows=[a_driver()]).session.grand_prix
    rebuild(2023)
    before = list(Standing.objects.values_list("pk", "points"))
    submit(editor, _weekend_page(grand_prix), state="cancelled")
    assert list(Standing.objects.values_list("pk", "points")) == before
    assert GrandPrix.objects.get().state == "scheduled"
    assert Session.objects.get().state == "scheduled"
