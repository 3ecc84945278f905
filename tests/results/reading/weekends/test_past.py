from datetime import timedelta

import pytest
from django.utils import timezone

from results.reading.weekends.past import fastest_laps_here, lap_record, previous_winners
from tests.builders import a_circuit, a_classification, a_driver, a_fastest_lap, a_grand_prix, a_layout, a_session

pytestmark = pytest.mark.django_db


@pytest.fixture
def layout():
    return a_layout(a_circuit())


def a_race(year, layout, winners=1, lap=None, **fields):
    race = a_session(a_grand_prix(year, layout=layout))
    a_classification(race, rows=[{"position": 1, "number": "1"} for _ in range(winners)] + [{"position": 2}], **fields)
    if lap:
        a_fastest_lap(race, time_ms=lap)
        a_fastest_lap(race, time_ms=lap + 1)
    return race


def years(editions):
    return [edition.grand_prix.season_id for edition in editions]


def test_the_last_five_at_the_circuit_count_whatever_the_layout(layout):
    other = a_layout(layout.circuit)
    for year in range(2010, 2016):
        a_race(year, other)
    a_race(2016, a_layout())
    later = a_race(2018, layout)
    assert years(previous_winners(a_grand_prix(2017, layout=layout))) == [2015, 2014, 2013, 2012, 2011]
    assert years(previous_winners(later.grand_prix))[0] == 2015


def test_a_shared_car_is_one_edition_with_all_its_drivers(layout):
    for year in range(1950, 1955):
        a_race(year, layout, winners=3)
    editions = previous_winners(a_grand_prix(1956, layout=layout))
    assert [len(edition.winners) for edition in editions] == [3, 3, 3, 3, 3]


def test_sheets_that_are_not_out_or_not_in_force_name_no_winner(layout):
    a_race(2020, layout, issued_at=None)
    a_race(2021, layout, issued_at=timezone.now() + timedelta(days=1))
    race = a_race(2022, layout)
    a_classification(race, rows=[a_driver(name="Is First")], state="revised")
    (edition,) = previous_winners(a_grand_prix(2023, layout=layout))
    assert [entry.driver.name for entry in edition.winners] == ["Is First"]


def test_the_record_is_of_this_layout_up_to_this_race(layout):
    first = a_race(2020, layout, lap=95_000)
    a_race(2021, a_layout(layout.circuit), lap=80_000)
    second = a_race(2022, layout, lap=94_000)
    a_race(2023, layout, lap=90_000)
    record = lap_record(fastest_laps_here(second.grand_prix))
    assert (record.lap.grand_prix, record.lap.time_ms, record.races) == (second.grand_prix_id, 94_000, 2)
    assert lap_record(fastest_laps_here(first.grand_prix)) is None


def test_of_equal_laps_the_oldest_is_the_record_and_laps_without_a_time_are_none(layout):
    oldest = a_race(2020, layout, lap=95_000)
    a_race(2021, layout, lap=95_000)
    a_fastest_lap(a_race(2022, layout), time_ms=None)
    record = lap_record(fastest_laps_here(a_grand_prix(2023, layout=layout)))
    assert (record.lap.grand_prix, record.races) == (oldest.grand_prix_id, 2)


def test_a_grand_prix_without_a_date_comes_after_all_that_were(layout):
    a_race(2022, layout, lap=95_000)
    postponed = a_grand_prix(2023, layout=layout, state="postponed", date=None)
    assert years(previous_winners(postponed)) == [2022]
    assert len(fastest_laps_here(postponed)) == 1
