from datetime import UTC, datetime

import pytest
from django.db import IntegrityError

from results.models import Standing, StandingsTable
from tests.builders import a_constructor, a_driver, a_grand_prix, a_standings_table, an_engine

pytestmark = pytest.mark.django_db

EARLY, LATE = datetime(2023, 3, 5, tzinfo=UTC), datetime(2023, 3, 6, tzinfo=UTC)


def test_current_is_the_newest_version_of_each_table():
    grand_prix = a_grand_prix()
    a_standings_table(grand_prix, valid_from=EARLY)
    drivers = a_standings_table(grand_prix, valid_from=LATE)
    constructors = a_standings_table(grand_prix, "constructors", valid_from=EARLY)
    assert set(StandingsTable.objects.current()) == {drivers, constructors}
    assert StandingsTable.objects.drivers().current(EARLY).get().valid_from == EARLY


def test_two_engines_behind_one_chassis_are_two_lines():
    lotus = a_constructor(slug="lotus")
    rows = [{"constructor": lotus, "engine": an_engine(slug=make)} for make in ("climax", "brm")]
    assert a_standings_table(championship="constructors", rows=rows).standings.count() == 2


def test_a_line_is_for_a_driver_or_a_constructor():
    table = a_standings_table(rows=0)
    with pytest.raises(IntegrityError, match="standing_is_for_a_driver_or_a_constructor"):
        Standing.objects.create(
            table=table, line=1, points=1, driver=a_driver(), constructor=a_constructor(), engine=an_engine()
        )
