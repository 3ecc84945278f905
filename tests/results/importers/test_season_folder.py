"""What a season folder becomes in the database."""

import csv
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from results.charts.tracks import runs_of
from results.importers.bundled import DATA
from results.importers.season_folder import import_season
from results.models import (
    CircuitLayout,
    Classification,
    Constructor,
    Driver,
    Entry,
    FastestLap,
    GrandPrix,
    GridPosition,
    PointsAdjustment,
    Ruling,
    Score,
    Season,
    Session,
    Standing,
    StandingsTable,
)
from tests.builders import a_classification, a_driver, a_ruling
from tests.results.importers.league import FILES, a_copy_of_2023, a_league_folder, change

SHEETS = "grand_prix,session,version,state,issued_at,ruling\n"
RESULTS = FILES["race_results.csv"].replace("grand_prix,", "grand_prix,version,").replace("spring,", "spring,,")
SECOND = RESULTS + "spring,2,1,ben,20,\nspring,2,DSQ,ada,20,\nspring,2,DNF,cleo,7,\n"
REVISED = SHEETS + "spring,race,2,revised,1949-04-07T10:00Z,Ada disqualified\n"
RULINGS = "grand_prix,session,decided_at,title,reason\nspring,race,1949-04-07T09:00Z,Ada disqualified,Too light.\n"


def imported(path):
    report = import_season(path)
    assert list(report.fault_lines()) == []
    return report


def everything():
    """All rows with their ids."""
    models = (Season, Driver, GrandPrix, Session, Ruling, Classification, Entry, GridPosition, FastestLap)
    computed = (Score, StandingsTable, Standing)
    return {model: list(model.objects.order_by("pk").values()) for model in (*models, *computed)}


def current_points(championship="drivers", grand_prix="spring"):
    table = StandingsTable.objects.filter(championship=championship, grand_prix__slug=grand_prix).current().get()
    return {str(line.driver or line.constructor): line.points for line in table.standings.all()}


@pytest.fixture
def league(db, tmp_path):
    folder = a_league_folder(tmp_path / "league")
    imported(folder)
    return folder


def test_the_bundled_season_is_all_of_2023(season_2023):
    assert season_2023.source == "F1DB (github.com/f1db/f1db), CC BY 4.0"
    assert season_2023.rules is None
    assert season_2023.grands_prix.count() == 23
    assert season_2023.grands_prix.counting().count() == 22
    assert season_2023.grands_prix.get(slug="emilia-romagna").is_cancelled
    assert {
        kind: Entry.objects.filter(classification__session__kind=kind).count()
        for kind in ("race", "sprint", "qualifying", "sprint-qualifying")
    } == {"race": 460, "sprint": 120, "qualifying": 440, "sprint-qualifying": 120}
    assert GridPosition.objects.filter(session__kind="race").count() == 439
    assert GridPosition.objects.filter(session__kind="sprint").count() == 119
    assert FastestLap.objects.count() == 427


def test_a_driver_of_2023_has_number_team_and_country(season_2023):
    entry = Entry.objects.get(
        driver__slug="guanyu-zhou",
        classification__session__kind="race",
        classification__session__grand_prix__slug="bahrain",
    )

    assert (entry.number, entry.constructor.slug, entry.engine.slug) == ("24", "alfa-romeo", "ferrari")
    assert (entry.driver.nationality, entry.driver.country.code, entry.driver.born_on) == (
        "CHN",
        "CHN",
        date(1999, 5, 30),
    )
    assert entry.fastest_lap


def test_2023_has_its_names_days_and_distances(season_2023):
    austin = season_2023.grands_prix.get(slug="united-states")
    days = {
        session.kind: (session.date, session.scheduled_laps, session.distance_m) for session in austin.sessions.all()
    }

    assert (austin.short_name, austin.layout.circuit.full_name) == ("USA GP", "Circuit of the Americas")
    assert season_2023.grands_prix.get(slug="mexico").name == "Mexico City Grand Prix"
    assert season_2023.grands_prix.get(slug="monaco").short_name == "Monaco GP"
    assert days == {
        "qualifying": (date(2023, 10, 20), None, None),
        "sprint-qualifying": (date(2023, 10, 21), None, None),
        "sprint": (date(2023, 10, 21), 19, 104_424),
        "race": (date(2023, 10, 22), 56, 308_405),
    }


