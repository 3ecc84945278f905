from datetime import UTC, datetime

import pytest

from results.reading.zones import zone_in_words, zone_then


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Europe/Brussels", "Brussels time, UTC+1, in summer UTC+2"),
        ("Europe/London", "London time, UTC, in summer UTC+1"),
        ("America/Chicago", "Chicago time, UTC−6, in summer UTC−5"),
        ("Australia/Melbourne", "Melbourne time, UTC+10, in summer UTC+11"),
        ("Asia/Kolkata", "Kolkata time, UTC+5:30"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires time, UTC−3"),
        ("Nowhere/At_All", ""),
        ("../etc/passwd", ""),
        ("", ""),
    ],
)
def test_a_time_zone_is_a_town_and_its_hours(name, said):
    assert zone_in_words(name, 2023) == said


@pytest.mark.parametrize(
    ("name", "month", "said"),
    [("America/Chicago", 1, "Chicago time, UTC−6"), ("America/Chicago", 7, "Chicago time, UTC−5"), ("Nowhere", 7, "")],
)
def test_a_time_zone_at_a_moment_is_a_town_and_its_hours_then(name, month, said):
    assert zone_then(name, datetime(2023, month, 1, 12, tzinfo=UTC)) == said
