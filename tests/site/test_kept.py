"""What takes long is made once while nothing changes, and never shown once anything may have."""

from datetime import timedelta

import pytest
from django.db import transaction

from f1site import clock, kept
from f1site.kept import Shelf
from results.models import Driver
from tests.builders import a_driver, a_session, an_article

# Each change is to be committed: a test in one transaction would be one change.
pytestmark = pytest.mark.django_db(transaction=True)
NAMES = {"one": 1, "two": 2}


@pytest.fixture(autouse=True)
def _no_memory_of_a_cache_that_was_down():
    kept._down_until = 0.0
    yield
    kept._down_until = 0.0


def made(names=NAMES, shelf=None):
    """The names that had to be made."""
    asked = []

    def make(missing):
        asked.extend(missing)
        return {name: f"<p>{number}</p>" for name, number in missing.items()}

    found = (shelf or Shelf()).keep(names, make)
    assert found == {name: f"<p>{number}</p>" for name, number in names.items()}
    return asked


def test_a_thing_is_made_once():
    assert made({"one": 1}) == ["one"]
    assert made() == ["two"]
    assert made() == []


def test_what_is_there_costs_one_query(django_assert_num_queries):
    made()
    for later, queries in ((1, 3), (2, 1)):  # when the next moment turns pages is asked once for all of them
        with clock.standing_at(clock.now() + timedelta(seconds=later)), django_assert_num_queries(queries):
            shelf = Shelf()
            assert made(shelf=shelf) == made({"one": 1}, shelf) == []


def test_whatever_is_written_makes_it_anew():
    driver = a_driver()
    made()
    Driver.objects.filter(pk=driver.pk).update(name="Another")
    assert made() == ["one", "two"]


def test_what_is_written_while_it_is_made_makes_it_anew():
    def make(missing):
        a_driver()
        return dict.fromkeys(missing, "of a time between")

    Shelf().keep(NAMES, make)
    assert made() == ["one", "two"]


def test_what_was_never_committed_is_not_shown():
    with transaction.atomic():
        a_driver()
        made()
        transaction.set_rollback(True)
    assert made() == ["one", "two"]


@pytest.mark.parametrize("thing", [lambda at: an_article(published_at=at), lambda at: a_session(starts_at=at)])
def test_a_moment_that_passes_makes_it_anew(thing):
    now = clock.now()
    thing(now + timedelta(minutes=10))
    for minutes, expected in ((0, ["one", "two"]), (5, []), (15, ["one", "two"]), (16, []), (5, ["one", "two"])):
        with clock.standing_at(now + timedelta(minutes=minutes)):
            assert made() == expected, minutes


def test_while_the_site_is_worked_on_nothing_is_kept(settings):
    settings.DEBUG = True
    made()
    assert made() == ["one", "two"]


def test_another_release_keeps_its_own(monkeypatch):
    made()
    monkeypatch.setattr(kept, "build", lambda: "another")
    assert made() == ["one", "two"]


def test_a_cache_that_is_down_is_done_without_and_left_alone(settings, client, caplog):
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:9/0"}
    }
    assert made() == made() == ["one", "two"]
    assert [record.getMessage() for record in caplog.records] == ["The cache does not answer."]
    article = an_article(slug="home-race")
    assert client.get(article.get_absolute_url(), headers={"if-none-match": '"x"'}).status_code == 200


def test_there_is_one_of_each_name(monkeypatch):
    """What is not good any more makes room for what is: the cache grows with the names alone."""
    keys, put = [], kept.put
    monkeypatch.setattr(kept, "put", lambda things: keys.append(sorted(things)) or put(things))
    made()
    a_driver()
    made()
    first, second = keys
    assert first == second
    assert len(first) == len(NAMES)