def test_austin_has_a_provisional_and_a_revised_sheet(season_2023):
    provisional, revised = Classification.objects.filter(
        session__grand_prix__slug="united-states", session__kind="race"
    ).order_by("version")
    first = {entry.driver.slug: entry for entry in provisional.entries.select_related("driver")}
    second = {entry.driver.slug: entry for entry in revised.entries.select_related("driver")}
    winner = first["max-verstappen"].time_ms

    assert (provisional.state, revised.state) == ("provisional", "revised")
    assert (first["lewis-hamilton"].position, first["lewis-hamilton"].time_ms - winner) == (2, 2_225)
    assert (first["charles-leclerc"].position, first["charles-leclerc"].time_ms - winner) == (6, 24_662)
    assert (first["sergio-perez"].position, second["sergio-perez"].position) == (5, 4)
    assert [second[slug].status for slug in ("lewis-hamilton", "charles-leclerc")] == ["DSQ", "DSQ"]
    assert second["lewis-hamilton"].time_ms == first["lewis-hamilton"].time_ms
    assert revised.ruling.title == "Hamilton and Leclerc disqualified"


def test_a_second_import_changes_nothing(season_2023):
    before = everything()
    report = import_season(DATA / "2023")

    assert (report.created, report.updated) == (0, 0)
    assert everything() == before


def test_a_league_scores_by_its_own_rules(league):
    season = Season.objects.get(year=1949)

    assert season.source == "Lakeside League"
    assert current_points() == {"Ada Lake": Decimal(10), "Ben Ford": Decimal("6.5")}
    assert current_points("constructors") == {"Red Team": Decimal(10), "Blue Team": Decimal("6.5")}


def test_a_league_need_not_name_what_follows(league):
    ben = Entry.objects.get(driver__slug="ben")
    sheet = ben.classification

    assert (ben.number, ben.constructor.slug, ben.engine.slug, ben.time_ms) == ("2", "blue-team", "honda", 1_091_750)
    assert (sheet.version, sheet.state, sheet.issued_at) == (1, "final", datetime(1949, 4, 6, 12, tzinfo=UTC))
    assert GrandPrix.objects.get(slug="spring").short_name == "Spring GP"
    assert sorted(Session.objects.values_list("grand_prix__slug", "kind", "date")) == [
        ("spring", "race", date(1949, 4, 6)),
        ("summer", "race", date(1949, 7, 6)),
    ]


def test_a_sheet_is_issued_two_hours_after_a_known_start(db, tmp_path):
    sessions = "grand_prix,kind,starts_at\nspring,race,1949-04-06T14:00+02:00\n"
    imported(a_league_folder(tmp_path / "league", sessions=sessions))

    assert Classification.objects.get().issued_at == datetime(1949, 4, 6, 14, tzinfo=UTC)


def test_a_byte_order_mark_and_windows_line_ends_are_read(db, tmp_path):
    drivers = b"\xef\xbb\xbf" + FILES["drivers.csv"].replace("\n", "\r\n").encode()
    imported(a_league_folder(tmp_path / "league", drivers=drivers))

    assert sorted(Driver.objects.values_list("name", flat=True)) == ["Ada Lake", "Ben Ford", "Cleo Bay"]


