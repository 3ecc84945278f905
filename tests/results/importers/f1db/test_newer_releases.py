"""A newer release over what is stored: from an older one, from a season folder, and from editors."""

from datetime import UTC, date, datetime

import pytest

from results.models import (
    Classification,
    Driver,
    Entry,
    GrandPrix,
    GridPosition,
    PointsAdjustment,
    Ruling,
    Session,
    Standing,
)
from results.scoring.store import rebuild
from tests.builders import a_classification, a_grand_prix, a_grid, a_ruling, an_article
from tests.results.importers.f1db.small_release import AUSTIN, LAS_VEGAS, MONZA, SILVERSTONE, SmallRelease, sheet

pytestmark = pytest.mark.django_db


@pytest.fixture
def release(tmp_path):
    """Stored once, as 2026.1."""
    release = SmallRelease()
    assert release.store(tmp_path / "release").ok
    return release


@pytest.fixture
def store(release, tmp_path):
    """Stores the release as it is by now, as 2026.2."""

    def again(**options):
        report = release.store(tmp_path / "release", version="2026.2", **options)
        assert list(report.fault_lines()) == []
        return report

    return again


def the_race(slug="united-states"):
    return Session.objects.get(grand_prix__slug=slug, kind="race")


def points(slug):
    tables = Standing.objects.filter(table__grand_prix__slug="united-states", table__championship="drivers")
    return tables.filter(driver__slug=slug).order_by("-table__valid_from").values_list("points", flat=True)[0]


def test_a_changed_sheet_becomes_a_new_version_with_its_reason(release, store):
    assert points("lando-norris") == 33
    first, second = release.result(AUSTIN, 1), release.result(AUSTIN, 2)
    first.update(positionText="2", fastestLap="false", positionDisplayOrder=2)
    second.update(positionText="1", positionDisplayOrder=1, timeMillis=5_708_000)
    report = store()
    first, second = the_race().classifications.order_by("version")
    assert (first.version, first.state, first.source) == (1, "final", "F1DB 2026.1")
    assert (second.version, second.state, second.source) == (2, "revised", "F1DB 2026.2")
    assert (second.cause, second.ruling) == ("source", None)
    assert second.cause_note == "As in F1DB 2026.2: the source of this sheet has corrected it, 2 rows changed."
    assert [entry.driver.slug for entry in first.entries.filter(position=1)] == ["lando-norris"]
    assert [entry.driver.slug for entry in second.entries.filter(position=1)] == ["oscar-piastri"]
    assert second.issued_at > first.issued_at
    assert (report.tallies["sheets"].created, report.notes) == (1, [])
    assert points("lando-norris") == 25


def test_a_version_that_came_from_f1db_can_be_followed_by_another(release, store, tmp_path):
    release.result(AUSTIN, 2)["laps"] = 55
    store()
    release.result(AUSTIN, 2)["laps"] = 54
    Classification.objects.filter(version=2).update(issued_at=datetime(2025, 1, 1, tzinfo=UTC))
    release.store(tmp_path / "release", version="2026.3")
    found = the_race().classifications.order_by("version").values_list("version", "source", "cause")
    assert list(found) == [
        (1, "F1DB 2026.1", ""),
        (2, "F1DB 2026.2", "source"),
        (3, "F1DB 2026.3", "source"),
    ]


def test_a_sheet_of_an_editor_is_kept_and_reported(release, store):
    norris = Driver.objects.get(slug="lando-norris")
    a_classification(the_race(), rows=[norris], state="revised", issued_at=datetime(2024, 11, 1, tzinfo=UTC))
    release.result(AUSTIN, 2)["laps"] = 55
    report = store()
    assert report.notes == ["sheet kept: 2024 united-states race differs from F1DB, and an editor entered it"]
    assert the_race().classifications.count() == 2


def test_a_sheet_that_is_being_typed_is_kept_and_reported(release, store):
    a_classification(the_race("las-vegas"), rows=1, issued_at=None)
    release.rows["races-race-results"] += sheet(LAS_VEGAS, ("1", "max-verstappen", {}))
    report = store()
    assert report.notes == ["sheet kept: 2024 las-vegas race differs from F1DB, and an editor is entering a sheet"]
    assert the_race("las-vegas").classifications.count() == 1


