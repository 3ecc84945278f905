import pytest

from results.reading.honours import add_starts, read_honours
from results.reading.tallies import drivers_on_podium, tally, winning_drivers, winning_teams
from tests.builders import a_classification, a_constructor, a_driver, a_grand_prix, a_grid, a_session

pytestmark = pytest.mark.django_db


def a_race(year=2023, rows=1, grid=None, **fields):
    grand_prix = a_grand_prix(year, **fields)
    race = a_session(grand_prix)
    a_classification(race, rows=rows)
    if grid:
        a_grid(race, grid)
    return grand_prix


def won_by(*drivers, **fields):
    return [a_race(2000 + number, rows=[driver], **fields) for number, driver in enumerate(drivers)]


def lines(found):
    return [(line.rank, line.who.name, line.count) for line in found.lines]


def test_level_ones_share_a_rank_and_the_last_to_do_it_stands_first():
    one, two, three = (a_driver(name=name) for name in ("One", "Two", "Three"))
    found = tally(read_honours(won_by(one, two, two, one, three)), winning_drivers)
    assert lines(found) == [(1, "One", 2), (1, "Two", 2), (3, "Three", 1)]
    assert [line.share for line in found.lines] == [100, 100, 50]
    assert found.lines[0].in_years == "2000, 2003"


def test_whoever_is_level_with_the_last_shown_is_shown_or_counted():
    best = a_driver(name="Best")
    few = tally(read_honours(won_by(best, best, *(a_driver() for _ in range(6)))), winning_drivers)
    assert (len(few.lines), few.rest, few.everyone) == (7, 0, 7)
    many = tally(read_honours(won_by(best, best, *(a_driver() for _ in range(9)))), winning_drivers)
    assert (lines(many), many.rest, many.least, many.everyone) == ([(1, "Best", 2)], 9, 1, 10)


def test_a_shared_car_is_a_win_for_each_driver_and_one_for_the_team():
    one, two, team = a_driver(name="One"), a_driver(name="Two"), a_constructor(name="Team")
    rows = [{"driver": one, "position": 1, "constructor": team}]
    rows += [{"driver": two, "position": 1, "constructor": team, "shared_car": True}]
    honours = read_honours([a_race(1951, rows=rows, grid=[two, one])])
    add_starts(honours)
    assert lines(tally(honours, winning_drivers)) == [(1, "One", 1), (1, "Two", 1)]
    assert lines(tally(honours, winning_teams)) == [(1, "Team", 1)]
    assert (honours[0].start.position, honours[0].is_won_from_pole) == (2, False)


def test_two_places_in_one_race_are_one_podium():
    driver = a_driver(name="Moss")
    rows = [a_driver(), {"driver": driver, "position": 2}, {"driver": driver, "position": 3, "shared_car": True}]
    assert (1, "Moss", 1) in lines(tally(read_honours([a_race(1955, rows=rows)]), drivers_on_podium))


def test_only_the_sheet_in_force_counts():
    race = a_session(a_grand_prix())
    a_classification(race, rows=[a_driver(name="First")])
    a_classification(race, rows=[a_driver(name="Promoted")], state="revised")
    a_classification(race, rows=[a_driver(name="Draft")], issued_at=None)
    assert lines(tally(read_honours([race.grand_prix]), winning_drivers)) == [(1, "Promoted", 1)]


def test_without_a_grid_nobody_knows_who_was_on_pole():
    (honours,) = read_honours([a_race()])
    add_starts([honours])
    assert (honours.is_won_from_pole, honours.start, honours.poles) == (None, None, [])
