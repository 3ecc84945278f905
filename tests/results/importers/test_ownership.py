"""A source never rewrites what another source owns."""

import pytest

from results.importers.season_folder import import_season
from results.models import Driver, Entry, Season
from scripts.run import is_empty
from tests.results.importers.league import FILES, a_league_folder

pytestmark = pytest.mark.django_db
OTHER = FILES["season.toml"].replace("Lakeside League", "Hill League")


def test_a_year_of_another_source_is_refused_and_nothing_changes(tmp_path):
    assert import_season(a_league_folder(tmp_path / "lake")).ok
    before = list(Entry.objects.order_by("pk").values())
    report = import_season(a_league_folder(tmp_path / "hill", season=OTHER))
    assert [fault.message for fault in report.faults] == [
        "1949 is stored already and its facts are from Lakeside League, not from Hill League; "
        "give this one another year, or import it with --replace in place of the other"
    ]
    assert list(Entry.objects.order_by("pk").values()) == before
    assert Season.objects.get(pk=1949).source == "Lakeside League"


def test_a_year_without_a_source_is_refused_as_well(tmp_path):
    nameless = FILES["season.toml"].replace('source = "Lakeside League"\n', "")
    assert import_season(a_league_folder(tmp_path / "lake")).ok
    assert not import_season(a_league_folder(tmp_path / "nameless", season=nameless)).ok
    assert Season.objects.get(pk=1949).source == "Lakeside League"


def test_a_driver_of_another_source_keeps_his_name(tmp_path):
    assert import_season(a_league_folder(tmp_path / "lake")).ok
    season = OTHER.replace("1949", "1948")
    calendar = FILES["calendar.csv"].replace("1949", "1948")
    drivers = FILES["drivers.csv"].replace("Ada,Lake", "Adam,Lake")
    report = import_season(a_league_folder(tmp_path / "hill", season=season, calendar=calendar, drivers=drivers))
    assert [fault.file for fault in report.faults] == ["drivers.csv"]
    assert Driver.objects.get(slug="ada").name == "Ada Lake"
    assert not Season.objects.filter(year=1948).exists()


def test_the_same_facts_of_another_source_are_welcome(tmp_path):
    assert import_season(a_league_folder(tmp_path / "lake")).ok
    season = OTHER.replace("1949", "1948")
    calendar = FILES["calendar.csv"].replace("1949", "1948")
    assert import_season(a_league_folder(tmp_path / "hill", season=season, calendar=calendar)).ok
    assert Driver.objects.get(slug="ada").owner == "Lakeside League"
    assert Season.objects.get(year=1948).owner == "Hill League"


def test_a_source_corrects_its_own_people(tmp_path):
    assert import_season(a_league_folder(tmp_path / "lake")).ok
    drivers = FILES["drivers.csv"].replace("Ada,Lake", "Adam,Lake")
    assert import_season(a_league_folder(tmp_path / "again", drivers=drivers)).ok
    assert Driver.objects.get(slug="ada").name == "Adam Lake"


def test_only_a_database_without_season_and_story_is_empty():
    assert is_empty()
    Season.objects.create(year=1949)
    assert not is_empty()
