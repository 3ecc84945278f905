from datetime import date

import pytest

from results.reading.ages import age_on, whole_years


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
    assert whole_years(born_on, day) == years


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(1997, 9, 30), date(2023, 9, 30), (26, 0)),
        (date(1997, 9, 30), date(2023, 9, 29), (25, 364)),
        (date(1996, 2, 29), date(2023, 2, 28), (26, 364)),
        (date(1996, 2, 29), date(2023, 3, 2), (27, 1)),
    ],
)
def test_days_are_counted_from_the_last_birthday(born, day, age):
    assert age_on(born, day) == age
