"""A story's page, and a draft shown by its link."""

import json
import re
from datetime import date, timedelta
from uuid import UUID

import pytest

from f1site import clock
from f1site.addresses import remember_address
from results.models import Driver
from results.scoring.store import rebuild
from tests.articles.an_austin import BEFORE_RULING, RULED, an_austin
from tests.articles.unpublished import TOKEN, unpublished_stories
from tests.builders import (
    A_MOMENT,
    a_classification,
    a_constructor,
    a_driver,
    a_grand_prix,
    a_quote,
    a_session,
    a_speaker,
    an_article,
    an_embed,
)

pytestmark = pytest.mark.django_db
ADDRESS = "/news/2023/10/home-race/"


def read(client, address=ADDRESS):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def a_story(**fields):
    return an_article(**({"slug": "home-race", "headline": "Home race", "published_at": A_MOMENT} | fields))


def a_report():
    return a_story(kind="report", grand_prix=an_austin(), published_at=BEFORE_RULING)


def test_a_preview_shows_everything_in_its_order(client):
    an_austin()
    mexico = a_grand_prix(2023, name="Mexico City Grand Prix", date=date(2023, 10, 29))
    driver = a_driver(slug="sergio-perez", name="Sergio Pérez", last_name="Pérez")
    article = a_story(
        kind="preview",
        grand_prix=mexico,
        drivers=[driver],
        kicker="Mexico City",
        standfirst="He comes home.",
        body="<p>Pérez is home.</p><p>[quote 1]</p>",
    )
    a_quote(article, words="Faultless.", speaker=a_speaker(name="Helmut Marko"), role="consultant")
    an_article(headline="Of the same weekend", grand_prix=mexico)
    an_article(headline="Of another")
    page = read(client)
    expected = [
        '<p class="story__kicker">Mexico City',
        '<h1 class="story__headline">Home race</h1>',
        "He comes home.",
        "Jo Reporter",
        '<time datetime="2023-10-26T10:00:00+00:00">26 October 2023, 10:00 UTC</time>',
        '<a href="/drivers/sergio-perez/">Pérez</a> is home.',
        "Faultless.",
        "Helmut Marko</a>, consultant",
        "USA GP, Circuit of the Americas",
        "Max Verstappen",
        "1:35:21.362",
        "+10.730",
        ">Disqualified<",
        "Skid block wear",
        "Article 3.5.9 e",
        "World Championship standings (after 1 of 2 Grand Prix)",
        "Drivers’ championship",
        "Constructors’ championship",
        "In this story",
        "2023 Mexico City Grand Prix",
        "More on the Mexico City Grand Prix",
        "Of the same weekend",
        "More stories",
        "Of another",
    ]
    position = page.index("<main")
    for text in expected:
        assert text in page[position:], text
        position = page.index(text, position) + len(text)
    assert page.count("<h1") == 1


def test_a_story_says_what_a_ruling_changed_and_links_the_tables_as_published(client):
    a_report()
    address = "/news/2023/10/home-race/"
    page = read(client, address)
    assert "The tables have changed since this story was published" in page
    assert "Hamilton disqualified</a>: Article 3.5.9 e. Skid wear." in page
    assert f'<a href="{address}?tables=published" rel="nofollow">See the tables as published</a>' in page
    assert "+2.225" not in page.split("<tbody>")[1].split("</tbody>")[0]


def test_a_story_shows_its_tables_as_published(client):
    a_report()
    page = read(client, f"{ADDRESS}?tables=published")
    assert "These are the tables as they stood when this story was published" in page
    assert f'<a href="{ADDRESS}">See the tables as they stand now</a>' in page
    assert "+2.225" in page.split("<tbody>")[1].split("</tbody>")[0]
    assert f'<link rel="canonical" href="http://127.0.0.1:8000{ADDRESS}">' in page


@pytest.mark.parametrize(
    "query",
    ["tables=", "table=published", "tables=nonsense", "tables=PUBLISHED", "tables=published&tables=x", "tables=%00"],
)
def test_any_other_choice_of_tables_shows_the_present_ones(client, query):
    """A story is never lost for a word at the end of its address."""
    a_report()
    assert "See the tables as published" in read(client, f"{ADDRESS}?{query}")


def test_whoever_is_renamed_is_so_in_a_story_that_was_read_before(client):
    a_report()
    assert "Max Verstappen</a>" in read(client)
    Driver.objects.filter(name="Max Verstappen").update(name="Max V.")
    page = read(client)
    assert ("Max Verstappen" in page, page.count("Max V.</a>")) == (False, 2)


def test_a_sheet_that_comes_out_by_the_clock_is_in_a_story_that_was_read_before(client):
    a_report()
    for moment in (RULED - timedelta(minutes=1), RULED, RULED - timedelta(minutes=1)):
        with clock.standing_at(moment):
            assert (">Disqualified<" in read(client)) == (moment == RULED)


