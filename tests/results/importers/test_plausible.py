"""Facts that cannot be so are faults, in a folder and in a release alike."""

from datetime import date

import pytest

from results.importers.plausible import (
    Career,
    Life,
    far_from_the_season,
    impossible_lives,
    is_in_calendar_year,
    years,
)
from results.importers.season_folder import import_season
from results.models import Driver
from tests.results.importers.f1db.small_release import AUSTIN, SmallRelease
from tests.results.importers.league import FILES, a_league_folder

TODAY = date(2024, 6, 1)
RACED = Career(date(2020, 5, 1), date(2023, 5, 1), date(2023, 5, 1))


def problems(born=None, died=None, career=RACED, others=()):
    lives = {"ada": Life(born and date.fromisoformat(born), died and date.fromisoformat(died))}
    lives |= {number: Life(date(year, 1, 1), None) for number, year in enumerate(others)}
    careers = ({"ada": career} if career else {}) | dict.fromkeys(range(len(others)), RACED)
    return [(field, problem) for _, field, problem in impossible_lives(lives, careers, TODAY)]


@pytest.mark.parametrize(
    ("life", "expected"),
    [
        ({"born": "1997-09-30"}, []),
        ({"born": "2097-09-30"}, [("born", "2097-09-30 is in the future")]),
        ({"born": "2021-01-01"}, [("born", "2021-01-01 is not before the first race, on 2020-05-01")]),
        ({"born": "1897-09-30"}, [("born", "1897-09-30 makes 125 years old at the race of 2023-05-01")]),
        ({"born": "1943-05-01"}, []),
        ({"born": "1942-05-01"}, [("born", "1942-05-01 makes 81 years old at the race of 2023-05-01")]),
        ({"died": "2024-06-02"}, [("died", "2024-06-02 is in the future")]),
        ({"died": "2022-05-01"}, [("died", "2022-05-01 is before the last race driven, on 2023-05-01")]),
        ({"died": "2023-05-01"}, []),
        ({"born": "1997-09-30", "died": "1990-01-01", "career": None}, [
            ("died", "1990-01-01 is before the day of birth, 1997-09-30")]),
        ({"born": "2023-01-01", "career": None}, []),
    ],
)  # fmt: skip
def test_a_life_contains_its_races(life, expected):
    assert problems(**life, others=[1990, 1991, 1992]) == expected


def test_who_died_in_practice_is_still_on_the_sheet_of_the_race():
    entered = Career(date(1970, 5, 1), date(1970, 9, 6), date(1970, 8, 16))
    assert problems("1942-04-18", "1970-09-05", entered) == []
    assert problems("1942-04-18", "1970-08-01", entered) == [
        ("died", "1970-08-01 is before the last race driven, on 1970-08-16")
    ]
    assert problems("1942-04-18", "1970-08-01", Career(date(1970, 5, 1), date(1970, 9, 6))) == [
        ("died", "1970-08-01 is before the last result, of 1970-09-06")
    ]


def test_children_race_among_children_alone():
    assert problems("2010-05-01", others=[2009, 2010, 2011]) == []
    assert problems("2016-05-01", others=[2009, 2010, 2011]) == [
        ("born", "2016-05-01 makes 4 years old at the first race, on 2020-05-01")
    ]
    assert problems("2010-05-01", others=[1980, 1990, 2000]) == [
        ("born", "2010-05-01 makes 10 years old at the first race, on 2020-05-01")
    ]


def test_years_are_whole():
    assert [years(date(2000, 2, 29), day) for day in (date(2018, 2, 28), date(2018, 3, 1), date(1999, 3, 1))] == [
        17,
        18,
        -1,
    ]


def test_a_race_is_not_far_from_the_others():
    winter = {"a": date(2023, 9, 1), "b": date(2024, 1, 1), "c": date(2024, 6, 1)}
    assert far_from_the_season(winter) == []
    assert far_from_the_season(winter | {"d": date(2025, 6, 1)}) == ["d"]
    assert far_from_the_season({"a": date(2023, 1, 1), "b": date(2024, 12, 1)}) == []


def test_a_championship_year_has_its_edges():
    assert is_in_calendar_year(date(1968, 1, 1), 1968)
    assert is_in_calendar_year(date(1967, 12, 31), 1968)
    assert not is_in_calendar_year(date(1967, 6, 1), 1968)


def faults(tmp_path, **changes):
    return list(import_season(a_league_folder(tmp_path / "league", **changes)).fault_lines())


