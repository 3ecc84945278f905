"""The front page."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from results.scoring.store import rebuild
from tests.articles.an_austin import an_austin
from tests.articles.unpublished import unpublished_stories
from tests.builders import A_MOMENT, a_classification, a_grand_prix, a_session, an_article

pytestmark = pytest.mark.django_db


def home(client):
    response = client.get("/")
    assert response.status_code == 200
    return response.content.decode()


def test_home_without_anything_says_so_kindly(client):
    page = home(client)
    assert "No story yet" in page
    assert '<a href="/seasons/">the seasons</a>' in page


def test_home_opens_with_the_newest_lead_story(client):
    an_article(headline="Old lead", is_lead=True, published_at=A_MOMENT - timedelta(days=9))
    an_article(headline="The lead", is_lead=True, published_at=A_MOMENT - timedelta(days=2))
    an_article(headline="Newest")
    page = home(client)
    assert page.count("The lead") == 1
    assert page.index("The lead") < page.index("Newest") < page.index("Old lead")


def test_home_opens_with_the_newest_story_where_no_lead_is_ticked(client):
    an_article(headline="Older", published_at=A_MOMENT - timedelta(days=2))
    an_article(headline="Newest")
    assert home(client).index("Newest") < home(client).index("Older")


def test_home_shows_the_last_podium_and_the_tops_of_both_tables(client):
    an_austin()
    page = home(client)
    assert "USA GP, Circuit of the Americas" in page
    podium = page.split('class="podium__places"')[1].split("</ol>")[0]
    assert ("Max Verstappen" in podium, "Lando Norris" in podium, "Lewis Hamilton" in podium) == (True, True, False)
    assert "Drivers’ championship 2023, after 1 of 1 Grand Prix" in page
    assert "Constructors’ championship 2023, after 1 of 1 Grand Prix" in page


def test_home_shows_five_lines_of_a_table(client):
    a_classification(a_session(), rows=9)
    rebuild(2023)
    assert home(client).count('class="standings__position">') == 2 * (1 + 5)


def test_home_names_the_next_grand_prix(client):
    today = timezone.now().date()
    run = a_grand_prix(today.year, name="Just run", date=today)
    a_classification(a_session(run), issued_at=timezone.now())
    a_grand_prix(today.year, name="Far off", date=today + timedelta(days=30))
    a_grand_prix(today.year, name="Called off", date=today + timedelta(days=1), state="cancelled")
    a_grand_prix(today.year, name="Coming up", date=today + timedelta(days=7))
    following = home(client).split('class="next-race__name"')[1].split("</p>")[0]
    assert "Coming up" in following


def test_home_with_races_of_the_past_alone_names_no_next_one(client):
    a_grand_prix(1950, date=date(1950, 5, 13))
    assert "next-race" not in home(client)


def test_home_shows_nothing_unpublished(client):
    unpublished_stories()
    an_article()
    assert "SECRET" not in home(client)


@pytest.mark.parametrize("stories", [1, 3])
def test_home_costs_the_same_for_any_number_of_stories(client, stories, django_assert_num_queries):
    austin = an_austin()
    for _ in range(stories + 1):
        an_article(grand_prix=austin)
    with django_assert_num_queries(10):
        home(client)


def test_home_is_one_copy_for_everyone(client):
    response = client.get("/")
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert "Cookie" not in response.get("Vary", "")
    assert not response.cookies
    assert "stories" in response["Surrogate-Key"].split()
