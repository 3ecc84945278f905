from datetime import UTC, datetime

import pytest

from results.reading.zones import zone_during, zone_in_words


@pytest.mark.parametrize(
    ("name", "place", "said"),
    [
        ("Europe/Brussels", "Spa", "local time in Spa, UTC+1, in summer UTC+2"),
        ("Europe/London", "Silverstone", "local time in Silverstone, UTC, in summer UTC+1"),
        ("America/Los_Angeles", "Las Vegas", "local time in Las Vegas, UTC−8, in summer UTC−7"),
        ("Australia/Melbourne", "Melbourne", "local time in Melbourne, UTC+10, in summer UTC+11"),
        ("America/Sao_Paulo", "São Paulo", "local time in São Paulo, UTC−3"),
        ("Asia/Kolkata", "", "local time, UTC+5:30"),
        ("Nowhere/At_All", "Nowhere", ""),
        ("../etc/passwd", "Nowhere", ""),
        ("", "Monza", ""),
    ],
)
def test_a_time_zone_is_the_place_of_the_circuit_and_its_hours(name, place, said):
    assert zone_in_words(name, place, 2023) == said


def at(*moment):
    return datetime(*moment, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "moments", "said"),
    [
        ("America/Chicago", [at(2023, 1, 1), at(2023, 1, 3)], "local time in Town, UTC−6"),
        ("America/Chicago", [at(2023, 7, 1)], "local time in Town, UTC−5"),
        # The clocks are put forward, and back, in the night before the race.
        (
            "Europe/Rome",
            [at(2026, 3, 27, 12), at(2026, 3, 28, 15), at(2026, 3, 29, 13)],
            "local time in Town, UTC+1 and UTC+2 from 29 March",
        ),
        (
            "America/Mexico_City",
            [at(2022, 10, 28, 18), at(2022, 10, 30, 20)],
            "local time in Town, UTC−5 and UTC−6 from 30 October",
        ),
        ("America/Chicago", [], ""),
        ("Nowhere", [at(2023, 7, 1)], ""),
    ],
)
def test_the_hours_of_a_weekend_are_those_of_its_days(name, moments, said):
    assert zone_during(name, "Town", moments) == said
