"""Versions that an import brings."""

from datetime import UTC, datetime

import pytest

from results.models import Classification
from results.sheets.storing import COLUMNS, Version, store
from tests.builders import a_constructor, a_driver, a_ruling, a_session, an_engine

pytestmark = pytest.mark.django_db
OUT = datetime(2023, 3, 5, 18, tzinfo=UTC)


def _row(line, driver):
    empty = dict.fromkeys(COLUMNS) | {"status": "", "reason": "", "shared_car": False, "fastest_lap": False}
    who = {"driver_id": driver.pk, "constructor_id": a_constructor().pk, "engine_id": an_engine().pk}
    return tuple((empty | who | {"line": line, "position": line, "number": str(line)})[name] for name in COLUMNS)


def test_versions_are_stored_with_their_rows_in_order():
    session, first, second = a_session(), a_driver(), a_driver()
    rows = [_row(1, first), _row(2, second)]
    later, why = OUT.replace(hour=20), {"cause": "source", "cause_note": "Put right."}
    store(
        [
            Version(session.pk, 1, "provisional", OUT, "a folder", rows),
            Version(session.pk, 2, "final", later, "a folder", rows[:1], **why),
        ]
    )
    sheets = list(Classification.objects.order_by("version"))
    assert [(one.state, one.issued_at.hour, one.source, one.cause) for one in sheets] == [
        ("provisional", 18, "a folder", ""),
        ("final", 20, "a folder", "source"),
    ]
    assert [[row.driver for row in one.entries.all()] for one in sheets] == [[first, second], [first]]
    assert Classification.objects.current().get() == sheets[1]


@pytest.mark.parametrize("is_ruled", [True, False])
def test_a_first_version_has_no_cause_but_a_ruling(is_ruled):
    session = a_session()
    ruling = a_ruling(session).pk if is_ruled else None
    store([Version(session.pk, 1, "final", OUT, "a folder", [], ruling, "ruling" if is_ruled else "source", "So.")])
    assert Classification.objects.get().cause == ("ruling" if is_ruled else "")
