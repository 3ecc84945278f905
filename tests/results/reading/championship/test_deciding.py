from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import time_machine

from results.models import Championship
from results.reading.calendars import calendar_of
from results.reading.championship.deciding import Decided, cannot_be_caught, read_title_race
from results.reading.championship.standings import read_table
from tests.builders import (
    a_classification,
    a_driver,
    a_grand_prix,
    a_points_adjustment,
    a_season,
    a_session,
    a_standings_table,
)

pytestmark = pytest.mark.django_db


def a_result(year, *drivers, kind="race", grand_prix=None, **fields):
    """A Grand Prix with ``drivers`` in order of their places."""
    grand_prix = grand_prix or a_grand_prix(year, **fields)
    a_classification(a_session(grand_prix, kind=kind), rows=[{"driver": driver} for driver in drivers])
    return grand_prix


def title(year, championship=Championship.DRIVERS):
    return read_title_race(calendar_of(year), championship)


@pytest.fixture
def ann():
    return a_driver()


@pytest.fixture
def bob():
    return a_driver()


def test_who_can_still_win_it_becomes_fewer(ann, bob):
    a_result(2012, ann, bob)
    a_result(2012, ann, bob)
    ahead = [a_grand_prix(2012, date=date(2012, 11, day)) for day in (18, 25)]
    with time_machine.travel("2012-11-10T12:00:00Z", tick=False):
        race = title(2012)
    assert (race.decided, race.to_come, race.open_to_all) == (None, (2, 0, 50), True)
    a_result(2012, ann, bob, grand_prix=ahead[0])
    race = title(2012)
    assert ([who for who, *_ in race.contenders], race.open_to_all) == ([ann.pk, bob.pk], False)
    a_result(2012, bob, ann, grand_prix=ahead[1])
    assert title(2012).decided == Decided(ahead[1], 0)


def test_it_is_decided_since_the_round_after_which_nobody_could_catch_the_first(ann, bob):
    deciding = [a_result(2012, ann) for _ in range(3)][1]
    assert title(2012).decided == Decided(deciding, 1)


def test_it_is_decided_at_the_last_where_it_was_open_until_then(ann, bob):
    a_result(2012, ann, bob)
    last = a_result(2012, bob)
    assert title(2012).decided == Decided(last, 0)


def test_level_to_the_last_place_nothing_is_decided(ann, bob):
    a_result(2012, ann, bob)
    a_result(2012, bob, ann)
    race = title(2012)
    assert (len(race.contenders), race.decided) == (2, None)


def test_only_the_best_results_count(ann, bob):
    # 1966: five of them. Ann has five wins, Bob's seconds would have to give way to wins.
    for _ in range(5):
        deciding = a_result(1966, ann, bob)
    a_result(1966, bob)
    a_result(1966, bob)
    assert title(1966).decided == Decided(deciding, 2)


def test_it_can_be_decided_by_a_sprint(ann, bob):
    for _ in range(2):
        a_result(2023, ann)
    there = a_grand_prix(2023)
    a_result(2023, ann, grand_prix=there, kind="sprint")
    a_result(2023, bob, grand_prix=there)
    a_result(2023, bob)
    assert title(2023).decided == Decided(there, 1, in_sprint=True)


def test_a_sprint_that_is_driven_leaves_its_race(ann):
    there = a_grand_prix(2023)
    a_session(there)
    a_result(2023, ann, grand_prix=there, kind="sprint")
    with time_machine.travel(f"{there.date}T20:00:00Z", tick=False):
        race = title(2023)
    assert (race.to_come, race.missing) == ((1, 0, 26), (0, 0, 0))
    assert (race.after, race.after_sprint) == (there, True)


def test_what_is_over_and_has_no_result_here_is_not_to_come_and_may_decide_all_the_same(ann, bob):
    there = a_result(2012, ann, date=date(2012, 11, 4))
    a_grand_prix(2012, date=date(2012, 11, 18))
    a_grand_prix(2012, date=date(2012, 11, 25))
    with time_machine.travel("2012-11-20T12:00:00Z", tick=False):
        race = title(2012)
    assert (race.after, race.decided, race.missing, race.to_come) == (there, None, (1, 0, 25), (1, 0, 25))
    with time_machine.travel("2012-12-20T12:00:00Z", tick=False):
        race = title(2012)
    assert (race.decided, race.missing, race.to_come, race.open_to_all) == (None, (2, 0, 50), (0, 0, 0), True)


