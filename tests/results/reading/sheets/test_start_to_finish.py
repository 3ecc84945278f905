import pytest

from results.models import GridPosition
from results.reading.sheets.grids import starts
from results.reading.sheets.sheet import read_sheet
from results.reading.sheets.start_to_finish import shortened, start_to_finish
from tests.builders import a_classification, a_constructor, a_driver, a_grid, a_session

pytestmark = pytest.mark.django_db


def drawn(drivers, rows):
    race = a_session()
    a_grid(race, drivers)
    GridPosition.objects.filter(session=race, driver=drivers[-1]).update(position=None, pit_lane=True)
    return start_to_finish(starts(race, read_sheet(a_classification(race, rows=rows))))


@pytest.fixture
def drivers():
    return [a_driver(name=name, last_name=name) for name in ("Ann", "Bea", "Cid", "Dot")]


def test_a_line_leads_from_the_grid_to_the_place_on_the_sheet(drivers):
    ann, bea, cid, dot = drivers
    team = a_constructor()
    rows = [{"driver": dot, "constructor": team}, {"driver": bea}, {"driver": cid, "constructor": team}]
    chart = drawn(drivers, [*rows, {"driver": ann, "status": "DNF"}])
    assert [(course.left, course.right) for course in chart.courses] == [
        ("Ann 1", "DNF Ann"),
        ("Bea 2", "2 Bea"),
        ("Cid 3", "3 Cid"),
        ("Dot PL", "1 Dot"),
    ]
    assert [course.is_second for course in chart.courses] == [False, False, False, True]
    assert chart.courses[1].slope.start == chart.courses[1].slope.end


def test_whoever_starts_from_the_pit_lane_starts_behind_the_grid(drivers):
    race = a_session()
    a_grid(race, drivers)
    GridPosition.objects.filter(session=race, driver=drivers[0]).update(position=None, pit_lane=True)
    chart = start_to_finish(starts(race, read_sheet(a_classification(race, rows=drivers))))
    assert [course.left for course in chart.courses] == ["Bea 2", "Cid 3", "Dot 4", "Ann PL"]


def test_a_few_cars_or_a_shared_one_are_left_to_the_table(drivers):
    assert drawn(drivers, drivers[:3]) is None
    rows = [{"driver": driver, "number": str(number)} for number, driver in enumerate(drivers, start=1)]
    shared = {"driver": a_driver(), "number": "1", "position": 1, "shared_car": True}
    assert drawn(drivers, [rows[0] | {"position": 1}, shared, *rows[1:]]) is None


def test_a_long_name_is_cut():
    assert shortened("Giraud-Cabantous") == "Giraud-Cabanto."
    assert shortened("Verstappen") == "Verstappen"


def test_two_of_one_last_name_are_told_apart_at_both_ends():
    drivers = [a_driver(name=name, last_name=name.split()[-1]) for name in ("Graham Hill", "Clark", "Phil Hill", "Dot")]
    chart = drawn(drivers, [{"driver": driver} for driver in drivers])
    assert [(course.left, course.right) for course in chart.courses] == [
        ("G. Hill 1", "1 G. Hill"),
        ("Clark 2", "2 Clark"),
        ("P. Hill 3", "3 P. Hill"),
        ("Dot PL", "4 Dot"),
    ]
