"""Every championship table since 1950 against the official one."""

from dataclasses import asdict

from results.checks.known_differences import KNOWN_DIFFERENCES
from results.checks.standings import check_standings
from results.importers.f1db.source import open_release
from tests.history.conftest import RELEASE


def test_every_table_since_1950_agrees_or_differs_for_a_known_reason():
    with open_release(RELEASE) as release:
        check = check_standings(release)

    assert [found for found in check.differences if found.reason is None] == []
    assert asdict(check.total) == {
        "drivers": {"rounds": 1160, "points_equal": 1158, "places_equal": 1111, "places_equal_or_level": 1138},
        "constructors": {"rounds": 1096, "points_equal": 1095, "places_equal": 1083, "places_equal_or_level": 1093},
        "unexplained": 0,
    }
    assert (check.stale, check.without_official) == ([], [])
    assert len(check.differences) == len(KNOWN_DIFFERENCES) == 65
    assert list(check.seasons) == list(range(1950, 2027))
