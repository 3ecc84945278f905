"""What pages share is read again as soon as it may be another, and by one page never twice."""

from datetime import timedelta

import pytest

from f1site import clock, shared
from f1site.shared import one_reading
from results.models import Classification, Driver
from tests.builders import a_classification, a_driver, an_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def names():
    asked = []

    @shared.shared
    def names(last="", *, first=""):
        asked.append((last, first))
        return list(Driver.objects.order_by("pk").values_list("last_name", flat=True))

    names.asked = asked
    return names


def page(read, *args, **kwargs):
    with clock.standing_at(clock.now()), one_reading():
        return read(*args, **kwargs)


def test_the_next_page_does_not_read_it_again(names, django_assert_num_queries):
    a_driver(last_name="Lauda")
    assert page(names) == ["Lauda"]
    # Whether anything was written; once for all pages, whether a moment has turned them and when the next will.
    for queries in (3, 1, 1):
        with django_assert_num_queries(queries):
            assert page(names) == ["Lauda"]
    assert len(names.asked) == 1


def test_a_page_asks_once_whether_it_is_good(names, django_assert_num_queries):
    page(names)
    page(names)
    with django_assert_num_queries(1), clock.standing_at(clock.now()), one_reading():
        assert names() is names()


def test_what_was_written_is_there(names):
    a_driver(last_name="Lauda")
    page(names)
    Driver.objects.update(last_name="Prost")
    assert page(names) == ["Prost"]


@pytest.mark.parametrize(("module", "times"), [("results.reading.people", 1), ("articles.reading.news", 2)])
def test_a_story_is_nothing_to_the_results(names, module, times):
    asked = []

    def read():
        asked.append(module)

    read.__module__ = module
    read = shared.shared(read)
    page(read)
    an_article()
    page(read)
    assert len(asked) == times
    a_driver()
    page(read)
    assert len(asked) == times + 1


def test_each_question_is_one_of_its_own(names):
    page(names)
    page(names, "a")
    page(names, first="a")
    page(names, "a")
    assert names.asked == [("", ""), ("a", ""), ("", "a")]


def test_outside_of_a_page_it_is_read_as_ever(names):
    names()
    names()
    assert len(names.asked) == 2


def test_a_moment_that_turns_pages_is_seen():
    issued = clock.now().replace(hour=14)
    a_classification(issued_at=issued)
    out = shared.shared(lambda: Classification.objects.issued().count())
    for minutes, count in ((-1, 0), (0, 1), (5, 1), (-5, 0)):
        with clock.standing_at(issued + timedelta(minutes=minutes)), one_reading():
            assert out() == count


def test_there_are_never_more_than_so_many(names, monkeypatch):
    monkeypatch.setattr(shared, "AT_MOST", 3)
    for number in range(10):
        page(names, str(number))
    assert len(shared._readings) == 3


def test_an_error_is_not_kept():
    @shared.shared
    def broken():
        raise ZeroDivisionError

    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            page(broken)
