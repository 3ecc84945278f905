"""Everything that can be wrong with a season folder is told by file and line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from results.importers.report import MOST_FAULTS_PRINTED, Report
from results.importers.season_folder import import_season
from results.importers.season_folder.reading import read_facts
from results.models import Circuit, Driver, Season
from tests.results.importers.league import FILES, a_copy_of_2023, a_league_folder, change

RACE = "grand_prix,position,driver,laps,time\n"
CALENDAR = "slug,name,layout,date,state\n"
SPRING = "spring,Spring Grand Prix,lakeside-long,1949-04-06,\n"
DRIVERS = FILES["drivers.csv"]
VERSIONS = "grand_prix,version,position,driver\nspring,1,1,ada\nspring,1,2,ben\nspring,2,1,ben\n"
SHEETS = "grand_prix,session,version,state,issued_at,ruling\n"
RULINGS = "grand_prix,session,decided_at,title,reason\nspring,race,1949-04-07T10:00Z,Ada disqualified,Too light.\n"


def faults(path):
    report = Report("folder")
    assert read_facts(path, report) is None
    return list(report.fault_lines())


def test_an_unknown_driver_is_named_with_file_line_and_suggestion(tmp_path):
    folder = a_copy_of_2023(tmp_path / "2023")
    change(folder, "race_results.csv", "saudi-arabia,,2,max-verstappen", "saudi-arabia,,2,max-verstapen")

    assert faults(folder) == ['race_results.csv:23: unknown driver "max-verstapen", did you mean "max-verstappen"?']


def test_a_line_may_end_before_what_nobody_has_to_say(tmp_path):
    folder = a_league_folder(tmp_path / "league", engine_manufacturers="slug,name,nationality\nhonda,Honda\n")
    read = read_facts(folder, Report("folder"))
    assert read.engines == {"honda": {"name": "Honda", "nationality": ""}}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        # Files
        ({"drivers": None}, ["drivers.csv: the file is missing"]),
        ({"season": None}, ["season.toml: the file is missing"]),
        ({"drivers": ""}, ["drivers.csv: the file is empty"]),
        ({"drivers": "\n\n"}, ["drivers.csv: the file is empty"]),
        (
            {"race_results": ""},
            ["race_results.csv: the file is empty"],
        ),
        (
            {"calendar": CALENDAR, "race_results": None, "fastest_laps": None},
            ["calendar.csv: there is nothing below the header"],
        ),
        ({"race_result": RACE}, ['race_result.csv: unknown file "race_result.csv", did you mean "race_results.csv"?']),
        ({"drivers": DRIVERS.encode("utf-16")}, ["drivers.csv:1: a NUL byte: this is no text file"]),
        ({"drivers": DRIVERS.replace("Bay", "B\0y")}, ["drivers.csv:4: a NUL byte: this is no text file"]),
        (
            {"drivers": DRIVERS.replace("Bay", "Bäy").encode("latin-1")},
            ["drivers.csv:4: this is not UTF-8; save the file as UTF-8"],
        ),
        ({"drivers": DRIVERS.replace(",", ";")}, ["drivers.csv:1: the columns are not separated by commas"]),
        (
            {"drivers": DRIVERS.replace("Bay", '"Bay')},
            ["drivers.csv:4: this is not CSV from here on (unexpected end of data)"],
        ),
        # Columns and fields
        ({"engine_manufacturers": "slug\nhonda\n"}, ['engine_manufacturers.csv:1: the column "name" is missing']),
        (
            {"drivers": DRIVERS.replace("number", "numbr")},
            ['drivers.csv:1: unknown column "numbr", did you mean "number"?'],
        ),
        (
            {"engine_manufacturers": "slug,name,name\nhonda,Honda,H\n"},
            ['engine_manufacturers.csv:1: the column "name" stands twice'],
        ),
        (
            {"engine_manufacturers": "slug,name\nhonda,Honda,Japan\n"},
            ["engine_manufacturers.csv:2: 3 fields, but the header has 2"],
        ),
        # A line may end before what nobody has to say, not before what it must.
        (
            {"engine_manufacturers": "slug,nationality,name\nhonda,JPN\n"},
            ["engine_manufacturers.csv:2: 2 fields, but the header has 3"],
        ),
        ({"engine_manufacturers": "slug,name\nhonda,\n"}, ["engine_manufacturers.csv:2: name: this must not be empty"]),
        (
            {"engine_manufacturers": f"slug,name\nhonda,{'x' * 101}\n"},
            [f'engine_manufacturers.csv:2: name: "{"x" * 60}…" is longer than 100 characters'],
        ),
        (
            {"engine_manufacturers": f"slug,name\nhonda,{'x' * 2001}\n"},
            ["engine_manufacturers.csv:2: name: 2001 characters is too long"],
        ),
        (
            {"engine_manufacturers": 'slug,name\nhonda,"Hon\nda"\n'},
            ['engine_manufacturers.csv:2: name: "Hon?da" holds a line break or another control character'],
        ),
        (
            {"engine_manufacturers": "slug,name\nhonda,Hon\u2028da\n"},
            ['engine_manufacturers.csv:2: name: "Hon?da" holds a line break or another control character'],
        ),
        (
            {"engine_manufacturers": "slug,name\nhonda,Hon\u202eda\n"},
            ['engine_manufacturers.csv:2: name: "Hon?da" holds a line break or another control character'],
        ),
        (
            {"engine_manufacturers": "slug,name\nHonda!,Honda\n"},
            ['engine_manufacturers.csv:2: slug: "Honda!" is not a slug such as max-verstappen'],
        ),
        (
            {"engine_manufacturers": "slug,name,nationality\nhonda,Honda,SUI\n"},
            ['engine_manufacturers.csv:2: nationality: unknown country "SUI", did you mean "CHE"?'],
        ),
        (
            {"circuits": "slug,name,full_name,time_zone\nlakeside,L,L,Europe/Zurch\n"},
            ['circuits.csv:2: time_zone: unknown time zone "Europe/Zurch", did you mean "Europe/Zurich"?'],
        ),
        (
            {"circuits": "slug,name,full_name,latitude\nlakeside,L,L,91\n"},
            ['circuits.csv:2: latitude: "91" is not a number from -90 to 90 with at most 6 decimals'],
        ),
        (
            {"circuit_layouts": "slug,circuit,turns\nlakeside-long,lakeside,70000\n"},
            ['circuit_layouts.csv:2: turns: "70000" is not a whole number from 1 to 999'],
        ),
        (
            {"circuit_layouts": "slug,circuit,drawing\nlakeside-long,lakeside,M0 0l5 5 onload=x\n"},
            ['circuit_layouts.csv:2: drawing: a path cannot go on with "onload=x"'],
        ),
        (
            {"circuit_layouts": "slug,circuit,drawing\nlakeside-long,lakeside,M5 5z\n"},
            ["circuit_layouts.csv:2: drawing: there is no line in it"],
        ),
        (
            {"circuit_layouts": f"slug,circuit,drawing\nlakeside-long,lakeside,{'M5 5l1 1' * 2_501}\n"},
            ["circuit_layouts.csv:2: drawing: 20008 characters is too long"],
        ),
        # Keys and references
        ({"drivers": DRIVERS + "ada,Ada,Poole,4,red-team\n"}, ['drivers.csv:5: driver "ada" stands in line 2 already']),
        (
            {"drivers": DRIVERS + "dan,Dan,Poole,4,rd-team\n"},
            ['drivers.csv:5: unknown constructor "rd-team", did you mean "red-team"?'],
        ),
        (
            {"circuit_layouts": "slug,circuit\nlakeside-long,somewhere\n"},
            ['circuit_layouts.csv:2: unknown circuit "somewhere"'],
        ),
        (
            {"race_results": RACE + "sprng,1,ada,20,\n", "fastest_laps": None},
            ['race_results.csv:2: unknown Grand Prix "sprng", did you mean "spring"?'],
        ),
        # Calendar and sessions
        (
            {"calendar": CALENDAR + SPRING + "summer,Summer Grand Prix,lakeside-long,,\n"},
            ["calendar.csv:3: date: only a postponed or cancelled Grand Prix has none"],
        ),
        (
            {"calendar": CALENDAR + SPRING + "summer,Summer Grand Prix,lakeside-long,1949-13-01,\n"},
            ['calendar.csv:3: date: "1949-13-01" is not a date such as 2023-10-22'],
        ),
        (
            {"calendar": CALENDAR + SPRING + "summer,Summer Grand Prix,lakeside-long,2013-07-06,\n"},
            ["calendar.csv:3: date: 2013-07-06 is not in the season 1949"],
        ),
        (
            {"calendar": CALENDAR + SPRING + "drivers,Drivers Grand Prix,lakeside-long,1949-07-06,\n"},
            ['calendar.csv:3: slug: "drivers" is the address of a championship'],
        ),
        (
            {"calendar": CALENDAR + SPRING + "summer,S,lakeside-long,1949-07-06,canceled\n"},
            ['calendar.csv:3: state: unknown value "canceled", did you mean "cancelled"?'],
        ),
        (
            {"race_results": FILES["race_results.csv"] + "autumn,1,ada,20,\n"},
            ['race_results.csv:5: "autumn" is cancelled and has no results'],
        ),
        (
            {
                "sprint_results": RACE + "spring,1,ada,9,\n",
                "sessions": "grand_prix,kind,date\nspring,qualifying,1949-04-05\n",
            },
            ['sprint_results.csv:2: "spring" has no session "sprint" in sessions.csv'],
        ),
        (
            {"sprint_grids": "grand_prix,driver\nspring,ada\n", "sessions": "grand_prix,kind\nspring,qualifying\n"},
            ['sprint_grids.csv:2: "spring" has no session "sprint" in sessions.csv'],
        ),
        (
            {"sessions": "grand_prix,kind\nspring,race\nspring,race\n"},
            ['sessions.csv:3: session "spring" "race" stands in line 2 already'],
        ),
        (
            {"sessions": "grand_prix,kind,starts_at\nspring,race,1949-04-06T12:00\n"},
            ['sessions.csv:2: starts_at: "1949-04-06T12:00" is not a moment such as 2023-10-22T19:00:00Z'],
        ),
        (
            {"sessions": "grand_prix,kind,starts_at\nspring,race,0001-01-01T00:00Z\n"},
            ['sessions.csv:2: starts_at: "0001-01-01T00:00Z" is not between the years 1800 and 2200'],
        ),
        # Results
        (
            {"race_results": RACE + "spring,one,ada,20,\nspring,2,ben,20,\n"},
            ['race_results.csv:2: position: "one" is neither a place nor one of NC, DNF, DSQ, DNS, DNQ, DNPQ, DNP, EX'],
        ),
        (
            {"race_results": RACE + "spring,1,ada,20,\nspring,1,ben,20,\n"},
            ["race_results.csv:3: place 1 is Ada Lake's already, and no row says the car was shared"],
        ),
        (
            {"race_results": RACE + "spring,1,ada,99999,\nspring,2,ben,20,\n"},
            ['race_results.csv:2: laps: "99999" is not a whole number from 0 to 9999'],
        ),
        (
            {"race_results": RACE + "spring,1,ada,20,18:70\nspring,2,ben,20,\n"},
            ['race_results.csv:2: time: "18:70" is not a time (60 or more minutes or seconds)'],
        ),
        # A fault in the first row is told once, not again for each gap to it
        (
            {"race_results": RACE + "spring,1,ada,20,18:70\nspring,2,ben,20,+1.25\n"},
            ['race_results.csv:2: time: "18:70" is not a time (60 or more minutes or seconds)'],
        ),
        (
            {"race_results": RACE.replace("laps", "lap") + "spring,one,ada,20,18:10\nspring,2,ben,20,+1.25\n"},
            [
                'race_results.csv:1: unknown column "lap", did you mean "laps"?',
                'race_results.csv:2: position: "one" is neither a place nor one of '
                "NC, DNF, DSQ, DNS, DNQ, DNPQ, DNP, EX",
            ],
        ),
        (
            {"race_results": RACE + "spring,1,ada,20,\nspring,2,ben,20,+1.25\n"},
            ["race_results.csv:3: time: a gap, but the row in first place has no time"],
        ),
        (
            {"race_results": RACE + "spring,1,ada,20,\nspring,2,ben,19,+1 lap\n"},
            ['race_results.csv:3: time: "+1 lap" is no time; how far a car came stands under "laps"'],
        ),
        (
            {"race_results": RACE.replace("time", "q1") + "spring,1,ada,20,\nspring,2,ben,20,\n"},
            ['race_results.csv:1: unknown column "q1"'],
        ),
        (
            {"drivers": "slug,last_name\nada,Lake\nben,Ford\ncleo,Bay\n", "race_results": RACE + "spring,1,ben,20,\n"},
            ["race_results.csv:2: constructor: none here, and none for this driver in drivers.csv"],
        ),
        (
            {
                "engine_manufacturers": "slug,name\nhonda,Honda\nrotax,Rotax\n",
                "race_results": RACE + "spring,1,ben,20,\n",
            },
            ['race_results.csv:2: engine: none here, and none for "blue-team" in constructors.csv'],
        ),
        (
            {"grids": "grand_prix,position,driver\nspring,1,ada\nspring,1,ben\n"},
            ["grids.csv:3: place 1 on the grid stands in line 2 already"],
        ),
        (
            {"fastest_laps": "grand_prix,driver,time\nspring,ada,54.0\nspring,ben,53.9\n"},
            ["fastest_laps.csv:3: time: faster than line 2; the fastest lap stands first"],
        ),
        # Versions
        (
            {"race_results": VERSIONS},
            ['race_results.csv:4: sheets.csv must say when version 2 of "spring" race was issued'],
        ),
        (
            {"race_results": VERSIONS.replace("spring,2", "spring,3")},
            [
                'race_results.csv:4: sheets.csv must say when version 3 of "spring" race was issued',
                'race_results.csv:4: version 3 of "spring" race has no version 2 before it',
            ],
        ),
        (
            {
                "race_results": VERSIONS.replace("spring,2", "spring,3"),
                "rulings": RULINGS,
                "sheets": SHEETS + "spring,race,3,revised,1949-04-07T10:00Z,Ada disqualified\n",
            },
            ['race_results.csv:4: version 3 of "spring" race has no version 2 before it'],
        ),
        (
            {"race_results": VERSIONS, "sheets": SHEETS + "spring,race,2,revised,1949-04-07T10:00Z,\n"},
            ["sheets.csv:2: a revised sheet names its ruling, or its cause with a note"],
        ),
        (
            {"race_results": VERSIONS, "sheets": SHEETS + "spring,race,2,final,1949-04-05T10:00Z,\n"},
            ["sheets.csv:2: version 2 is issued no later than version 1 (1949-04-06T12:00Z)"],
        ),
        (
            {
                "race_results": VERSIONS,
                "rulings": RULINGS,
                "sheets": SHEETS + "spring,race,2,revised,1949-04-07T10:00Z,Ada disqualifed\n",
            },
            ['sheets.csv:2: unknown ruling "Ada disqualifed", did you mean "Ada disqualified"?'],
        ),
        (
            {"sheets": SHEETS + "summer,race,1,final,,\n"},
            ['sheets.csv:2: no rows for version 1 of "summer" race in race_results.csv'],
        ),
        (
            {"race_results": "", "fastest_laps": None, "sheets": SHEETS + "spring,race,1,final,,\n"},
            ["race_results.csv: the file is empty"],
        ),
        (
            {"race_results": VERSIONS, "fastest_laps": None, "sheets": ""},
            ["sheets.csv: the file is empty"],
        ),
        (
            {"rulings": RULINGS.replace("spring,", "sprang,")},
            ['rulings.csv:2: unknown Grand Prix "sprang", did you mean "spring"?'],
        ),
        # Adjustments
        (
            {"points_adjustments": "grand_prix,points,decided_at,reason\nspring,-3,1949-04-07T10:00Z,Late.\n"},
            ["points_adjustments.csv:2: an adjustment is for a driver or for a constructor"],
        ),
        (
            {"points_adjustments": "grand_prix,driver,points,decided_at,reason\nspring,ada,many,1949-04-07T10:00Z,X\n"},
            ['points_adjustments.csv:2: points: "many" is not a number from -9999 to 9999 with at most 2 decimals'],
        ),
        # Rules
        ({"season": "year = 1949\nsource = \n"}, ["season.toml:2: this is not TOML (Invalid value)"]),
        (
            {"season": "year = '1949'\n"},
            ["season.toml:1: year: a whole number from 1890 to 2200 is needed, as in year = 2023"],
        ),
        (
            {"season": "year = 1949\n"},
            ["season.toml:1: no scoring rules are known for 1949; a season can bring its own under [rules]"],
        ),
        (
            {"season": "year = 1949\nsorce = 'x'\n[rules]\nrace = [1]\n"},
            ['season.toml:2: unknown entry "sorce", did you mean "source"?'],
        ),
        (
            {"season": "year = 1949\nsource_url = 'javascript:alert(1)'\n[rules]\nrace = [1]\n"},
            ['season.toml:2: source_url: "javascript:alert(1)" is not an address (https://...)'],
        ),
        ({"season": "year = 1949\nrules = 3\n"}, ["season.toml:2: rules: a table is needed, [rules]"]),
        (
            {"season": "year = 1951\n[rules]\n", "calendar": FILES["calendar.csv"].replace("1949", "1951")},
            ['season.toml:2: rules: "race" is missing: the list of points from first place on'],
        ),
        (
            {"season": "year = -1949\n[rules]\nrace = [1]\n"},
            ["season.toml:1: year: a whole number from 1890 to 2200 is needed, as in year = 2023"],
        ),
        (
            {"season": "year = 1949\n[rules]\nrace = [1]\nfactors = {sprng = 0.5}\n"},
            ['season.toml:4: factors: unknown Grand Prix "sprng", did you mean "spring"?'],
        ),
        (
            {"season": "year = 1949\n\n[rules]\nrace = ['x']\n"},
            ["season.toml:4: rules: \"race\" holds 'x', which is not a number from 0 to 1000 with two decimals"],
        ),
        (
            {"season": "year = 1949\n[rules]\nrace = [1]\n[rules.factors]\nsprng = 0.5\n"},
            ['season.toml:5: factors: unknown Grand Prix "sprng", did you mean "spring"?'],
        ),
        (
            {"season": "year = 1949\n[rules]\nrace = [1]\n[rules.constructors]\nrace = [1]\ncars = 'two'\n"},
            [
                'season.toml:6: rules.constructors: "cars" takes the number of cars of a constructor that score, '
                "as in cars = 2"
            ],
        ),
        (
            {"season": "year = 1949\nname = 1\n[rules]\nrace = [1]\nshortened = {sprng = 0.5}\n"},
            [
                'season.toml:2: name: a text of at most 20 characters on one line is needed, as in name = "2023-24"',
            ],
        ),
        (
            {"season": "year = 1949\n[rules]\nrace = [1]\nshortened = {sprng = 0.5}\n"},
            ['season.toml:4: shortened: unknown Grand Prix "sprng", did you mean "spring"?'],
        ),
        (
            {"season": "year = 1949\n[rules]\nrace = [1]\npoles = 1\n"},
            [
                'season.toml:4: rules: unknown entry "poles" (known: race, sprint, fastest_lap, sprint_fastest_lap, '
                "pole, factors, shortened, best, best_by, best_car_only, cars, distance, countback, sprint_places, "
                "level_share_a_place, shared_cars, listed, constructors)"
            ],
        ),
        ({"season": "x = " + "[" * 5000}, ["season.toml: this is not TOML (maximum recursion depth exceeded)"]),
    ],
)
def test_each_fault_is_told_exactly(tmp_path, changes, expected):
    assert sorted(faults(a_league_folder(tmp_path / "league", **changes))) == sorted(expected)


def test_all_faults_are_told_at_once(tmp_path):
    folder = a_league_folder(
        tmp_path / "league",
        drivers=DRIVERS.replace("Ford", ""),
        race_results=RACE + "spring,1,adda,20,\nspring,2,ben,x,\n",
        fastest_laps=None,
    )

    assert faults(folder) == [
        "drivers.csv:3: last_name: this must not be empty",
        'race_results.csv:2: unknown driver "adda", did you mean "ada"?',
        'race_results.csv:3: laps: "x" is not a whole number from 0 to 9999',
    ]


def test_a_long_list_of_faults_is_cut(tmp_path):
    rows = "".join(f"spring,{place},nobody,20,\n" for place in range(1, 900)) * 3
    lines = faults(a_league_folder(tmp_path / "league", race_results=RACE + rows, fastest_laps=None))

    assert len(lines) == MOST_FAULTS_PRINTED + 1
    assert lines[-1].startswith("and ")
    assert lines[-1].endswith(" more")


@pytest.mark.parametrize("name", ["nowhere", "file.txt"])
def test_a_folder_that_is_none_is_one_fault(tmp_path, name):
    (tmp_path / "file.txt").write_text("x")

    assert faults(tmp_path / name) == [f"{tmp_path / name}: there is no such folder"]


def test_files_outside_the_folder_are_not_read(tmp_path):
    folder = a_league_folder(tmp_path / "league", drivers=None)
    (tmp_path / "elsewhere.csv").write_text(DRIVERS)
    (folder / "drivers.csv").symlink_to(tmp_path / "elsewhere.csv")

    assert faults(folder) == ["drivers.csv: this is not a plain file"]


def test_a_folder_in_place_of_a_file_is_a_fault(tmp_path):
    folder = a_league_folder(tmp_path / "league", drivers=None)
    (folder / "drivers.csv").mkdir()

    assert faults(folder) == ["drivers.csv: this is not a plain file"]


@settings(max_examples=60, deadline=None)
@given(
    file=st.sampled_from(["season", *(name.removesuffix(".csv") for name in FILES if name.endswith(".csv"))]),
    content=st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode(errors="replace")),
)
def test_any_content_is_read_or_at_fault(tmp_path_factory, file, content):
    folder = a_league_folder(tmp_path_factory.mktemp("league"), **{file: content})
    report = Report("folder")

    assert (read_facts(folder, report) is None) == (not report.ok)


def test_more_rows_or_columns_than_any_season_has_are_not_read(tmp_path):
    columns = ",".join(f"column{number}" for number in range(101)) + "\n"
    rows = "slug,name\n" + "".join(f"team-{number},Team\n" for number in range(50_001))
    folder = a_league_folder(tmp_path / "league", constructors=rows, grids=columns)

    assert faults(folder) == ["constructors.csv:50002: more than 50,000 rows", "grids.csv:1: more than 100 columns"]


def test_a_huge_file_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr("results.importers.season_folder.folder.LARGEST_FILE", 1_000_000)
    folder = a_league_folder(tmp_path / "league", race_results=RACE + "x" * 1_000_000, fastest_laps=None)

    assert faults(folder) == ["race_results.csv: the file is larger than 1 MB"]


@pytest.mark.django_db
def test_a_fault_leaves_the_database_untouched(tmp_path):
    folder = a_league_folder(tmp_path / "league", race_results=RACE + "spring,1,adda,20,\n", fastest_laps=None)
    report = import_season(folder)

    assert not report.ok
    assert report.tallies == {}
    assert not Season.objects.exists()
    assert not Circuit.objects.exists()
    assert not Driver.objects.exists()


@pytest.mark.django_db
def test_rules_that_give_too_many_points_are_a_fault(tmp_path):
    season = "year = 1949\n[rules]\nrace = [1000]\nfactors = {spring = 1000}\n"
    report = import_season(a_league_folder(tmp_path / "league", season=season))

    assert list(report.fault_lines()) == ["season.toml: rules: they give more points than a table can hold"]
    assert not Season.objects.exists()