def test_a_story_nothing_has_changed_in_says_nothing(client):
    a_story()
    assert "correction" not in read(client)


@pytest.mark.parametrize("state", ["draft", "scheduled"])
def test_a_story_that_is_not_out_is_not_there(client, state):
    article = unpublished_stories()[state]
    response = client.get(article.get_absolute_url())
    assert response.status_code == 404
    assert b"SECRET" not in response.content


@pytest.mark.parametrize("state", ["draft", "scheduled"])
def test_a_wrong_date_does_not_betray_a_story_that_is_not_out(client, state):
    unpublished_stories()
    assert client.get(f"/news/1999/01/secret-{state}/").status_code == 404


def test_a_withdrawn_story_is_gone_and_helps_on(client):
    an_article(headline="Still here")
    address = unpublished_stories()["withdrawn"].get_absolute_url()
    for gone in (address, "/news/1999/01/secret-withdrawn/"):
        response = client.get(gone)
        page = response.content.decode()
        assert response.status_code == 410
        assert ("SECRET" in page, "Still here" in page, "has been withdrawn" in page) == (False, True, True)


def test_a_withdrawn_story_that_was_never_out_is_not_there(client):
    address = an_article(published_at=None, withdrawn_at=A_MOMENT).get_absolute_url()
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("wrong", ["2022/10", "2023/9", "2023/11", "02023/10", "2023/october"])
def test_a_wrong_date_leads_to_the_right_address(client, wrong):
    a_story()
    response = client.get(f"/news/{wrong}/home-race/?tables=published")
    assert (response.status_code, response["Location"]) == (301, f"{ADDRESS}?tables=published")


def test_a_former_slug_leads_to_the_story(client):
    article = a_story()
    article.slug = "at-home"
    article.save()
    remember_address(article, ADDRESS)
    response = client.get(ADDRESS)
    assert (response.status_code, response["Location"]) == (301, "/news/2023/10/at-home/")


def test_an_unknown_story_is_not_there(client):
    assert client.get("/news/2023/10/nothing/").status_code == 404


def test_a_draft_can_be_read_by_its_link_and_nowhere_kept(client):
    unpublished_stories()
    response = client.get(f"/news/preview/{TOKEN}/")
    page = response.content.decode()
    assert response.status_code == 200
    assert ("SECRET" in page, "This story is not published" in page) == (True, True)
    assert response["Cache-Control"] == "private, no-store"
    assert '<meta name="robots" content="noindex, nofollow">' in page
    assert [word for word in ("NewsArticle", "og:title", 'rel="canonical"') if word in page] == []


def test_an_unknown_link_shows_nothing(client):
    unpublished_stories()
    assert client.get(f"/news/preview/{UUID(int=7)}/").status_code == 404
    assert client.get("/news/preview/nonsense/").status_code == 404


def test_the_link_of_a_story_that_is_out_leads_to_it(client):
    a_story(preview_token=TOKEN)
    response = client.get(f"/news/preview/{TOKEN}/")
    assert (response.status_code, response["Location"]) == (302, ADDRESS)
    assert response["Cache-Control"] == "private, no-store"


def test_nothing_unpublished_is_offered_to_read_next(client):
    unpublished_stories()
    a_story()
    assert "SECRET" not in read(client)


def test_a_hostile_story_is_text(client):
    evil = "</title></script><script>alert(1)</script>"
    a_story(headline=evil, standfirst=evil, kicker=evil, byline=evil, body=f"<p>x</p>{evil}")
    page = read(client)
    assert "<script>alert" not in page
    assert page.count("</title>") == 1


def structured_data(page):
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    return {data["@type"]: data for data in map(json.loads, blocks)}


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("Parc Fermé race desk", {"@type": "Organization", "name": "Parc Fermé race desk"}),
        ("Ann of Parc Fermé", {"@type": "Person", "name": "Ann of Parc Fermé"}),
        ("", {"@type": "Organization", "name": "Parc Fermé"}),
    ],
)
def test_a_desk_of_this_site_is_no_person(client, settings, byline, author):
    settings.SITE_NAME = "Parc Fermé"
    a_story(byline=byline)
    found = structured_data(read(client))["NewsArticle"]["author"]
    assert {name: found[name] for name in author} == author


def test_a_story_carries_its_structured_data_and_social_card(client):
    article = a_story(
        drivers=[a_driver(name="Ann Driver")], constructors=[a_constructor()], updated_at=A_MOMENT + timedelta(hours=1)
    )
    page = read(client)
    data = structured_data(page)["NewsArticle"]
    assert data["headline"] == article.headline
    assert data["url"] == f"http://127.0.0.1:8000{ADDRESS}"
    assert (data["datePublished"], data["dateModified"]) == ("2023-10-26T10:00:00+00:00", "2023-10-26T11:00:00+00:00")
    assert data["author"] == {"@type": "Person", "name": "Jo Reporter"}
    assert data["image"] == "http://127.0.0.1:8000/static/img/card.png"
    assert [subject["@type"] for subject in data["about"]] == ["Person", "SportsTeam"]
    for meta in (
        '"og:title" content="Home race"',
        '"og:type" content="article"',
        f'"og:url" content="http://127.0.0.1:8000{ADDRESS}"',
        '"og:image" content="http://127.0.0.1:8000/static/img/card.png"',
    ):
        assert f"<meta property={meta}>" in page


