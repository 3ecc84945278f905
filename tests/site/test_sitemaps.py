"""The site map: an index of parts, and every page in one of them."""

from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest

from f1site.sitemaps.sections import MOST, cut, numbered
from tests.articles.unpublished import unpublished_stories
from tests.builders import A_MOMENT, a_grand_prix, a_quote, a_season, a_speaker, an_article

pytestmark = pytest.mark.django_db
SITE = "http://127.0.0.1:8000"


def named(client, address):
    """(address, last change) of everything a file of the site map names."""
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "application/xml")
    rows = [[child.text for child in row] for row in ElementTree.fromstring(response.content)]
    assert all(row[0].startswith(SITE) for row in rows)
    return [(row[0].removeprefix(SITE), *row[1:]) for row in rows]


def test_each_page_is_in_one_part(client):
    unpublished_stories()
    grand_prix = a_grand_prix(2023)
    a_season(1949)
    story = an_article(grand_prix=grand_prix)
    a_quote(story, speaker=a_speaker(slug="helmut-marko"))
    parts = [address for address, *_ in named(client, "/sitemap.xml")]
    assert parts == [
        "/sitemap-lists.xml",
        "/sitemap-season-2023.xml",
        "/sitemap-season-1949.xml",
        "/sitemap-circuits.xml",
        "/sitemap-stories.xml",
        "/sitemap-speakers.xml",
    ]
    pages = [page for part in parts for page, *_ in named(client, part)]
    assert pages == [
        "/news/",
        "/seasons/",
        "/drivers/",
        "/constructors/",
        "/circuits/",
        "/records/",
        "/quotes/",
        "/seasons/2023/",
        grand_prix.get_absolute_url(),
        "/seasons/1949/",
        grand_prix.layout.circuit.get_absolute_url(),
        story.get_absolute_url(),
        "/speakers/helmut-marko/",
    ]
    assert {client.get(page).status_code for page in pages} == {200}


def test_stories_say_when_they_last_changed(client):
    an_article(slug="new", published_at=A_MOMENT)
    an_article(slug="edited", published_at=A_MOMENT, updated_at=A_MOMENT + timedelta(days=2))
    changes = dict(named(client, "/sitemap-stories.xml"))
    assert list(changes.values()) == ["2023-10-26", "2023-10-28"]
    assert ("/sitemap-stories.xml", "2023-10-28") in named(client, "/sitemap.xml")


@pytest.mark.parametrize("rows", [1, 3])
def test_each_part_costs_one_query_for_any_number_of_pages(client, rows, django_assert_num_queries):
    season = a_season(2023)
    for _ in range(rows):
        grand_prix = a_grand_prix(season)
        a_quote(an_article(published_at=datetime(2023, 10, 26, tzinfo=UTC), grand_prix=grand_prix))
    with django_assert_num_queries(6):
        client.get("/sitemap.xml")
    for part, pages in {"stories": rows, "speakers": rows, "season-2023": rows + 1}.items():
        with django_assert_num_queries(1):
            assert len(named(client, f"/sitemap-{part}.xml")) == pages


@pytest.mark.parametrize(
    "part", ["stories", "stories-1", "stories-2", "nothing", "lists-2", "season", "season-1949", "season-99999"]
)
def test_a_part_there_is_not_is_no_page(client, part):
    assert client.get(f"/sitemap-{part}.xml").status_code == 404


@pytest.mark.parametrize(("count", "numbers"), [(0, []), (1, [None]), (MOST, [None]), (MOST + 1, [None, 2])])
def test_no_part_is_longer_than_a_site_map_may_be(count, numbers):
    rows = range(count)
    parts = [cut(rows, part.number) for part in numbered(count)]
    assert [part.number for part in numbered(count)] == numbers
    assert [row for part in parts for row in part] == list(rows)
    assert all(len(part) <= MOST for part in parts)


def test_it_may_be_kept_and_is_thrown_away_with_what_it_names(client):
    an_article()
    index, part = client.get("/sitemap.xml"), client.get("/sitemap-stories.xml")
    assert index["Cache-Control"] == part["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert index["Surrogate-Key"] == "calendar names quotes stories"
    assert part["Surrogate-Key"] == "names stories"
