"""How far back the results go, and what may be said of it."""

import pytest

from results.reading.annals import Annals, annals, read_annals
from tests.builders import a_grand_prix, a_race, a_season

pytestmark = pytest.mark.django_db
LEAGUE = {"race": [10, 5]}


@pytest.mark.parametrize(
    ("raced", "is_whole", "when"),
    [
        ({}, True, ""),
        ({1950: None, 1951: None}, True, ""),
        ({1950: None, 2023: None}, False, "in 1950 and 2023"),
        ({2023: None}, False, "in 2023"),
        ({2021: None, 2022: None, 2023: None}, False, "from 2021 to 2023"),
        ({1988: None, 1994: None, 2007: None, 2022: None, 2023: None}, False, "in 5 seasons from 1988 to 2023"),
        ({2023: LEAGUE, 2024: LEAGUE}, True, ""),
        ({2022: None, 2023: LEAGUE}, False, "from 2022 to 2023"),
    ],
)
def test_only_what_reaches_back_to_the_first_race_of_all_is_whole(raced, is_whole, when):
    found = annals(raced)
    assert (found.is_whole, found.when) == (is_whole, when)


def test_a_season_without_a_race_is_not_told_of():
    a_season(1950, rules=LEAGUE)
    a_grand_prix(2022)
    a_race(2023)
    assert read_annals() == Annals((2023,), is_whole=False)


def test_heads_and_openings_say_the_same():
    some, all_of_them = Annals((2022, 2023), is_whole=False), Annals((1950,))
    assert (some.head, some.opening) == ("From 2022 to 2023", "From 2022 to 2023, ")
    assert (all_of_them.head, all_of_them.opening) == ("Of all time", "")


def test_nothing_goes_on_over_seasons_that_are_missing():
    some = Annals((2010, 2022, 2023), is_whole=False)
    assert [some.run_of(year) for year in some.years] == [0, 1, 1]
