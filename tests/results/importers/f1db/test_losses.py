"""A newer release that has lost something is stopped, says what, and is waved through by hand alone."""

import pytest

from results.importers.corrections import Correction, Corrections
from results.models import Classification, Driver, Entry, GrandPrix, GridPosition, Session, Told
from tests.results.importers.f1db.small_release import AUSTIN, LAS_VEGAS, MONZA, SILVERSTONE, SmallRelease, sheet

pytestmark = pytest.mark.django_db
WAY_OUT = "If this is right, import it again with --accept-losses."
RESULTS = "races-race-results"


@pytest.fixture
def release(tmp_path):
    release = SmallRelease()
    assert release.store(tmp_path / "release").ok
    return release


@pytest.fixture
def refusal(release, tmp_path):
    """What is said against the release as it is by now. Nothing may have changed."""

    def refusal():
        before = everything()
        report = release.store(tmp_path / "release", version="2026.2")
        assert everything() == before
        assert (report.tallies, report.notes) == ({}, [])
        *lines, last = report.fault_lines()
        assert last == WAY_OUT
        return lines

    return refusal


@pytest.fixture
def store(release, tmp_path):
    return lambda **options: release.store(tmp_path / "release", version="2026.2", **options)


def everything():
    models = (Session, Classification, Entry, GridPosition, Driver, GrandPrix, Told)
    return [list(model.objects.order_by("pk").values()) for model in models]


def many_old_races(release, count):
    """Further races of 1957, each with a sheet of its own, and newer ones of 2024."""
    for number in range(100, 100 + count):
        slug = f"race-{number}"
        release.rows["grands-prix"].append({"id": slug, "fullName": f"{slug} Grand Prix", "shortName": slug})
        day = f"1957-{3 + (number - 100) // 20:02}-{1 + (number - 100) % 20:02}"
        release.rows["races"].append(release.race(MONZA) | {"id": number, "grandPrixId": slug, "date": day})
        release.rows[RESULTS] += sheet(number, ("1", "tony-brooks", {"laps": 9}), ("2", "luigi-musso", {"laps": 9}))
    for number in range(4):
        slug = f"new-{number}"
        release.rows["grands-prix"].append({"id": slug, "fullName": f"{slug} Grand Prix", "shortName": slug})
        race = {"id": 50 + number, "grandPrixId": slug, "date": f"2024-11-{1 + number:02}", "time": None}
        release.rows["races"].append(release.race(LAS_VEGAS) | race)
        release.rows[RESULTS] += sheet(50 + number, ("1", "lando-norris", {"laps": 9}))


def test_a_first_import_loses_nothing(release):
    told = Told.objects.filter(file="f1db-races-race-results.csv").order_by("rows")
    assert list(told.values_list("session__grand_prix__slug", "rows")) == [("united-states", 3), ("great-britain", 4)]


def test_the_same_release_again_asks_nothing(release, store):
    before = everything()
    assert store().ok
    assert everything() == before


def test_a_newer_release_with_a_new_race_and_a_corrected_sheet_asks_nothing(release, store):
    release.rows[RESULTS] += sheet(LAS_VEGAS, ("1", "max-verstappen", {}), ("2", "lando-norris", {}))
    release.result(SILVERSTONE, 3)["laps"] = 89
    assert store().ok
    assert Classification.objects.filter(version=2).count() == 1
    assert store().ok


def test_a_file_that_was_cut_off_is_told_by_sheets_and_rows(release, refusal):
    release.rows[RESULTS] = release.rows[RESULTS][:2]
    assert refusal() == [
        "all results: 2 drivers are gone from them: luigi-musso, oscar-piastri",
        "f1db-races-race-results.csv: 1 sheet with 3 rows is gone: 2024 united-states race",
        "f1db-races-race-results.csv: 1 sheet has 2 rows fewer: 1957 great-britain race",
    ]


def test_an_empty_file_is_a_loss(release, refusal):
    release.rows[RESULTS].clear()
    assert "f1db-races-race-results.csv: 2 sheets with 7 rows are gone: 2024 united-states race, " in refusal()[1]


def test_one_sheet_that_is_gone_is_a_loss(release, refusal):
    release.rows["races-qualifying-results"].clear()
    assert refusal() == [
        "f1db-races-qualifying-results.csv: 1 sheet with 2 rows is gone: 2024 united-states qualifying"
    ]


def test_grids_that_are_gone_are_a_loss(release, refusal):
    release.rows["races-starting-grid-positions"].clear()
    assert refusal() == [
        "f1db-races-starting-grid-positions.csv: 2 grids with 5 grid places are gone: "
        "2024 united-states race, 1957 great-britain race"
    ]


@pytest.mark.parametrize(
    ("table", "what"),
    [
        ("races-pit-stops", "1 list with 1 row is gone: 2024 united-states race"),
        ("races-driver-of-the-day-results", "1 list with 1 row is gone: 2024 united-states race"),
        ("races-fastest-laps", "1 list with 1 row is gone: 1957 great-britain race"),
        ("seasons-entrants-drivers", "1 list with 1 row is gone: 1957"),
    ],
)
def test_lists_that_are_gone_are_a_loss(release, refusal, table, what):
    release.rows[table].clear()
    assert refusal() == [f"f1db-{table}.csv: {what}"]