def test_a_correction_that_is_being_typed_is_nothing_to_report_while_f1db_says_the_same(release, store):
    a_classification(the_race(), rows=1, issued_at=None)
    assert store().notes == []
    release.result(AUSTIN, 2)["laps"] = 55
    note = "sheet kept: 2024 united-states race differs from F1DB, and an editor is entering a sheet"
    assert store().notes == [note]


def test_a_sheet_with_a_ruling_of_an_editor_is_kept_and_reported(release, store):
    a_ruling(the_race())
    release.result(AUSTIN, 2)["laps"] = 55
    report = store()
    assert report.notes == ["sheet kept: 2024 united-states race differs from F1DB, and an editor entered a ruling"]
    assert the_race().classifications.count() == 1


def test_a_sheet_of_an_editor_that_is_as_in_f1db_is_nothing_to_report(release, store):
    Classification.objects.filter(session=the_race()).update(source="")
    assert store().notes == []


def test_a_moved_race_keeps_its_address_and_its_stories(release, store):
    grand_prix = GrandPrix.objects.get(slug="las-vegas")
    story = an_article(grand_prix=grand_prix)
    release.race(LAS_VEGAS).update(date="2024-09-02", time=None, circuitLayoutId="austin-1")
    report = store()
    grand_prix.refresh_from_db()
    story.refresh_from_db()
    assert (grand_prix.date, grand_prix.layout.slug, story.grand_prix) == (date(2024, 9, 2), "austin-1", grand_prix)
    race = the_race("las-vegas")
    assert (race.date, race.starts_at) == (date(2024, 9, 2), None)
    assert (report.tallies["Grands Prix"].updated, report.tallies["sessions"].updated) == (1, 1)


def test_other_numbers_of_the_same_races_change_nothing(release, store):
    numbers = {SILVERSTONE: 77, MONZA: 12, AUSTIN: 5, LAS_VEGAS: 901}
    for row in release.rows["races"]:
        row["id"] = numbers[row["id"]]
    for rows in release.rows.values():
        for row in rows:
            row["raceId"] = numbers.get(row.get("raceId"))
    report = store()
    assert (report.created, report.updated, report.notes) == (0, 0, [])


def test_a_race_that_is_listed_no_more_is_cancelled(release, store):
    release.rows["races"].remove(release.race(LAS_VEGAS))
    report = store()
    assert GrandPrix.objects.get(slug="las-vegas").state == "cancelled"
    assert report.notes == ["2024 las-vegas: cancelled, since F1DB lists it no more"]
    assert store().updated == 0


def test_a_race_with_results_that_is_listed_no_more_stays(release, store):
    release.rows["races"].remove(release.race(SILVERSTONE))
    for name, rows in release.rows.items():
        release.rows[name] = [row for row in rows if row.get("raceId") != SILVERSTONE]
    store(accept_losses=True)
    assert GrandPrix.objects.get(slug="great-britain").state == "scheduled"


def test_a_new_race_is_added_and_other_seasons_are_left_alone(release, store):
    elsewhere = a_grand_prix(season=2025)
    release.rows["races"].append(release.race(MONZA) | {"id": 7, "grandPrixId": "las-vegas", "date": "1957-10-06"})
    store()
    assert GrandPrix.objects.filter(season=1957).count() == 3
    elsewhere.refresh_from_db()
    assert elsewhere.state == "scheduled"


def test_what_an_editor_says_of_a_race_to_come_is_kept_until_it_has_a_result(release, store):
    GrandPrix.objects.filter(slug="las-vegas").update(state="postponed", date=None)
    report = store()
    postponed = GrandPrix.objects.get(slug="las-vegas")
    assert (postponed.state, postponed.date) == ("postponed", None)
    assert report.notes == ["2024 las-vegas: kept as postponed, though F1DB lists it for 2024-11-23"]

    release.rows["races-race-results"] += sheet(LAS_VEGAS, ("1", "max-verstappen", {}))
    store()
    held = GrandPrix.objects.get(slug="las-vegas")
    assert (held.state, held.date) == ("scheduled", date(2024, 11, 23))
    assert the_race("las-vegas").distance_m == 309_958


