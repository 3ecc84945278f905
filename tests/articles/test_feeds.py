"""The feed of all stories, read by a real feed reader."""

import re
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser
from xml.etree import ElementTree

import feedparser
import pytest

from f1site.addresses import remember_address
from tests.articles.an_austin import BEFORE_RULING, RULED, an_austin
from tests.articles.unpublished import unpublished_stories
from tests.builders import A_MOMENT, a_constructor, a_driver, a_grand_prix, a_quote, a_speaker, an_article, an_embed

pytestmark = pytest.mark.django_db
RSS, ATOM = "/feeds/stories.rss", "/feeds/stories.atom"
both = pytest.mark.parametrize("address", [RSS, ATOM])


def fetch(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response


def read(client, address):
    """The feed as a reader sees it; well-formed, or the test fails."""
    content = fetch(client, address).content
    ElementTree.fromstring(content)
    feed = feedparser.parse(content, sanitize_html=False, resolve_relative_uris=False)
    assert not feed.bozo
    return feed


def a_report(**fields):
    return an_article(kind="report", grand_prix=an_austin(), published_at=BEFORE_RULING, **fields)


def cells(html):
    """The text of every table cell, in order, free of spaces around it."""
    reader = _Cells()
    reader.feed(html)
    return [" ".join(text.split()) for text in reader.texts]


class _Cells(HTMLParser):
    def __init__(self):
        super().__init__()
        self.texts, self.inside = [], False

    def handle_starttag(self, tag, attrs):
        if tag in ("td", "th"):
            self.inside = True
            self.texts.append("")

    def handle_endtag(self, tag):
        self.inside &= tag not in ("td", "th")

    def handle_data(self, data):
        if self.inside:
            self.texts[-1] += data


@both
def test_an_empty_feed_is_a_feed_and_stays_the_same(client, address):
    assert read(client, address).entries == []
    assert fetch(client, address).content == fetch(client, address).content


@both
def test_a_story_arrives_in_full(client, address):
    driver = a_driver(slug="perez", name="Sergio Pérez", last_name="Pérez")
    article = an_article(
        headline="Home race",
        slug="home-race",
        kind="preview",
        byline="Jo Reporter",
        standfirst="He <comes> home.",
        body="<p>Pérez said [quote 1]</p>",
        drivers=[driver],
        constructors=[a_constructor(name="Red Bull")],
        grand_prix=a_grand_prix(2023, name="Mexico City Grand Prix"),
        updated_at=A_MOMENT + timedelta(hours=2),
    )
    a_quote(article, speaker=a_speaker(driver=driver), words="I want <more>.")
    (entry,) = read(client, address).entries
    assert entry.id == f"urn:uuid:{article.uid}"
    assert (entry.title, entry.author) == ("Home race", "Jo Reporter")
    assert entry.link == "http://127.0.0.1:8000/news/2023/10/home-race/"
    assert entry.published_parsed[:5] == (2023, 10, 26, 10, 0)
    assert entry.updated_parsed[:5] == (2023, 10, 26, 12, 0)
    assert [tag.term for tag in entry.tags] == ["preview", "2023 Mexico City Grand Prix", "Sergio Pérez", "Red Bull"]
    assert entry.content[0].value == (
        "<p><strong>He &lt;comes&gt; home.</strong></p>"
        '<p><a href="http://127.0.0.1:8000/drivers/perez/">Pérez</a> said “I want &lt;more&gt;.”</p>'
    )


def test_rss_says_that_an_id_is_not_an_address(client):
    an_article()
    assert b'<guid isPermaLink="false">urn:uuid:' in fetch(client, RSS).content


@both
def test_feeds_name_themselves_and_their_type(client, address):
    feed = read(client, address).feed
    assert {link.href for link in feed.links if link.rel == "self"} == {f"http://127.0.0.1:8000{address}"}
    kind = "rss" if address == RSS else "atom"
    assert fetch(client, address)["Content-Type"] == f"application/{kind}+xml; charset=utf-8"


@both
def test_the_tables_hold_what_the_page_holds(client, address):
    article = a_report()
    page = client.get(article.get_absolute_url()).content.decode()
    content = read(client, address).entries[0].content[0].value
    assert cells(content) == cells(page)
    assert "+10.730" in cells(content)
    assert "USA GP, Circuit of the Americas" in content
    assert "World Championship standings (after 1 of 1 Grand Prix)" in content


@both
def test_a_ruling_updates_the_story_and_is_named_in_it(client, address):
    a_report()
    (entry,) = read(client, address).entries
    assert entry.published_parsed[:5] == BEFORE_RULING.timetuple()[:5]
    assert entry.updated_parsed[:5] == RULED.timetuple()[:5]
    assert "Hamilton disqualified" in entry.content[0].value
    assert "?tables=published" in entry.content[0].value


@both
def test_markup_stands_anywhere(client, address):
    article = a_report(body='<p><a href="/seasons/">Here</a> <a href="?x=1">and</a> <a href="#y">there</a></p>')
    a_quote(article)
    content = read(client, address).entries[0].content[0].value
    addresses = re.findall(r'href="([^"]*)"', content)
    assert len(addresses) > 10
    assert {link.split("/")[2] for link in addresses} == {"127.0.0.1:8000"}
    assert f"http://127.0.0.1:8000{article.get_absolute_url()}?x=1" in addresses
    for ours in ("<script", "class=", "data-", "hx-", " id=", "<div", "<span", "<svg", "style="):
        assert ours not in content


@both
def test_the_id_of_a_story_outlives_its_address(client, address):
    article = an_article(slug="before")
    before = read(client, address).entries[0].id
    old = article.get_absolute_url()
    article.slug = "after"
    article.save()
    remember_address(article, old)
    (entry,) = read(client, address).entries
    assert (entry.id, entry.link.rsplit("/", 2)[1]) == (before, "after")


@both
def test_nothing_unpublished_is_in_a_feed(client, address):
    unpublished_stories()
    an_article()
    assert b"SECRET" not in fetch(client, address).content


@both
def test_a_feed_holds_the_thirty_newest(client, address):
    for number in range(31):
        an_article(headline=f"Number {number:02}", published_at=A_MOMENT - timedelta(hours=number))
    assert [entry.title for entry in read(client, address).entries] == [f"Number {number:02}" for number in range(30)]


@both
def test_hostile_text_gives_a_valid_feed(client, address):
    evil = "\x08\x0b\x1f\ufffe]]> <script>alert(1)</script> & 🏁"
    article = an_article(headline=evil, standfirst=evil, byline=evil, kicker=evil, body=f"<p>{evil}</p>")
    a_quote(article, words=evil, speaker=a_speaker(name=evil))
    (entry,) = read(client, address).entries
    assert "]]>" in entry.title
    assert "🏁" in entry.title
    assert "<script" not in entry.content[0].value


def test_an_unchanged_feed_is_not_sent_again(client):
    an_article()
    tag = fetch(client, RSS)["ETag"]
    assert not tag.startswith("W/")
    again = client.get(RSS, headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")
    an_article()
    assert client.get(RSS, headers={"if-none-match": tag}).status_code == 200


def test_feeds_are_one_copy_for_everyone(client):
    response = fetch(client, RSS)
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert "Last-Modified" not in response


@both
def test_the_time_of_a_feed_never_moves_back(client, address):
    an_article(published_at=A_MOMENT)
    newest = an_article(published_at=A_MOMENT + timedelta(days=1))
    before = read(client, address).feed.updated_parsed
    newest.withdrawn_at = datetime(2023, 10, 28, tzinfo=UTC)
    newest.save()
    assert read(client, address).feed.updated_parsed >= before


@pytest.mark.parametrize("stories", [1, 3])
@both
def test_a_feed_costs_the_same_for_any_number_of_stories(client, address, stories, django_assert_num_queries):
    austin = an_austin()
    mexico = a_grand_prix(2023, date=date(2023, 10, 29))
    for _ in range(stories):
        preview = an_article(kind="preview", grand_prix=mexico, drivers=[a_driver()], constructors=[a_constructor()])
        a_quote(preview, speaker=a_speaker(driver=a_driver()))
        an_embed(an_article(tables="chosen"), table="drivers", grand_prix=austin)
    with django_assert_num_queries(12):
        fetch(client, address)


def test_the_page_of_feeds_explains_them(client):
    page = fetch(client, "/feeds/").content.decode()
    assert "http://127.0.0.1:8000/feeds/stories.rss</a>" in page
    assert "http://127.0.0.1:8000/feeds/stories.atom</a>" in page
