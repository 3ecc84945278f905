"""Lists open with what is newest."""

from datetime import date

import pytest
from django.urls import reverse

from tests.builders import a_classification, a_grand_prix, a_session

OLD, NEW = 1950, 2026


@pytest.mark.parametrize("kind", ["grandprix", "session", "classification"])
def test_list_opens_with_the_newest_season(kind, editor):
    for year in (OLD, NEW):
        a_classification(a_session(a_grand_prix(year, date=date(year, 6, 1)), date=date(year, 6, 1)))
    rows = editor.get(reverse(f"admin:results_{kind}_changelist")).context["cl"].result_list
    years = [_weekend(row).season_id for row in rows]
    assert years == [NEW, OLD]


def _weekend(row):
    if hasattr(row, "season_id"):
        return row
    return row.grand_prix if hasattr(row, "grand_prix") else row.session.grand_prix
