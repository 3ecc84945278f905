from datetime import date

import pytest

from results.reading.careers import age


@pytest.mark.parametrize(
    ("born_on", "day", "years"),
    [
        (date(1997, 9, 30), date(2023, 9, 29), 25),
        (date(1997, 9, 30), date(2023, 9, 30), 26),
        (date(1996, 2, 29), date(2023, 2, 28), 26),
        (date(1996, 2, 29), date(2023, 3, 1), 27),
        (None, date(2023, 9, 30), None),
        (date(1997, 9, 30), None, None),
    ],
)
def test_age_is_in_whole_years(born_on, day, years):
    assert age(born_on, day) == years
