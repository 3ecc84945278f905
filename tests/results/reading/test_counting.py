import pytest

from results.models import Season
from results.reading.counting import counting_rule


@pytest.mark.parametrize(
    ("year", "championship", "rule"),
    [
        (1950, "drivers", "Only the best 4 results of the season count."),
        (1950, "constructors", ""),
        (
            1967,
            "drivers",
            "Only some results count: the best 5 of the first 6 rounds and the best 4 of the rounds after them.",
        ),
        (
            1962,
            "constructors",
            "Only the best 5 results of the season count. Of a constructor’s cars only the best-placed one scores.",
        ),
        (1979, "constructors", ""),
        (1991, "drivers", ""),
        (1900, "drivers", ""),
    ],
)
def test_which_results_count_is_said_in_words(year, championship, rule):
    assert counting_rule(Season(year=year), championship) == rule
