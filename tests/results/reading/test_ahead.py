from datetime import UTC, date, datetime

import pytest

from f1site import clock
from results.reading.ahead import Last, read_ahead, read_last
from tests.builders import A_MOMENT, a_grand_prix, a_race, a_standings_table

pytestmark = pytest.mark.django_db


def test_the_last_raced_and_the_last_with_a_table_are_told_across_seasons():
    older = a_race(2022).session.grand_prix
    a_standings_table(older)
    newer = a_race(2023).session.grand_prix
    a_grand_prix(2023)
    assert read_last() == Last(newer.pk, older.pk)


def test_nothing_is_last_before_it_is_out():
    a_standings_table(a_race(2023).session.grand_prix)
    with clock.standing_at(A_MOMENT.replace(year=2020)):
        assert read_last() == Last()


def test_what_is_missing_is_told_since_a_day_and_what_is_next_of_all():
    late = [a_grand_prix(2023, date=date(2023, 3, day)) for day in (5, 19)]
    following = a_grand_prix(2023, date=date(2023, 4, 2))
    with clock.standing_at(datetime(2023, 4, 1, tzinfo=UTC)):
        found = [read_ahead(since) for since in (None, date(2023, 3, 1), date(2023, 3, 10))]
    assert [(ahead.missing, ahead.next) for ahead in found] == [
        ([], following),
        (late, following),
        (late[1:], following),
    ]
