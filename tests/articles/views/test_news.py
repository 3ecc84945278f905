"""The list of stories."""

from datetime import timedelta

import pytest

from tests.articles.unpublished import unpublished_stories
from tests.builders import A_MOMENT, a_constructor, a_driver, a_grand_prix, an_article
from tests.results.views.page import open_page

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


def test_news_says_how_many_stories_there_are(client):
    assert "page-head__count" not in news(client)
    an_article()
    assert '<p class="page-head__count">1 story</p>' in news(client)
    twenty_five_stories()
    assert '<p class="page-head__count">26 stories, 21 to 26 on this page, newest first</p>' in news(client, "?page=2")


@pytest.mark.parametrize(("query", "number"), [("?page=2", 2), ("?page=1", 1), ("?page=", 1), ("?side=2", 1)])
def test_a_page_has_one_address(client, query, number):
    twenty_five_stories()
    page = open_page(client, f"/news/{query}")
    assert f"Page {number} of 2" in page.text
    assert page.canonical == f"http://127.0.0.1:8000/news/{'?page=2' if number == 2 else ''}"


@pytest.mark.parametrize("asked", ["0", "99", "-3", "nonsense", "1.5", "9" * 5000, "٢", "01", "\x00"])
def test_a_page_there_is_not_is_not_found(client, asked):
    twenty_five_stories()
    response = client.get("/news/", {"page": asked})
    assert (response.status_code, b"All stories" in response.content) == (404, True)


def test_news_can_be_of_one_kind(client):
    an_article(kind="preview", headline="Before")
    an_article(kind="report", headline="After")
    page = news(client, "?kind=report")
    assert ("After" in page, "Before" in page) == (True, False)
    assert '<a href="?kind=report" aria-current="page">Race report <span class="kinds__count">1</span></a>' in page
    assert "?kind=interview" not in page


@pytest.mark.parametrize(
    "query",
    [
        {"kind": "nonsense"},
        {"kind": "<script>"},
        {"driver": "nobody"},
        {"driver": "\x00"},
        {"team": "nobody"},
        {"season": "nineteen"},
        {"season": "1900"},
        {"season": "9999"},
        {"season": "٢٠٢٣"},
    ],
)
def test_news_of_what_there_is_not_are_not_found(client, query):
    an_article(headline="Here")
    response = client.get("/news/", query)
    assert (response.status_code, b"All stories" in response.content) == (404, True)


@pytest.mark.parametrize(
    ("query", "about"),
    [("kind=interview", "Interview"), ("season=1994", "1994"), ("driver=ann", "Ann"), ("team=reds", "Reds")],
)
def test_news_of_what_has_no_story_say_so_and_lead_to_all(client, query, about):
    a_driver(slug="ann", name="Ann")
    a_constructor(slug="reds", name="Reds")
    an_article(headline="Here")
    page = open_page(client, f"/news/?{query}")
    assert (page.status, page.canonical) == (200, f"http://127.0.0.1:8000/news/?{query}")
    assert f"No story is published yet about this: {about}." in page.text
    assert ("Here" in page.text, page.links["All stories"]) == (False, "/news/")


def test_kinds_are_counted_among_the_stories_the_other_filters_leave(client):
    ann = a_driver(slug="ann")
    for kind, drivers in (("report", [ann]), ("report", [ann]), ("preview", [])):
        an_article(kind=kind, drivers=drivers)
    everything, of_ann = (open_page(client, f"/news/{query}").links for query in ("", "?driver=ann"))
    assert everything["All 3"] == "/news/"
    assert (everything["Race report 2"], everything["Preview 1"]) == ("?kind=report", "?kind=preview")
    assert ("Preview 1" in of_ann, of_ann["Race report 2"]) == (False, "?kind=report&driver=ann")


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
        an_article(drivers=[a_driver()], constructors=[a_constructor()])
    with django_assert_num_queries(5):
        news(client)


@pytest.fixture
def three_stories():
    """``One`` of 2022 about Ann, ``Two`` of 2023 about Ann and the Reds, ``Three`` of 2023 about nobody."""
    ann, reds = a_driver(slug="ann", name="Ann"), a_constructor(slug="reds", name="Reds")
    an_article(headline="Story One", drivers=[ann], grand_prix=a_grand_prix(2022), kind="report")
    an_article(headline="Story Two", drivers=[ann], constructors=[reds], kind="report")
    an_article(headline="Story Three")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?driver=ann", "One Two"),
        ("?team=reds", "Two"),
        ("?season=2022", "One"),
        ("?season=2023", "Two Three"),
        ("?season=2023&driver=ann&kind=report&team=reds", "Two"),
        ("?season=2022&team=reds", ""),
        ("?driver=&team=&season=", "One Two Three"),
        ("?colour=red", "One Two Three"),
    ],
)
def test_news_can_be_of_a_season_a_driver_and_a_team(client, three_stories, query, found):
    page = news(client, query)
    assert [name for name in ("One", "Two", "Three") if f"Story {name}" in page] == found.split()


def test_filters_keep_each_other_and_say_what_they_are(client, three_stories):
    page = news(client, "?driver=ann&kind=report")
    assert "<h1>News: Race report, Ann</h1>" in page
    assert '<a href="?kind=report&amp;driver=ann" aria-current="page">' in page
    assert '<a href="/news/?driver=ann">All' in page
    assert '<input type="hidden" name="kind" value="report">' in page
    assert '<option value="ann" selected>Ann</option>' in page


def test_filters_that_leave_nothing_lead_back_to_everything(client, three_stories):
    assert "No story is published yet about this: 2022, Reds." in news(client, "?season=2022&team=reds")


def test_filters_offer_only_what_published_stories_are_about(client):
    an_article(drivers=[a_driver(name="SECRET driver")], grand_prix=a_grand_prix(1999), published_at=None)
    an_article()
    page = news(client)
    assert ("SECRET" in page, "1999" in page) == (False, False)


def test_the_pages_of_a_driver_and_a_team_lead_to_all_their_stories(client, three_stories):
    assert '<a href="/news/?driver=ann">All stories about Ann</a>' in client.get("/drivers/ann/").content.decode()
    assert '<a href="/news/?team=reds">All stories about Reds</a>' in client.get("/constructors/reds/").content.decode()
