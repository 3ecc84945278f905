from datetime import date

import pytest

from results.reading.calendars import complete_seasons, is_known_from_the_start, read_calendar
from results.reading.championship.tables import final_tables
from tests.builders import a_grand_prix, a_race, a_season, a_standings_table

pytestmark = pytest.mark.django_db


def test_next_is_the_first_after_the_last_with_a_result():
    first, second, third, _ = (a_grand_prix(2023) for _ in range(4))
    season = a_season(2023)
    assert read_calendar(season).next == first
    a_race(grand_prix=second)
    assert read_calendar(season).next == third


def test_nothing_comes_after_the_last_and_a_cancelled_one_is_never_next():
    raced = a_grand_prix(2023)
    a_grand_prix(2023, state="cancelled", date=date(2023, 12, 1))
    a_race(grand_prix=raced)
    assert read_calendar(a_season(2023)).next is None
    undated = a_grand_prix(2023, state="postponed", date=None)
    assert read_calendar(a_season(2023)).next == undated


def test_a_season_is_over_when_every_grand_prix_has_a_result():
    over = a_race(2022).session.grand_prix
    running = a_race(2023).session.grand_prix
    a_grand_prix(2023)
    final = a_standings_table(over)
    a_standings_table(running)
    assert complete_seasons() == {2022}
    assert final_tables("drivers") == {final.pk: 2022}


@pytest.mark.parametrize(
    ("year", "first_raced", "is_known"), [(2024, 2023, True), (2023, 2023, False), (1950, 1950, True), (0, None, False)]
)
def test_a_career_from_the_first_season_here_may_have_begun_before(year, first_raced, is_known):
    assert is_known_from_the_start(year, first_raced) == is_known
