"""The season of the release's own year at some moments: as it ran, and with all that is late since its results end."""

from datetime import UTC, datetime

import pytest
import time_machine

from tests.moments.plain import Release
from tests.moments.truth import Truth
from tests.moments.visiting import faults

YEAR = 2026
MOMENTS = {
    "in the winter before": "2026-02-10T12:00",
    "on the first Friday": "2026-03-06T04:00",
    "during the first qualifying": "2026-03-07T05:30",
    "during the first race": "2026-03-08T05:00",
    "after the first race": "2026-03-08T06:00",
    "during the first sprint": "2026-03-14T03:30",
    "an hour after the first sprint": "2026-03-14T04:30",
    "after the first sprint": "2026-03-14T12:00",
    "in a month without a race": "2026-04-15T12:00",
    "on a Saturday between sprint and qualifying": "2026-05-02T18:30",
    "on the evening of that race": "2026-05-03T19:00",
    "at midnight after it": "2026-05-04T00:00",
    "between weekends": "2026-06-18T12:00",
    "after the sprint at Silverstone": "2026-07-04T16:00",
    "after the last race with a result": "2026-07-26T15:00",
    "in the summer break": "2026-08-10T12:00",
    "on the morning of a sprint": "2026-08-22T09:00",
    "an hour after a sprint without a result": "2026-08-22T11:00",
    "an hour after a race without a result": "2026-08-23T16:00",
    "one race late": "2026-08-26T12:00",
    "as Las Vegas runs, in UTC the next day": "2026-11-22T05:00",
    "ten races late": "2026-11-27T12:00",
    "ten races late, as Qatar runs": "2026-11-29T16:30",
    "after the end": "2026-12-06T16:00",
    "next January": "2027-01-20T12:00",
}


@pytest.fixture(scope="module")
def seasons():
    """This one, and the one before, which home stands on until there is a result."""
    release = Release()
    return release.season(YEAR), release.season(YEAR - 1)


@pytest.mark.parametrize("now", MOMENTS.values(), ids=MOMENTS)
def test_no_page_of_the_season_under_way_is_false(client, seasons, now):
    moment = datetime.fromisoformat(now).replace(tzinfo=UTC)
    with time_machine.travel(moment, tick=False):
        found = faults(client, *(Truth(season, moment) for season in seasons))
    assert not found, "\n".join(found)
