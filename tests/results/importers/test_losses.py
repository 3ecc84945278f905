"""A season folder that has lost something is stopped, says what, and is waved through by hand alone."""

from importlib import import_module

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection

from results.importers.bundled import DATA
from results.importers.season_folder import import_season
from results.models import Classification, GridPosition, Told
from tests.results.importers.f1db.small_release import SmallRelease
from tests.results.importers.league import FILES, a_copy_of_2023, a_league_folder

pytestmark = pytest.mark.django_db
GRID = "grand_prix,position,driver\nspring,1,ada\nspring,2,ben\nspring,3,cleo\n"
PROVISIONAL = "grand_prix,session,version,state\nspring,race,1,provisional\n"


@pytest.fixture
def store(tmp_path):
    def store(accept_losses=False, **changes):
        return import_season(a_league_folder(tmp_path / "league", **changes), accept_losses=accept_losses)

    return store


def test_a_folder_without_the_grids_it_had_is_stopped(store):
    assert store(grids=GRID).ok
    report = store(grids=None)
    assert list(report.fault_lines()) == [
        "grids.csv: 1 grid with 3 grid places is gone: 1949 spring race",
        "If this is right, import it again with --accept-losses.",
    ]
    assert report.tallies == {}
    assert store(grids=None, accept_losses=True).ok
    assert GridPosition.objects.count() == 3
    assert store(grids=None).ok


def test_a_folder_without_the_sheets_it_had_is_stopped(store):
    assert store().ok
    head = FILES["race_results.csv"].splitlines()[0] + "\n"
    assert list(store(race_results=head, fastest_laps=None).fault_lines())[:3] == [
        "all results: 3 drivers are gone from them: ada, ben, cleo",
        "fastest_laps.csv: 1 list with 2 rows is gone: 1949 spring race",
        "race_results.csv: 1 sheet with 3 rows is gone: 1949 spring race",
    ]


def test_a_row_that_a_correction_takes_away_is_asked_about(store):
    assert store(sheets=PROVISIONAL).ok
    shorter = FILES["race_results.csv"].replace("spring,DNF,cleo,7,\n", "")
    assert not store(sheets=PROVISIONAL, race_results=shorter).ok
    assert Classification.objects.count() == 1
    assert store(sheets=PROVISIONAL, race_results=shorter, accept_losses=True).ok
    assert Classification.objects.get(version=2).entries.count() == 2


def test_seasons_of_one_format_do_not_miss_each_other(store, tmp_path):
    assert store(grids=GRID).ok
    season = FILES["season.toml"].replace("1949", "1948")
    calendar = FILES["calendar.csv"].replace("1949", "1948")
    assert import_season(a_league_folder(tmp_path / "other", season=season, calendar=calendar)).ok


def test_the_bundled_season_without_some_sheets_is_stopped(tmp_path):
    assert import_season(DATA / "2023").ok
    folder = a_copy_of_2023(tmp_path / "2023")
    results = folder / "qualifying_results.csv"
    lines = results.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(("las-vegas,", "abu-dhabi,"))]
    results.write_text("".join(kept), encoding="utf-8")
    assert list(import_season(folder).fault_lines()) == [
        "qualifying_results.csv: 2 sheets with 40 rows are gone: 2023 abu-dhabi qualifying, 2023 las-vegas qualifying",
        "If this is right, import it again with --accept-losses.",
    ]


def test_the_command_ends_with_an_error_until_the_losses_are_accepted(store, tmp_path):
    store(grids=GRID)
    store(grids=GRID)
    folder = a_league_folder(tmp_path / "league", grids=None)
    with pytest.raises(CommandError, match="--accept-losses") as error:
        call_command("import_season", str(folder))
    assert error.value.returncode == 1
    call_command("import_season", str(folder), "--accept-losses", verbosity=0)


def test_what_was_stored_before_losses_were_measured_counts_as_told(tmp_path):
    assert import_season(DATA / "2023").ok
    assert SmallRelease().store(tmp_path / "release").ok
    told = Told.objects.exclude(file__in=["rulings.csv", "points_adjustments.csv"])
    told = told.exclude(file="f1db-constructors-chronology.csv")
    known = set(told.values_list("source", "file", "season", "session", "rows"))
    Told.objects.all().delete()

    class Editor:
        connection = connection

    import_module("results.migrations.0013_told").remember(apps, Editor)
    assert set(Told.objects.values_list("source", "file", "season", "session", "rows")) == known