def test_two_grands_prix_of_one_name_are_told_apart_by_date(db, tmp_path):
    calendar = (
        "slug,name,short_name,layout,date\n"
        "sunday,Lakeside E-Prix,Lakeside,lakeside-long,1949-04-07\n"
        "saturday,Lakeside E-Prix,Lakeside,lakeside-long,1949-04-06\n"
        "later,Lakeside E-Prix,Later,lakeside-long,1949-08-06\n"
        "third,Lakeside E-Prix 3,,lakeside-long,1949-09-06\n"
    )
    folder = a_league_folder(
        tmp_path / "league", calendar=calendar, race_results=None, fastest_laps=None, season="year = 1949\n"
    )
    for _ in range(2):
        imported(folder)
        assert {row.slug: (row.name, row.short_name) for row in GrandPrix.objects.all()} == {
            "saturday": ("Lakeside E-Prix", "Lakeside"),
            "sunday": ("Lakeside E-Prix 2", "Lakeside 2"),
            "later": ("Lakeside E-Prix 4", "Later"),
            "third": ("Lakeside E-Prix 3", "Lakeside E-Prix 3"),
        }


def test_a_calendar_alone_is_a_season(db, tmp_path):
    imported(a_league_folder(tmp_path / "league", season="year = 1949\n", race_results=None, fastest_laps=None))

    assert GrandPrix.objects.count() == 3
    assert not StandingsTable.objects.exists()


def test_a_driver_may_share_a_car_and_stand_twice(db, tmp_path):
    rows = "grand_prix,position,driver,shared_car\nspring,1,ada,\nspring,1,ben,yes\nspring,2,ada,\n"
    imported(a_league_folder(tmp_path / "league", race_results=rows, fastest_laps="grand_prix,driver\nspring,ada\n"))

    assert list(
        Entry.objects.order_by("line").values_list("position", "driver__slug", "shared_car", "fastest_lap")
    ) == [
        (1, "ada", False, True),
        (1, "ben", True, False),
        (2, "ada", False, False),
    ]


def test_every_kind_of_session_has_its_file(db, tmp_path):
    rows = "grand_prix,position,driver\nspring,1,ada\n"
    kinds = [kind for kind in Session.Kind.values if kind != "race"]
    files = {f"{kind.replace('-', '_')}_results": rows for kind in kinds}
    imported(a_league_folder(tmp_path / "league", **files))

    assert set(Entry.objects.values_list("classification__session__kind", flat=True)) == set(Session.Kind.values)


def test_changed_facts_change_in_place(league):
    ids = set(Driver.objects.values_list("slug", "pk"))
    change(league, "drivers.csv", "Ford", "Forde")
    change(league, "calendar.csv", "1949-07-06", "1949-07-13")
    report = imported(league)

    assert Driver.objects.get(slug="ben").name == "Ben Forde"
    assert Session.objects.get(grand_prix__slug="summer").date == date(1949, 7, 13)
    assert set(Driver.objects.values_list("slug", "pk")) == ids
    assert (report.tallies["drivers"].updated, report.tallies["Grands Prix"].updated) == (1, 1)


def test_columns_left_out_keep_what_is_stored(league):
    Driver.objects.filter(slug="ben").update(birthplace="Zug, Switzerland")
    imported(league)

    assert Driver.objects.get(slug="ben").birthplace == "Zug, Switzerland"


def test_a_shorter_grid_takes_the_place_of_the_stored_one(league):
    a_league_folder(league, grids="grand_prix,position,driver\nspring,1,ada\nspring,2,ben\nspring,PL,cleo\n")
    imported(league)
    a_league_folder(league, grids="grand_prix,position,driver\nspring,1,ben\nspring,2,ada\n")
    report = import_season(league, accept_losses=True)

    assert list(GridPosition.objects.values_list("line", "driver__slug")) == [(1, "ben"), (2, "ada")]
    assert report.tallies["grid positions"].removed == 1


def test_an_issued_sheet_cannot_change(league):
    before = everything()
    change(league, "race_results.csv", "spring,2,ben,20", "spring,2,ben,19")
    change(league, "drivers.csv", "Ford", "Forde")
    report = import_season(league)

    assert list(report.fault_lines()) == [
        'race_results.csv:3: "spring" race version 1 is already issued with other rows; enter a revised version'
    ]
    assert everything() == before


