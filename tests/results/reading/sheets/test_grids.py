import pytest

from results.models import Session
from results.reading.sheets.grids import source_of_grid, starts
from results.reading.sheets.sheet import read_sheet
from tests.builders import a_classification, a_driver, a_grid, a_session


@pytest.mark.parametrize(
    ("kind", "others", "source"),
    [
        ("race", ["qualifying", "practice-1"], "qualifying"),
        ("race", ["qualifying", "sprint"], "sprint"),
        ("race", ["qualifying", "sprint", "sprint-qualifying"], "qualifying"),
        ("sprint", ["qualifying", "race"], "qualifying"),
        ("sprint", ["qualifying", "sprint-qualifying", "race"], "sprint-qualifying"),
        ("race", ["practice-1"], None),
    ],
)
def test_a_grid_comes_from_the_session_that_made_it(kind, others, source):
    session, *siblings = (Session(kind=each) for each in (kind, *others))
    found = source_of_grid(session, [session, *siblings])
    assert (found and found.kind) == source


@pytest.mark.parametrize(
    ("places", "left_empty"),
    [
        ([1, "PL", 3], [None, 2, None]),
        (["PL", 2], [1, None]),
        ([1, "PL", "PL", 4], [None, 2, 3, None]),
        ([1, "PL", 2], [None, None, None]),
        ([1, "PL", 4], [None, None, None]),
        ([1, None, 3, "PL"], [None, None, None, None]),
    ],
)
@pytest.mark.django_db
def test_a_start_from_the_pit_lane_leaves_a_place_empty_where_that_can_be_told(places, left_empty):
    race = a_session()
    a_grid(race, [a_driver() for _ in places])
    for place, text in zip(race.grid.order_by("line"), places, strict=True):
        place.position, place.pit_lane = (None, True) if text == "PL" else (text, False)
        place.save()
    assert [start.left_empty for start in starts(race, None)] == left_empty


@pytest.mark.django_db
def test_whoever_was_to_start_from_the_pit_lane_and_did_not_start_has_not_started_there():
    race = a_session()
    ann, bea = a_driver(), a_driver()
    a_grid(race, [ann, bea])
    race.grid.update(position=None, pit_lane=True)
    sheet = read_sheet(a_classification(race, rows=[ann, {"driver": bea, "status": "DNS"}]))
    assert [start.is_from_pit_lane for start in starts(race, sheet)] == [True, False]
    assert [start.is_from_pit_lane for start in starts(race, None)] == [True, True]
