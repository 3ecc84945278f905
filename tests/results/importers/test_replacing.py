"""``--replace``: what another source or an editor has is replaced when somebody says so, and a copy is made first."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from io import StringIO

import pytest
from django.conf import settings as real
from django.core.management import CommandError, call_command
from django.db import connection

from f1site.copies import NoCopy, copy_database
from results.importers.saving.ownership import Claim
from results.importers.season_folder import import_season
from results.models import EDITORS, Circuit, CircuitLayout, Driver, Entry, GrandPrix, Season, Told
from tests.builders import an_article
from tests.results.importers.f1db.small_release import SmallRelease
from tests.results.importers.league import FILES, a_league_folder
from tests.results.importers.test_removal import Terminal, everything

pytestmark = pytest.mark.django_db
HILL = FILES["season.toml"].replace("Lakeside League", "Hill League")
OTHERS = {
    "season": HILL,
    "drivers": FILES["drivers.csv"].replace("Ada,Lake", "Adam,Lake"),
    "calendar": FILES["calendar.csv"].replace("spring,Spring", "first,First"),
    "race_results": FILES["race_results.csv"].replace("spring", "first"),
    "fastest_laps": None,
}


@pytest.fixture
def league(tmp_path):
    assert import_season(a_league_folder(tmp_path / "league")).ok


@pytest.fixture(autouse=True)
def copies(settings, tmp_path):
    """The copies made until then."""
    settings.VAR_DIR = tmp_path / "var"
    settings.VAR_DIR.mkdir()
    return lambda: list(settings.VAR_DIR.glob("*before-replace*"))


def run(*arguments):
    output = StringIO()
    call_command(*map(str, arguments), stdout=output, verbosity=0)
    return output.getvalue().splitlines()


def refusal(*arguments):
    before = everything()
    with pytest.raises(CommandError) as error:
        run(*arguments)
    assert error.value.returncode == 1
    assert everything() == before
    return str(error.value).splitlines()


IN_THE_WAY = (
    "season.toml: 1949 is stored already and its facts are from Lakeside League, not from Hill League; "
    "give this one another year, or import it with --replace in place of the other"
)


def test_without_replace_one_sentence_names_both_and_the_way_out(league, tmp_path):
    folder = a_league_folder(tmp_path / "hill", season=HILL)
    assert refusal("import_season", folder) == ["Nothing was saved.", IN_THE_WAY]


def test_replace_puts_the_one_in_the_place_of_the_other(league, tmp_path, copies):
    lines = run("import_season", a_league_folder(tmp_path / "hill", **OTHERS), "--replace", "--yes")
    [copy] = copies()
    assert lines[:2] == [IN_THE_WAY, f"A copy of the database as it was: {copy}"]
    assert lines[-1].strip().startswith("note: 1949 of Lakeside League was removed: 3 result rows, 1 sheets, ")
    season = Season.objects.get()
    assert (season.source, season.owner) == ("Hill League", "Hill League")
    assert set(GrandPrix.objects.values_list("slug", flat=True)) == {"first", "summer", "autumn"}
    assert (Driver.objects.get(slug="ada").name, Driver.objects.get(slug="ada").owner) == ("Adam Lake", "Hill League")
    assert set(Told.objects.values_list("source", flat=True)) == {"Hill League"}
    assert Entry.objects.count() == 3


def test_replace_asks_at_a_terminal(league, tmp_path, monkeypatch, copies):
    folder = a_league_folder(tmp_path / "hill", **OTHERS)
    monkeypatch.setattr(sys, "stdin", Terminal("n\n"))
    assert refusal("import_season", folder, "--replace") == ["Nothing was saved. With --replace --yes nobody is asked."]
    assert copies() == []
    monkeypatch.setattr(sys, "stdin", Terminal("y\n"))
    run("import_season", folder, "--replace")
    assert Season.objects.get().source == "Hill League"


def test_replace_without_a_terminal_needs_yes(league, tmp_path, monkeypatch, copies):
    monkeypatch.setattr(sys, "stdin", StringIO("y\n"))
    folder = a_league_folder(tmp_path / "hill", **OTHERS)
    assert refusal("import_season", folder, "--replace") == ["Nothing was saved. With --replace --yes nobody is asked."]


def test_where_nothing_is_in_the_way_nobody_is_asked(league, tmp_path, copies):
    run("import_season", tmp_path / "league", "--replace")
    assert copies() == []
    assert not Season.objects.exclude(owner="Lakeside League").exists()


def test_other_faults_come_before_any_question(league, tmp_path, copies):
    folder = a_league_folder(tmp_path / "hill", **(OTHERS | {"drivers": FILES["drivers.csv"].replace("ben,", "bn,")}))
    assert 'race_results.csv:3: unknown driver "ben", did you mean "bn"?' in refusal(
        "import_season", folder, "--replace", "--yes"
    )
    assert copies() == []


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a dump of PostgreSQL fails otherwise")
def test_without_a_copy_nothing_is_replaced(league, tmp_path, settings):
    settings.VAR_DIR = tmp_path / "nowhere"
    folder = a_league_folder(tmp_path / "hill", **OTHERS)
    [line] = refusal("import_season", folder, "--replace", "--yes")
    assert line.startswith(f"Nothing was saved, because there is no copy of the database: {tmp_path / 'nowhere'}")
    assert line.endswith("cannot be written (No such file or directory).")


def test_a_season_that_stories_are_about_is_not_replaced(league, tmp_path, copies):
    an_article(headline="Spring", grand_prix=GrandPrix.objects.get(slug="spring"))
    folder = a_league_folder(tmp_path / "hill", **OTHERS)
    [_, line] = refusal("import_season", folder, "--replace", "--yes")
    assert line.startswith('season.toml: 1949 stays: 1 story is about its races ("Spring"); give each another')


def test_people_circuits_and_layouts_of_others_are_taken_over(league, tmp_path, copies):
    other = {
        "season": HILL.replace("1949", "1948"),
        "calendar": FILES["calendar.csv"].replace("1949", "1948"),
        "drivers": OTHERS["drivers"],
        "circuit_layouts": FILES["circuit_layouts.csv"].replace("1.204", "1.300"),
        "circuits": FILES["circuits.csv"].replace("Lakeside Track", "Lakeside Ring"),
    }
    folder = a_league_folder(tmp_path / "hill", **other)
    lines = refusal("import_season", folder)
    assert [line.split(" is stored")[0] for line in lines[1:]] == [
        'circuit_layouts.csv: "lakeside-long"',
        'circuits.csv: "lakeside"',
        'drivers.csv: "ada"',
    ]
    run("import_season", folder, "--replace", "--yes")
    assert CircuitLayout.objects.values_list("length_m", "owner").get() == (1300, "Hill League")
    assert Circuit.objects.values_list("full_name", "owner").get() == ("Lakeside Ring", "Hill League")
    assert set(Driver.objects.values_list("slug", "owner")) == {
        ("ada", "Hill League"),
        ("ben", "Lakeside League"),
        ("cleo", "Lakeside League"),
    }
    assert Season.objects.get(year=1949).owner == "Lakeside League"


def test_what_an_editor_has_is_replaced_only_when_somebody_says_so(league, tmp_path, copies):
    Driver.objects.filter(slug="ada").update(name="Ada van Lake", owner=EDITORS)
    run("import_season", tmp_path / "league")
    assert Driver.objects.get(slug="ada").name == "Ada van Lake"
    run("import_season", tmp_path / "league", "--replace", "--yes")
    assert (Driver.objects.get(slug="ada").name, len(copies())) == ("Ada Lake", 1)
    assert Driver.objects.get(slug="ada").owner == "Lakeside League"


LEAGUE_OF_1957 = {
    "season": FILES["season.toml"].replace("1949", "1957"),
    "calendar": FILES["calendar.csv"].replace("1949", "1957"),
    "drivers": FILES["drivers.csv"].replace("ada,Ada,Lake", "tony-brooks,Tony,Lake"),
    "race_results": FILES["race_results.csv"].replace("ada", "tony-brooks"),
    "fastest_laps": None,
}


def test_a_release_is_refused_where_a_league_has_the_year_or_a_driver(tmp_path):
    assert import_season(a_league_folder(tmp_path / "league", **LEAGUE_OF_1957)).ok
    before = everything()
    report = SmallRelease().store(tmp_path / "release")
    assert list(report.fault_lines()) == [
        'f1db-drivers.csv: "tony-brooks" is stored with other facts, from Lakeside League: name is "Tony Lake", '
        'and "Tony Brooks" in F1DB (github.com/f1db/f1db), CC BY 4.0; give yours another slug, '
        "or import it with --replace in place of the other",
        "f1db-seasons.csv: 1957 is stored already and its facts are from Lakeside League, "
        "not from F1DB (github.com/f1db/f1db), CC BY 4.0; import F1DB's with --replace in place of the others",
    ]
    assert report.is_only_in_the_way
    assert everything() == before


def test_a_release_takes_the_place_of_a_league(tmp_path, copies):
    assert import_season(a_league_folder(tmp_path / "league", **LEAGUE_OF_1957)).ok
    release = SmallRelease().write(tmp_path / "release")
    lines = run("import_f1db", release, "--replace", "--yes")
    assert len(copies()) == 1
    assert "note: 1957 of Lakeside League was removed: 3 result rows" in "\n".join(lines)
    brooks = Driver.objects.get(slug="tony-brooks")
    assert (brooks.name, brooks.owner) == ("Tony Brooks", "F1DB (github.com/f1db/f1db), CC BY 4.0")
    assert not Driver.objects.filter(owner="Lakeside League").exists()
    assert set(GrandPrix.objects.filter(season=1957).values_list("slug", flat=True)) == {"great-britain", "italy"}


def test_a_league_takes_the_place_of_a_year_of_a_release(tmp_path):
    assert SmallRelease().store(tmp_path / "release").ok
    folder = a_league_folder(tmp_path / "league", **LEAGUE_OF_1957)
    assert not import_season(folder).ok
    assert import_season(folder, claim=Claim.REPLACE).ok
    assert Season.objects.get(year=1957).owner == "Lakeside League"
    assert Season.objects.get(year=2024).owner.startswith("F1DB")
    assert not SmallRelease().store(tmp_path / "release").ok


NAMELESS = FILES["season.toml"].replace('source = "Lakeside League"\n', "")
STRANGERS = {
    "drivers": "slug,first_name,last_name,number,constructor\n"
    "uma,Uma,Hill,1,red-team\nvic,Vic,Dale,2,blue-team\nada,Ada,Lake,3,red-team\n",
    "race_results": "grand_prix,position,driver,laps,time\nmay,1,uma,20,18:10.5\nmay,2,vic,20,+1.250\n",
    "calendar": "slug,name,layout,date\nmay,May Grand Prix,lakeside-long,1949-05-06\n"
    "summer,Summer Grand Prix,lakeside-long,1949-07-06\njune,June Grand Prix,lakeside-long,1949-06-06\n",
    "fastest_laps": None,
}


def test_a_folder_without_a_source_is_not_another_without_one(tmp_path):
    assert import_season(a_league_folder(tmp_path / "one", season=NAMELESS)).ok
    before = everything()
    report = import_season(a_league_folder(tmp_path / "other", season=NAMELESS, **STRANGERS))
    assert list(report.fault_lines()) == [
        "season.toml: 1949 is stored already and its facts are from another season folder without a source, "
        "not from a season folder without a source; give this one another year, or import it with --replace in place "
        "of the other"
    ]
    assert everything() == before
    assert import_season(tmp_path / "other", claim=Claim.REPLACE).ok
    assert set(GrandPrix.objects.values_list("slug", flat=True)) == {"may", "june", "summer"}


def test_a_folder_without_a_source_may_change(tmp_path):
    assert import_season(a_league_folder(tmp_path / "one", season=NAMELESS)).ok
    drivers = FILES["drivers.csv"] + "dan,Dan,Hill,4,blue-team\n"
    calendar = FILES["calendar.csv"].replace("autumn,Autumn", "fall,Fall") + "winter,W,lakeside-long,1949-11-01,\n"
    results = FILES["race_results.csv"] + "summer,1,dan,20,18:10.5\n"
    changed = {"season": NAMELESS, "drivers": drivers, "calendar": calendar, "race_results": results}
    assert import_season(a_league_folder(tmp_path / "one", **changed)).ok
    assert Driver.objects.count() == 4


def test_layouts_of_another_source_are_compared_as_circuits_are(league, tmp_path):
    season, calendar = HILL.replace("1949", "1948"), FILES["calendar.csv"].replace("1949", "1948")
    folder = a_league_folder(tmp_path / "hill", season=season, calendar=calendar)
    assert import_season(folder).ok
    assert CircuitLayout.objects.get().owner == "Lakeside League"
    longer = FILES["circuit_layouts.csv"].replace("1.204", "1.300")
    report = import_season(a_league_folder(folder, season=season, calendar=calendar, circuit_layouts=longer))
    assert [fault.file for fault in report.faults] == ["circuit_layouts.csv"]


def manage(database, *arguments):
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{database}"}
    command = [sys.executable, "manage.py", *map(str, arguments)]
    return subprocess.run(
        command, cwd=real.BASE_DIR, env=environment, capture_output=True, text=True, timeout=120, input=""
    )


@pytest.mark.skipif(connection.vendor != "sqlite", reason="this is about a file")
def test_the_copy_of_a_file_is_the_database_as_it_was(tmp_path):
    database = tmp_path / "site.sqlite3"
    assert manage(database, "migrate", "-v0").returncode == 0
    assert manage(database, "import_season", a_league_folder(tmp_path / "league")).returncode == 0
    hill = a_league_folder(tmp_path / "hill", **OTHERS)
    assert manage(database, "import_season", hill, "--replace").returncode == 1
    done = manage(database, "import_season", hill, "--replace", "--yes")
    assert (done.returncode, done.stderr) == (0, "")
    [copy] = tmp_path.glob("site-before-replace-*.sqlite3")
    assert f"A copy of the database as it was: {copy}\n" in done.stdout
    assert copy.stat().st_mode & 0o777 == 0o600
    found = []
    for file in (copy, database):
        with closing(sqlite3.connect(file)) as opened:
            found += opened.execute("SELECT source FROM results_season").fetchall()
    assert found == [("Lakeside League",), ("Hill League",)]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="this is about PostgreSQL")
def test_postgresql_is_dumped_where_there_is_a_way(monkeypatch, settings):
    made = copy_database("test")
    assert made.parent == settings.VAR_DIR
    assert made.read_bytes().startswith(b"PGDMP")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoCopy, match="pg_dump is not installed"):
        copy_database("test")