def test_a_row_taken_from_an_issued_sheet_is_a_fault(league):
    change(league, "race_results.csv", "spring,DNF,cleo,7,\n", "")

    assert list(import_season(league).fault_lines()) == [
        'race_results.csv:3: "spring" race version 1 is already issued with other rows; enter a revised version'
    ]


def test_a_new_version_corrects_an_issued_sheet(league):
    first = Classification.objects.get()
    imported(a_league_folder(league, race_results=SECOND, sheets=REVISED, rulings=RULINGS))

    assert Classification.objects.current().get().version == 2
    assert Classification.objects.get(version=1) == first
    assert current_points() == {"Ben Ford": Decimal("10.5")}


def test_a_described_sheet_cannot_change_its_state_or_time(league):
    a_league_folder(league, race_results=SECOND, sheets=REVISED, rulings=RULINGS)
    imported(league)
    change(league, "sheets.csv", "1949-04-07T10:00Z", "1949-04-07T11:00Z")

    assert list(import_season(league).fault_lines()) == [
        'race_results.csv:5: "spring" race version 2 is already issued with another state, time or ruling; '
        "enter a revised version"
    ]


def test_a_later_version_by_an_editor_stays(league):
    session = Session.objects.get(grand_prix__slug="spring")
    a_classification(session, rows=[Driver.objects.get(slug="ben")], state="revised", ruling=a_ruling(session))
    imported(league)

    assert list(session.classifications.values_list("version", flat=True)) == [1, 2]
    assert set(current_points()) == {"Ben Ford"}


def test_a_version_an_editor_entered_already_is_a_fault(league):
    session = Session.objects.get(grand_prix__slug="spring")
    a_classification(session, rows=[Driver.objects.get(slug="ben")])
    a_league_folder(league, race_results=SECOND, sheets=REVISED, rulings=RULINGS)

    assert list(import_season(league).fault_lines()) == [
        'race_results.csv:5: "spring" race version 2 is already issued with other rows; enter a revised version'
    ]


def test_a_sheet_an_editor_is_typing_is_left_to_them(league):
    session = Session.objects.get(grand_prix__slug="spring")
    draft = a_classification(session, rows=[a_driver()], issued_at=None)
    a_league_folder(league, race_results=SECOND, sheets=REVISED, rulings=RULINGS)

    assert list(import_season(league).fault_lines()) == [
        'race_results.csv:5: "spring" race version 2 is being entered by an editor; issue or delete that sheet first'
    ]
    assert draft.entries.count() == 1


def test_a_points_adjustment_shows_in_the_table(league):
    rows = "grand_prix,driver,constructor,points,decided_at,reason\n"
    rows += "spring,ada,,-3,1949-04-07T10:00Z,Late.\nspring,,blue-team,-1.5,1949-04-07T10:00Z,Late.\n"
    a_league_folder(league, points_adjustments=rows)
    imported(league)
    report = imported(league)

    assert current_points()["Ada Lake"] == 7
    assert current_points("constructors")["Blue Team"] == 5
    assert PointsAdjustment.objects.count() == 2
    assert (report.created, report.updated) == (0, 0)


def test_two_seasons_share_their_people(league, tmp_path):
    text = FILES["season.toml"].replace("1949", "1948")
    changes = {name.removesuffix(".csv"): FILES[name].replace("1949-", "1948-") for name in ("calendar.csv",)}
    imported(a_league_folder(tmp_path / "next", season=text, **changes))

    assert Season.objects.count() == 2
    assert (Driver.objects.count(), Constructor.objects.count(), GrandPrix.objects.count()) == (3, 2, 6)


def test_an_import_costs_few_queries(db, tmp_path, django_assert_max_num_queries):
    folder = a_copy_of_2023(tmp_path / "2023")
    with django_assert_max_num_queries(90):
        imported(folder)


