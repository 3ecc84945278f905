"""A value says all that its row says."""

import pytest

from results.reading.calendars import calendar_of, calendars_of
from tests.builders import a_grand_prix, a_season

pytestmark = pytest.mark.django_db
TOLD = ("pk", "season_id", "slug", "name", "the_name", "circuit_then", "lap_length_km", "is_cancelled", "is_postponed")


def test_an_edition_tells_what_its_grand_prix_tells_and_is_equal_to_it():
    grand_prix = a_grand_prix(2023, name="Monaco Grand Prix")
    (edition,) = calendar_of(2023).grands_prix
    assert [getattr(edition, name) for name in TOLD] == [getattr(grand_prix, name) for name in TOLD]
    assert (str(edition), edition.get_absolute_url()) == (str(grand_prix), grand_prix.get_absolute_url())
    assert str(edition.layout.circuit) == str(grand_prix.layout.circuit)
    assert (edition == grand_prix, grand_prix == edition, {edition: 1}[grand_prix]) == (True, True, 1)
    assert edition != a_grand_prix(2023)


def test_rounds_are_counted_around_those_that_are_cancelled_or_without_a_date():
    for fields in ({}, {"state": "cancelled"}, {}, {"state": "postponed", "date": None}):
        a_grand_prix(2023, **fields)
    assert [edition.round for edition in calendar_of(2023).grands_prix] == [1, None, 2, None]


def test_a_season_without_grands_prix_has_a_calendar_and_a_year_that_is_no_season_has_none():
    a_season(2024)
    assert (calendar_of(2024).grands_prix, calendar_of(2025)) == ((), None)


@pytest.mark.parametrize("count", [1, 3])
def test_calendars_cost_two_queries(count, django_assert_num_queries):
    for year in range(2020, 2020 + count):
        a_grand_prix(year)
    with django_assert_num_queries(2):
        assert len(calendars_of(range(2020, 2030))) == count
