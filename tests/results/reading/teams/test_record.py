"""The history of a constructor."""

import pytest

from results.reading.teams.decades import by_decade
from results.reading.teams.index import champions, read_team_index
from results.reading.teams.record import read_team
from results.reading.teams.timeline import SHOWN
from tests.builders import (
    a_circuit,
    a_constructor,
    a_driver,
    a_grand_prix,
    a_grid,
    a_layout,
    a_lineage,
    a_race,
    a_standings_table,
    an_engine,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return a_constructor(slug="team", name="Team")


def test_a_driver_who_came_back_has_two_runs(team):
    driver = a_driver(name="Kim")
    for year in (2007, 2008, 2009, 2014):
        a_race(year, [{"constructor": team, "driver": driver}])
    for year in (2010, 2013):
        a_race(year, [{"constructor": team}])
    timeline = read_team(team).timeline
    (kim,) = [drive for drive in timeline.drives if drive.name == "Kim"]
    assert (kim.years, kim.starts, kim.wins, kim.podiums) == (["2007–2009", "2014"], 4, 4, 4)
    assert len(kim.bars) == 2
    assert timeline.shown[0] is kim


def test_two_cars_of_a_driver_in_a_race_are_one_start(team):
    driver = a_driver()
    a_race(1957, [{"constructor": team, "driver": driver}, {"constructor": team, "driver": driver, "status": "DNF"}])
    (drive,) = read_team(team).timeline.drives
    assert (drive.starts, drive.wins) == (1, 1)


def test_who_never_started_is_listed_without_a_start(team):
    a_race(1990, [{"constructor": team, "status": "DNQ"}])
    record = read_team(team)
    assert (record.timeline.drives[0].starts, record.totals.starts, record.circuits) == (0, 0, [])


def test_many_drivers_fold_away_but_never_those_of_the_newest_season(team):
    rows = [{"constructor": team, "position": line + 1} for line in range(SHOWN + 10)]
    a_race(2001, rows)
    last = a_driver(name="Newest")
    a_race(2002, [{"constructor": team, "driver": last, "status": "DNF"}])
    timeline = read_team(team).timeline
    assert (len(timeline.shown), len(timeline.others), timeline.count) == (SHOWN, 11, SHOWN + 11)
    assert timeline.shown[0].name == "Newest"


def test_a_title_needs_a_complete_season(team):
    champion, other = a_driver(name="Champion"), a_driver(name="Other")
    for year in (2021, 2022):
        sheet = a_race(year, [{"constructor": team, "driver": champion}, {"driver": other}])
        lines = [{"driver": champion, "position": 1}, {"driver": other, "position": 2}]
        a_standings_table(sheet.session.grand_prix, "drivers", rows=lines)
        a_standings_table(sheet.session.grand_prix, "constructors", rows=[{"constructor": team, "position": 1}])
    a_grand_prix(2022)
    record = read_team(team)
    assert (record.titles, [(one.year, one.name) for one in record.champions]) == ([2021], [(2021, "Champion")])
    assert record.champions_by_driver == [("Champion", champion.slug, "2021")]
    assert record.timeline.drives[0].titles == [2021]
    assert (record.places, record.final_places) == ({2022: 1, 2021: 1}, {2021: 1})


def test_a_champion_of_another_team_is_none_of_ours(team):
    champion = a_driver()
    first = a_race(2021, [{"constructor": team}, {"driver": champion}])
    a_race(2022, [{"constructor": team, "driver": champion}])
    a_standings_table(first.session.grand_prix, "drivers", rows=[{"driver": champion, "position": 1}])
    assert read_team(team).champions == []


def test_circuits_come_with_the_best_first(team):
    monza, spa = a_circuit(name="Monza"), a_circuit(name="Spa")
    driver = a_driver()
    for year, circuit, place in ((2021, spa, 2), (2022, spa, 3), (2023, monza, 1)):
        sheet = a_race(year, [{"constructor": team, "driver": driver, "position": place}], layout=a_layout(circuit))
        a_grid(sheet.session, [driver])
    a_race(2023, [{"constructor": team, "driver": driver, "status": "DNS"}], layout=a_layout(spa))
    found = [(c.name, c.starts, c.wins, c.podiums, c.poles, c.best) for c in read_team(team).circuits]
    assert found == [("Monza", 1, 1, 1, 1, 1), ("Spa", 2, 0, 2, 2, 2)]


def test_engines_stand_in_the_order_they_raced(team):
    for maker in ("Climax", "BRM"):
        a_race(1962, [{"constructor": team, "engine": an_engine(slug=maker.lower(), name=maker)}])
    assert read_team(team).newest.engines == ["Climax", "BRM"]


def test_a_name_that_was_another_team_before_says_so(team):
    older = a_constructor(name="Older")
    a_lineage((older, 2001, 2009), (team, 2010, None))
    for year in (1954, 1955, 2010):
        a_race(year, [{"constructor": team}])
    lineage = read_team(team).lineage
    assert (lineage.names, lineage.apart) == (["Older", "Team"], [(1954, 1955)])


def test_without_a_lineage_there_is_none(team):
    a_lineage((team, 2010, None))
    assert read_team(team).lineage is None


def test_seasons_are_put_together_by_decade(team):
    for year in (1999, 2000, 2001):
        a_race(year, [{"constructor": team}])
    decades = by_decade(read_team(team).lines, [1999, 2001])
    assert [(one.first, [line.year for line in one.lines], one.titles) for one in decades] == [
        (2000, [2001, 2000], [2001]),
        (1990, [1999], [1999]),
    ]


def test_the_index_counts_races_and_titles(team):
    a_constructor(slug="idle", name="Idle")
    for year in (2021, 2022):
        sheet = a_race(year, [{"constructor": team}, {"constructor": team}])
        a_standings_table(sheet.session.grand_prix, "constructors", rows=[{"constructor": team, "position": 1}])
    lines = {line.team.slug: line for line in read_team_index()}
    ours, idle = lines["team"], lines["idle"]
    assert (ours.years, ours.starts, ours.wins, ours.title_years) == ("2021–2022", 2, 2, "2021, 2022")
    assert (idle.years, idle.starts, idle.title_years) == ("", 0, "")
    assert champions(list(lines.values())) == [ours]


def test_a_car_on_pole_that_did_not_start_counts_at_the_circuit(team):
    layout = a_layout(a_circuit())
    a_race(2004, [{"constructor": team}], layout=layout)
    sheet = a_race(2005, [{"constructor": team, "status": "DNS"}], layout=layout)
    a_grid(sheet.session, [sheet.entries.get().driver])
    (circuit,) = read_team(team).circuits
    assert (circuit.starts, circuit.poles) == (1, 1)