def test_every_bundled_folder_says_who_its_facts_come_from():
    folders = list(DATA.glob("*/season.toml"))
    assert folders
    for path in folders:
        assert "source = " in path.read_text(encoding="utf-8")
        assert (path.parent / "README.md").is_file()


def test_a_sheet_says_that_it_came_from_a_season_folder(league):
    assert Classification.objects.get().source == "season folder"


def test_a_grand_prix_may_have_a_lap_of_another_length_than_its_layout(league):
    change(league, "calendar.csv", "date,state", "date,state,lap_length_km")
    change(league, "calendar.csv", "1949-04-06,", "1949-04-06,,1.199")
    change(league, "calendar.csv", "1949-07-06,", "1949-07-06,,")
    change(league, "calendar.csv", ",cancelled", ",cancelled,")
    imported(league)

    assert dict(GrandPrix.objects.values_list("slug", "lap_length_m")) == {
        "spring": 1199,
        "summer": None,
        "autumn": None,
    }


def test_how_a_sheet_came_about_is_not_told_after_another_source_told_the_outcome(league):
    """F1DB has the sheet of record alone, and may be imported before the folder that has its history too."""
    Classification.objects.update(source="F1DB 2026.1")
    outcome = Classification.objects.get()
    provisional = "spring,1,1,ben,20,18:10.5,\nspring,1,2,ada,20,+1.250,\n"
    record = "spring,2,1,ada,20,18:10.5,\nspring,2,2,ben,20,+1.250,\nspring,2,DNF,cleo,7,,\n"
    header = "grand_prix,version,position,driver,laps,time,reason\n"
    imported(a_league_folder(league, race_results=header + provisional + record, sheets=REVISED, rulings=RULINGS))

    assert Classification.objects.get() == outcome
    assert not Ruling.objects.exists()


@pytest.mark.django_db
def test_a_layout_brings_the_line_of_its_track(tmp_path):
    drawn = "slug,circuit,drawing\nlakeside-long,lakeside,{}\n"
    folder = a_league_folder(tmp_path / "league", circuit_layouts=drawn.format('"M0,0 H40 V20 z"'))
    imported(folder)
    layout = CircuitLayout.objects.get()
    assert layout.drawing == "M0 0l2000 0 0 1000z"

    change(folder, "circuit_layouts.csv", '"M0,0 H40 V20 z"', layout.drawing)
    report = imported(folder)
    assert (report.created, report.updated) == (0, 0)
    assert CircuitLayout.objects.get().drawing == layout.drawing


def test_every_track_of_2023_is_drawn_in_one_line():
    rows = list(csv.DictReader((DATA / "2023" / "circuit_layouts.csv").read_text().splitlines()))
    assert {row["slug"]: len(runs_of(row["drawing"])) for row in rows} == {row["slug"]: 1 for row in rows}
    assert len(rows) == 23


def sprint_of(folder, **changes):
    sprint = FILES["race_results.csv"].replace("spring,", "autumn,")
    calendar = FILES["calendar.csv"].replace("autumn,Autumn Grand Prix,lakeside-long,,", CANCELLED_AUTUMN)
    season = FILES["season.toml"] + "sprint = [3, 2, 1]\n"
    return a_league_folder(folder, **{"season": season, "calendar": calendar, "sprint_results": sprint} | changes)


CANCELLED_AUTUMN = "autumn,Autumn Grand Prix,lakeside-long,1949-09-06,"


def test_a_grand_prix_cancelled_after_its_sprint_stays_with_the_points_of_it(db, tmp_path):
    imported(sprint_of(tmp_path / "league"))

    autumn = GrandPrix.objects.get(slug="autumn")
    assert (autumn.state, autumn.sessions.get(kind="race").state) == ("scheduled", "cancelled")
    assert autumn.sessions.get(kind="sprint").state == "scheduled"
    assert current_points(grand_prix="autumn") == {
        "Ada Lake": Decimal(13),
        "Ben Ford": Decimal("8.5"),
    }
    assert imported(sprint_of(tmp_path / "league")).updated == 0


