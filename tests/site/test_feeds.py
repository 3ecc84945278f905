"""Feeds are sources times formats: a source that is registered is there in each of them."""

from datetime import UTC, datetime
from xml.etree import ElementTree

import feedparser
import pytest

from f1site import registry
from f1site.feeds.markup import for_feed
from f1site.feeds.sources import Contents, Entry, Source
from f1site.feeds.writers import FORMATS
from tests.results.views.page import open_page

A_MOMENT = datetime(2023, 10, 26, 10, tzinfo=UTC)
ENTRY = Entry(
    title="First & last",
    address="/results/1/",
    summary="<b> is text",
    author="Jo Reporter",
    published=A_MOMENT,
    changed=A_MOMENT,
    uid="urn:uuid:1",
    categories=["race"],
    content=for_feed('<p class="x"><a href="?a=b">Here</a></p>', "/results/1/"),
)


@pytest.fixture
def _a_source(monkeypatch):
    source = Source(
        "results",
        "Every result.",
        "All results",
        "As they come.",
        lambda shelf: Contents([ENTRY], A_MOMENT, ["results"]),
    )
    monkeypatch.setitem(registry.FEEDS, source.name, source)


@pytest.mark.usefixtures("_a_source", "db")
@pytest.mark.parametrize("ending", FORMATS)
def test_a_source_is_written_in_each_format(client, ending):
    response = client.get(f"/feeds/results.{ending}")
    ElementTree.fromstring(response.content)
    read = feedparser.parse(response.content, sanitize_html=False, resolve_relative_uris=False)
    assert (read.bozo, response["Surrogate-Key"]) == (False, "names results")
    assert read.feed.title == "Parc Fermé: results"
    [entry] = read.entries
    assert (entry.title, entry.link, entry.id) == ("First & last", "http://127.0.0.1:8000/results/1/", "urn:uuid:1")
    assert entry.content[0].value == '<p><a href="http://127.0.0.1:8000/results/1/?a=b">Here</a></p>'


@pytest.mark.usefixtures("_a_source", "db")
def test_a_source_is_on_the_page_of_the_feeds_and_named_by_every_page(client):
    page = open_page(client, "/feeds/")
    assert "All results As they come." in page.text
    for ending in FORMATS:
        assert page.links[f"http://127.0.0.1:8000/feeds/results.{ending}"] == f"/feeds/results.{ending}"
        assert f'title="Parc Fermé: results" href="/feeds/results.{ending}"' in client.get("/no/page/").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/feeds/nothing.rss", "/feeds/stories.pdf", "/feeds/stories", "/feeds/.rss"])
def test_a_feed_there_is_not_is_no_page(client, address):
    assert client.get(address).status_code == 404
