"""A sheet is drafted, issued and revised: by whom it may be, what it leaves behind, when it is refused."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from f1site.verbs import Refused
from results.models import Classification, FrozenSheet, StandingsTable
from results.sheets import verbs
from tests.builders import a_classification, a_driver, a_grand_prix, a_ruling, a_season, a_session

pytestmark = pytest.mark.django_db
EVENING = datetime(2023, 3, 5, 18, tzinfo=UTC)


def _editor(*permissions):
    user = User.objects.create(username="editor", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    return user


def _log():
    return [entry.get_change_message() for entry in LogEntry.objects.order_by("pk")]


def _points():
    tables = StandingsTable.objects.drivers().current()
    return {line.driver: line.points for table in tables for line in table.standings.select_related("driver")}


def _refusal(verb, *args, **kwargs):
    with pytest.raises(Refused) as refused:
        verb(*args, **kwargs)
    return str(refused.value)


def test_a_draft_gets_the_next_number_and_nobody_sees_it():
    session = a_session()
    a_classification(session)
    sheet = Classification(session=session, version=None, issued_at=EVENING)
    verbs.draft(sheet, _editor("add_classification"))
    assert (sheet.version, sheet.issued_at) == (2, None)
    assert _log() == ["Began version 2."]


def test_a_session_has_one_draft():
    draft = a_classification(issued_at=None)
    said = _refusal(verbs.draft, Classification(session=draft.session, version=None))
    assert said == "A sheet of this session is being typed already. Open that draft instead."


def test_an_issued_sheet_counts_at_once_and_changes_no_more():
    first, second = a_driver(), a_driver()
    sheet = a_classification(rows=[first, second], issued_at=None)
    verbs.issue(sheet, _editor("change_classification"), at=EVENING)
    assert _points() == {first: Decimal(25), second: Decimal(18)}
    assert _log() == ["Issued version 1 (final)."]
    assert Classification.objects.get().issued_at == EVENING
    assert _refusal(verbs.issue, sheet) == "This sheet is out already."
    with pytest.raises(FrozenSheet):
        sheet.save()


def test_without_a_moment_it_is_out_now():
    sheet = a_classification(issued_at=None)
    verbs.issue(sheet)
    assert timezone.now() - sheet.issued_at < timedelta(minutes=1)


def test_a_sheet_of_practice_changes_no_table():
    verbs.issue(a_classification(a_session(kind="practice-1"), issued_at=None))
    assert not StandingsTable.objects.exists()


@pytest.mark.parametrize(
    ("fields", "at", "sentence"),
    [
        ({"rows": 0}, EVENING, "A sheet cannot be issued without any car on it."),
        ({}, datetime(2023, 3, 1, tzinfo=UTC), "That is before the session took place."),
        (
            {},
            datetime(2093, 3, 1, tzinfo=UTC),
            "A sheet is issued now or has been: it could not be changed any more until then.",
        ),
        ({"cause": "clerical", "cause_note": "A slip."}, EVENING, "The first sheet of a session corrects nothing."),
        ({"version": 2}, datetime(2023, 3, 5, 15, tzinfo=UTC), "That is not after the sheet before it was issued."),
        ({"version": 0}, EVENING, "A newer version of this sheet exists already."),
    ],
)
def test_what_is_not_true_of_a_sheet_is_refused_and_it_stays_a_draft(fields, at, sentence):
    session = a_session(a_grand_prix(2023))
    if version := fields.get("version"):
        a_classification(session, version=1)
    elif version == 0:
        a_classification(session, version=2, issued_at=EVENING + timedelta(hours=1))
        fields = fields | {"version": 1}
    draft = a_classification(session, issued_at=None, **fields)
    assert _refusal(verbs.issue, draft, at=at) == sentence
    assert draft.issued_at is None
    assert Classification.objects.get(pk=draft.pk).issued_at is None


def test_a_season_that_cannot_be_counted_gets_no_sheet():
    draft = a_classification(a_session(a_grand_prix(a_season(1901))), issued_at=None)
    assert _refusal(verbs.issue, draft).startswith("The standings of 1901 cannot be computed: no scoring rules")


def test_a_revision_begins_as_a_copy_and_says_why_when_it_is_issued():
    sheet, editor = a_classification(rows=2), _editor("add_classification")
    draft = verbs.revise(sheet, editor)
    assert (draft.version, draft.issued_at) == (2, None)
    assert [row.driver for row in draft.entries.all()] == [row.driver for row in sheet.entries.all()]
    assert verbs.revise(sheet, editor) == draft

    draft.state = "revised"
    said = _refusal(verbs.issue, draft, editor)
    assert said == "A revised sheet says why: a ruling, a correction of the source or a clerical correction."
    draft.ruling = a_ruling(draft.session)
    draft.cause = "ruling"
    draft.save()
    verbs.issue(draft, editor)
    assert Classification.objects.current().get() == draft
    assert _log() == ["Began a revision of version 1.", "Issued version 2 (revised)."]


def test_only_the_newest_version_is_revised():
    session = a_session()
    old = a_classification(session)
    a_classification(session)
    assert _refusal(verbs.revise, old) == "There is a newer version of this sheet. Revise that one."


@pytest.mark.parametrize("permissions", [(), ("view_classification", "change_ruling")])
def test_whoever_may_not_enter_sheets_may_do_none_of_it(permissions):
    sheet, draft, editor = a_classification(), a_classification(issued_at=None), _editor(*permissions)
    for verb, one in (
        (verbs.draft, Classification(session=sheet.session)),
        (verbs.issue, draft),
        (verbs.revise, sheet),
    ):
        with pytest.raises(PermissionDenied):
            verb(one, editor)
    assert Classification.objects.count() == 2
    assert _log() == []
