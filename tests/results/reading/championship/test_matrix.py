from decimal import Decimal

import pytest

from results.reading.calendars import calendar_of
from results.reading.championship.cars import read_cars
from results.reading.championship.matrix import read_matrix
from results.reading.championship.standings import read_table
from results.reading.championship.tables import choose_table
from results.scoring.store import rebuild
from tests.builders import (
    a_classification,
    a_constructor,
    a_driver,
    a_grand_prix,
    a_grid,
    a_race,
    a_session,
    a_standings_table,
    an_engine,
)

pytestmark = pytest.mark.django_db


def the_matrix(year=2023, championship="drivers", after=""):
    calendar = calendar_of(year)
    table = read_table(choose_table(calendar, championship, after).chosen)
    return read_matrix(calendar, table, read_cars(calendar, championship))


def texts(row):
    return [cell and [car.text for car in cell.cars] for cell in row.cells]


def test_rows_are_the_lines_of_the_table_then_who_got_into_none():
    winner, second, outsider = (a_driver(name=name) for name in ("Winner", "Second", "Outsider"))
    grand_prix = a_grand_prix()
    a_race(
        grand_prix=grand_prix, rows=[winner, {"driver": outsider, "status": "DNF"}, {"driver": second, "status": "DSQ"}]
    )
    a_standings_table(grand_prix, rows=[{"driver": winner, "points": 8}, {"driver": second, "points": 0}])
    rows = the_matrix().rows
    assert [(row.name, row.place, row.points, texts(row)) for row in rows] == [
        ("Winner", "1", Decimal(8), [["1"]]),
        ("Second", "2", Decimal(0), [["DSQ"]]),
        ("Outsider", "", None, [["DNF"]]),
    ]
    assert [row.cells[0].tone for row in rows] == ["first", "excluded", "out"]
    assert rows[2].address == outsider.get_absolute_url()


def test_columns_end_with_the_table_and_leave_out_what_was_cancelled():
    driver = a_driver()
    for slug, state in (("bahrain", "scheduled"), ("imola", "cancelled"), ("monaco", "scheduled")):
        grand_prix = a_grand_prix(slug=slug, state=state)
        if state == "scheduled":
            a_race(grand_prix=grand_prix, rows=[driver])
            a_standings_table(grand_prix, rows=[{"driver": driver}])
    assert [column.grand_prix.slug for column in the_matrix().columns] == ["bahrain", "monaco"]
    early = the_matrix(after="bahrain")
    assert [column.address for column in early.columns] == ["/seasons/2023/bahrain/race/"]
    assert early.podiums == {(driver.pk, None, None): 1}


def test_a_cell_shows_sprint_pole_and_fastest_lap_of_current_sheets():
    driver, other = a_driver(), a_driver()
    grand_prix = a_grand_prix()
    race = a_race(grand_prix=grand_prix, rows=[other, driver]).session
    a_classification(race, rows=[{"driver": driver, "fastest_lap": True}, other], state="revised")
    a_classification(race, rows=[other], issued_at=None)
    a_classification(a_session(grand_prix, kind="sprint"), rows=[other, driver])
    a_grid(race, [driver, other])
    a_standings_table(grand_prix, rows=[{"driver": driver}, {"driver": other}])
    matrix = the_matrix()
    (car,) = matrix.rows[0].cells[0].cars
    assert (car.text, car.pole, car.fastest_lap, matrix.rows[0].cells[0].sprint) == ("1", True, True, "2")
    assert matrix.has_sprints


def test_while_only_the_sprint_is_in_its_cell_leads_there():
    driver, grand_prix = a_driver(), a_grand_prix(slug="austin")
    a_classification(a_session(grand_prix, kind="sprint"), rows=[driver])
    a_standings_table(grand_prix, rows=[{"driver": driver}], sprints_counted=1)
    matrix = the_matrix()
    (column,), (cell,) = matrix.columns, matrix.rows[0].cells
    assert (column.address, column.sprint_address) == ("", "/seasons/2023/austin/sprint/")
    assert (cell.cars, cell.sprint) == ((), "1")


def test_a_driver_of_two_cars_has_two_results_and_who_took_no_part_none():
    fangio, absent = a_driver(name="Fangio"), a_driver(name="Absent")
    grand_prix = a_grand_prix(1955)
    a_race(
        grand_prix=grand_prix,
        rows=[fangio, {"driver": fangio, "shared_car": True}, {"driver": fangio, "status": "DNF"}],
    )
    a_standings_table(grand_prix, rows=[{"driver": fangio}, {"driver": absent}])
    matrix = the_matrix(1955)
    assert [texts(row) for row in matrix.rows] == [[["1", "2", "DNF"]], [None]]
    assert matrix.podiums[fangio.pk, None, None] == 1


def test_a_constructor_shows_its_best_two_cars_and_counts_the_others():
    team, engine = a_constructor(name="Cooper"), an_engine()
    grand_prix = a_grand_prix(1960)
    rows = [{"constructor": team, "engine": engine, "position": place} for place in (1, 3, 4, 9)]
    rows.insert(1, {"constructor": team, "engine": engine, "position": 1, "shared_car": True})
    a_race(grand_prix=grand_prix, rows=rows)
    a_standings_table(grand_prix, championship="constructors", rows=[{"constructor": team, "engine": engine}])
    matrix = the_matrix(1960, "constructors")
    assert texts(matrix.rows[0]) == [["1", "3"]]
    assert matrix.rows[0].cells[0].more == 2
    assert matrix.podiums[None, team.pk, engine.pk] == 2


def test_results_that_do_not_count_are_marked():
    winner = a_driver()
    for _ in range(12):
        a_race(1988, [winner])
    rebuild(1988)
    matrix = the_matrix(1988)
    assert sum(car.dropped for cell in matrix.rows[0].cells for car in cell.cars) == 1
    assert matrix.has_dropped


def test_what_does_not_count_is_told_as_it_was_at_that_table():
    winner = a_driver()
    for number in range(12):
        a_race(1988, [winner], slug=f"round-{number}")
    rebuild(1988)
    before = the_matrix(1988, after="round-10")
    assert not before.has_dropped
    assert [car.dropped for cell in the_matrix(1988).rows[0].cells for car in cell.cars] == [*[False] * 11, True]


def test_podiums_of_a_real_season(season_2023):
    matrix = the_matrix()
    calendar = calendar_of(season_2023.year)
    rows = read_table(choose_table(calendar, "drivers", "").chosen).rows
    assert [(row.name, matrix.podiums[row.who]) for row in rows[:3]] == [
        ("Max Verstappen", 21),
        ("Sergio Pérez", 9),
        ("Lewis Hamilton", 6),
    ]
