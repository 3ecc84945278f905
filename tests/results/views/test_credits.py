"""The foot of a page credits those whose data it shows, and nobody else."""

import re

import pytest

from results.importers.season_folder import import_season
from results.models import EDITORS, CircuitLayout, Driver, GrandPrix
from results.reading.annals import read_annals
from results.reading.credits import Credit, credits_of
from tests.builders import a_season, an_article
from tests.results.importers.f1db.small_release import SmallRelease
from tests.results.importers.league import FILES, a_league_folder

pytestmark = pytest.mark.django_db

LEAGUE = [
    "/", "/seasons/", "/seasons/1949/", "/seasons/1949/drivers/", "/seasons/1949/constructors/",
    "/seasons/1949/spring/", "/seasons/1949/spring/race/", "/drivers/", "/drivers/ada/", "/constructors/",
    "/constructors/red-team/", "/circuits/", "/circuits/lakeside/", "/records/", "/records/?of=wins",
]  # fmt: skip
F1DB = "F1DB (github.com/f1db/f1db), CC BY 4.0, in our own format, with some of its data amended by us"


@pytest.fixture
def league(tmp_path):
    season = FILES["season.toml"].replace("[rules]", 'source_url = "https://lakeside.example/"\n[rules]')
    assert import_season(a_league_folder(tmp_path / "league", season=season)).ok


@pytest.fixture
def release(tmp_path):
    assert SmallRelease().store(tmp_path / "release").ok


def foot(client, address):
    """What the foot says of sources."""
    page = client.get(address).content.decode()
    said = re.search(r'<footer class="site-foot">.*?<p>(.*?)</p>', page, re.DOTALL)[1]
    text = " ".join(re.sub(r"<[^>]*>", "", said).split()).replace(" ,", ",")
    return text.removeprefix(
        "Every table on this site is drawn from one database of result sheets, as published and as corrected since."
    ).strip()


@pytest.mark.parametrize("address", LEAGUE)
def test_a_site_with_a_league_alone_credits_the_league(client, league, address):
    assert foot(client, address) == "Results and tracks: Lakeside League."
    assert "F1DB" not in client.get(address).content.decode()


@pytest.mark.parametrize("address", ["/news/", "/quotes/", "/feeds/", "/nowhere/"])
def test_a_page_without_results_credits_nobody(client, league, release, address):
    assert foot(client, address) == ""


@pytest.mark.parametrize("address", [address for address in LEAGUE if "1949" in address or address.count("/") > 2])
def test_a_page_of_a_league_beside_another_source_credits_the_league(client, league, release, address):
    expected = "Results and tracks: Lakeside League."
    assert foot(client, address) == expected


@pytest.mark.parametrize("address", ["/seasons/2024/", "/drivers/lando-norris/", "/seasons/1957/great-britain/race/"])
def test_a_page_of_f1db_credits_it_with_licence_and_changes(client, league, release, address):
    assert foot(client, address) == f"Results and tracks: {F1DB}."
    page = client.get(address).content.decode()
    assert '<a href="https://creativecommons.org/licenses/by/4.0/" rel="license">CC BY 4.0</a>' in page
    assert '<a href="https://github.com/f1db/f1db">F1DB (github.com/f1db/f1db)</a>' in page


@pytest.mark.parametrize("address", ["/seasons/", "/drivers/", "/constructors/", "/circuits/", "/records/"])
def test_a_page_over_all_seasons_credits_all_their_sources(client, league, release, address):
    assert foot(client, address) == f"Results and tracks: {F1DB}; Lakeside League."


def test_a_driver_of_two_sources_credits_both(client, league, release):
    Driver.objects.filter(slug="lando-norris").update(owner="Lakeside League")
    assert foot(client, "/drivers/lando-norris/") == f"Results and tracks: {F1DB}; Lakeside League."


def test_a_track_of_another_source_is_credited_where_it_is_shown(client, league):
    CircuitLayout.objects.update(owner="The Track Book")
    assert foot(client, "/seasons/1949/spring/") == "Results and tracks: Lakeside League; The Track Book."


def test_what_is_the_editors_own_needs_no_credit(client, league):
    Driver.objects.filter(slug="ada").update(owner=EDITORS)
    assert foot(client, "/drivers/ada/") == "Results and tracks: Lakeside League."


def test_a_season_without_a_source_credits_nobody(client, tmp_path):
    nameless = FILES["season.toml"].replace('source = "Lakeside League"\n', "")
    assert import_season(a_league_folder(tmp_path / "league", season=nameless)).ok
    assert {foot(client, address) for address in LEAGUE} == {""}


def test_a_story_credits_the_tables_in_it(client, league, release):
    story = an_article(kind="report", grand_prix=GrandPrix.objects.get(slug="spring"))
    assert foot(client, story.get_absolute_url()) == "Results and tracks: Lakeside League."
    assert foot(client, an_article().get_absolute_url()) == ""


def test_credits_name_a_source_once():
    seasons = [a_season(2023, source="A, CC BY-SA 4.0"), a_season(2022, source="B"), a_season(2021, source="B")]
    found = credits_of([*seasons, None], ["B", "C", "", EDITORS, "a season folder without a source"])
    assert [(credit.name, credit.licence) for credit in found] == [("A", "CC BY-SA 4.0"), ("B", ""), ("C", "")]


def test_annals_credit_the_newest_first(league, release):
    known = read_annals()
    assert [credit.name for credit in known.credits()] == ["F1DB (github.com/f1db/f1db)", "Lakeside League"]
    assert known.credits({1949}) == [Credit("Lakeside League", "https://lakeside.example/")]
