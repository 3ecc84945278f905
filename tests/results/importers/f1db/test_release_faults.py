"""Whatever is wrong in a release is named with its file, line and column, and nothing is stored."""

import time

import pytest

from results.models import Driver, Season
from tests.results.importers.f1db.small_release import AUSTIN, SILVERSTONE, SmallRelease, sheet

pytestmark = pytest.mark.django_db

RESULTS = "races-race-results"
GRID = "races-starting-grid-positions"
NO_PLACE = "is neither a place nor one of NC, DNF, DSQ, DNS, DNQ, DNPQ, DNP, EX"


def faults(release, tmp_path):
    report = release.store(tmp_path / "release")
    assert (report.tallies, report.notes) == ({}, [])
    assert not Season.objects.exists()
    assert not Driver.objects.exists()
    return list(report.fault_lines())


@pytest.mark.parametrize(
    ("table", "row", "column", "value", "message"),
    [
        (RESULTS, 0, "driverId", "toni-brooks", 'unknown driver "toni-brooks", did you mean "tony-brooks"?'),
        (RESULTS, 0, "driverId", "x", 'unknown driver "x"'),
        (RESULTS, 0, "driverId", None, "this must not be empty"),
        (RESULTS, 0, "raceId", "99", 'unknown race "99"'),
        (RESULTS, 0, "constructorId", "vanwal", 'unknown constructor "vanwal", did you mean "vanwall"?'),
        (RESULTS, 0, "engineManufacturerId", "?", 'unknown engine manufacturer "?"'),
        (RESULTS, 0, "positionText", "WON", f'"WON" {NO_PLACE}'),
        (RESULTS, 0, "positionText", "0", f'"0" {NO_PLACE}'),
        (RESULTS, 0, "positionText", "1\x1b[2J", f'"1?[2J" {NO_PLACE}'),
        (RESULTS, 0, "laps", "90.5", '"90.5" is not a whole number from 0 to 9999'),
        (RESULTS, 0, "laps", "1e400", '"1e400" is not a whole number from 0 to 9999'),
        (RESULTS, 0, "laps", "99999999999999999999", '"99999999999999999999" is not a whole number from 0 to 9999'),
        (RESULTS, 0, "timeMillis", "-1", '"-1" is not a whole number from 0 to 999999999'),
        (RESULTS, 0, "timeMillis", "٣", '"٣" is not a whole number from 0 to 999999999'),
        (RESULTS, 0, "pitStops", "4000", '"4000" is not a whole number from 0 to 999'),
        (RESULTS, 0, "positionDisplayOrder", "1000", '"1000" is not a whole number from 1 to 999'),
        (RESULTS, 0, "driverNumber", "12345", '"12345" is longer than 4 characters'),
        (RESULTS, 0, "sharedCar", "maybe", '"maybe" is neither yes nor no'),
        (GRID, 0, "positionText", "XL", '"XL" is neither a place on the grid nor PL (pit lane)'),
        (GRID, 0, "gridPenalty", "BACK", '"BACK" is not a whole number from 0 to 999'),
        ("races-pit-stops", 0, "stop", None, "this must not be empty"),
        ("races-driver-of-the-day-results", 0, "percentage", "101",
         '"101" is not a number from 0 to 100 with at most 2 decimals'),
        ("races", 0, "date", "1957-02-30", '"1957-02-30" is not a date such as 2023-10-22'),
        ("races", 0, "date", "1990-02-03", "1990-02-03 is not in the season 1957"),
        ("races", 0, "year", "1958", 'unknown season "1958", did you mean "1957"?'),
        ("races", 0, "time", "25:00", '"25:00" is not a time of day such as 13:00'),
        ("races", 0, "circuitLayoutId", "monza-4", 'unknown layout "monza-4", did you mean "monza-3"?'),
        ("races", 0, "courseLength", "99999", '"99999" is not a number from 0 to 10000 with at most 3 decimals'),
        ("races", 1, "grandPrixId", "great-britain", '"great-britain" 1957 stands in line 2 already'),
        ("races", 1, "id", SILVERSTONE, '"1" stands in line 2 already'),
        ("seasons", 0, "year", "12", '"12" is not a whole number from 1890 to 2200'),
        ("circuits", 0, "direction", "UPWARDS",
         'unknown value "UPWARDS" (known: CLOCKWISE, ANTI_CLOCKWISE)'),
        ("circuits", 0, "latitude", "123.4", '"123.4" is not a number from -90 to 90 with at most 6 decimals'),
        ("drivers", 0, "id", "Tony Brooks", '"Tony Brooks" is not a slug such as max-verstappen'),
        ("drivers", 0, "abbreviation", "BROO", '"BROO" is longer than 3 characters'),
        ("drivers", 0, "lastName", None, "this must not be empty"),
        ("drivers", 1, "id", "tony-brooks", '"tony-brooks" stands in line 2 already'),
        ("drivers", 0, "nationalityCountryId", "italia", 'unknown country "italia", did you mean "italy"?'),
        ("grands-prix", 0, "shortName", "x" * 41, f'"{"x" * 41}" is longer than 40 characters'),
        ("seasons-entrants-drivers", 0, "entrantId", "vandervel",
         'unknown entrant "vandervel", did you mean "vandervell"?'),
    ],
)  # fmt: skip
def test_a_wrong_value_is_named(tmp_path, table, row, column, value, message):
    release = SmallRelease()
    release.rows[table][row][column] = value
    assert faults(release, tmp_path) == [f"f1db-{table}.csv:{row + 2}: column {column}: {message}"]


