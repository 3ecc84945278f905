"""What issuing a sheet would change is told before it is issued, and comes true."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied

from results.models import Classification, Entry, Score, Session, Standing, StandingsTable
from results.scoring.store import rebuild
from results.sheets import verbs
from results.sheets.preview import CareerChange, preview
from results.sheets.supposed import Change, Result
from tests.builders import (
    a_classification,
    a_constructor,
    a_driver,
    a_grand_prix,
    a_race,
    a_season,
    a_session,
    an_article,
    an_embed,
    an_engine,
    an_entry,
)

pytestmark = pytest.mark.django_db


def _stored():
    return [
        list(model.objects.order_by("pk").values())
        for model in (Classification, Entry, Score, StandingsTable, Standing)
    ]


def _disqualify_the_winner(session):
    """A draft that revises its sheet."""
    draft = verbs.revise(Classification.objects.current().get(session=session))
    for row in draft.entries.order_by("line"):
        row.position, row.status = (
            (None, "DSQ") if row.position == 1 else (row.position and row.position - 1, row.status)
        )
        row.save()
    draft.cause, draft.cause_note, draft.state = "clerical", "Put right.", "revised"
    draft.save()
    return draft


def _table(grand_prix, championship):
    table = StandingsTable.objects.current().get(grand_prix=grand_prix, championship=championship)
    lines = table.standings.select_related("driver", "constructor", "engine")
    return {
        (line.driver.name if line.driver else f"{line.constructor.name}-{line.engine.name}"): (
            line.status or str(line.position),
            line.points,
        )
        for line in lines
    }


def _told(changes, when):
    return {change.name: (getattr(change, when).place, getattr(change, when).points) for change in changes}


@pytest.mark.parametrize(("slug", "kind"), [("monaco", "race"), ("austria", "sprint")])
def test_what_is_told_comes_true(season_2023, slug, kind):
    session = Session.objects.get(grand_prix__slug=slug, kind=kind)
    draft = _disqualify_the_winner(session)
    before = _stored()
    told = preview(draft)
    assert _stored() == before

    tables = {(one.championship, one.grand_prix): one for one in told.tables}
    later = [one for one in season_2023.grands_prix.counting().chronological() if one.date >= session.grand_prix.date]
    assert {grand_prix for _, grand_prix in tables} == set(later)
    was = {key: _table(key[1], key[0]) for key in tables}
    verbs.issue(draft)
    for (championship, grand_prix), table in tables.items():
        now = _table(grand_prix, championship)
        same_engine = {name: name for name in now} | {f"{one}-{one}": one for one in {n.split("-")[0] for n in now}}
        changed = {
            same_engine[name]: line for name, line in now.items() if line != was[championship, grand_prix].get(name)
        }
        assert _told(table.changes, "after") == changed
        assert not table.is_new


def test_rows_are_told_with_the_points_they_bring():
    ann, bea = a_driver(name="Ann"), a_driver(name="Bea")
    sheet = a_race(2023, rows=[ann, bea])
    rebuild(2023)
    draft = _disqualify_the_winner(sheet.session)
    told = preview(draft)
    assert told.rows == [
        Change("Ann", Result("1", Decimal(25)), Result("DSQ")),
        Change("Bea", Result("2", Decimal(18)), Result("1", Decimal(25))),
    ]
    assert told.unchanged == 0
    assert told.careers == [
        CareerChange("Ann", "wins", 1, 0),
        CareerChange("Ann", "podiums", 1, 0),
        CareerChange("Bea", "wins", 0, 1),
    ]


def test_the_first_sheet_of_a_race_is_compared_with_the_table_before():
    ann, bea = a_driver(name="Ann"), a_driver(name="Bea")
    a_race(2023, rows=[{"driver": ann}, {"driver": bea}])
    rebuild(2023)
    draft = a_classification(a_session(a_grand_prix(2023)), rows=[bea, ann], issued_at=None)
    table = next(one for one in preview(draft).tables if one.championship == "drivers")
    assert table.is_new
    assert table.grand_prix == draft.session.grand_prix
    assert {change.name: (change.before.points, change.after.points) for change in table.changes} == {
        "Ann": (25, 43),
        "Bea": (18, 43),
    }


def test_a_sheet_that_is_not_stored_can_be_asked_about():
    session, ann = a_session(), a_driver(name="Ann")
    sheet = Classification(session=session)
    rows = [an_entry(sheet, 1, {"driver": ann, "constructor": a_constructor(), "engine": an_engine()})]
    told = preview(sheet, rows)
    assert told.rows == [Change("Ann", Result(), Result("1", Decimal(25)))]
    assert not Classification.objects.exists()


def test_a_pole_that_is_paid_for_changes_the_tables():
    season = a_season(1900, rules={"race": [5, 3], "pole": 2})
    ann, bea = a_driver(name="Ann"), a_driver(name="Bea")
    grand_prix = a_grand_prix(season, date=datetime(1900, 5, 6, tzinfo=UTC).date())
    a_race(grand_prix=grand_prix, rows=[ann, bea])
    rebuild(1900)
    draft = a_classification(a_session(grand_prix, kind="qualifying"), rows=[bea, ann], issued_at=None)
    tables = [one for one in preview(draft).tables if one.championship == "drivers"]
    assert [[(change.name, change.after) for change in table.changes] for table in tables] == [
        [("Bea", Result("2", Decimal(5)))]
    ]


def test_a_sheet_of_practice_changes_no_table():
    draft = a_classification(a_session(kind="practice-1"), rows=1, issued_at=None)
    told = preview(draft)
    assert (len(told.rows), told.tables, told.careers) == (1, [], [])


def test_stories_that_show_it_are_named_and_drafts_are_not():
    sheet = a_race(2023)
    later = a_race(2023, date=datetime(2023, 9, 3, tzinfo=UTC).date())
    rebuild(2023)
    own = an_article(grand_prix=sheet.session.grand_prix)
    after, elsewhere = an_article(grand_prix=later.session.grand_prix), an_article()
    an_embed(elsewhere, session=sheet.session)
    an_article(grand_prix=sheet.session.grand_prix, published_at=None)
    an_article()
    assert set(preview(_disqualify_the_winner(sheet.session)).stories) == {own, after, elsewhere}


def test_whoever_may_not_enter_sheets_is_not_told():
    guest = User.objects.create(username="guest", is_staff=True)
    with pytest.raises(PermissionDenied):
        preview(a_classification(issued_at=None), user=guest)


@pytest.mark.parametrize("rows", [1, 10])
def test_to_tell_costs_the_same_for_any_number_of_rows(rows, django_assert_max_num_queries):
    sheet = a_race(2023, rows=rows)
    for _ in range(rows):
        a_race(2023, rows=rows)
    rebuild(2023)
    draft = _disqualify_the_winner(sheet.session)
    draft = Classification.objects.select_related("session__grand_prix__season").get(pk=draft.pk)
    with django_assert_max_num_queries(13):
        preview(draft)
