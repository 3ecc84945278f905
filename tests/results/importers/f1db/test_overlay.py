"""The corrections laid over a release, and what becomes of them when a newer one mends itself."""

from datetime import UTC, date, datetime

import pytest

from results.importers.corrections import CircuitName, Correction, Corrections, GrandPrixName
from results.importers.f1db.overlay import Overlay
from results.importers.report import Report
from results.models import Classification, Entry, GrandPrix, Session
from tests.results.importers.f1db.small_release import AUSTIN, MONZA, SmallRelease, sheet

pytestmark = pytest.mark.django_db

PLACE = Correction(
    "races-race-results",
    2024,
    "united-states",
    "oscar-piastri",
    "positionText",
    "2",
    "DNF",
    "A place for a car that did not finish.",
    "x",
)
DAY = Correction("races", 1957, "italy", "", "date", "1957-09-08", "1957-09-15", "A week later.", "x")
NAME = GrandPrixName("united-states", 2020, None, "United States Grand Prix", "Texas Grand Prix", "Texas GP", "x")
CIRCUIT = CircuitName("monza", 1950, 1960, "Parco di Monza", "x")
ALL = Corrections((PLACE, DAY), (NAME,), (CIRCUIT,))


@pytest.fixture
def store(tmp_path):
    release = SmallRelease()

    def again(version="2026.1", corrections=ALL):
        report = release.store(tmp_path / "release", version=version, corrections=corrections)
        assert list(report.fault_lines()) == []
        return report

    again.release = release
    return again


def places():
    sheets = Classification.objects.current().filter(session__grand_prix__season=2024, session__kind="race")
    entries = Entry.objects.filter(classification__in=sheets.order_by()).order_by("line")
    return [(entry.driver.slug, entry.position, entry.status) for entry in entries]


def test_a_release_is_stored_as_it_is_corrected(store):
    store()
    assert places() == [("lando-norris", 1, ""), ("oscar-piastri", None, "DNF"), ("max-verstappen", None, "DSQ")]
    italy = GrandPrix.objects.get(season=1957, slug="italy")
    assert (italy.date, italy.circuit_name, italy.circuit_then) == (
        date(1957, 9, 15),
        "Parco di Monza",
        "Parco di Monza",
    )
    austin = GrandPrix.objects.get(season=2024, slug="united-states")
    assert (austin.name, austin.short_name, austin.circuit_name) == ("Texas Grand Prix", "Texas GP", "")
    assert austin.circuit_then == "Autodrome Americas"
    assert GrandPrix.objects.get(season=1957, slug="great-britain").name == "British Grand Prix"


def test_twice_is_the_same_as_once(store):
    store()
    again = store()
    assert (again.created, again.updated, again.notes) == (0, 0, [])


def test_a_correction_that_comes_later_makes_a_version_that_says_so(store):
    store(corrections=Corrections())
    store()
    first, second = Classification.objects.filter(session__grand_prix__season=2024, session__kind="race").order_by(
        "version"
    )
    assert (first.cause, first.state) == ("", "final")
    assert (second.cause, second.cause_note, second.state, second.ruling) == (
        "source", "In F1DB: A place for a car that did not finish.", "revised", None
    )  # fmt: skip
    assert GrandPrix.objects.get(season=2024, slug="united-states").name == "Texas Grand Prix"
    assert Session.objects.get(grand_prix__slug="italy", kind="race").date == date(1957, 9, 15)
    assert store().updated == 0


def test_what_the_source_mends_at_the_same_time_is_told_apart(store):
    store(corrections=Corrections())
    store.release.result(AUSTIN, 1)["pitStops"] = 3
    store("2026.2")
    newest = Classification.objects.current().get(session__grand_prix__season=2024, session__kind="race")
    assert newest.cause_note == (
        "In F1DB: A place for a car that did not finish. "
        "As in F1DB 2026.2: the source of this sheet has corrected it, one row changed."
    )


def test_a_row_that_the_source_has_mended_needs_its_correction_no_more(store):
    store()
    store.release.result(AUSTIN, 2)["positionText"] = "DNF"
    report = store("2026.2")
    assert report.tallies["sheets"].created == 0
    assert report.notes == [
        "the correction of 2024 united-states oscar-piastri, positionText of races-race-results is no longer needed: "
        "F1DB says DNF itself"
    ]


def test_a_row_that_says_something_else_is_left_alone(store):
    store.release.result(AUSTIN, 2).update(positionText="3", positionDisplayOrder=4)
    store.release.result(AUSTIN, 3).update(positionText="2", positionDisplayOrder=2)
    store.release.result(AUSTIN, 4)["positionDisplayOrder"] = 3
    report = store()
    assert places()[1:] == [("max-verstappen", 2, ""), ("oscar-piastri", 3, "")]
    assert "the correction of 2024 united-states oscar-piastri, positionText of races-race-results was left out: " \
        "F1DB says 3, which was not expected" in report.notes  # fmt: skip


def test_a_row_that_is_no_more_is_told(store):
    store.release.rows["races-race-results"].remove(store.release.result(AUSTIN, 2))
    store.release.result(AUSTIN, 3)["positionDisplayOrder"] = 2
    lists = store.release.rows["races-starting-grid-positions"], store.release.rows["races-qualifying-results"]
    for rows in lists:
        rows[:] = [row for row in rows if row["raceId"] != AUSTIN or row["driverId"] != "oscar-piastri"]
    assert "the correction of 2024 united-states oscar-piastri, positionText of races-race-results was left out: " \
        "F1DB has no such row" in store().notes  # fmt: skip


def test_of_a_race_that_a_release_does_not_have_nothing_is_told():
    overlay = Overlay(ALL)
    report = Report("F1DB")
    overlay.tell(report)
    assert report.notes == []


def test_a_name_that_the_source_has_changed_is_left_alone(store):
    store.release.rows["grands-prix"][2]["fullName"] = "American Grand Prix"
    store()
    assert GrandPrix.objects.get(season=2024, slug="united-states").name == "American Grand Prix"


def test_the_name_an_editor_chose_stays(store):
    store()
    GrandPrix.objects.filter(season=2024, slug="united-states").update(name="USA Grand Prix", circuit_name="COTA")
    store("2026.2")
    found = GrandPrix.objects.get(season=2024, slug="united-states")
    assert (found.name, found.circuit_name) == ("USA Grand Prix", "COTA")


def test_of_two_rows_of_a_driver_the_one_that_says_so_is_corrected(store):
    pushed = Correction(
        "races-race-results", 1957, "italy", "stirling-moss", "positionText", "DNF", "DSQ", "Pushed.", "x"
    )
    store.release.rows["races-race-results"] += sheet(
        MONZA, ("1", "stirling-moss", {"laps": 87}), ("DNF", "stirling-moss", {"laps": 12, "sharedCar": "true"})
    )
    assert store(corrections=Corrections((pushed,))).notes == []
    found = Classification.objects.get(session__grand_prix__slug="italy", session__kind="race")
    assert list(found.entries.order_by("line").values_list("position", "status")) == [(1, ""), (None, "DSQ")]


def test_a_race_in_the_evening_is_on_the_day_at_the_track(store):
    store.release.race(AUSTIN).update(date="2024-10-21", time=None)
    hour = Correction("races", 2024, "united-states", "", "time", "", "02:00", "In the evening.", "x")
    store(corrections=Corrections((hour,)))
    race = Session.objects.get(grand_prix__slug="united-states", kind="race")
    assert (race.starts_at, race.grand_prix.date) == (datetime(2024, 10, 21, 2, tzinfo=UTC), date(2024, 10, 20))
