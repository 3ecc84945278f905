from datetime import date
from decimal import Decimal

import pytest
from django.template.loader import render_to_string

from results.models import StandingsTable
from results.reading.championship.standings import read_table, read_tables, season_totals
from tests.builders import (
    a_classification,
    a_constructor,
    a_driver,
    a_grand_prix,
    a_session,
    a_standings_table,
    an_engine,
)

pytestmark = pytest.mark.django_db


def test_progress_is_counted_and_leaves_cancelled_rounds_out():
    first = a_grand_prix(2023)
    a_session(first, "sprint")
    a_session(a_grand_prix(2023), "sprint")
    cancelled = a_grand_prix(2023, state="cancelled", date=date(2023, 5, 21))
    a_session(cancelled, "sprint")
    table = read_table(a_standings_table(first, races_counted=1, sprints_counted=1))
    assert table.progress == "after 1 of 2 Grand Prix, incl. 1 of 2 sprints"
    assert not table.is_final


def test_progress_of_a_season_without_sprints_says_nothing_of_them():
    table = read_table(a_standings_table(a_grand_prix(1988), races_counted=1))
    assert table.progress == "after 1 of 1 Grand Prix"
    assert table.is_final


def test_a_constructor_with_two_engines_is_named_with_each():
    lotus, cooper = a_constructor(name="Lotus"), a_constructor(name="Cooper")
    climax, brm = an_engine(slug="climax", name="Climax"), an_engine(slug="brm", name="BRM")
    rows = [(lotus, climax), (cooper, climax), (lotus, brm)]
    table = a_standings_table(
        championship="constructors", rows=[{"constructor": chassis, "engine": engine} for chassis, engine in rows]
    )
    assert [row.name for row in read_table(table).rows] == ["Lotus-Climax", "Cooper", "Lotus-BRM"]


def test_distance_to_the_leader_is_exact():
    rows = [{"points": Decimal("25.5")}, {"points": Decimal("8.14")}]
    assert [row.behind for row in read_table(a_standings_table(rows=rows)).rows] == [Decimal(0), Decimal("17.36")]


def test_a_driver_has_the_team_last_driven_for_up_to_that_grand_prix():
    driver, first_team, second_team = a_driver(), a_constructor(name="Toro Rosso"), a_constructor(name="Red Bull")
    tables = []
    for team in (first_team, second_team):
        grand_prix = a_grand_prix(2016)
        a_classification(a_session(grand_prix), rows=[{"driver": driver, "constructor": team}])
        tables.append(a_standings_table(grand_prix, rows=[{"driver": driver}]))
    teams = [table.rows[0].team.name for table in read_tables(tables).values()]
    assert teams == ["Toro Rosso", "Red Bull"]


def test_a_driver_without_a_race_has_no_team():
    assert read_table(a_standings_table(rows=1)).rows[0].team is None


def test_totals_of_an_unknown_season_are_nothing():
    assert season_totals({1949}) == {1949: (0, 0, "")}


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("championship", ["drivers", "constructors"])
def test_reading_costs_the_same_for_any_length(rows, championship, django_assert_num_queries):
    a_standings_table(championship=championship, rows=rows)
    tables = list(StandingsTable.objects.select_related("grand_prix"))
    with django_assert_num_queries(3 if championship == "drivers" else 2):
        for table in read_tables(tables).values():
            html = render_to_string("results/championship/_standings.html", {"table": table})
    assert html.count('<th scope="row"') == rows


def test_an_empty_table_renders():
    html = render_to_string("results/championship/_standings.html", {"table": read_table(a_standings_table(rows=0))})
    assert "after 1 of 1 Grand Prix" in html


def test_points_that_do_not_count_are_shown_beside_those_that_do():
    rows = [{"points": Decimal(90), "dropped": Decimal(4)}, {"points": Decimal(87), "dropped": Decimal(18)}]
    table = read_table(a_standings_table(a_grand_prix(1988), rows=rows))
    assert (table.has_dropped, [row.scored for row in table.rows]) == (True, [Decimal(94), Decimal(105)])
    html = render_to_string("results/championship/_standings.html", {"table": table})
    assert [f'<td class="standings__scored number">{points}</td>' in html for points in (94, 105)] == [True, True]


def test_a_table_in_which_everything_counts_has_no_such_column():
    html = render_to_string("results/championship/_standings.html", {"table": read_table(a_standings_table(rows=2))})
    assert "Scored" not in html


def test_an_excluded_competitor_shows_the_reason_in_place_of_a_place():
    rows = [{"points": 10}, {"position": None, "status": "EX", "points": 0}]
    html = render_to_string("results/championship/_standings.html", {"table": read_table(a_standings_table(rows=rows))})
    assert '<abbr title="excluded">EX</abbr>' in html
    assert "−10" not in html
