"""A page changes by the clock alone only at moments that are known to turn pages."""

from datetime import UTC, datetime, timedelta

import pytest

from f1site import clock
from f1site.changes import state
from f1site.turns import turned
from results.models import Session

pytestmark = pytest.mark.django_db

WEEKEND = datetime(2023, 10, 20, 9, tzinfo=UTC), datetime(2023, 10, 23, 9, tzinfo=UTC)
STEP = timedelta(minutes=20)
PAGES = ("/", "/seasons/", "/seasons/2023/", "/seasons/2023/drivers/", "/seasons/2023/united-states/")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_the_same_until_a_moment_that_turns_pages(client, season_2023, path):
    race = Session.objects.get(grand_prix__slug="united-states", kind="race")
    Session.objects.filter(pk=race.pk).update(starts_at=datetime(2023, 10, 22, 19, tzinfo=UTC))
    before, shown, unturned, different = None, b"", 0, 0
    moment, end = WEEKEND
    while moment < end:
        with clock.standing_at(moment):
            page = client.get(path).content
        if before and not turned(before, moment, state()):
            assert page == shown, f"{before} and {moment}"
            unturned += 1
        different += page != shown
        before, shown = moment, page
        moment += STEP
    assert unturned
    assert different > 1
