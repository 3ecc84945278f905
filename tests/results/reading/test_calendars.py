from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from results.models import Classification
from results.reading.ahead import next_grand_prix
from results.reading.calendars import calendar_of, complete_seasons
from results.reading.season_ends import season_ends
from tests.builders import A_MOMENT, a_grand_prix, a_race, a_session, a_standings_table

pytestmark = pytest.mark.django_db


def a_year(now="2023-04-01", **fields):
    """The 5th and 19th of March, the 2nd and 16th of April 2023, seen at a moment."""
    return [a_grand_prix(2023, **fields) for _ in range(4)], time_machine.travel(f"{now}T12:00:00Z", tick=False)


def test_next_is_the_first_to_come_by_the_clock_whatever_results_are_in():
    (first, second, third, _), in_april = a_year()
    a_race(grand_prix=first)
    with in_april:
        calendar = calendar_of(2023)
        assert (calendar.next, calendar.overdue, next_grand_prix()) == (third, [second], third)


def test_a_race_with_a_result_is_not_next_though_its_day_is_to_come():
    (first, second, _, _), in_february = a_year("2023-02-01")
    a_race(grand_prix=first)
    Classification.objects.update(issued_at=A_MOMENT.replace(year=2022))
    with in_february:
        assert (calendar_of(2023).next, next_grand_prix()) == (second, second)


def test_a_race_is_next_until_two_hours_after_its_start():
    grand_prix = a_grand_prix(2023, date=date(2023, 3, 5))
    start = datetime(2023, 3, 5, 15, tzinfo=UTC)
    a_session(grand_prix, starts_at=start)
    found = []
    for minutes in (119, 120):
        with time_machine.travel(start + timedelta(minutes=minutes), tick=False):
            calendar = calendar_of(2023)
            found.append((calendar.next, calendar.overdue, next_grand_prix()))
    assert found == [(grand_prix, [], grand_prix), (None, [grand_prix], None)]


def test_a_cancelled_one_is_neither_next_nor_overdue_and_one_without_a_date_comes_last():
    raced = a_grand_prix(2023)
    a_race(grand_prix=raced)
    a_grand_prix(2023, state="cancelled", date=date(2023, 3, 19))
    a_grand_prix(2023, state="cancelled", date=date(2023, 12, 1))
    with time_machine.travel("2023-04-01T12:00:00Z", tick=False):
        calendar = calendar_of(2023)
        assert (calendar.next, calendar.overdue) == (None, [])
        undated = a_grand_prix(2023, state="postponed", date=None)
        assert calendar_of(2023).next == undated
    with time_machine.travel("2024-01-01T12:00:00Z", tick=False):
        assert calendar_of(2023).next is None


def test_a_postponed_one_is_next_by_its_new_day():
    grand_prix = a_grand_prix(2023, state="postponed", date=date(2023, 9, 3))
    a_session(grand_prix, starts_at=datetime(2023, 3, 5, 15, tzinfo=UTC))
    with time_machine.travel("2023-08-01T12:00:00Z", tick=False):
        assert next_grand_prix() == grand_prix


def test_a_season_is_over_when_every_grand_prix_has_a_result():
    over = a_race(2022).session.grand_prix
    running = a_race(2023).session.grand_prix
    a_grand_prix(2023)
    final = a_standings_table(over)
    a_standings_table(running)
    assert complete_seasons() == {2022}
    assert {end.drivers: end.year for end in season_ends() if not end.is_open} == {final.pk: 2022}