@pytest.mark.parametrize("people", [1, 3])
def test_a_story_costs_the_same_for_any_number_of_people(client, people, django_assert_num_queries):
    an_austin()
    article = a_story(
        kind="preview",
        grand_prix=a_grand_prix(2023, date=date(2023, 10, 29)),
        drivers=[a_driver() for _ in range(people)],
        constructors=[a_constructor() for _ in range(people)],
    )
    for _ in range(people):
        a_quote(article)
        a_quote(article, speaker=a_speaker(driver=a_driver()))
        an_article(grand_prix=article.grand_prix)
        an_article()
    with django_assert_num_queries(11):
        read(client)


def test_the_facts_of_a_story_name_its_copies(client):
    article = a_report()
    keys = client.get(ADDRESS)["Surrogate-Key"].split()
    assert {f"article-{article.pk}", "stories", "season-2023"} <= set(keys)


def test_a_story_with_tables_chosen_by_hand_stays_within_twelve_queries(client, django_assert_num_queries):
    austin = an_austin()
    article = a_story(tables="chosen", grand_prix=austin, drivers=[a_driver()], constructors=[a_constructor()])
    an_embed(article, session=austin.sessions.get(kind="race"))
    an_embed(article, table="drivers", grand_prix=austin)
    an_embed(article, table="constructors", grand_prix=austin)
    with django_assert_num_queries(12):
        assert "USA GP, Circuit of the Americas" in read(client)


def test_stories_on_the_same_people_come_before_the_newest(client):
    ann, bea, reds = a_driver(), a_driver(), a_constructor()
    a_story(drivers=[ann, bea], constructors=[reds])
    old = A_MOMENT - timedelta(days=9)
    an_article(headline="Shares one", drivers=[ann], published_at=old + timedelta(days=1))
    an_article(headline="Shares three", drivers=[ann, bea], constructors=[reds], published_at=old)
    an_article(headline="Shares nothing", drivers=[a_driver()])
    page = read(client)
    positions = [
        page.index(text)
        for text in ("On the same people and teams", "Shares three", "Shares one", "More stories", "Shares nothing")
    ]
    assert positions == sorted(positions)


def test_a_story_leads_from_its_headline_to_its_race_and_to_each_table(client):
    article = a_report()
    page = read(client)
    ways = page.split('class="story__ways"')[1].split("</nav>")[0]
    assert f'<a class="story__race" href="{article.grand_prix.get_absolute_url()}">' in ways
    jumps = re.findall(r'<a[^>]* href="#([\w-]+)">(.*?)</a>', ways)
    assert jumps == [
        ("table-1", "USA GP: race"),
        ("table-2", "Standings after 1 of 1 Grand Prix"),
        ("tables", "Changed since publication"),
    ]
    assert [page.count(f'id="{place}"') for place, _ in jumps] == [1, 1, 1]
    assert "As published, changed since" in read(client, f"{ADDRESS}?tables=published")


def test_a_story_whose_tables_still_stand_does_not_say_that_they_changed(client):
    a_story(kind="report", grand_prix=an_austin())
    page = read(client)
    assert ("story__jumps" in page, "story__changed" in page) == (True, False)


def test_a_story_without_race_and_tables_has_no_ways_to_them(client):
    a_story(kind="news", tables="none")
    assert "story__ways" not in read(client)


def test_a_story_names_the_people_and_the_teams_in_it(client):
    a_quote(
        a_story(drivers=[a_driver(name="Ann Fast")], constructors=[a_constructor(name="Swift")]),
        speaker=a_speaker(name="Bo Boss"),
    )
    facts = read(client).split('id="subjects"')[1].split("</section>")[0]
    named = re.findall(r"<dt>(\w+)</dt><dd>(.*?)</dd>", facts)
    assert [(what, re.sub(r"<.*?>", "", names)) for what, names in named] == [
        ("People", "Ann Fast, Bo Boss"),
        ("Teams", "Swift"),
    ]


@pytest.mark.parametrize(("drivers", "folded"), [(12, False), (13, True)])
def test_a_long_championship_table_can_be_opened_on_a_phone(client, drivers, folded):
    race = a_session()
    a_classification(race, rows=drivers)
    rebuild(2023)
    a_story(kind="report", grand_prix=race.grand_prix)
    assert (f"<summary>{drivers - 10} more drivers</summary>" in read(client)) == folded
