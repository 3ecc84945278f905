"""The results of a team in a season, race by race."""

import pytest

from results.reading.teams.record import read_team
from results.reading.teams.results import season_results
from results.scoring.store import rebuild
from tests.builders import a_constructor, a_race, an_engine

pytestmark = pytest.mark.django_db


def test_results_of_a_team_count_with_each_engine_apart():
    team, climax, brm = a_constructor(), an_engine(slug="climax"), an_engine(slug="brm")
    for engine in [climax] * 6 + [brm]:
        a_race(1962, rows=[{"constructor": team, "engine": engine}])
    rebuild(1962)
    record = read_team(team)
    results = season_results(team, [entry.race for entry in record.entries], record.lines[0].standings)
    assert [race.is_dropped for race in results] == [False] * 5 + [True, False]
