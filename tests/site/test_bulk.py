"""Rows written past the models are as if written through them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from f1site.bulk import allocate, insert
from results.models import DriverOfTheDay, Session
from tests.builders import a_driver, a_grand_prix, a_session

pytestmark = pytest.mark.django_db


def test_dates_decimals_and_nothing_are_read_back_as_written():
    session, driver = a_session(), a_driver()
    insert(DriverOfTheDay, ("session", "line", "driver_id", "percentage"), [
        (session.pk, 1, driver.pk, Decimal("12.30")),
        (session.pk, 2, driver.pk, None),
    ])  # fmt: skip
    assert list(DriverOfTheDay.objects.values_list("line", "percentage")) == [(1, Decimal("12.30")), (2, None)]

    moment = datetime(2024, 11, 24, 6, tzinfo=UTC)
    insert(
        Session,
        ("grand_prix_id", "kind", "date", "starts_at"),
        [(session.grand_prix_id, "sprint", date(2024, 11, 23), moment)],
    )
    assert Session.objects.get(kind="sprint", date=date(2024, 11, 23)).starts_at == moment


def test_allocated_keys_are_new_and_never_given_twice():
    grand_prix = a_grand_prix()
    last = a_session(grand_prix).pk
    Session.objects.all().delete()
    keys = list(allocate(Session, 3))
    assert len(set(keys)) == 3
    assert min(keys) > last

    rows = [(key, grand_prix.pk, kind) for key, kind in zip(keys, ("race", "sprint", "qualifying"), strict=True)]
    insert(Session, ("id", "grand_prix_id", "kind"), rows)
    assert a_session(grand_prix, "practice-1").pk > max(keys)
    assert list(Session.objects.filter(pk__in=keys).order_by("pk").values_list("pk", flat=True)) == keys


def test_no_rows_are_no_keys_and_no_harm():
    assert list(allocate(Session, 0)) == []
    insert(Session, ("id", "kind"), [])
    assert not Session.objects.exists()
