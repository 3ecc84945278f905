"""Typing a result sheet, issuing it, revising it."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from results.models import Classification, Entry, Standing
from results.scoring.store import rebuild
from tests.admin_page import faults, form_of, messages, submit
from tests.builders import (
    a_classification,
    a_constructor,
    a_driver,
    a_grand_prix,
    a_ruling,
    a_season,
    a_session,
    an_engine,
)
from tests.results.views.page import open_page

ADD = reverse("admin:results_classification_add")


def _change(sheet):
    return reverse("admin:results_classification_change", args=[sheet.pk])


def _row(index, driver, constructor, **fields):
    row = {"driver": driver.pk, "constructor": constructor.pk, "engine": an_engine().pk, **fields}
    return {f"entries__{index}__{name}": str(value) for name, value in row.items()}


def _current_points():
    newest = Standing.objects.filter(table__championship="drivers").order_by("-table__valid_from")
    if not newest:
        return {}
    return {standing.driver_id: standing.points for standing in newest[0].table.standings.all()}


@pytest.fixture
def team(db):
    return a_constructor()


def test_draft_numbers_its_lines_and_counts_for_nothing(editor, team):
    session, first, second, third = a_session(), a_driver(), a_driver(), a_driver()
    submit(
        editor,
        f"{ADD}?session={session.pk}",
        **_row(0, third, team, status="DNF", reason="engine", laps=12),
        **_row(1, second, team, position=2, time_ms="+10.730"),
        **_row(2, first, team, position=1, time_ms="1:35:21.362", laps=56, fastest_lap="on"),
    )
    sheet = Classification.objects.get(session=session)
    assert (sheet.version, sheet.state, sheet.issued_at) == (1, "provisional", None)
    assert list(sheet.entries.values_list("line", "position", "driver", "time_ms")) == [
        (1, 1, first.pk, 5_721_362),
        (2, 2, second.pk, 5_732_092),
        (3, None, third.pk, None),
    ]
    assert not Standing.objects.exists()


def test_lap_behind_is_read_from_the_winners_laps(editor, team):
    session, first, second = a_session(), a_driver(), a_driver()
    submit(
        editor,
        f"{ADD}?session={session.pk}",
        **_row(0, first, team, position=1, time_ms="1:35:21.362", laps=56),
        **_row(1, second, team, position=2, time_ms="+1 lap"),
    )
    assert list(Entry.objects.values_list("laps", "time_ms")) == [(56, 5_721_362), (55, None)]


def test_issuing_counts_the_sheet_at_once(editor, team):
    session, first, second = a_session(), a_driver(), a_driver()
    response = submit(
        editor,
        f"{ADD}?session={session.pk}",
        button="_issue",
        **_row(0, first, team, position=1),
        **_row(1, second, team, position=2),
    )
    assert messages(response)[0] == "The sheet is out, and the standings have been computed again."
    assert _current_points() == {first.pk: Decimal(25), second.pk: Decimal(18)}


def test_sheet_of_a_past_race_is_issued_at_its_own_date(editor, team):
    session = a_session()
    submit(
        editor,
        f"{ADD}?session={session.pk}",
        issued_at_0="2023-03-05",
        issued_at_1="18:00",
        **_row(0, a_driver(), team, position=1),
    )
    assert Classification.objects.get().issued_at == datetime(2023, 3, 5, 18, tzinfo=UTC)


def test_entry_list_comes_from_the_last_sheet_and_untouched_rows_are_left_out(editor):
    before = a_classification(a_session(a_grand_prix(2023)), rows=3)
    session = a_session(a_grand_prix(2023), kind="qualifying")
    address = f"{ADD}?session={session.pk}"
    form = form_of(editor.get(address))
    offered = [form[f"entries-{row}-driver"] for row in range(3)]
    assert offered == [str(entry.driver_id) for entry in before.entries.all()]
    submit(editor, address, entries__1__position="1", entries__1__q1_ms="1:29.708")
    sheet = Classification.objects.get(session=session)
    assert list(sheet.entries.values_list("driver", "number", "q1_ms")) == [(int(offered[1]), "2", 89_708)]
    again = form_of(editor.get(_change(sheet)))
    assert [again[f"entries-{row}-driver"] for row in range(3)] == [offered[1], offered[0], offered[2]]


def test_columns_fit_the_session(editor):
    def columns(kind):
        form = form_of(editor.get(f"{ADD}?session={a_session(kind=kind).pk}"))
        return {name.removeprefix("entries-0-") for name in form if name.startswith("entries-0-")}

    assert {"laps", "time_ms", "penalty_ms", "pit_stops"} <= columns("race")
    assert "q1_ms" not in columns("race")
    assert {"q1_ms", "q2_ms", "q3_ms"} <= columns("qualifying")
    assert "pit_stops" not in columns("qualifying")
    assert not {"q1_ms", "pit_stops"} & columns("practice-1")


def test_rows_of_a_draft_can_swap_lines(editor):
    sheet = a_classification(rows=3, issued_at=None)
    first, second, third = sheet.entries.values_list("pk", flat=True)
    submit(editor, _change(sheet), entries__0__line="2", entries__1__line="1", entries__2__DELETE="on")
    assert list(sheet.entries.values_list("pk", "line")) == [(second, 1), (first, 2)]
    assert not Entry.objects.filter(pk=third).exists()


def test_revision_begins_as_a_copy_and_replaces_the_sheet_when_issued(editor):
    session = a_session()
    sheet = a_classification(session, rows=3)
    rebuild(2023)
    first, second, third = (entry.driver_id for entry in sheet.entries.all())
    response = editor.post(reverse("admin:results_classification_revise", args=[sheet.pk]))
    draft = Classification.objects.get(session=session, version=2)
    assert response.url == _change(draft)
    assert form_of(editor.get(_change(draft)))["state"] == "revised"
    assert _current_points()[first] == Decimal(25)

    correction = {
        "entries__0__position": "", "entries__0__status": "DSQ", "entries__0__line": "3", "entries__1__position": "1",
        "entries__1__line": "1", "entries__2__position": "2", "entries__2__line": "2",
    }  # fmt: skip
    refused = submit(editor, _change(draft), button="_issue", **correction)
    assert faults(refused) == [
        "A revised sheet says why: a ruling, a correction of the source or a clerical correction."
    ]
    submit(editor, _change(draft), **correction)
    assert list(draft.entries.values_list("driver", "position")) == [(second, 1), (third, 2), (first, None)]
    assert _current_points()[first] == Decimal(25)

    submit(editor, _change(draft), button="_issue", ruling=str(a_ruling(session).pk))
    log = LogEntry.objects.filter(object_id=draft.pk).order_by("pk")
    said = [entry.get_change_message().split(". ")[0] for entry in log]
    assert [said[0], said[-1]] == ["Began a revision of version 1.", "Issued version 2 (revised)"]
    draft.refresh_from_db()
    assert (draft.state, draft.issued_at is None) == ("revised", False)
    assert _current_points() == {second: Decimal(25), third: Decimal(18)}
    assert list(sheet.entries.values_list("driver", "position")) == [(first, 1), (second, 2), (third, 3)]


def _draft_of_a_revision(editor):
    sheet = a_classification(rows=3)
    editor.post(reverse("admin:results_classification_revise", args=[sheet.pk]))
    return Classification.objects.get(session=sheet.session, version=2)


@pytest.mark.parametrize(("cause", "note"), [("clerical", "Two were exchanged."), ("source", "Laps counted anew.")])
def test_a_correction_needs_no_ruling_but_a_word_why(editor, cause, note):
    draft = _draft_of_a_revision(editor)
    refused = submit(editor, _change(draft), button="_issue", cause=cause)
    assert faults(refused) == ["Say in a word what was put right."]
    submit(editor, _change(draft), button="_issue", cause=cause, cause_note=note)
    draft.refresh_from_db()
    assert (draft.state, draft.cause, draft.cause_note, draft.ruling) == ("revised", cause, note, None)
    assert draft.issued_at is not None


def test_a_sheet_that_a_ruling_has_changed_names_it(editor):
    draft = _draft_of_a_revision(editor)
    refused = submit(editor, _change(draft), button="_issue", cause="ruling")
    assert faults(refused) == [
        "A sheet that a ruling has changed names it. Choose the ruling, or add it with the plus."
    ]
    ruling = a_ruling(draft.session)
    submit(editor, _change(draft), button="_issue", ruling=str(ruling.pk))
    draft.refresh_from_db()
    assert (draft.state, draft.cause, draft.ruling) == ("revised", "ruling", ruling)


def test_a_correction_is_not_told_as_a_ruling(editor):
    draft = _draft_of_a_revision(editor)
    ruling = str(a_ruling(draft.session).pk)
    refused = submit(editor, _change(draft), cause="clerical", cause_note="A slip.", ruling=ruling)
    assert faults(refused) == ["Nobody decided a correction: leave the ruling empty, or choose a ruling as the cause."]
    refused = submit(editor, _change(draft), cause_note="A slip.", state="provisional")
    assert faults(refused) == ["This belongs to a correction. A ruling has its own words: choose the cause."]


def test_the_first_sheet_corrects_nothing(editor):
    sheet = a_classification(rows=3, issued_at=None)
    refused = submit(editor, _change(sheet), button="_issue", cause="clerical", cause_note="A slip.")
    assert faults(refused) == ["The first sheet of a session corrects nothing."]


def test_second_press_finds_the_draft_begun_before(editor):
    sheet = a_classification()
    revise = reverse("admin:results_classification_revise", args=[sheet.pk])
    assert editor.post(revise).url == editor.post(revise).url
    assert Classification.objects.count() == 2
    assert editor.get(revise).status_code == 405


def test_only_the_newest_sheet_is_revised(editor):
    session = a_session()
    old, _new = a_classification(session), a_classification(session)
    assert "Enter a revised version" not in editor.get(_change(old)).content.decode()
    response = editor.post(reverse("admin:results_classification_revise", args=[old.pk]))
    assert messages(response) == ["There is a newer version of this sheet. Revise that one."]
    assert Classification.objects.count() == 2


def test_issued_sheet_is_only_read(editor):
    sheet = a_classification(rows=2)
    page = editor.get(_change(sheet)).content.decode()
    assert 'name="_save"' not in page
    assert 'name="_issue"' not in page
    assert editor.post(_change(sheet), {"state": "provisional"}).status_code == 403
    assert (
        editor.post(reverse("admin:results_classification_delete", args=[sheet.pk]), {"post": "yes"}).status_code == 403
    )
    editor.post(
        reverse("admin:results_classification_changelist"),
        {"action": "delete_selected", "_selected_action": [sheet.pk], "post": "yes"},
    )
    assert Classification.objects.get().state == "final"


def test_draft_can_be_thrown_away(editor):
    sheet = a_classification(rows=2, issued_at=None)
    editor.post(reverse("admin:results_classification_delete", args=[sheet.pk]), {"post": "yes"})
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    ("issued", "sentence"),
    [
        (("2023-03-01", "12:00"), "That is before the session took place."),
        (("2023-03-05", "15:30"), "That is not after the sheet before it was issued."),
        (("2093-03-05", "15:30"), "A sheet is issued now or has been: it could not be changed any more until then."),
    ],
)
def test_moment_of_issue_is_checked(issued, sentence, editor):
    session = a_session(a_grand_prix(2023))
    a_classification(session, rows=1)
    draft = a_classification(session, rows=1, issued_at=None)
    response = submit(editor, _change(draft), issued_at_0=issued[0], issued_at_1=issued[1])
    assert sentence in faults(response)
    assert Classification.objects.get(pk=draft.pk).issued_at is None


def test_season_without_rules_refuses_the_sheet(editor, team):
    session = a_session(a_grand_prix(a_season(1901)))
    response = submit(editor, f"{ADD}?session={session.pk}", button="_issue", **_row(0, a_driver(), team, position=1))
    assert len(faults(response)) == 1
    assert faults(response)[0].startswith("The standings of 1901 cannot be computed: no scoring rules are known")
    assert not Classification.objects.exists()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"position": ""}, "Give the place, or say under “status” why it has none."),
        ({"status": "DNF"}, "A car with a place is classified. Empty one of the two."),
        ({"position": "0"}, "Places start at 1."),
        ({"position": "2"}, "No car has place 1."),
        ({"driver": ""}, "Choose the driver."),
        ({"time_ms": "soon"}, "That is not a time. Write it as 1:35:21.362, +10.730 or +1 lap."),
        ({"time_ms": "1:99:99.000"}, "That is not a time. Write it as 1:35:21.362, +10.730 or +1 lap."),
        ({"time_ms": "+10.730"}, "A gap needs the winner's time: give it in the row with place 1."),
        ({"penalty_ms": "\x00"}, "That is not a time. Write it as 1:29.708."),
        ({"laps": "9" * 30}, "Ensure this value is less than or equal to 32767."),
        ({"line": "9" * 30}, "Ensure this value is less than or equal to 999."),
        ({"number": "1\x00"}, "Null characters are not allowed."),
        ({"driver": "9" * 30}, "Select a valid choice. That choice is not one of the available choices."),
        ({"driver": "x\x00"}, "Select a valid choice. That choice is not one of the available choices."),
        ({"engine": "-1"}, "Select a valid choice. That choice is not one of the available choices."),
    ],
)
def test_slip_of_the_pen_is_told_and_nothing_saved(fields, sentence, editor, team):
    session = a_session()
    row = _row(0, a_driver(), team, position=1) | {f"entries__0__{name}": value for name, value in fields.items()}
    response = submit(editor, f"{ADD}?session={session.pk}", button="_issue", **row)
    assert sentence in faults(response)
    assert not Classification.objects.exists()


def test_place_and_driver_stand_once_unless_the_car_was_shared(editor, team):
    session, driver = a_session(), a_driver()
    rows = _row(0, driver, team, position=1) | _row(1, driver, team, position=1)
    response = submit(editor, f"{ADD}?session={session.pk}", **rows)
    assert faults(response) == [
        f"{driver} stands on the sheet twice, and no row says that a car was shared.",
        f"Place 1 is {driver}'s already, and no row says the car was shared.",
    ]
    submit(editor, f"{ADD}?session={session.pk}", **rows, entries__1__shared_car="on")
    assert list(Entry.objects.values_list("line", "position", "shared_car")) == [(1, 1, False), (2, 1, True)]


def test_vacant_place_is_issued_when_the_editor_says_so(editor, team):
    session = a_session()
    submit(
        editor, f"{ADD}?session={session.pk}", button="_issue", accept_doubts="on",
        **_row(0, a_driver(), team, position=2),
    )  # fmt: skip
    assert Entry.objects.get().position == 2


def _two(team, **second):
    drivers = [a_driver(name="Ann Ek"), a_driver(name="Bea Roe")]
    first = _row(0, drivers[0], team, position=1) | {"entries__0__laps": "20", "entries__0__time_ms": "20:00.000"}
    fields = {"position": "2", "laps": "20", "time_ms": "+1.500"} | second
    return first | _row(1, drivers[1], team) | {f"entries__1__{name}": value for name, value in fields.items()}


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"time_ms": "19:59.000"}, "Bea Roe took 19:59.000, less than Ann Ek ahead (20:00.000)."),
        ({"laps": "21"}, "Bea Roe drove 21 laps, more than Ann Ek ahead (20)."),
        ({"position": "", "status": "DNS"}, "Bea Roe did not start and has 20 laps."),
    ],
)
def test_sheet_that_cannot_be_is_typed_and_not_issued(fields, sentence, editor, team):
    session = a_session()
    rows = _two(team, **fields)
    response = submit(editor, f"{ADD}?session={session.pk}", button="_issue", accept_doubts="on", **rows)
    assert faults(response) == [sentence]
    assert not Classification.objects.exists()
    submit(editor, f"{ADD}?session={session.pk}", **rows)
    assert Classification.objects.get().issued_at is None


def test_what_is_hardly_right_is_issued_when_the_editor_has_looked(editor, team):
    session = a_session()
    a_classification(a_session(session.grand_prix, kind="qualifying"), rows=[a_driver(name="Cat Low")])
    address, rows = f"{ADD}?session={session.pk}", _two(team, laps="17", time_ms="")
    response = submit(editor, address, button="_issue", **rows)
    assert faults(response) == [
        "Bea Roe has a place with 17 laps; 18 of 20 are asked for one.",
        "Entered and not on the sheet: Cat Low.",
        "If it is so all the same, tick “I have looked: it is so” above.",
    ]
    assert not Classification.objects.filter(session=session).exists()
    submit(editor, address, button="_issue", accept_doubts="on", **rows)
    assert Classification.objects.get(session=session).issued_at


def test_sheet_without_cars_is_not_issued(editor):
    response = submit(editor, f"{ADD}?session={a_session().pk}", button="_issue")
    assert faults(response) == ["A sheet cannot be issued without any car on it."]


def test_session_has_one_draft_at_a_time(editor):
    draft = a_classification(issued_at=None)
    response = submit(editor, f"{ADD}?session={draft.session_id}")
    assert faults(response) == ["A sheet of this session is being typed already. Open that draft instead."]


def test_rows_of_another_sheet_stay_out_of_reach(editor):
    other, sheet = a_classification(rows=1, issued_at=None), a_classification(rows=1, issued_at=None)
    foreign = other.entries.get()
    response = submit(
        editor, _change(sheet), entries__0__id=str(foreign.pk), entries__0__position="7", entries__0__number="99"
    )
    assert "This row has been changed by someone else since you opened the page. Open it again." in faults(response)[0]
    assert Entry.objects.get(pk=foreign.pk).number == "1"


@pytest.mark.parametrize(
    "changes",
    [
        {"entries__TOTAL_FORMS": "9" * 20},
        {"entries__INITIAL_FORMS": "7"},
        {"entries__TOTAL_FORMS": None, "entries__INITIAL_FORMS": None},
        {"entries__0__id": "\x00"},
        {"entries__0__id": None},
        {"entries__0__classification": "999"},
        {"entries__0__line": None, "entries__0__driver": None},
        {"ruling": "9" * 30},
        {"ruling": "\x00"},
        {"state": "\x00"},
        {"issued_at_0": "99999-99-99", "issued_at_1": "\x00"},
    ],
)
def test_tampered_form_comes_back_with_a_complaint(changes, editor):
    sheet = a_classification(rows=2, issued_at=None)
    before = list(sheet.entries.values())
    response = submit(editor, _change(sheet), entries__0__number="99", **changes)
    assert response.status_code == 200
    assert faults(response)
    assert list(sheet.entries.values()) == before


@pytest.mark.parametrize("session", ["", "abc", "\x00", "9" * 40, "-1", "999"])
def test_address_with_a_strange_session_offers_an_empty_sheet(session, editor):
    form = form_of(editor.get(ADD, {"session": session}))
    assert form["session"] == ""
    assert form["entries-TOTAL_FORMS"] == "20"


@pytest.mark.parametrize("rows", [1, 20])
def test_sheet_costs_the_same_for_any_number_of_cars(rows, editor, season_2023, django_assert_max_num_queries):
    teams = [a_constructor() for _ in range(rows)]
    sheet = a_classification(rows=[{"driver": a_driver(), "constructor": team} for team in teams], issued_at=None)
    with django_assert_max_num_queries(30):
        fields = form_of(editor.get(_change(sheet)))
    with django_assert_max_num_queries(30):
        response = editor.post(_change(sheet), fields | {"entries-0-time_ms": "soon"})
    assert faults(response) == ["That is not a time. Write it as 1:35:21.362, +10.730 or +1 lap."]
    with django_assert_max_num_queries(30):
        editor.post(_change(sheet), fields | {f"entries-{row}-number": "7" for row in range(rows)})
    assert set(sheet.entries.values_list("number", flat=True)) == {"7"}


def test_new_sheet_with_its_entry_list_costs_few_queries(editor, season_2023, django_assert_max_num_queries):
    session = a_session(season_2023.grands_prix.get(slug="abu-dhabi"), kind="practice-1")
    address = f"{ADD}?session={session.pk}"
    with django_assert_max_num_queries(30):
        fields = form_of(editor.get(address))
    assert fields["entries-19-driver"]
    places = {f"entries-{row}-position": str(row + 1) for row in range(20)}
    with django_assert_max_num_queries(30):
        response = editor.post(address, fields | places | {"entries-0-time_ms": "soon"})
    assert len(faults(response)) == 1


def test_editor_without_the_right_cannot_revise(editor, django_user_model):
    sheet = a_classification()
    editor.force_login(django_user_model.objects.create(username="guest", is_staff=True))
    assert editor.post(reverse("admin:results_classification_revise", args=[sheet.pk])).status_code == 403


def test_a_draft_tells_what_would_change_before_it_is_issued(editor):
    first, second = a_driver(name="Ann Able"), a_driver(name="Bea Bold")
    draft = a_classification(a_session(a_grand_prix(name="Moon Grand Prix")), rows=[first, second], issued_at=None)
    response = submit(editor, _change(draft), button="_preview", entries__0__laps="56")
    assert draft.entries.first().laps == 56
    assert response.url == reverse("admin:results_classification_preview", args=[draft.pk])
    page = open_page(editor, response.url)
    assert page.table("On the sheet") == [["Ann Able", "1", "–", "25", "0"], ["Bea Bold", "2", "–", "18", "0"]]
    assert "Drivers’ championship after Moon Grand Prix" in page.text
    assert page.headers_without_scope == []
    assert not Standing.objects.exists()


def test_a_new_sheet_tells_it_too(editor, team):
    address = f"{ADD}?session={a_session().pk}"
    response = submit(editor, address, button="_preview", **_row(0, a_driver(), team, position=1))
    assert response.url == reverse("admin:results_classification_preview", args=[Classification.objects.get().pk])


def test_what_has_changed_already_is_not_told_beforehand(editor, client, django_user_model):
    address = reverse("admin:results_classification_preview", args=[a_classification().pk])
    assert editor.get(address).status_code == 404
    draft = reverse("admin:results_classification_preview", args=[a_classification(issued_at=None).pk])
    client.force_login(django_user_model.objects.create(username="guest", is_staff=True))
    assert client.get(draft).status_code == 403
