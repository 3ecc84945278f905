"""A career as it was at a moment."""

from datetime import timedelta

import pytest

from f1site.clock import standing_at
from results.reading.drivers.career import read_career
from results.scoring.store import rebuild
from tests.builders import a_constructor, a_driver, a_race, an_engine

pytestmark = pytest.mark.django_db


def test_a_result_counts_until_a_better_one_takes_its_place():
    prost, mclaren, honda = a_driver(), a_constructor(), an_engine()
    car = {"driver": prost, "constructor": mclaren, "engine": honda}
    sheets = [a_race(1988, rows=[a_driver(), car])]
    sheets += [a_race(1988, rows=[car]) for _ in range(11)]
    rebuild(1988)

    assert dropped(prost) == [True] + [False] * 11
    with standing_at(sheets[-1].issued_at - timedelta(hours=1)):
        assert dropped(prost) == [False] * 11


def dropped(driver):
    (season,) = read_career(driver).seasons
    return [season.drops(row) for row in season.rows]
