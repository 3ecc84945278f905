"""How the pages write what is told in tables."""

from datetime import UTC, datetime

import pytest

from results.marks.dates import at_the_track, moment, no_orphan, unbroken, utc


def test_no_line_ends_within_a_run_of_years():
    assert unbroken("1961, 1975–1977") == '<span class="nowrap">1961,</span> <span class="nowrap">1975–1977</span>'
    assert unbroken("2023") == '<span class="nowrap">2023</span>'


def test_no_line_begins_with_the_last_word_of_a_race():
    assert no_orphan("South African GP") == "South African\N{NO-BREAK SPACE}GP"
    assert no_orphan("Indianapolis") == "Indianapolis"


def test_no_years_are_nothing():
    assert unbroken("") == ""


@pytest.mark.parametrize(
    ("zone", "written"), [("America/Las_Vegas", ""), ("America/Los_Angeles", "Sat 21 Nov, 20:00"), ("", "")]
)
def test_a_timetable_has_the_tracks_own_day_and_time_where_the_zone_is_known(zone, written):
    assert at_the_track(datetime(2026, 11, 22, 4, tzinfo=UTC), zone) == written


def test_a_timetable_has_utc_in_a_time_that_a_script_can_read():
    written = '<time class="start" datetime="2026-11-22T04:00:00+00:00">Sun 04:00</time>'
    assert utc(datetime(2026, 11, 22, 4, tzinfo=UTC)) == written


@pytest.mark.parametrize(
    ("start", "written"),
    [
        (datetime(2026, 10, 25, 20, tzinfo=UTC), "25 October 2026, 13:00 at the track (20:00 UTC)"),
        (datetime(2026, 11, 22, 4, tzinfo=UTC), "21 November 2026, 20:00 at the track (22 Nov, 04:00 UTC)"),
    ],
)
def test_a_start_names_the_day_in_utc_where_it_is_another(start, written):
    zone = "America/Los_Angeles"
    assert moment(start, zone) == f'<time class="start" datetime="{start.isoformat()}">{written}</time>'
