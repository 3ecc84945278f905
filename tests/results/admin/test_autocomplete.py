"""What is offered while an editor types, and to whom."""

from datetime import date

import pytest
from django.contrib.auth.models import Permission, User

from results.models import Driver
from tests.builders import a_classification, a_driver, a_grand_prix, a_ruling, a_session

ADDRESS = "/admin/autocomplete/"


@pytest.fixture
def writer(client, db):
    user = User.objects.create(username="writer", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(content_type__app_label="articles"))
    client.force_login(user)
    return client


def _offered(client, term, field="drivers", app="articles", model="article"):
    answer = client.get(ADDRESS, {"app_label": app, "model_name": model, "field_name": field, "term": term})
    return [offer["text"] for offer in answer.json()["results"]] if answer.status_code == 200 else answer.status_code


def _named(first, last):
    return a_driver(name=f"{first} {last}", first_name=first, last_name=last)


def _raced(driver, year, **fields):
    session = a_session(a_grand_prix(year, date=date(year, 6, 1)))
    return a_classification(session, rows=[{"driver": driver}], **fields)


def test_namesakes_are_told_apart_and_the_one_who_raced_last_comes_first(writer):
    older, younger, other = _named("Jos", "Verstappen"), _named("Max", "Verstappen"), _named("Verstappen", "Zed")
    for driver, years in ((older, (1994, 2003)), (younger, (2015, 2026)), (other, (2026,))):
        for year in years:
            team = _raced(driver, year).entries.get().constructor.name
        driver.team = team
    assert _offered(writer, "verstappen") == [
        f"Max Verstappen, {younger.team}, 2015–2026",
        f"Jos Verstappen, {older.team}, 1994–2003",
        f"Verstappen Zed, {other.team}, 2026",
    ]


@pytest.mark.parametrize(
    ("typed", "name"),
    [("verstapen", "Verstappen"), ("antoneli", "Antonelli"), ("raikkonen", "Räikkönen"), ("perez", "Pérez")],
)
def test_driver_is_found_in_spite_of_a_slip(typed, name, writer):
    for last in ("Verstappen", "Antonelli", "Räikkönen", "Pérez", "Senna"):
        _named("A", last)
    assert _offered(writer, typed) == [f"A {name}"]


def test_a_draft_sheet_shows_in_no_label(writer):
    _raced(_named("Ann", "Secret"), 2026, issued_at=None)
    assert _offered(writer, "secret") == ["Ann Secret"]


def test_writer_chooses_races_but_neither_rulings_nor_drafts(writer):
    session = a_session(a_grand_prix(2026, name="Moon Grand Prix", slug="moon", date=date(2026, 6, 1)))
    a_ruling(session)
    assert _offered(writer, "moon", "grand_prix") == ["2026 Moon Grand Prix, 1 June 2026"]
    assert _offered(writer, "moon", "session", model="embed") == ["2026 Moon Grand Prix, race, 1 June 2026"]
    assert _offered(writer, "", "ruling", "results", "classification") == 403
    assert _offered(writer, "", "driver", "results", "entry") == 403
    assert writer.get("/admin/results/driver/").status_code == 403


def test_staff_without_rights_are_offered_nothing(client, db):
    client.force_login(User.objects.create(username="visitor", is_staff=True))
    a_driver()
    assert _offered(client, "") == 403
    assert Driver.objects.exists()