def test_names_are_kept_and_facts_are_corrected(release, store):
    Driver.objects.filter(slug="tony-brooks").update(name="C. A. S. Brooks", full_name="", died_on=None)
    GrandPrix.objects.filter(slug="united-states").update(short_name="USA GP")
    report = store()
    brooks = Driver.objects.get(slug="tony-brooks")
    assert (brooks.name, brooks.full_name, brooks.died_on) == ("C. A. S. Brooks", "Tony Brooks", date(2022, 5, 3))
    assert GrandPrix.objects.get(slug="united-states").short_name == "USA GP"
    assert report.tallies["drivers"].updated == 1


def test_what_the_source_does_not_say_stays(release, store):
    release.rows["drivers"][0].update(dateOfDeath=None, placeOfBirth=None, countryOfBirthCountryId=None)
    store()
    brooks = Driver.objects.get(slug="tony-brooks")
    assert (brooks.died_on, brooks.birthplace) == (date(2022, 5, 3), "Anytown, Italy")


def test_a_changed_grid_is_replaced_and_others_keep_their_rows(release, store):
    kept = list(GridPosition.objects.filter(session=the_race("great-britain")).values())
    release.result(AUSTIN, 2, "races-starting-grid-positions")["gridPenalty"] = "10"
    report = store()
    assert list(GridPosition.objects.filter(session=the_race()).values_list("penalty_places", flat=True)) == [
        None,
        10,
        None,
    ]
    assert list(GridPosition.objects.filter(session=the_race("great-britain")).values()) == kept
    assert (report.tallies["grid positions"].removed, report.tallies["grid positions"].created) == (3, 3)


def test_a_grid_of_an_editor_that_the_release_has_not_is_kept(release, store):
    a_grid(the_race("las-vegas"))
    store()
    assert GridPosition.objects.filter(session=the_race("las-vegas")).count() == 3


def test_a_decision_stays_as_its_editor_left_it(release, tmp_path):
    release.rows["seasons"].append({"year": 1997})
    release.rows["grands-prix"].append({"id": "europe", "fullName": "European Grand Prix", "shortName": "European GP"})
    race = {"id": 9, "year": 1997, "grandPrixId": "europe", "date": "1997-10-26", "circuitLayoutId": "austin-1"}
    release.rows["races"].append(race)
    release.rows["drivers"].append({"id": "michael-schumacher", "name": "Michael Schumacher", "lastName": "Schumacher"})
    release.store(tmp_path / "release")
    PointsAdjustment.objects.update(reason="In our editor's words.")
    release.store(tmp_path / "release")
    assert list(PointsAdjustment.objects.values_list("reason", "effect")) == [("In our editor's words.", "DSQ")]


def test_the_tables_of_a_season_that_did_not_change_are_left_alone(release, store):
    Standing.objects.all().delete()
    release.result(AUSTIN, 2)["laps"] = 55
    store()
    assert set(Standing.objects.values_list("table__grand_prix__season", flat=True)) == {2024}
    rebuild(1957)
    assert Standing.objects.filter(table__grand_prix__season=1957).exists()


def test_a_refused_release_changes_nothing(release, tmp_path):
    release.result(AUSTIN, 1).update(laps="-3")
    release.race(LAS_VEGAS)["date"] = "2024-09-02"
    release.rows["drivers"].append({"id": "new-driver", "name": "New", "lastName": "Driver"})
    before = [list(model.objects.order_by("pk").values()) for model in (GrandPrix, Driver, Session, Entry, Ruling)]
    report = release.store(tmp_path / "release")
    assert (report.ok, report.tallies) == (False, {})
    assert [
        list(model.objects.order_by("pk").values()) for model in (GrandPrix, Driver, Session, Entry, Ruling)
    ] == before
