import pytest

from results.reading.sentences.years import in_years, title_years


@pytest.mark.parametrize(
    ("years", "said", "title"),
    [
        ([], "", ""),
        ([2005], "2005", "2005"),
        ([2006, 2005], "2005 and 2006", "2005, 2006"),
        ([2021, 2022, 2023, 2024], "2021–2024", "2021–2024"),
        ([1951, 1954, 1955, 1956, 1957], "1951 and 1954–1957", "1951, 1954–1957"),
    ],
)
def test_years_are_said_one_by_one_while_they_are_few(years, said, title):
    assert (in_years(years), title_years(years)) == (said, title)
