from decimal import Decimal

import pytest

from results.reading.totals import constructor_totals, driver_totals
from tests.builders import (
    a_classification,
    a_constructor,
    a_driver,
    a_grand_prix,
    a_grid,
    a_race,
    a_session,
    a_standings_table,
)

pytestmark = pytest.mark.django_db


def of(total, *names):
    return [getattr(total, name) for name in names]


def test_a_shared_win_counts_for_each_driver_and_once_for_the_team():
    moss, brooks, vanwall = a_driver(slug="moss"), a_driver(slug="brooks"), a_constructor(slug="vanwall")
    shared = {"constructor": vanwall, "position": 1, "number": "20"}
    a_race(
        rows=[{**shared, "driver": brooks}, {**shared, "driver": moss, "shared_car": True}], year=1957, points=(4, 4)
    )
    drivers = driver_totals()
    assert of(drivers["moss"], "starts", "wins", "podiums", "points") == [1, 1, 1, 4]
    assert of(drivers["brooks"], "starts", "wins", "podiums", "points") == [1, 1, 1, 4]
    assert of(constructor_totals()["vanwall"], "starts", "wins", "podiums", "points") == [1, 1, 1, 0]


def test_a_driver_with_two_cars_has_one_start():
    driver = a_driver(slug="fangio")
    a_race(rows=[{"driver": driver, "position": 2}, {"driver": driver, "status": "DNF"}], year=1956)
    assert of(driver_totals()["fangio"], "entries", "starts", "podiums") == [1, 1, 1]


@pytest.mark.parametrize(
    ("status", "starts"),
    [("DNF", 1), ("NC", 1), ("DSQ", 1), ("DNS", 0), ("DNQ", 0), ("DNPQ", 0), ("DNP", 0), ("EX", 0)],
)
def test_who_never_started_was_only_entered(status, starts):
    a_race(rows=[{"driver": a_driver(slug="one"), "status": status}])
    assert of(driver_totals()["one"], "entries", "starts") == [1, starts]


def test_sprints_count_apart_and_their_points_with_the_rest():
    driver = a_driver(slug="ver")
    a_race(rows=[driver], kind="sprint", points=(8,))
    a_race(rows=[driver], points=(25,))
    assert of(driver_totals()["ver"], "starts", "wins", "sprint_starts", "sprint_wins", "points") == [1, 1, 1, 1, 33]


def test_only_sheets_in_force_count():
    driver = a_driver(slug="ham")
    first = a_race(rows=[driver])
    a_classification(first.session, rows=[{"driver": driver, "status": "DSQ"}], state="revised")
    a_classification(first.session, rows=[driver], issued_at=None)
    assert of(driver_totals()["ham"], "starts", "wins") == [1, 0]


def test_poles_are_first_places_on_the_grid():
    driver, team = a_driver(slug="lec"), a_constructor(slug="ferrari")
    sheet = a_race(rows=[a_driver(), {"driver": driver, "constructor": team}])
    a_grid(sheet.session, [driver])
    assert (driver_totals()["lec"].poles, constructor_totals()["ferrari"].poles) == (1, 1)


@pytest.mark.parametrize(("year", "poles"), [(2021, {"fast": 0, "sprinter": 1}), (2022, {"fast": 1, "sprinter": 0})])
def test_a_sprint_that_made_the_grid_made_the_pole_in_2021_alone(year, poles):
    fast, sprinter = a_driver(slug="fast"), a_driver(slug="sprinter")
    sheet = a_race(rows=[fast, sprinter], year=year)
    grand_prix = sheet.session.grand_prix
    a_classification(a_session(grand_prix, "qualifying"), rows=[fast, sprinter])
    a_classification(a_session(grand_prix, "sprint"), rows=[sprinter, fast])
    a_grid(sheet.session, [sprinter, fast])
    assert {slug: total.poles for slug, total in driver_totals().items()} == poles


def test_titles_are_first_places_in_the_last_table_of_a_complete_season():
    driver = a_driver(slug="champion")
    for year, unfinished in ((2022, False), (2023, True)):
        sheet = a_race(rows=[driver], year=year)
        a_standings_table(sheet.session.grand_prix, rows=[{"driver": driver, "points": Decimal(25)}])
        if unfinished:
            a_grand_prix(year)
    assert of(driver_totals()["champion"], "titles", "championship_points") == [1, 50]


def test_points_of_a_team_count_from_the_first_constructors_championship_on():
    team = a_constructor(slug="ferrari")
    a_race(rows=[{"constructor": team}], year=1957, points=(8,))
    sheet = a_race(rows=[{"constructor": team}], year=1958, points=(8,))
    a_standings_table(sheet.session.grand_prix, "constructors", rows=[{"constructor": team, "points": Decimal(8)}])
    assert constructor_totals()["ferrari"].points == 8


def test_an_empty_database_has_no_totals():
    assert (driver_totals(), constructor_totals()) == ({}, {})


@pytest.mark.parametrize("count", [1, 3])
def test_totals_cost_the_same_for_any_number(count, django_assert_num_queries):
    for year in range(2020, 2020 + count):
        sheet = a_race(rows=count, year=year, points=(25,))
        a_grid(sheet.session, count)
        for championship in ("drivers", "constructors"):
            a_standings_table(sheet.session.grand_prix, championship)
    with django_assert_num_queries(7):
        driver_totals()
    with django_assert_num_queries(8):
        constructor_totals()
