"""The list of stories."""

from datetime import timedelta

import pytest

from tests.articles.unpublished import unpublished_stories
from tests.builders import A_MOMENT, an_article

pytestmark = pytest.mark.django_db


def news(client, query=""):
    response = client.get(f"/news/{query}")
    assert response.status_code == 200
    return response.content.decode()


def twenty_five_stories():
    for number in range(25):
        an_article(headline=f"Number {number:02}", published_at=A_MOMENT - timedelta(hours=number))


def test_news_without_stories_says_so(client):
    assert "No story yet" in news(client)


def test_news_shows_twenty_newest_first(client):
    twenty_five_stories()
    page = news(client)
    assert page.index("Number 00") < page.index("Number 19")
    assert "Number 20" not in page
    assert '<a class="pager__older" rel="next" href="?page=2">' in page


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ("2", 2),
        ("0", 2),
        ("99", 2),
        ("-3", 1),
        ("nonsense", 1),
        ("", 1),
        ("1.5", 1),
        ("9" * 5000, 1),
        ("٢", 2),
        ("\x00", 1),
    ],
)
def test_any_page_number_leads_to_a_page_there_is(client, asked, number):
    twenty_five_stories()
    response = client.get("/news/", {"page": asked})
    assert f"Page {number} of 2" in response.content.decode()


def test_news_can_be_of_one_kind(client):
    an_article(kind="preview", headline="Before")
    an_article(kind="report", headline="After")
    page = news(client, "?kind=report")
    assert ("After" in page, "Before" in page) == (True, False)
    assert '<a href="?kind=report" aria-current="page">Race report</a>' in page
    assert "?kind=interview" not in page


@pytest.mark.parametrize("kind", ["nonsense", "interview", "", "\x00", "<script>"])
def test_an_unknown_or_unused_kind_shows_everything(client, kind):
    an_article(headline="Here")
    assert "Here" in client.get("/news/", {"kind": kind}).content.decode()


def test_the_pager_keeps_the_kind(client):
    twenty_five_stories()
    assert 'href="?kind=news&amp;page=2"' in news(client, "?kind=news")


def test_news_shows_nothing_unpublished(client):
    unpublished_stories(kind="interview")
    an_article()
    page = news(client)
    assert ("SECRET" in page, "interview" in page.lower()) == (False, False)


@pytest.mark.parametrize("stories", [1, 3])
def test_news_costs_the_same_for_any_number_of_stories(client, stories, django_assert_num_queries):
    for _ in range(stories):
        an_article()
    with django_assert_num_queries(3):
        news(client)
