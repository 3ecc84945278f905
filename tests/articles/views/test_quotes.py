"""The quote ledger and the pages of its speakers."""

from datetime import timedelta

import pytest

from tests.articles.unpublished import unpublished_stories
from tests.builders import A_MOMENT, a_driver, a_quote, a_speaker, an_article

pytestmark = pytest.mark.django_db


def read(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_the_ledger_without_quotes_says_so(client):
    assert "Nobody has been quoted yet" in read(client, "/quotes/")


def test_the_ledger_lists_words_speaker_role_and_story_newest_first(client):
    old = an_article(headline="Old story", slug="old", published_at=A_MOMENT - timedelta(days=1))
    new = an_article(headline="New story", slug="new")
    marko = a_speaker(slug="helmut-marko", name="Helmut Marko")
    a_quote(old, speaker=marko, words="Then.")
    a_quote(new, speaker=marko, words="One.", role="consultant")
    a_quote(new, speaker=marko, words="Two.")
    page = read(client, "/quotes/")
    assert page.index("One.") < page.index("Two.") < page.index("Then.")
    assert '<a href="/speakers/helmut-marko/">Helmut Marko</a>, consultant' in page
    assert 'href="/news/2023/10/new/#quote-1">in the story</a>' in page
    assert page.count(">New story</a>") == page.count(">Old story</a>") == 1
    assert "3 quotes of 1 person," in page


def test_the_ledger_leads_to_each_speaker_with_the_number_of_public_words(client):
    marko, horner = a_speaker(slug="marko", name="Helmut Marko"), a_speaker(slug="horner", name="Christian Horner")
    for speaker in (marko, marko, horner):
        a_quote(speaker=speaker)
    a_quote(an_article(published_at=None), speaker=horner)
    unpublished_stories()
    links = read(client, "/quotes/").split('aria-label="Those who are quoted"')[1].split("</ul>")[0]
    assert '<a href="/speakers/marko/">Helmut Marko <small>2<' in links
    assert '<a href="/speakers/horner/">Christian Horner <small>1<' in links
    assert links.count("<li>") == 2


def test_the_ledger_is_paged(client):
    article = an_article()
    speaker = a_speaker()
    for number in range(1, 32):
        a_quote(article, number=number, speaker=speaker, words=f"Words {number:02}.")
    assert "Words 31." not in read(client, "/quotes/")
    assert "Words 31." in read(client, "/quotes/?page=2")
    assert [client.get(f"/quotes/?page={page}").status_code for page in ("nonsense", "3")] == [404, 404]


def test_nothing_unpublished_is_quoted(client):
    unpublished_stories()
    a_quote()
    assert "SECRET" not in read(client, "/quotes/")


@pytest.mark.parametrize("state", ["draft", "scheduled", "withdrawn"])
def test_a_speaker_of_unpublished_words_alone_has_no_page(client, state):
    unpublished_stories()
    assert client.get(f"/speakers/secret-{state}/").status_code == 404


def test_a_speaker_shows_published_words_alone(client):
    marko = a_speaker(slug="helmut-marko", name="Helmut Marko")
    a_quote(speaker=marko, words="In public.")
    a_quote(an_article(published_at=None), speaker=marko, words="In private.")
    page = read(client, "/speakers/helmut-marko/")
    assert ("In public." in page, "In private." in page, "1 quote," in page) == (True, False, True)


def test_a_speaker_who_drives_leads_to_the_driver(client):
    driver = a_driver(slug="sergio-perez", name="Sergio Pérez")
    a_quote(speaker=a_speaker(slug="sergio-perez", name="Sergio Pérez", driver=driver))
    assert '<a href="/drivers/sergio-perez/">' in read(client, "/speakers/sergio-perez/")


def test_an_unknown_speaker_is_not_there(client):
    assert client.get("/speakers/nobody/").status_code == 404


@pytest.mark.parametrize("quotes", [1, 3])
def test_quotes_cost_the_same_for_any_number(client, quotes, django_assert_num_queries):
    speaker = a_speaker(slug="marko")
    for _ in range(quotes):
        a_quote(speaker=speaker)
        a_quote()
    with django_assert_num_queries(2):
        read(client, "/quotes/")
    with django_assert_num_queries(2):
        read(client, "/speakers/marko/")


def test_the_site_map_lists_speakers_who_have_a_page(client):
    unpublished_stories()
    a_quote(speaker=a_speaker(slug="helmut-marko"))
    page = read(client, "/sitemap-speakers.xml")
    assert ("/speakers/helmut-marko/" in page, "secret" in page) == (True, False)
