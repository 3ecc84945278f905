"""The career totals of every driver and constructor against F1DB's own."""

from results.checks.totals import COLUMNS, check_totals
from results.importers.f1db.source import open_release
from tests.history.conftest import RELEASE


def test_all_totals_agree():
    with open_release(RELEASE) as release:
        check = check_totals(release)

    assert [difference for difference in check.differences if difference.reason is None] == []
    assert check.equal == {
        "drivers": dict.fromkeys(COLUMNS, 917),
        "constructors": dict.fromkeys(COLUMNS, 187),
    }
