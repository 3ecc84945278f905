import pytest

from results.models import GrandPrix, Season
from results.reading.calendars import Calendar
from results.reading.championship.counting import counting_rule


@pytest.mark.parametrize(
    ("year", "rounds", "championship", "rule"),
    [
        (1950, 7, "drivers", "Only the best 4 of 7 results count."),
        (1950, 7, "constructors", ""),
        (1967, 11, "drivers", "Only some results count: the best 5 of the first 6 and the best 4 of the last 5."),
        (
            1962,
            9,
            "constructors",
            "Only the best 5 of 9 results count. Of a constructor’s cars only the best-placed one scores.",
        ),
        (1979, 15, "constructors", ""),
        (1991, 16, "drivers", ""),
        (1900, 1, "drivers", ""),
    ],
)
def test_which_results_count_is_said_in_words(year, rounds, championship, rule):
    assert counting_rule(Calendar(Season(year=year), [GrandPrix() for _ in range(rounds)]), championship) == rule
