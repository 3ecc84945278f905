"""The weekend that is on next or under way."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from results.reading.weekends.coming import read_coming_weekend
from tests.builders import a_classification, a_grand_prix, a_session

pytestmark = pytest.mark.django_db
RACE = datetime(2026, 5, 3, 20, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def a_weekend(race=RACE, **fields):
    """Qualifying a day before the race."""
    grand_prix = a_grand_prix(2026, **({"date": race.date()} | fields))
    a_session(grand_prix, kind="qualifying", starts_at=race - DAY)
    a_session(grand_prix, starts_at=race)
    return grand_prix


def coming_at(now):
    with time_machine.travel(now, tick=False):
        return read_coming_weekend()


def kind(session):
    return session and session.kind


@pytest.mark.parametrize(
    ("now", "under_way", "following"),
    [
        (RACE - 2 * DAY, None, "qualifying"),
        (RACE - DAY, "qualifying", "race"),
        (RACE - DAY + HOUR - MINUTE, "qualifying", "race"),
        (RACE - DAY + HOUR, None, "race"),
        (RACE, "race", None),
        (RACE + 2 * HOUR - MINUTE, "race", None),
    ],
)
def test_a_weekend_knows_what_is_under_way_and_what_is_next(now, under_way, following):
    a_weekend()
    coming = coming_at(now)
    assert (kind(coming.under_way), kind(coming.next)) == (under_way, following)
    assert kind(coming.shown) == (under_way or following)


def test_a_session_with_a_result_is_no_longer_under_way():
    weekend = a_weekend()
    a_classification(weekend.sessions.get(kind="qualifying"), issued_at=datetime(2026, 1, 1, tzinfo=UTC))
    assert coming_at(RACE - DAY + 30 * MINUTE).under_way is None


def test_a_race_that_is_over_gives_way_to_the_next_though_it_has_no_result():
    a_weekend()
    later = a_weekend(RACE + 14 * DAY)
    assert coming_at(RACE + 2 * HOUR).grand_prix == later


def test_a_race_in_the_evening_of_a_day_that_is_over_in_utc_is_still_the_next():
    start = datetime(2026, 11, 22, 4, tzinfo=UTC)
    las_vegas = a_weekend(start, date=date(2026, 11, 21))
    a_weekend(start + 7 * DAY)
    assert coming_at(start - HOUR).grand_prix == las_vegas


def test_without_starts_the_day_of_the_race_counts_and_no_session_is_named():
    grand_prix = a_grand_prix(2026, date=RACE.date())
    a_session(grand_prix)
    coming = coming_at(RACE)
    assert (coming.grand_prix, coming.shown, coming.has_starts) == (grand_prix, None, False)
    assert coming_at(RACE + DAY) is None


def test_a_cancelled_weekend_is_not_next_nor_one_postponed_without_a_date():
    a_weekend(state="cancelled")
    a_weekend(state="postponed", date=None)
    assert coming_at(RACE - DAY) is None


def test_sessions_stand_in_running_order():
    grand_prix = a_grand_prix(2026, date=RACE.date())
    for each, start in {"race": RACE, "practice-1": RACE - 2 * DAY, "sprint": RACE - DAY}.items():
        a_session(grand_prix, kind=each, starts_at=start)
    assert list(map(kind, coming_at(RACE - 3 * DAY).sessions)) == ["practice-1", "sprint", "race"]


@pytest.mark.parametrize("weekends", [1, 3])
def test_the_coming_weekend_costs_two_queries(weekends, django_assert_num_queries):
    for number in range(weekends):
        a_weekend(RACE + 7 * number * DAY)
    with time_machine.travel(RACE - DAY, tick=False), django_assert_num_queries(2):
        read_coming_weekend()