def test_every_column_of_a_row_is_looked_at(tmp_path):
    release = SmallRelease()
    release.rows[RESULTS][1].update(laps="many", driverId="x")
    assert faults(release, tmp_path) == [
        'f1db-races-race-results.csv:3: column driverId: unknown driver "x"',
        'f1db-races-race-results.csv:3: column laps: "many" is not a whole number from 0 to 9999',
    ]


def test_what_names_a_row_that_cannot_be_read_is_no_further_fault(tmp_path):
    release = SmallRelease()
    release.rows["circuits"][0]["type"] = "OVAL"
    release.rows["circuits-layouts"][1]["circuitId"] = "monsa"
    assert faults(release, tmp_path) == [
        'f1db-circuits.csv:2: column type: unknown value "OVAL" (known: RACE, STREET, ROAD)'
    ]


def test_faults_of_several_tables_are_told_together(tmp_path):
    release = SmallRelease()
    release.rows["races-pit-stops"][0]["lap"] = "x"
    release.rows["races-qualifying-results"][0]["laps"] = "x"
    assert faults(release, tmp_path) == [
        'f1db-races-pit-stops.csv:2: column lap: "x" is not a whole number from 0 to 9999',
        'f1db-races-qualifying-results.csv:2: column laps: "x" is not a whole number from 0 to 9999',
    ]


@pytest.mark.parametrize("table", [RESULTS, GRID])
def test_a_line_of_a_sheet_stands_once(tmp_path, table):
    release = SmallRelease()
    release.rows[table].append(dict(release.rows[table][0]))
    line = len(release.rows[table]) + 1
    assert faults(release, tmp_path) == [
        f"f1db-{table}.csv:{line}: column positionDisplayOrder: 1 stands twice in race {SILVERSTONE}"
    ]


def test_a_drive_stands_once(tmp_path):
    release = SmallRelease()
    release.rows["seasons-entrants-drivers"] *= 2
    assert faults(release, tmp_path) == [
        "f1db-seasons-entrants-drivers.csv:3: column driverId: this drive of 1957 stands twice"
    ]


def test_no_grand_prix_takes_the_address_of_a_championship(tmp_path):
    release = SmallRelease()
    release.rows["grands-prix"].append(
        {"id": "drivers", "fullName": "Grand Prix of Drivers", "shortName": "Drivers GP"}
    )
    release.race(AUSTIN)["grandPrixId"] = "drivers"
    assert faults(release, tmp_path) == [
        'f1db-races.csv:4: column grandPrixId: "drivers" is the address of a championship'
    ]


def test_a_table_that_is_missing_is_named(tmp_path):
    release = SmallRelease()
    del release.rows["races-pit-stops"]
    assert faults(release, tmp_path) == ["f1db-races-pit-stops.csv: the file is missing"]


def test_of_very_many_faults_fifty_are_printed_and_the_rest_is_not_looked_for(tmp_path):
    release = SmallRelease()
    drivers = [f"nobody-{number}" for number in range(5000)]
    for race, driver in enumerate(drivers, start=100):
        release.rows[RESULTS] += [row | {"driverId": driver} for row in sheet(race, ("1", "max-verstappen", {}))]
    started = time.monotonic()
    lines = faults(release, tmp_path)
    assert len(lines) == 51
    assert lines[-1].startswith("and ")
    assert time.monotonic() - started < 20