def test_a_session_is_called_off_in_its_file_and_can_be_put_back(db, tmp_path):
    calendar = FILES["calendar.csv"].replace("lakeside-long,,cancelled", "lakeside-long,1949-09-06,")
    told = "grand_prix,kind,state\nautumn,sprint,\nautumn,race,{}\n"
    grids = "grand_prix,position,driver\nautumn,1,ada\n"  # of a race that was abandoned there is a grid
    for state, stored in (("abandoned", "abandoned"), ("postponed", "postponed"), ("", "scheduled")):
        imported(sprint_of(tmp_path / "league", calendar=calendar, sessions=told.format(state), grids=grids))
        assert Session.objects.get(grand_prix__slug="autumn", kind="race").state == stored


@pytest.mark.parametrize("state", ["cancelled", "abandoned"])
def test_a_session_that_was_called_off_has_no_sheet(db, tmp_path, state):
    sessions = f"grand_prix,kind,state\nspring,race,{state}\n"
    report = import_season(a_league_folder(tmp_path / "league", sessions=sessions))
    told = f'the race of "spring" is {state} and has no results'
    assert list(report.fault_lines()) == [f"race_results.csv:2: {told}"]


def test_a_season_has_the_name_it_gives_itself(db, tmp_path):
    imported(a_league_folder(tmp_path / "league", season='name = "1948-49"\n' + FILES["season.toml"]))
    assert str(Season.objects.get(year=1949)) == "1948-49"
    assert Season.objects.get(year=1949).get_absolute_url() == "/seasons/1949/"


def test_a_league_without_constructors_has_no_table_of_them(db, tmp_path):
    imported(a_league_folder(tmp_path / "league", season=FILES["season.toml"] + "constructors = false\n"))
    assert set(StandingsTable.objects.values_list("championship", flat=True)) == {"drivers"}


GRID = "grand_prix,position,driver\nspring,1,cleo\nspring,2,ada\n"
POLE = FILES["season.toml"] + "pole = 2\n"


def test_pole_is_paid_from_the_grid_where_there_is_no_qualifying_sheet(db, tmp_path):
    imported(a_league_folder(tmp_path / "league", season=POLE, grids=GRID))
    assert current_points() == {"Ada Lake": Decimal(10), "Ben Ford": Decimal("6.5"), "Cleo Bay": Decimal(2)}
    assert current_points("constructors") == {"Red Team": Decimal(12), "Blue Team": Decimal("6.5")}
    assert Score.objects.get(entry__driver__slug="cleo", championship="drivers").points == 2


def test_pole_goes_with_each_version_of_the_qualifying_sheet(db, tmp_path):
    rows = "grand_prix,version,position,driver,q1\nspring,1,1,cleo,54.0\nspring,1,2,ben,55.0\n"
    rows += "spring,2,1,ben,55.0\nspring,2,DSQ,cleo,54.0\n"
    rulings = RULINGS.replace("race", "qualifying").replace("Ada", "Cleo")
    sheets = SHEETS + "spring,qualifying,1,final,1949-04-05T10:00Z,\n"
    sheets += "spring,qualifying,2,revised,1949-04-07T10:00Z,Cleo disqualified\n"
    files = {"season": POLE, "grids": GRID, "qualifying_results": rows, "rulings": rulings, "sheets": sheets}
    imported(a_league_folder(tmp_path / "league", **files))

    before = StandingsTable.objects.drivers().current(datetime(1949, 4, 7, 9, tzinfo=UTC)).get()
    assert {line.driver.slug: line.points for line in before.standings.all()} == {
        "ada": 10,
        "ben": Decimal("6.5"),
        "cleo": 2,
    }
    assert current_points() == {"Ada Lake": Decimal(10), "Ben Ford": Decimal("8.5")}
    assert set(Score.objects.filter(points=2).values_list("entry__driver__slug", "entry__classification__version")) == {
        ("cleo", 1),
        ("ben", 2),
    }
