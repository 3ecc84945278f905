"""A copy that is still good is known without the page being made; one that may not be, never."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.db.backends.signals import connection_created
from django.urls import reverse

from f1site import changes, clock
from f1site.changes import State, state
from results.models import Driver
from tests.builders import a_classification, a_driver, a_session, an_article

# Each change is to be committed: a test in one transaction would be one change.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _nothing_remembered():
    cache.clear()


def written(found):
    return sum(part.written for part in found.parts)


@contextmanager
def undone():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def page(client, etag="", path="/drivers/", **headers):
    return client.get(path, headers=headers | ({"If-None-Match": etag} if etag else {}))


def remembered(client, path="/drivers/"):
    """The ETag of a page that has been asked for again, and so is remembered."""
    etag = page(client, path=path)["ETag"]
    assert page(client, etag, path).status_code == 304
    return etag


def is_made(client, monkeypatch, etag, path="/drivers/", **headers):
    """Whether the page is made for somebody who has a copy."""
    made = []
    monkeypatch.setattr("f1site.rendering.render", lambda *args, **kwargs: made.append(1) or 1 / 0)
    client.raise_request_exception = False
    try:
        page(client, etag, path, **headers)
    finally:
        monkeypatch.undo()
    return bool(made)


def test_a_good_copy_costs_no_page(client, monkeypatch, django_assert_max_num_queries):
    a_driver()
    etag = remembered(client)
    assert not is_made(client, monkeypatch, etag)
    with django_assert_max_num_queries(2):
        response = page(client, etag)
    assert (response.status_code, response.content) == (304, b"")
    assert (response["ETag"], response["Cache-Control"]) == (etag, "public, max-age=0, must-revalidate")
    assert "Accept-Encoding" in response["Vary"]


@pytest.mark.parametrize("tag", ['"other"', "other", '"', "*", 'W/"x", "y"'])
def test_another_copy_is_not_good(client, monkeypatch, tag):
    remembered(client)
    assert is_made(client, monkeypatch, tag)


def test_one_of_several_copies_is_enough(client, monkeypatch):
    etag = remembered(client)
    assert not is_made(client, monkeypatch, f'"other", W/{etag}')


@pytest.mark.parametrize(
    "write",
    [
        lambda driver: driver.save(),
        lambda driver: Driver.objects.filter(pk=driver.pk).update(last_name="Lauda"),
        lambda driver: Driver.objects.bulk_update([driver], ["last_name"]),
        lambda driver: Driver.objects.bulk_create([Driver(slug="new", first_name="A", last_name="B")]),
        lambda driver: driver.delete(),
        lambda driver: connection.cursor().execute('UPDATE "results_driver" SET last_name = %s', ["Lauda"]),
        lambda driver: connection.cursor().execute("update results_driver set last_name = %s", ["Lauda"]),
    ],
    ids=["save", "update", "bulk_update", "bulk_create", "delete", "sql", "plain sql"],
)
def test_whatever_writes_is_seen(client, monkeypatch, write):
    driver = a_driver()
    etag = remembered(client)
    write(driver)
    assert is_made(client, monkeypatch, etag)


def test_what_no_page_shows_changes_nothing(client, admin_client, monkeypatch):
    etag = remembered(client)
    admin_client.get(reverse("admin:index"))  # a session is kept
    assert not is_made(client, monkeypatch, etag)


def test_reading_writes_nothing(client):
    a_driver()
    before = state()
    page(client)
    assert state() == before


def test_a_change_that_is_undone_leaves_no_trace():
    before = state()
    with undone():
        a_driver()
        assert state() != before
    assert state() == before


def test_a_change_after_one_that_was_undone_is_seen():
    with transaction.atomic():
        with undone():
            a_driver()
        before = state()
        a_driver()
        assert state() != before


def test_a_transaction_leaves_one_row():
    before = state()
    with transaction.atomic():
        first, second = a_driver(), a_driver()
        first.save()
        second.save()
    assert written(state()) - written(before) <= 1


def test_states_differ_though_as_much_was_written():
    """A database put back from a copy counts as before; what was written then is not what is written now."""
    states = set()
    for _ in range(3):
        with undone():
            a_driver()
            states.add(state())
    assert len(states) == 3
    assert len({written(each) for each in states}) == 1


def test_old_rows_go(monkeypatch):
    monkeypatch.setattr(changes, "KEPT", 3)
    for _ in range(10):
        changes.changed("results")
    assert written(state()) < 6


def test_a_connection_that_is_opened_again_is_watched_once():
    for _ in range(3):
        connection_created.send(sender=type(connection), connection=connection)
    assert connection.execute_wrappers.count(changes._look) == 1


def test_an_empty_database_has_a_state():
    changes.Change.objects.all().delete()
    assert state() == State()


def test_a_moment_that_turns_pages_is_seen(client, monkeypatch):
    now = clock.now()
    a_classification(issued_at=now + timedelta(minutes=5))
    with clock.standing_at(now):
        etag = remembered(client)
    with clock.standing_at(now + timedelta(minutes=6)):
        assert is_made(client, monkeypatch, etag)


def test_an_article_that_comes_out_is_seen(client, monkeypatch):
    now = clock.now()
    an_article(published_at=now + timedelta(minutes=5))
    with clock.standing_at(now):
        etag = remembered(client, "/")
    with clock.standing_at(now + timedelta(minutes=5)):
        assert is_made(client, monkeypatch, etag, "/")


def test_a_start_and_an_end_are_seen(client, monkeypatch):
    start = clock.now().replace(hour=14, minute=0)
    a_session(starts_at=start)
    for before, after in ((-1, 0), (59, 60), (119, 120)):
        with clock.standing_at(start + timedelta(minutes=before)):
            etag = remembered(client)
        with clock.standing_at(start + timedelta(minutes=after)):
            assert is_made(client, monkeypatch, etag)


def test_a_new_day_is_seen(client, monkeypatch):
    evening = clock.now().replace(hour=23, minute=59)
    with clock.standing_at(evening):
        etag = remembered(client)
    with clock.standing_at(evening + timedelta(minutes=2)):
        assert is_made(client, monkeypatch, etag)


def test_time_that_goes_by_turns_nothing(client, monkeypatch):
    morning = clock.now().replace(hour=9)
    an_article(published_at=morning - timedelta(days=1))
    with clock.standing_at(morning):
        etag = remembered(client, "/")
    with clock.standing_at(morning + timedelta(hours=2)):
        assert not is_made(client, monkeypatch, etag, "/")


@pytest.mark.parametrize("otherwise", [{"HX-Request": "true"}, {"Accept-Encoding": "br"}, {"Host": "localhost"}])
def test_what_is_asked_for_otherwise_is_another_page(client, monkeypatch, otherwise):
    etag = remembered(client)
    assert is_made(client, monkeypatch, etag, **otherwise)


def test_pages_of_editors_are_never_remembered(admin_client, monkeypatch):
    path = reverse("admin:index")
    response = page(admin_client, '"x"', path)
    assert (response.status_code, cache.get("copy")) == (200, None)
    assert "ETag" not in response or "public" not in response.get("Cache-Control", "")
