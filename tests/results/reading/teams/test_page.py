"""The page of a team as a value."""

import pytest

from results.reading.teams.page import read_team_page
from tests.builders import a_constructor, a_lineage, a_race, an_article

pytestmark = pytest.mark.django_db


def test_there_is_no_page_of_no_team_nor_of_a_year_it_did_not_race_in():
    a_race(2021, rows=[{"constructor": a_constructor(slug="team")}])
    assert read_team_page("nobody", "") is None
    assert read_team_page("team", "2020") is None
    assert read_team_page("team", "nonsense") is None


def test_an_older_season_has_its_own_address_and_title_and_the_newest_has_not():
    team = a_constructor(slug="team", name="Team")
    for year in (2021, 2022):
        a_race(year, rows=[{"constructor": team}])
    old, new = read_team_page("team", "2021"), read_team_page("team", "2022")
    assert (old.address, old.title) == ("/constructors/team/?season=2021", "Team in 2021: results")
    assert (new.address, new.title) == ("/constructors/team/", "Team, 2021–2022: seasons, drivers and results")


def test_its_facts_are_its_names_its_seasons_and_its_stories():
    old, team = a_constructor(slug="old"), a_constructor(slug="team")
    a_lineage((old, 1970, 1998), (team, 1999, None))
    a_race(1999, rows=[{"constructor": team}])
    story = an_article(constructors=[team])
    facts = read_team_page("team", "").facts
    assert set(facts) == {
        *(f"constructor-{one.pk}" for one in (old, team)),
        f"article-{story.pk}",
        *("season-1999", "stories", "results", "standings", "calendar"),
    }
