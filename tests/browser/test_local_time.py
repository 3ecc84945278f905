"""The script that adds the reader's own time and the time left. The bundled season has no starts: tests set some."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from results.models import Session
from tests.browser.conftest import forget
from tests.browser.reader import Reader
from tests.builders import a_grand_prix, a_session

RACE = "/seasons/2023/united-states/race/"


@pytest.fixture
def start(site):
    """Austin's race with its true start, for as long as a test runs."""
    race = Session.objects.filter(grand_prix__season=2023, grand_prix__slug="united-states", kind="race")
    race.update(starts_at=datetime(2023, 10, 22, 19, tzinfo=UTC))
    yield
    race.update(starts_at=None)


def in_zone(new_context, site, zone, **context):
    return Reader(new_context(timezone_id=zone, **context).new_page(), site)


@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        ("Asia/Tokyo", "(your time: 23 Oct, 04:00 GMT+9)"),
        ("America/Chicago", "(your time: 22 Oct, 14:00 GMT-5)"),
        ("Europe/London", "(your time: 22 Oct, 20:00 BST)"),
    ],
)
def test_a_start_shows_in_the_readers_own_time_with_the_zone_named(new_context, site, start, zone, shown):
    reader = in_zone(new_context, site, zone)
    reader.open(RACE)
    assert reader.page.locator("main .own-time").first.inner_text() == shown
    assert reader.faults == []


def test_without_scripts_track_time_and_utc_stand_there(new_context, site, start):
    reader = in_zone(new_context, site, "Asia/Tokyo", java_script_enabled=False)
    reader.open(RACE)
    assert (
        reader.page.locator("main time.start").first.inner_text() == "22 October 2023, 14:00 at the track (19:00 UTC)"
    )
    assert reader.page.locator(".own-time").count() == 0


@pytest.mark.parametrize(
    ("ahead", "left"),
    [
        (timedelta(days=6, minutes=1), "in 6 days"),
        (timedelta(hours=5, minutes=1), "in 5 hours"),
        (timedelta(minutes=30, seconds=20), "in 30 minutes"),
    ],
)
def test_the_front_page_counts_down_to_the_next_session(reader, next_race, ahead, left):
    next_race(ahead)
    reader.open("/")
    assert reader.page.locator(".countdown").inner_text() == left
    assert reader.sticks_out() == []


def test_the_front_page_counts_the_days_where_no_start_is_known(new_context, site, next_race):
    next_race(timedelta(days=3), has_start=False)
    reader = in_zone(new_context, site, "UTC")
    reader.open("/")
    assert reader.page.locator(".countdown").inner_text() == "in 3 days"
    assert reader.page.locator(".own-time").count() == 0


def test_a_timetable_turns_its_column_of_utc_into_the_readers_own_time(new_context, site):
    grand_prix = a_grand_prix(2997)
    a_session(grand_prix, starts_at=datetime(2997, 3, 5, 19, tzinfo=UTC))
    try:
        reader = in_zone(new_context, site, "Asia/Tokyo")
        reader.open(grand_prix.get_absolute_url())
        table = reader.page.locator(".timetable")
        assert table.locator("th[data-own-time]").inner_text().casefold() == "your time"
        assert table.locator("time.start").inner_text() == "Mon 04:00"
    finally:
        forget(grand_prix)


def test_the_timetable_on_the_front_page_turns_to_the_readers_own_time(new_context, site, next_race):
    next_race(timedelta(days=3))
    reader = in_zone(new_context, site, "Asia/Tokyo")
    reader.open("/")
    clock = reader.page.locator(".next-sessions time.start")
    start = datetime.fromisoformat(clock.get_attribute("datetime")).astimezone(ZoneInfo("Asia/Tokyo"))
    assert clock.text_content() == f"{start:%a %H:%M}"
    assert reader.page.locator("th[data-own-time]").text_content() == "Your time"
    assert reader.faults == []
