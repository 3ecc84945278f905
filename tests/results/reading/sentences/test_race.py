import pytest

from results.models import GridPosition
from results.reading.sentences.race import biggest_gain, in_words
from results.reading.sheets.sheet import read_sheet
from tests.builders import a_classification, a_driver, a_grand_prix, a_grid, a_session

pytestmark = pytest.mark.django_db


@pytest.fixture
def drivers():
    return [a_driver(name=name) for name in ("Ann", "Bea", "Cid", "Dot")]


def sheet(rows, grid=(), **start):
    race = a_session()
    a_grid(race, list(grid))
    if start:
        GridPosition.objects.filter(session=race, driver=rows[0]["driver"]).update(**start)
    return read_sheet(a_classification(race, rows=rows))


def timed(drivers, *times):
    return [{"driver": driver, "time_ms": time} for driver, time in zip(drivers, times, strict=False)]


def test_a_race_names_start_margin_and_podium(drivers):
    rows = timed(drivers, 5_000_000, 5_010_730, 5_015_134)
    assert in_words(sheet(rows, drivers[1:] + drivers[:1])) == (
        "Ann won from fourth on the grid by 10.730 seconds from Bea; Cid was third."
    )


def test_the_first_place_on_the_grid_is_pole_in_a_race_alone(drivers):
    rows = [{"driver": drivers[0]}]
    assert in_words(sheet(rows, drivers)) == "Ann won from pole."
    sprint = a_session(kind="sprint")
    a_grid(sprint, drivers)
    assert in_words(read_sheet(a_classification(sprint, rows=rows))) == "Ann won from first on the grid."


def test_who_was_fastest_and_first_after_a_sprint_won_from_pole_and_another_from_first(drivers):
    for quickest, said in ((drivers[0], "Ann won from pole."), (drivers[1], "Ann won from first on the grid.")):
        race = a_session(a_grand_prix(2022))
        a_classification(a_session(race.grand_prix, "qualifying"), rows=[quickest])
        a_classification(a_session(race.grand_prix, "sprint"), rows=[drivers[0]])
        a_grid(race, drivers)
        assert in_words(read_sheet(a_classification(race, rows=[{"driver": drivers[0]}]))) == said


def test_a_margin_of_minutes_or_laps_is_said_as_such(drivers):
    assert in_words(sheet(timed(drivers, 5_000_000, 5_065_000))) == "Ann won by 1:05.000 from Bea."
    rows = [{"driver": drivers[0], "laps": 50}, {"driver": drivers[1], "laps": 48}]
    assert in_words(sheet(rows)) == "Ann won by 2 laps from Bea."


def test_a_start_from_the_pit_lane_is_said(drivers):
    rows = [{"driver": drivers[0]}]
    assert in_words(sheet(rows, drivers, pit_lane=True, position=None)) == "Ann won from the pit lane."


def test_shared_cars_name_everyone(drivers):
    places = (1, 1, 2, 2)
    rows = [
        {"driver": driver, "position": place, "number": str(place)}
        for driver, place in zip(drivers, places, strict=True)
    ]
    assert in_words(sheet(rows)) == "Ann and Bea won in a shared car ahead of Cid and Dot."


def test_what_is_not_known_is_not_said(drivers):
    assert in_words(None) == ""
    assert in_words(sheet([])) == ""
    assert in_words(sheet([{"driver": drivers[0], "status": "DNF"}])) == ""
    assert biggest_gain(None) == ""
    assert biggest_gain(sheet([{"driver": drivers[0]}], drivers)) == ""


def moved_up(drivers, *, gaining, places):
    """A sheet on which the last ``gaining`` of the grid came in ``places`` further up, and nobody gained more."""
    fallen = [a_driver(name=f"Fallen {number}") for number in range(places)]
    up = drivers[:gaining]
    return sheet([{"driver": driver} for driver in (*up, *fallen)], [*fallen, *up])


def test_whoever_gained_most_is_named(drivers):
    ann, bea, cid, dot = drivers
    rows = [{"driver": driver} for driver in (dot, ann, bea, cid)]
    assert biggest_gain(sheet(rows, drivers)) == "Dot gained most: three places, from fourth to first."
    assert biggest_gain(moved_up(drivers, gaining=2, places=4)) == (
        "Ann (from fifth to first) and Bea (from sixth to second) gained most: four places each."
    )
    assert biggest_gain(moved_up(drivers, gaining=3, places=3)) == "Ann, Bea and Cid gained most: three places each."


@pytest.mark.parametrize(("gaining", "places"), [(1, 1), (1, 2), (2, 2), (4, 3), (4, 9)])
def test_a_gain_of_few_places_or_of_many_drivers_is_not_said(drivers, gaining, places):
    assert biggest_gain(moved_up(drivers, gaining=gaining, places=places)) == ""


def test_without_a_result_nobody_gained(drivers):
    assert biggest_gain(sheet(timed([drivers[3], *drivers[:3]]), drivers)) == ""


def test_a_junior_in_second_place_brings_the_full_stop():
    rows = [{"driver": a_driver(name="Ann")}, {"driver": a_driver(name="Carlos Sainz Jr.")}]
    assert in_words(sheet(rows)) == "Ann won ahead of Carlos Sainz Jr."
