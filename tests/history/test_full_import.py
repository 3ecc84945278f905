"""The whole release over the bundled season."""

from datetime import UTC, date, datetime

import pytest

from results.importers.bundled import DATA
from results.importers.f1db import import_release
from results.importers.f1db.overlay import f1db_corrections
from results.importers.f1db.source import open_release
from results.importers.season_folder import import_season
from results.models import (
    Circuit,
    CircuitLayout,
    Classification,
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
from results.reading.sentences.sheets import field
from results.reading.sheets.sheet import read_sheet
from tests.history.conftest import RELEASE


def rows_of(year, slug, kind, *columns):
    sheets = Classification.objects.filter(
        session__grand_prix__season=year, session__grand_prix__slug=slug, session__kind=kind
    )
    found = Entry.objects.filter(classification__in=sheets.current().order_by())
    return list(found.order_by("line").values_list(*columns))


@pytest.mark.parametrize(
    ("model", "count"),
    [
        (Season, 77),
        (Circuit, 78),
        (CircuitLayout, 160),
        (GrandPrix, 1173),  # the bundled season lists one that was cancelled
        (Driver, 917),
        (FastestLap, 17_085),
        (PitStop, 22_430),
        (DriverOfTheDay, 874),
        (GridPosition, 25_770 + 567),
        (PointsAdjustment, 7),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_everything_is_stored(model, count):
    assert model.objects.count() == count


def test_every_row_of_every_sheet_is_stored():
    per_kind = {
        kind: Entry.objects.filter(
            classification__in=Classification.objects.filter(session__kind=kind).current().order_by()
        ).count()
        for kind in Session.Kind.values
    }
    assert per_kind == {
        "practice-1": 16_098,
        "practice-2": 15_509,
        "practice-3": 8_823,
        "practice-4": 706,
        "pre-qualifying": 647,
        "qualifying-1": 7_707,
        "qualifying-2": 7_541,
        "qualifying": 26_953,  # without the second row of a car, as the corrections say
        "sprint-qualifying": 466,
        "sprint": 568,
        "warm-up": 7_683,
        "race": 27_533,
    }


def test_the_bundled_season_is_the_same_rows(full_history):
    assert full_history.notes == []
    sheets = Classification.objects.filter(session__grand_prix__season=2023)
    assert set(sheets.exclude(source="season folder").values_list("session__kind", flat=True)) == {
        "practice-1",
        "practice-2",
        "practice-3",
    }
    assert sheets.filter(source="season folder").count() == 57
    assert GrandPrix.objects.filter(season=2023).count() == 23
    assert GrandPrix.objects.get(season=2023, slug="united-states").short_name == "USA GP"


def test_austin_2023_keeps_both_its_sheets():
    versions = Classification.objects.filter(
        session__grand_prix__season=2023, session__grand_prix__slug="united-states", session__kind="race"
    ).order_by("version")
    assert list(versions.values_list("version", "state", "source")) == [
        (1, "provisional", "season folder"),
        (2, "revised", "season folder"),
    ]


def test_the_bundled_season_can_be_stored_again():
    report = import_season(DATA / "2023")
    assert (report.ok, report.created, report.updated) == (True, 0, 0)


def test_a_second_import_changes_nothing():
    newest = {model: model.objects.latest("pk").pk for model in (Entry, Classification, Session, Standing, PitStop)}
    with open_release(RELEASE) as release:
        report = import_release(release)
    assert (list(report.fault_lines()), report.created, report.updated, report.notes) == ([], 0, 0, [])
    assert {model: model.objects.latest("pk").pk for model in newest} == newest


def test_new_rows_get_new_keys():
    driver = Driver.objects.create(slug="somebody-new", name="Somebody New", last_name="New")
    season = Season.objects.get(year=2026)
    grand_prix = GrandPrix.objects.create(
        season=season, slug="new", name="New", short_name="New", date=date(2026, 12, 20),
        layout=CircuitLayout.objects.first(),
    )  # fmt: skip
    session = Session.objects.create(grand_prix=grand_prix, kind="race")
    sheet = Classification.objects.create(session=session)
    entry = Entry.objects.create(
        classification=sheet, line=1, position=1, driver=driver, constructor_id=_any("constructor_id"),
        engine_id=_any("engine_id"),
    )  # fmt: skip
    assert Entry.objects.latest("pk") == entry


def _any(column):
    return Entry.objects.values_list(column, flat=True)[0]


def test_a_car_driven_by_two_wins_once_for_both():
    assert rows_of(1957, "great-britain", "race", "position", "driver__slug", "number", "shared_car")[:3] == [
        (1, "tony-brooks", "20", False),
        (1, "stirling-moss", "20", True),
        (2, "luigi-musso", "14", False),
    ]


def test_tyrrell_is_disqualified_from_1984():
    rows = rows_of(1984, "detroit", "race", "status", "constructor__slug")
    assert {status for status, constructor in rows if constructor == "tyrrell"} == {"DSQ"}


def test_times_are_kept_where_gaps_are_measured_from_a_disqualified_winner():
    assert rows_of(2024, "belgium", "race", "position", "driver__slug", "time_ms")[:2] == [
        (1, "lewis-hamilton", 4_797_566),
        (2, "oscar-piastri", 4_798_213),
    ]


def test_races_to_come_have_a_start_and_no_sheet():
    race = Session.objects.get(grand_prix__season=2026, grand_prix__slug="abu-dhabi", kind="race")
    assert (race.starts_at, race.distance_m) == (datetime(2026, 12, 6, 13, tzinfo=UTC), None)
    assert not race.classifications.exists()
    weekend = Classification.objects.filter(session__grand_prix__season=2026, session__grand_prix__slug="netherlands")
    assert set(weekend.values_list("session__kind", flat=True)) == {"practice-1", "sprint-qualifying"}


def test_las_vegas_is_driven_on_the_evening_before_it_is_day_in_utc():
    race = Session.objects.get(grand_prix__season=2024, grand_prix__slug="las-vegas", kind="race")
    assert (race.date, race.starts_at) == (date(2024, 11, 23), datetime(2024, 11, 24, 6, tzinfo=UTC))


def test_every_season_that_has_results_has_tables():
    tables = Standing.objects.values_list("table__grand_prix__season", flat=True)
    assert set(tables) == set(range(1950, 2027))


@pytest.mark.parametrize(
    ("year", "slug", "expected"),
    [
        (1987, "austria", [("philippe-streiff", None, "DNF")]),
        (1988, "spain", [("rene-arnoux", None, "DNF")]),
        (1993, "japan", [("andrea-de-cesaris", None, "DNF")]),
        (1997, "japan", [("damon-hill", 11, ""), ("pedro-diniz", 12, ""), ("jos-verstappen", 13, "")]),
    ],
)
def test_odd_places_of_the_source_are_put_right(full_history, year, slug, expected):
    rows = rows_of(year, slug, "race", "driver__slug", "position", "status")
    assert [row for row in rows if row[0] in {driver for driver, *_ in expected}] == expected
    places = [place for _, place, _ in rows if place]
    assert sorted(set(places)) == list(range(1, max(places) + 1))


def test_races_are_dated_and_named_as_they_were(full_history):
    turkey = GrandPrix.objects.get(season=2021, slug="turkey")
    las_vegas = Session.objects.get(grand_prix__season=2023, grand_prix__slug="las-vegas", kind="race")
    assert (turkey.date, las_vegas.grand_prix.date, las_vegas.date) == (
        date(2021, 10, 10),
        date(2023, 11, 18),
        date(2023, 11, 18),
    )
    assert las_vegas.starts_at == datetime(2023, 11, 19, 6, tzinfo=UTC)
    mexico = dict(GrandPrix.objects.filter(slug="mexico", season__gte=2018).values_list("season", "name"))
    assert mexico == dict.fromkeys((2018, 2019), "Mexican Grand Prix") | dict.fromkeys(
        range(2021, 2027), "Mexico City Grand Prix"
    )
    spielberg = GrandPrix.objects.filter(slug="austria", season__in=(1987, 1997, 2014))
    assert {race.season_id: race.circuit_then for race in spielberg} == {
        1987: "Österreichring",
        1997: "A1-Ring",
        2014: "Red Bull Ring",
    }


def test_every_correction_meets_the_row_it_expects(full_history):
    """Each has its effect on this release, so that none waits for a race or a circuit that there is not."""
    found = f1db_corrections()
    for one in found.values:
        assert GrandPrix.objects.filter(season=one.season, slug=one.grand_prix).exists(), one
        assert not one.driver or Driver.objects.filter(slug=one.driver).exists(), one
    for name in found.circuit_names:
        assert GrandPrix.objects.filter(
            layout__circuit__slug=name.circuit, circuit_name=name.name, season=name.first_season
        ).exists(), name
    for name in found.grand_prix_names:
        assert GrandPrix.objects.filter(slug=name.grand_prix, name=name.name, season=name.first_season).exists(), name


def test_nobody_is_said_to_be_classified_at_indianapolis_who_retired(full_history):
    races = Session.objects.filter(grand_prix__slug="indianapolis", kind="race").order_by("grand_prix__season")
    said = [field(read_sheet(Classification.objects.current().get(session=race))) for race in races]
    assert len(said) == 11
    assert [words for words in said if "classified" in words or "though they retired" not in words] == []
