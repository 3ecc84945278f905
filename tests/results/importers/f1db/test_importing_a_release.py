"""What a release becomes in the database."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import time_machine

from results.importers.f1db import import_release
from results.importers.f1db.source import open_release
from results.models import (
    Circuit,
    CircuitLayout,
    Classification,
    Constructor,
    Drive,
    Driver,
    DriverOfTheDay,
    Entry,
    FastestLap,
    GrandPrix,
    GridPosition,
    PitStop,
    PointsAdjustment,
    Season,
    Session,
    Standing,
)
from tests.results.importers.f1db.small_release import AUSTIN, SmallRelease, sheet

pytestmark = pytest.mark.django_db


@pytest.fixture
def release():
    return SmallRelease()


@pytest.fixture
def report(release, tmp_path):
    found = release.store(tmp_path / "release")
    assert list(found.fault_lines()) == []
    return found


def entries(slug, kind="race", *columns):
    found = Entry.objects.filter(classification__session__grand_prix__slug=slug, classification__session__kind=kind)
    return list(found.order_by("classification", "line").values_list(*columns))


def test_seasons_say_where_they_come_from(report):
    assert list(Season.objects.order_by("year").values_list("year", "source", "source_url")) == [
        (1957, "F1DB (github.com/f1db/f1db), CC BY 4.0", "https://github.com/f1db/f1db"),
        (2024, "F1DB (github.com/f1db/f1db), CC BY 4.0", "https://github.com/f1db/f1db"),
    ]


def test_circuits_and_people_are_stored_with_iso_countries(report):
    austin = Circuit.objects.get(slug="austin")
    assert (austin.name, austin.country, austin.type, austin.direction) == ("Americas", "USA", "race", "anti-clockwise")
    assert (austin.latitude, austin.time_zone) == (Decimal("30.132800"), "America/Chicago")
    brooks = Driver.objects.get(slug="tony-brooks")
    assert (brooks.nationality, brooks.born_on, brooks.birthplace) == ("GBR", date(1932, 2, 25), "Anytown, Italy")
    assert Constructor.objects.get(slug="red-bull").full_name == "Team red-bull"


def test_a_country_without_a_flag_is_left_empty_and_reported(release, tmp_path):
    release.rows["drivers"][0]["nationalityCountryId"] = "atlantis"
    report = release.store(tmp_path / "release")
    assert Driver.objects.get(slug="tony-brooks").nationality == ""
    assert report.notes == ["the country Atlantis is not known here; it is left empty"]


def test_a_grand_prix_has_a_lap_length_of_its_own_only_where_the_layout_has_another(report):
    assert list(GrandPrix.objects.order_by("date").values_list("slug", "lap_length_m", "layout__length_m")) == [
        ("great-britain", 4828, 4711),
        ("italy", None, 5750),
        ("united-states", None, 5513),
        ("las-vegas", None, 6201),
    ]


def test_a_grand_prix_is_named_as_in_f1db(report):
    british = GrandPrix.objects.get(slug="great-britain")
    names = (british.name, british.short_name, british.official_name)
    assert names == ("British Grand Prix", "British GP", "X RAC British Grand Prix")


def test_a_race_in_the_evening_is_on_its_day_at_the_track(report):
    race = Session.objects.get(grand_prix__slug="las-vegas", kind="race")
    assert race.starts_at == datetime(2024, 11, 24, 6, tzinfo=UTC)
    assert race.date == race.grand_prix.date == date(2024, 11, 23)


def test_a_race_to_come_has_no_distance_run_and_no_sheet(report):
    race = Session.objects.get(grand_prix__slug="las-vegas", kind="race")
    assert (race.scheduled_laps, race.distance_m, race.classifications.count()) == (50, None, 0)


def test_sessions_are_those_with_a_day_or_a_result(report):
    found = Session.objects.filter(grand_prix__slug="united-states").order_by("starts_at")
    assert list(found.values_list("kind", "date", "scheduled_laps", "distance_m")) == [
        ("practice-1", date(2024, 10, 18), None, None),
        ("sprint", date(2024, 10, 19), 19, 104_747),
        ("qualifying", date(2024, 10, 19), None, None),
        ("race", date(2024, 10, 20), 56, 308_405),
    ]
    assert Session.objects.get(grand_prix__slug="great-britain").kind == "race"


def test_a_shared_car_stands_in_two_rows(report):
    assert entries("great-britain", "race", "position", "status", "driver__slug", "number", "shared_car", "reason") == [
        (1, "", "tony-brooks", "20", False, ""),
        (1, "", "stirling-moss", "20", True, ""),
        (2, "", "luigi-musso", "14", False, ""),
        (None, "DNF", "stirling-moss", "18", False, "Driver change"),
    ]


def test_a_race_row_has_times_penalties_stops_and_the_fastest_lap(report):
    columns = ("position", "status", "time_ms", "penalty_ms", "pit_stops", "fastest_lap", "reason")
    assert entries("united-states", "race", *columns) == [
        (1, "", 5_709_000, None, 1, True, ""),
        (2, "", 5_717_600, 5_000, None, False, ""),
        (None, "DSQ", None, None, None, False, "Worn floor"),
    ]


def test_qualifying_and_practice_rows_have_their_times(report):
    assert entries("united-states", "qualifying", "driver__slug", "q1_ms", "q2_ms", "q3_ms") == [
        ("lando-norris", 94_000, None, 92_330),
        ("max-verstappen", None, None, None),
    ]
    assert entries("united-states", "practice-1", "driver__slug", "time_ms") == [("max-verstappen", 94_400)]


def test_a_first_sheet_is_final_and_out_two_hours_after_the_start_or_at_noon(report):
    found = Classification.objects.order_by("issued_at").values_list(
        "session__grand_prix__slug", "session__kind", "version", "state", "source", "issued_at"
    )
    first = (1, "final", "F1DB 2026.1")
    assert list(found) == [
        ("great-britain", "race", *first, datetime(1957, 7, 20, 12, tzinfo=UTC)),
        ("united-states", "practice-1", *first, datetime(2024, 10, 18, 19, 30, tzinfo=UTC)),
        ("united-states", "sprint", *first, datetime(2024, 10, 19, 20, tzinfo=UTC)),
        ("united-states", "qualifying", *first, datetime(2024, 10, 20, 0, tzinfo=UTC)),
        ("united-states", "race", *first, datetime(2024, 10, 20, 21, tzinfo=UTC)),
    ]


def test_a_sheet_that_is_there_is_out_whatever_the_clock_says(release, tmp_path):
    now = datetime(2024, 10, 20, 20, 30, tzinfo=UTC)  # the race began at 19:00
    with time_machine.travel(now, tick=False):
        release.store(tmp_path / "release")
    race = Classification.objects.get(session__grand_prix__season=2024, session__kind="race")
    assert race.issued_at == now


def test_grids_show_penalties_and_the_pit_lane(report):
    columns = ("driver__slug", "position", "pit_lane", "penalty_places", "sent_to_back")
    assert list(GridPosition.objects.order_by("session__date", "line").values_list(*columns)) == [
        ("stirling-moss", 1, False, None, False),
        ("tony-brooks", 2, False, 5, False),
        ("lando-norris", 1, False, None, False),
        ("oscar-piastri", 2, False, None, True),
        ("max-verstappen", None, True, None, False),
    ]


def test_whoever_started_from_the_pit_lane_has_no_place_though_the_grid_was_published_with_one(release, tmp_path):
    release.result(AUSTIN, 1)["gridPositionText"] = "PL"
    release.result(AUSTIN, 2)["gridPositionText"] = "9"
    release.result(AUSTIN, 2, "races-sprint-race-results")["gridPositionText"] = "PL"
    release.rows["races-sprint-starting-grid-positions"] = sheet(
        AUSTIN, ("1", "lando-norris", {}), ("2", "max-verstappen", {})
    )
    release.store(tmp_path / "release")
    columns = ("session__kind", "line", "driver__slug", "position", "pit_lane")
    found = GridPosition.objects.filter(session__grand_prix__slug="united-states")
    assert list(found.order_by("session__kind", "line").values_list(*columns)) == [
        ("race", 1, "lando-norris", None, True),
        ("race", 2, "oscar-piastri", 2, False),
        ("race", 3, "max-verstappen", None, True),
        ("sprint", 1, "lando-norris", None, True),
        ("sprint", 2, "max-verstappen", 2, False),
    ]


def test_fastest_laps_stops_votes_and_drives_are_stored(report):
    assert list(FastestLap.objects.values_list("driver__slug", "line", "time_ms")) == [("stirling-moss", 1, 100_600)]
    assert list(PitStop.objects.values_list("driver__slug", "stop", "lap", "time_ms")) == [
        ("lando-norris", 1, 20, 22_500)
    ]
    assert list(DriverOfTheDay.objects.values_list("driver__slug", "percentage")) == [
        ("oscar-piastri", Decimal("23.40"))
    ]
    assert list(Drive.objects.values_list("season", "entrant__name", "driver__slug", "rounds", "test_driver")) == [
        (1957, "Vandervell Products", "tony-brooks", "1-2", False)
    ]


def test_the_tables_are_computed(report):
    rows = Standing.objects.filter(table__grand_prix__slug="great-britain", table__championship="drivers")
    assert list(rows.order_by("line").values_list("driver__slug", "points")) == [
        ("luigi-musso", Decimal(6)),
        ("stirling-moss", Decimal(5)),
        ("tony-brooks", Decimal(4)),
    ]


def test_decisions_on_a_championship_come_with_their_season(release, tmp_path):
    release.rows["seasons"].append({"year": 2020})
    release.rows["grands-prix"].append({"id": "70th-anniversary", "fullName": "70th", "shortName": "70th GP"})
    race = {"id": 9, "year": 2020, "grandPrixId": "70th-anniversary", "date": "2020-08-09"}
    release.rows["races"].append(race | {"circuitLayoutId": "silverstone-4"})
    release.rows["constructors"].append({"id": "racing-point", "name": "Racing Point"})
    release.rows["engine-manufacturers"].append({"id": "bwt-mercedes", "name": "BWT Mercedes"})
    release.store(tmp_path / "release")
    found = PointsAdjustment.objects.values_list("grand_prix__slug", "constructor__slug", "engine__slug", "points")
    assert list(found) == [("70th-anniversary", "racing-point", "bwt-mercedes", Decimal(-15))]


def test_twice_is_the_same_as_once(report, release, tmp_path):
    tables = (Driver, CircuitLayout, GrandPrix, Session, Classification, Entry, GridPosition, PitStop, Drive, Standing)
    before = [list(model.objects.order_by("pk").values()) for model in tables]
    again = release.store(tmp_path / "release", version="2026.2")
    assert (again.ok, again.created, again.updated, again.notes) == (True, 0, 0, [])
    assert [list(model.objects.order_by("pk").values()) for model in tables] == before
    assert report.created == sum(tally.unchanged for tally in again.tallies.values())


def test_what_is_done_is_told(release, tmp_path):
    told = []
    with open_release(str(release.write(tmp_path / "release"))) as opened:
        import_release(opened, progress=told.append)
    assert told[:2] == ["reading countries", "reading seasons"]
    assert told[-2:] == ["computing the tables of 1957", "computing the tables of 2024"]
