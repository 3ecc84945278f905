from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from results.models import Classification, Entry, FastestLap, FrozenSheet, GridPosition
from tests.builders import a_classification, a_driver, a_fastest_lap, a_grand_prix, a_grid, a_session

pytestmark = pytest.mark.django_db

SATURDAY = datetime(2023, 10, 21, 20, tzinfo=UTC)
SUNDAY = SATURDAY + timedelta(days=1)


def test_current_is_the_newest_issued_version():
    session = a_session()
    a_classification(session, issued_at=SATURDAY)
    second = a_classification(session, issued_at=SUNDAY, state="revised")
    a_classification(session, issued_at=None)
    assert list(Classification.objects.current()) == [second]


def test_current_at_a_moment_is_the_version_then_out():
    session = a_session()
    first = a_classification(session, issued_at=SATURDAY)
    a_classification(session, issued_at=SUNDAY, state="revised")
    assert list(Classification.objects.current(SATURDAY)) == [first]
    assert list(Classification.objects.current(SATURDAY - timedelta(seconds=1))) == []


def test_an_issued_sheet_refuses_every_change():
    sheet = a_classification(rows=1)
    entry = sheet.entries.get()
    sheet.state = "provisional"
    for change in (sheet.save, sheet.delete, entry.save, entry.delete):
        with pytest.raises(FrozenSheet):
            change()
    assert Classification.objects.get().state == "final"
    assert Entry.objects.count() == 1


def test_a_sheet_being_typed_may_change_until_it_is_issued():
    sheet = a_classification(rows=1, issued_at=None)
    entry = sheet.entries.get()
    entry.laps = 56
    entry.save()
    sheet.issued_at = SUNDAY
    sheet.save()
    with pytest.raises(FrozenSheet):
        entry.save()


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({}, "revised_sheet_has_a_cause"),
        ({"cause": "ruling"}, "sheet_caused_by_a_ruling_names_it"),
        ({"cause": "source"}, "a_correction_says_what_it_is"),
        ({"cause": "clerical"}, "a_correction_says_what_it_is"),
    ],
)
def test_a_revised_sheet_has_a_cause(fields, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        a_classification(state="revised", ruling=None, **fields)


@pytest.mark.parametrize(
    ("row", "is_allowed"),
    [
        ({"position": 1, "status": ""}, True),
        ({"position": None, "status": "DNF"}, True),
        ({"position": 1, "status": "DSQ"}, False),
        ({"position": None, "status": ""}, False),
        ({"position": 0, "status": ""}, False),
    ],
)
def test_an_entry_has_a_place_or_says_why_not(row, is_allowed):
    if is_allowed:
        assert a_classification(rows=[row]).entries.count() == 1
        return
    with pytest.raises(IntegrityError), transaction.atomic():
        a_classification(rows=[row])


def test_a_driver_may_stand_in_two_rows_and_two_drivers_in_one_place():
    fangio, moss = a_driver(), a_driver()
    rows = [{"driver": fangio, "position": 1}, {"driver": moss, "position": 1, "shared_car": True}, fangio]
    sheet = a_classification(rows=rows)
    assert [(entry.position, entry.driver) for entry in sheet.entries.all()] == [(1, fangio), (1, moss), (3, fangio)]


def test_fastest_laps_are_out_with_the_sheet():
    race = a_session()
    lap = a_fastest_lap(race)
    assert list(FastestLap.objects.out()) == []
    a_classification(race, issued_at=SUNDAY)
    assert list(FastestLap.objects.out(SATURDAY)) == []
    assert list(FastestLap.objects.out(SUNDAY)) == [lap]


def test_a_grid_is_known_with_qualifying_and_with_its_own_sheet_at_last():
    friday, monday = SATURDAY - timedelta(days=1), SUNDAY + timedelta(days=1)
    weekend = a_grand_prix()
    race = a_session(weekend)
    a_grid(race, drivers=1)
    assert GridPosition.objects.known(friday).count() == 1  # no sheet is to come that it was made from
    a_classification(race, issued_at=SUNDAY)
    assert [GridPosition.objects.known(at).count() for at in (friday, SATURDAY, SUNDAY)] == [0, 0, 1]
    a_classification(a_session(weekend, kind="qualifying"), issued_at=SATURDAY)
    assert [GridPosition.objects.known(at).count() for at in (friday, SATURDAY, monday)] == [0, 1, 1]


def test_the_grid_of_a_sprint_is_known_with_its_own_qualifying():
    weekend = a_grand_prix()
    sprint = a_session(weekend, kind="sprint")
    a_grid(sprint, drivers=1)
    a_classification(sprint, issued_at=SUNDAY)
    a_classification(a_session(weekend, kind="qualifying"), issued_at=SATURDAY - timedelta(days=1))
    a_classification(a_session(weekend, kind="sprint-qualifying"), issued_at=SATURDAY)
    assert [GridPosition.objects.known(SATURDAY - timedelta(hours=hours)).count() for hours in (1, 0)] == [0, 1]
