import pytest

from results.reading.all_calendars import all_calendars, all_editions
from results.reading.calendars import calendars_of
from tests.builders import a_grand_prix, a_season

pytestmark = pytest.mark.django_db


def test_all_calendars_are_those_of_each_year_in_one_query(django_assert_num_queries):
    grands_prix = [a_grand_prix(year, **fields) for year in (2022, 2023) for fields in ({}, {"state": "cancelled"}, {})]
    a_season(2024)
    with django_assert_num_queries(1):
        calendars = all_calendars()
    assert dict(calendars) == calendars_of([2022, 2023])
    assert [each.round for each in calendars[2022].grands_prix] == [1, None, 2]
    assert list(all_editions()) == [grand_prix.pk for grand_prix in grands_prix]
