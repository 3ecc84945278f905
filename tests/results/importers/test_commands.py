from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from results.importers.bundled import DATA
from results.models import Driver, Season, Standing
from tests.builders import a_classification, a_grand_prix, a_session
from tests.results.importers.league import FILES, a_league_folder

pytestmark = pytest.mark.django_db


def run(*arguments):
    output = StringIO()
    call_command(*arguments, stdout=output)
    return output.getvalue()


def test_import_season_prints_what_it_did():
    lines = run("import_season", str(DATA / "2023")).splitlines()

    assert lines[0] == f"{DATA / '2023'}:"
    assert "  drivers               22 created, 0 updated, 0 unchanged" in lines
    assert Driver.objects.count() == 22


def test_import_season_asks_about_what_is_hardly_right_and_stores_it_when_told_so(tmp_path):
    rows = FILES["race_results.csv"].replace("spring,2,ben", "spring,3,ben")
    folder = str(a_league_folder(tmp_path / "league", race_results=rows, grids="grand_prix,driver\nspring,cleo\n"))
    with pytest.raises(CommandError) as error:
        run("import_season", folder)
    assert str(error.value).splitlines() == [
        "Nothing was saved.",
        "This is hardly right. Where it is, say --accept-doubts:",
        'race_results.csv:2: "spring" race: no car has place 2',
    ]
    assert error.value.returncode == 1
    assert not Season.objects.exists()

    lines = run("import_season", folder, "--accept-doubts").splitlines()
    assert '  note: waved through: race_results.csv:2: "spring" race: no car has place 2' in lines
    assert Season.objects.count() == 1
    assert "note" not in run("import_season", folder)  # what is stored is not asked about again


def test_import_season_notes_what_is_odd_and_pays_nobody(tmp_path):
    rows = FILES["race_results.csv"].replace("spring,DNF,cleo", "spring,5,cleo")
    season = FILES["season.toml"].replace("[10, 6, 4]", "[10, 6]")
    lines = run("import_season", str(a_league_folder(tmp_path / "league", race_results=rows, season=season)))
    assert '  note: race_results.csv:2: "spring" race: no car has place 3, 4' in lines.splitlines()
    assert Season.objects.count() == 1


def test_import_season_fails_with_every_fault(tmp_path):
    folder = a_league_folder(tmp_path / "league", drivers=FILES["drivers.csv"].replace("ben,", "bn,"))

    with pytest.raises(CommandError) as error:
        run("import_season", str(folder))

    assert str(error.value).splitlines() == [
        "Nothing was saved.",
        'fastest_laps.csv:2: unknown driver "ben", did you mean "bn"?',
        'race_results.csv:3: unknown driver "ben", did you mean "bn"?',
    ]
    assert error.value.returncode == 1
    assert not Season.objects.exists()


def test_rebuild_standings_rebuilds_one_season_or_all():
    for year in (2023, 1949):
        a_classification(a_session(a_grand_prix(year)))
    Season.objects.filter(year=1949).update(rules={"race": [3, 2, 1]})

    assert run("rebuild_standings", "1949") == "Season 1949: standings rebuilt.\n"
    assert set(Standing.objects.values_list("table__grand_prix__season", flat=True)) == {1949}
    assert run("rebuild_standings") == "Season 1949: standings rebuilt.\nSeason 2023: standings rebuilt.\n"
    assert set(Standing.objects.values_list("table__grand_prix__season", flat=True)) == {2023, 1949}


def test_rebuild_standings_knows_which_seasons_there_are():
    a_grand_prix(2023)

    with pytest.raises(CommandError, match=r"^There is no season 1949. There is: 2023.$"):
        run("rebuild_standings", "2023", "1949")


def test_rebuild_standings_says_when_a_season_has_no_rules():
    a_classification(a_session(a_grand_prix(1949)))

    with pytest.raises(CommandError, match=r"^Season 1949 is as it was: no scoring rules are known for 1949"):
        run("rebuild_standings")


def test_rebuild_standings_without_any_season_does_nothing():
    assert run("rebuild_standings") == ""