def test_a_sprint_whose_hour_is_past_is_not_to_come(ann):
    a_result(2023, ann, date=date(2023, 6, 4))
    there = a_grand_prix(2023, date=date(2023, 7, 2))
    a_session(there)
    a_session(there, kind="sprint", date=date(2023, 7, 1), starts_at=datetime(2023, 7, 1, 14, 30, tzinfo=UTC))
    for hour, sprints in ((14, 1), (16, 0)):
        with time_machine.travel(f"2023-07-01T{hour}:00:00Z", tick=False):
            race = title(2023)
        assert (race.to_come.races, race.to_come.sprints) == (1, sprints)


def test_a_race_that_was_called_off_leaves_nothing(ann, bob):
    a_result(2012, ann, bob)
    off = a_grand_prix(2012)
    a_session(off, state="abandoned")
    race = title(2012)
    assert (race.races, race.missing.races, race.decided) == (0, 0, Decided(race.after, 0))


def test_who_died_before_the_next_race_wins_nothing_more(ann):
    dead = a_driver(died_on=date(1978, 9, 11))
    a_result(1978, ann, dead, date=date(1978, 8, 27))
    there = a_result(1978, ann, date=date(1978, 9, 10))
    a_grand_prix(1978, date=date(1978, 10, 1))
    assert title(1978).decided == Decided(there, 1)


def test_points_that_were_taken_count(ann, bob):
    there = a_result(2012, ann, bob)
    a_result(2012, bob, ann)
    a_points_adjustment(there, driver=bob, points=Decimal(-1))
    race = title(2012)
    assert [who for who, *_ in race.contenders] == [ann.pk]


def test_nothing_is_said_without_rules_before_the_first_race_or_where_the_cars_of_a_team_are_open(ann):
    a_result(1949, ann)
    a_grand_prix(2012)
    a_result(1980, ann)
    assert (title(1949), title(2012), title(1980, Championship.CONSTRUCTORS)) == (None, None, None)


def a_lead(year, ahead, to_come=1):
    grands_prix = [a_grand_prix(year) for _ in range(1 + to_come)]
    rows = [{"driver": a_driver(), "points": ahead}, {"driver": a_driver(), "points": 0}]
    return cannot_be_caught(read_table(a_standings_table(grands_prix[0], rows=rows)))


@pytest.mark.parametrize(("year", "most"), [(2023, 26), (2018, 25), (1992, 10), (2014, 50)])
def test_a_table_alone_does_not_tell_what_can_still_be_reached(year, most):
    assert a_lead(year, most) is False


@pytest.mark.parametrize(("year", "enough"), [(2023, 27), (2018, 26), (1992, 11), (2014, 51)])
def test_a_table_alone_tells_that_nobody_can_catch_the_first(year, enough):
    assert a_lead(year, enough) is True


def test_a_table_alone_does_not_tell_where_results_are_dropped():
    assert a_lead(1988, 99) is False


def test_a_planned_half_counts_half_in_what_is_left_and_a_factor_decided_afterwards_whole(ann, bob):
    for year, entry in ((2015, "factors"), (2016, "shortened")):
        a_season(year, rules={"race": [50, 45, 42], entry: {"last": 0.5}})
        a_result(year, ann, bob)
        a_grand_prix(year, slug="last")
    assert (title(2015).most, title(2016).most) == (25, 50)


def test_pole_is_in_the_reckoning_as_soon_as_it_is_taken(ann, bob):
    a_season(2015, rules={"race": [5, 4], "sprint": [1], "pole": 2})
    a_result(2015, ann, bob)
    last = a_grand_prix(2015)
    assert (title(2015).most, len(title(2015).contenders)) == (7, 2)
    a_result(2015, ann, kind="qualifying", grand_prix=last)
    a_result(2015, ann, kind="sprint", grand_prix=last)
    # ann 5 + 2 + 1, bob 4 with 5 to come
    calendar = calendar_of(2015)
    race = read_title_race(calendar, until=last)
    assert (race.most, [who for who, *_ in race.contenders]) == (5, [ann.pk, bob.pk])
    a_result(2015, bob, ann, grand_prix=last)
    # ann 5 + 2 + 1 + 4, bob 4 + 5
    race = title(2015)
    assert ([who for who, *_ in race.contenders], race.decided) == ([ann.pk], Decided(last, 0))


def test_what_a_season_pays_for_pole_costs_a_query_more(ann, bob, django_assert_num_queries):
    a_season(2015, rules={"race": [5, 4]})
    a_season(2016, rules={"race": [5, 4], "pole": 2})
    for year in (2015, 2016):
        for _ in range(3):
            a_result(year, ann, kind="qualifying", grand_prix=a_result(year, ann, bob))
        a_grand_prix(year)
    for year, queries in ((2015, 3), (2016, 4)):
        calendar = calendar_of(year)
        with django_assert_num_queries(queries):
            read_title_race(calendar)
