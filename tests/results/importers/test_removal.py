"""A season goes with what only it used, and nothing that somebody wrote goes with it."""

import sys
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from results.importers.bundled import DATA
from results.importers.season_folder import import_season
from results.models import Circuit, Constructor, Driver, EngineManufacturer, GrandPrix, Season
from tests.builders import (
    a_classification,
    a_constructor,
    a_driver,
    a_grand_prix,
    a_lineage,
    a_session,
    a_speaker,
    an_article,
    an_embed,
)
from tests.results.importers.f1db.small_release import SmallRelease
from tests.results.importers.league import FILES, a_league_folder

pytestmark = pytest.mark.django_db


def everything():
    """Every row of results, without what a table keeps for itself."""
    models = apps.get_app_config("results").get_models()
    return {model: list(model._default_manager.order_by("pk").values()) for model in models}


def remove(*arguments):
    output = StringIO()
    call_command("remove_season", *map(str, arguments), stdout=output)
    return output.getvalue()


def refusal(*arguments):
    before = everything()
    with pytest.raises(CommandError) as error:
        remove(*arguments)
    assert error.value.returncode == 1
    assert everything() == before
    return str(error.value)


@pytest.fixture
def league(tmp_path):
    assert import_season(a_league_folder(tmp_path / "league")).ok


@pytest.mark.parametrize("other", ["nothing", "a release"])
def test_a_season_that_came_and_went_leaves_no_trace(tmp_path, other):
    if other == "a release":
        assert SmallRelease().store(tmp_path / "release").ok
    before = everything()
    grids = "grand_prix,position,driver\nspring,1,ada\n"
    assert import_season(a_league_folder(tmp_path / "league", grids=grids)).ok
    remove(1949, "--yes")
    assert everything() == before


def test_the_bundled_season_goes_whole():
    assert import_season(DATA / "2023").ok
    remove(2023, "--yes")
    assert [model.__name__ for model, rows in everything().items() if rows] == []


def test_what_another_season_uses_stays(tmp_path, league):
    season = FILES["season.toml"].replace("1949", "1948")
    calendar = FILES["calendar.csv"].replace("1949", "1948")
    results = "\n".join(line for line in FILES["race_results.csv"].splitlines() if "cleo" not in line)
    folder = a_league_folder(tmp_path / "old", season=season, calendar=calendar, race_results=results)
    assert import_season(folder).ok
    said = remove(1949, "--yes")
    assert set(Driver.objects.values_list("slug", flat=True)) == {"ada", "ben"}
    assert set(Constructor.objects.values_list("slug", flat=True)) == {"red-team", "blue-team"}
    assert (Circuit.objects.count(), EngineManufacturer.objects.count()) == (1, 1)
    assert "  drivers       1 removed" in said.splitlines()


def test_it_says_what_it_removed(league):
    assert remove(1949, "--yes").splitlines() == [
        "Season 1949:",
        "  result rows           3 removed",
        "  sheets                1 removed",
        "  fastest laps          2 removed",
        "  sessions              2 removed",
        "  Grands Prix           3 removed",
        "  seasons               1 removed",
        "  drivers               3 removed",
        "  constructors          2 removed",
        "  engine manufacturers  1 removed",
        "  circuit layouts       1 removed",
        "  circuits              1 removed",
    ]


def test_what_the_editors_own_stays(league):
    Driver.objects.filter(slug="ada").update(owner="the editors")
    Circuit.objects.update(owner="")
    said = remove(1949, "--yes")
    assert list(Driver.objects.values_list("slug", flat=True)) == ["ada"]
    assert Circuit.objects.count() == 1
    assert "  note: 1 driver of the editors stays, though nothing refers to it now" in said.splitlines()


def test_who_is_in_a_story_a_quote_or_a_line_of_teams_stays(league):
    story = an_article()
    story.drivers.add(Driver.objects.get(slug="ada"))
    a_speaker(driver=Driver.objects.get(slug="ben"))
    a_lineage((Constructor.objects.get(slug="red-team"), 1940, None))
    remove(1949, "--yes")
    assert set(Driver.objects.values_list("slug", flat=True)) == {"ada", "ben"}
    assert [team.slug for team in Constructor.objects.all()] == ["red-team"]
    assert list(story.drivers.values_list("slug", flat=True)) == ["ada"]


def test_a_season_that_stories_are_about_stays(league):
    an_article(headline="Spring", grand_prix=GrandPrix.objects.get(slug="spring"), published_at=None)
    an_embed(an_article(headline="Tables"), "drivers", grand_prix=GrandPrix.objects.get(slug="summer"))
    assert refusal(1949, "--yes") == (
        '1949 stays: 2 stories are about its races ("Spring", "Tables"); '
        "give each another Grand Prix or none, and other tables, in the admin first."
    )


def test_an_unknown_year_is_one_sentence(league):
    assert refusal(2031, "--yes") == "There is no season 2031. There is: 1949."


class Terminal(StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(("answer", "is_removed"), [("y\n", True), ("YES\n", True), ("n\n", False), ("\n", False)])
def test_somebody_at_a_terminal_is_asked(league, monkeypatch, answer, is_removed):
    monkeypatch.setattr(sys, "stdin", Terminal(answer))
    if is_removed:
        assert remove(1949).startswith("Remove the season 1949 (3 Grands Prix, 1 sheet)? [y/N] Season 1949:")
    else:
        assert refusal(1949) == "1949 was not removed. With --yes nobody is asked."
    assert Season.objects.filter(year=1949).exists() is not is_removed


def test_where_nobody_can_be_asked_nothing_goes(league, monkeypatch):
    monkeypatch.setattr(sys, "stdin", StringIO("y\n"))
    assert refusal(1949) == "1949 was not removed. With --yes nobody is asked."


def test_sheets_of_editors_are_named_before_they_go(monkeypatch):
    a_classification(a_session(a_grand_prix(1949)), rows=[a_driver()])
    a_constructor()
    monkeypatch.setattr(sys, "stdin", Terminal("y\n"))
    assert remove(1949).startswith("Remove the season 1949 (1 Grand Prix, 1 sheet, 1 of them entered by editors)?")