def drivers(**days):
    head = "slug,first_name,last_name,number,constructor,born_on,died_on\n"
    rows = {"ada": "ada,Ada,Lake,1,red-team", "ben": "ben,Ben,Ford,2,blue-team", "cleo": "cleo,Cleo,Bay,3,red-team"}
    return head + "".join(f"{row},{days.get(slug, '1920-01-01,')}\n" for slug, row in rows.items())


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"drivers": drivers()}, []),
        ({"drivers": drivers(ben="2097-01-01,")}, ["drivers.csv:3: born_on: 2097-01-01 is in the future"]),
        ({"drivers": drivers(ben="1950-01-01,")}, [
            "drivers.csv:3: born_on: 1950-01-01 is not before the first race, on 1949-04-06"]),
        ({"drivers": drivers(ben="1939-01-01,")}, [
            "drivers.csv:3: born_on: 1939-01-01 makes 10 years old at the first race, on 1949-04-06"]),
        ({"drivers": drivers(cleo="1920-01-01,1948-04-06")}, [
            "drivers.csv:4: died_on: 1948-04-06 is before the last race driven, on 1949-04-06"]),
        ({"calendar": FILES["calendar.csv"].replace("1949-07-06,", "1950-12-30,").replace(",,cancelled", ",1949-08-01,")
          + "winter,Winter Grand Prix,lakeside-long,1949-09-01,\n"}, [
            "calendar.csv:3: date: 1950-12-30 is far from the other races of the season"]),
        ({"sessions": "grand_prix,kind,date,starts_at\nspring,practice-1,1949-01-06,\n"}, []),
        ({"sessions": "grand_prix,kind,date,starts_at\nspring,practice-1,1948-04-06,\n"}, [
            "sessions.csv:2: date: 1948-04-06 is far from the race, on 1949-04-06"]),
        ({"sessions": "grand_prix,kind,date,starts_at\nspring,race,1949-04-06,1949-05-06T12:00Z\n"}, [
            "sessions.csv:2: starts_at: 1949-05-06 is not the day of the session, 1949-04-06"]),
        ({"sheets": "grand_prix,session,version,state,issued_at\nspring,race,1,final,1948-04-06T15:00Z\n"}, [
            "sheets.csv:2: issued_at: 1948-04-06 is before the session, on 1949-04-06"]),
        ({"rulings": "grand_prix,session,decided_at,title,reason\nspring,race,1948-04-07T09:00Z,Ada out,Light.\n"}, [
            "rulings.csv:2: decided_at: 1948-04-07 is before the session, on 1949-04-06"]),
        ({"season": FILES["season.toml"].replace("1949", "2149"),
          "calendar": FILES["calendar.csv"].replace("1949", "2149"), "race_results": None, "fastest_laps": None}, [
            "season.toml:1: year: 2149 is too far ahead to be known"]),
    ],
)  # fmt: skip
def test_what_a_folder_says_can_be_so(tmp_path, changes, expected):
    assert faults(tmp_path, **changes) == expected


@pytest.fixture
def release():
    return SmallRelease()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("born", "died", "expected"),
    [
        ("2097-09-30", None, "f1db-drivers.csv:5: column dateOfBirth: 2097-09-30 is in the future"),
        ("2014-09-30", None, "makes 10 years old at the first race, on 2024-10-20"),
        ("1897-09-30", None, "makes 127 years old at the race of 2024-10-20"),
        ("1997-09-30", "2024-10-19", "dateOfDeath: 2024-10-19 is before the last race driven, on 2024-10-20"),
        ("1997-09-30", "1990-10-19", "dateOfDeath: 1990-10-19 is before the day of birth, 1997-09-30"),
    ],
)
def test_the_lives_of_a_release_can_be_so(release, tmp_path, born, died, expected):
    release.rows["drivers"][3].update(dateOfBirth=born, dateOfDeath=died)
    [line] = release.store(tmp_path / "release").fault_lines()
    assert expected in line
    assert not Driver.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda release: release.race(AUSTIN).update(date="2025-10-20"), "date: 2025-10-20 is not in the season 2024"),
        (
            lambda release: release.race(AUSTIN).update(qualifyingDate="2023-10-19"),
            "column qualifyingDate: 2023-10-19 is far from the day of the race, 2024-10-20",
        ),
        (lambda release: release.rows["seasons"].append({"year": 2190}), "year: 2190 is too far ahead to be known"),
        (
            lambda release: release.rows["constructors-chronology"].append(
                {
                    "parentConstructorId": "vanwall",
                    "positionDisplayOrder": 1,
                    "constructorId": "vanwall",
                    "yearFrom": 2150,
                }
            ),
            "yearFrom: 2150 is further ahead than anybody knows names of teams",
        ),
    ],
    ids=["race", "session", "season", "lineage"],
)
def test_the_days_of_a_release_can_be_so(release, tmp_path, change, expected):
    change(release)
    [line] = release.store(tmp_path / "release").fault_lines()
    assert expected in line