def test_a_driver_under_another_name_is_gone_from_all_results(release, refusal):
    release.rows["drivers"].append(release.rows["drivers"][2] | {"id": "luigi-mussolini"})
    for rows in release.rows.values():
        for row in rows:
            if row.get("driverId") == "luigi-musso":
                row["driverId"] = "luigi-mussolini"
    assert refusal() == ["all results: 1 driver is gone from them: luigi-musso"]


@pytest.mark.parametrize(("count", "is_stopped"), [(5, False), (6, True)])
def test_a_few_old_sheets_may_be_revised_and_no_more(release, tmp_path, store, count, is_stopped):
    many_old_races(release, 8)
    assert release.store(tmp_path / "release").ok
    for number in range(100, 100 + count):
        release.result(number, 2)["laps"] = 8
    report = store()
    assert report.ok is not is_stopped
    if is_stopped:
        assert next(report.fault_lines()).startswith(
            "f1db-races-race-results.csv: 6 sheets of old races would be revised: 1957 race-105 race, 1957 race-104 "
        )


def test_sheets_of_the_newest_weekends_may_all_be_revised(release, tmp_path, store):
    many_old_races(release, 8)
    assert release.store(tmp_path / "release").ok
    for number, line in [*((number, 2) for number in range(100, 105)), *((number, 1) for number in range(50, 54))]:
        release.result(number, line)["laps"] = 8
    assert store().ok
    assert Classification.objects.filter(version=2).count() == 9


def test_a_calendar_without_many_races_to_come_is_a_loss(release, tmp_path, refusal):
    for number in range(200, 206):
        slug = f"race-{number}"
        release.rows["grands-prix"].append({"id": slug, "fullName": f"{slug} Grand Prix", "shortName": slug})
        release.rows["races"].append(release.race(LAS_VEGAS) | {"id": number, "grandPrixId": slug})
    assert release.store(tmp_path / "release").ok
    del release.rows["races"][-6:]
    [line] = refusal()
    assert line.startswith("calendar: 6 Grands Prix to come would be called off: 2024 race-20")


def test_accepted_losses_are_noted_and_asked_about_once(release, store):
    release.rows["races-starting-grid-positions"].clear()
    release.rows[RESULTS].remove(release.result(AUSTIN, 3))
    report = store(accept_losses=True, accept_doubts=True)
    assert report.ok
    assert [note for note in report.notes if note.startswith("accepted: ")] == [
        "accepted: f1db-races-race-results.csv: 1 sheet has 1 row fewer: 2024 united-states race",
        "accepted: f1db-races-starting-grid-positions.csv: 2 grids with 5 grid places are gone: "
        "2024 united-states race, 1957 great-britain race",
    ]
    assert Entry.objects.filter(classification__version=2).count() == 2
    assert GridPosition.objects.count() == 5
    again = store()
    assert (again.ok, again.created, again.updated, again.notes) == (True, 0, 0, [])


def test_what_a_source_has_again_is_missed_again(release, store):
    rows = list(release.rows["races-pit-stops"])
    release.rows["races-pit-stops"].clear()
    assert store(accept_losses=True).ok
    release.rows["races-pit-stops"] = rows
    assert store().ok
    release.rows["races-pit-stops"] = []
    assert not store().ok


def test_faults_come_before_losses(release, store):
    release.rows[RESULTS].remove(release.result(AUSTIN, 3))
    release.result(AUSTIN, 1)["laps"] = "-3"
    lines = list(store().fault_lines())
    assert len(lines) == 1
    assert WAY_OUT not in lines


def test_a_row_that_a_correction_of_our_own_leaves_out_is_no_loss(release, store):
    table = "races-qualifying-results"
    release.result(AUSTIN, 2, table)["q1Millis"] = 95_000
    assert store().ok
    ours = Correction(
        table, 2024, "united-states", "max-verstappen", "positionText", "2", "(no row)", "He was not there.", "x"
    )
    for _ in range(2):
        report = store(corrections=Corrections((ours,)), accept_doubts=True)
        assert list(report.fault_lines()) == []
    sheet = Classification.objects.current().get(session__kind="qualifying")
    assert [entry.driver.slug for entry in sheet.entries.all()] == ["lando-norris"]
    release.rows[table].remove(release.result(AUSTIN, 2, table))
    assert list(store(corrections=Corrections((ours,)), accept_doubts=True).fault_lines()) == []


def test_corrections_of_our_own_may_revise_any_number_of_old_sheets(release, tmp_path, store):
    many_old_races(release, 8)
    assert release.store(tmp_path / "release").ok
    ours = [
        Correction(RESULTS, 1957, f"race-{number}", "luigi-musso", "laps", "9", "8", "A lap too many.", "x")
        for number in range(100, 108)
    ]
    assert list(store(corrections=Corrections(tuple(ours))).fault_lines()) == []
    assert Classification.objects.filter(version=2).count() == 8
