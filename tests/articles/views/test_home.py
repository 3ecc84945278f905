"""The front page."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from results.scoring.store import rebuild
from tests.articles.an_austin import an_austin
from tests.articles.unpublished import unpublished_stories
from tests.builders import A_MOMENT, a_classification, a_grand_prix, a_session, an_article, an_embed
from tests.results.views.page import open_page

pytestmark = pytest.mark.django_db


def home(client):
    response = client.get("/")
    assert response.status_code == 200
    return response.content.decode()


def test_home_without_anything_says_so_kindly(client):
    page = home(client)
    assert "No story yet" in page
    assert '<a href="/seasons/">the seasons</a>' in page


@time_machine.travel(A_MOMENT + timedelta(hours=1), tick=False)
def test_home_opens_with_the_newest_lead_story(client):
    an_article(headline="Old lead", is_lead=True, published_at=A_MOMENT - timedelta(days=9))
    an_article(headline="The lead", is_lead=True, published_at=A_MOMENT - timedelta(days=2))
    an_article(headline="Newest")
    page = home(client)
    assert page.count("The lead") == 1
    assert page.index("The lead") < page.index("Newest") < page.index("Old lead")


@pytest.mark.parametrize(
    ("now", "lead"),
    [
        (A_MOMENT + timedelta(days=6), "The lead"),
        (A_MOMENT + timedelta(days=8), "Newest"),
    ],
)
def test_a_lead_gives_way_after_a_week(client, now, lead):
    an_article(headline="The lead", is_lead=True)
    an_article(headline="Newest", published_at=A_MOMENT + timedelta(days=1))
    with time_machine.travel(now, tick=False):
        assert _headlines(client)[0] == lead


@pytest.mark.parametrize("starts_at", [None, datetime(2023, 10, 29, 20, tzinfo=UTC)])
def test_a_lead_gives_way_when_the_next_race_starts(client, starts_at):
    an_article(headline="The lead", is_lead=True, published_at=datetime(2023, 10, 27, 8, tzinfo=UTC))
    an_article(headline="Newest", published_at=datetime(2023, 10, 28, 8, tzinfo=UTC))
    a_session(a_grand_prix(2023, date=date(2023, 10, 29)), starts_at=starts_at)
    seen = []
    for now in ("2023-10-29T11:00:00Z", "2023-10-29T23:00:00Z"):
        with time_machine.travel(now, tick=False):
            seen.append(_headlines(client)[0])
    assert seen == ["The lead", "Newest"]


def test_an_older_story_that_was_just_made_the_lead_leads(client):
    an_article(headline="Made", is_lead=True, lead_since=A_MOMENT + timedelta(days=30))
    an_article(headline="Newest", published_at=A_MOMENT + timedelta(days=20))
    with time_machine.travel(A_MOMENT + timedelta(days=31), tick=False):
        assert _headlines(client)[0] == "Made"


def test_stories_of_earlier_years_than_the_season_under_way_say_so(client):
    an_article(headline="Of old", published_at=datetime(2023, 10, 27, 8, tzinfo=UTC))
    an_article(headline="Of late", published_at=datetime(2026, 7, 27, 8, tzinfo=UTC))
    a_grand_prix(2026, date=date(2026, 11, 29))
    with time_machine.travel("2026-11-28T12:00:00Z", tick=False):
        page = home(client)
    assert page.count("From 2023") == 1
    assert "From 2026" not in page


def test_home_says_after_which_race_it_stands_where_later_ones_have_no_result(client):
    an_austin()
    a_grand_prix(2023, name="Mexico City Grand Prix", date=date(2023, 10, 29))
    a_grand_prix(2023, date=date(2023, 11, 5))
    a_grand_prix(2023, date=date(2023, 11, 19))
    with time_machine.travel("2023-11-15T12:00:00Z", tick=False):
        page = home(client)
    assert "The last race with a result here, " in page
    said = "It stands after the United States Grand Prix. Two later races are over and have no result here yet."
    assert said in page
    with time_machine.travel("2023-10-25T12:00:00Z", tick=False):
        page = home(client)
    assert ("The last race, " in page, "no result here yet" in page) == (True, False)


def _headlines(client):
    return re.findall(r'__headline[^>]*><a href="[^"]+">([^<]+)<', home(client))


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
    with django_assert_num_queries(11):
        home(client)


def test_home_is_one_copy_for_everyone(client):
    response = client.get("/")
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert "Cookie" not in response.get("Vary", "")
    assert not response.cookies
    assert "stories" in response["Surrogate-Key"].split()


def test_home_shows_the_two_newest_larger_and_the_rest_as_a_list(client):
    for number in range(5):
        an_article(headline=f"Number {number}", published_at=A_MOMENT - timedelta(hours=number))
    large, rest = home(client).split('class="home__large"')[1].split("</ul>")[:2]
    assert [f"Number {number}" in large for number in range(5)] == [False, True, True, False, False]
    assert [f"Number {number}" in rest for number in range(5)] == [False, False, False, True, True]


def test_the_lead_shows_the_first_three_of_the_race_its_tables_show(client):
    austin = an_austin()
    mexico = a_grand_prix(2023, name="Mexico City Grand Prix", date=date(2023, 10, 29))
    an_article(kind="preview", grand_prix=mexico, is_lead=True)
    a_classification(a_session(mexico), rows=1, issued_at=datetime(2023, 10, 29, 22, tzinfo=UTC))
    strip = home(client).split('class="strip"')[1].split("</ol>")[0]
    assert f'<a href="{austin.get_absolute_url()}race/">2023 United States Grand Prix</a>' in strip
    assert ("Max Verstappen" in strip, "Lando Norris" in strip, "+10.730" in strip) == (True, True, True)


def test_a_lead_without_a_race_in_its_tables_shows_no_strip(client):
    an_austin()
    an_article(kind="analysis", is_lead=True)
    assert 'class="strip"' not in home(client)


def test_home_costs_the_same_where_the_lead_shows_an_earlier_race(client, django_assert_num_queries):
    austin = an_austin()
    an_article(kind="report", grand_prix=austin, is_lead=True)
    a_classification(a_session(a_grand_prix(2023, date=date(2023, 10, 29))), rows=3)
    with django_assert_num_queries(11):
        home(client)


def test_home_names_the_next_session_and_when_it_starts(client):
    now = timezone.now().replace(microsecond=0)
    coming = a_grand_prix(now.year, name="Coming up", date=now.date() + timedelta(days=2))
    a_session(coming, kind="practice-1", starts_at=now - timedelta(hours=3))
    a_session(coming, kind="qualifying", starts_at=now + timedelta(days=1))
    a_session(coming, starts_at=now + timedelta(days=2))
    following = home(client).split('class="next-race"')[1].split("</section>")[0]
    assert f'Next: <a href="{coming.get_absolute_url()}qualifying/">qualifying</a>' in following
    assert f'<time class="start" datetime="{(now + timedelta(days=1)).isoformat()}">' in following
    assert "data-countdown" in following


def test_the_strip_draws_each_gap_as_a_share_of_the_longest(client):
    austin = an_austin()
    an_article(kind="report", grand_prix=austin, is_lead=True)
    strip = home(client).split('class="strip"')[1].split("</article>")[0]
    gaps = [float(gap) for gap in re.findall(r'class="strip__time number">\s*\+([\d.]+)\b', strip)]
    bars = [int(bar) for bar in re.findall(r'd="M0 0h(\d+)v4', strip)]
    assert bars == [0, *(round(100 * gap / max(gaps)) for gap in gaps)]
    assert '<p class="strip__words">Max Verstappen won' in strip


def test_a_race_without_times_is_drawn_without_bars(client):
    race = a_session()
    a_classification(race, rows=[{"position": 1}, {"position": 2}])
    an_article(kind="report", grand_prix=race.grand_prix, is_lead=True)
    assert re.findall(r'd="M0 0h(\d+)v4', home(client)) == ["0", "0"]


def test_the_podium_is_said_in_words(client):
    an_austin()
    words = home(client).split('class="podium__words">')[1]
    assert words.startswith('The last race, <time datetime="2023-10-22">22 October 2023</time>: Max Verstappen won')


def test_the_podium_does_not_stand_beside_a_lead_that_shows_the_same_race(client):
    an_article(kind="report", grand_prix=an_austin(), is_lead=True)
    page = home(client)
    assert ('class="strip"' in page, 'class="podium"' in page) == (True, False)


def test_a_podium_says_who_was_lapped(client):
    a_classification(a_session(), rows=[{"position": 1, "laps": 50}, {"position": 2, "laps": 49}])
    times = re.findall(r'class="podium__time number">\s*(.*?)\s*</span>', home(client))
    assert times[1] == "+1 lap"


def a_weekend_around(now, **starts):
    """A Grand Prix with a session for each kind, so many hours from now."""
    grand_prix = a_grand_prix(now.year, name="Coming up", date=now.date() + timedelta(days=1))
    for kind, hours in starts.items():
        a_session(grand_prix, kind=kind.replace("_", "-"), starts_at=now + timedelta(hours=hours))
    return grand_prix


def test_home_names_the_session_under_way(client):
    now = timezone.now().replace(microsecond=0)
    weekend = a_weekend_around(now, qualifying=-0.5, race=20)
    following = home(client).split('class="next-race"')[1].split("</section>")[0]
    assert f'Under way: <a href="{weekend.get_absolute_url()}qualifying/">qualifying</a>' in following
    assert "data-countdown" not in following
    assert "<small>under way</small>" in following.split("Qualifying</a>")[1].split("</th>")[0]


def test_home_has_the_timetable_of_the_coming_weekend(client):
    now = timezone.now().replace(microsecond=0)
    a_weekend_around(now, practice_1=2, race=20)
    timetable = home(client).split('class="next-sessions"')[1].split("</table>")[0]
    assert timetable.count('<th scope="row">') == 2
    start = now + timedelta(hours=20)
    assert f'<time class="start" datetime="{start.isoformat()}">{start:%a %H:%M}</time>' in timetable


def test_home_has_no_timetable_where_no_start_is_known(client):
    today = timezone.now().date()
    a_session(a_grand_prix(today.year, name="Coming up", date=today + timedelta(days=3)))
    page = home(client)
    assert ("Coming up" in page, 'class="next-sessions"' in page) == (True, False)


@pytest.mark.parametrize("kinds", [1, 3])
def test_home_costs_twelve_queries_at_most(client, kinds, django_assert_num_queries):
    """All that adds one: a weekend to come, a lead with tables chosen by hand, and of an earlier race."""
    austin, now = an_austin(), timezone.now()
    a_weekend_around(now, **dict(list({"race": 20, "qualifying": 2, "practice_1": 1}.items())[:kinds]))
    lead = an_article(kind="report", grand_prix=austin, is_lead=True, tables="chosen")
    an_embed(lead, session=austin.sessions.get(kind="race"))
    a_classification(a_session(a_grand_prix(2023, date=date(2023, 10, 29))), rows=3)
    with django_assert_num_queries(12):
        home(client)


def test_the_front_page_says_what_site_this_is(client, settings):
    settings.SITE_NAME = "Parc Fermé"
    (site,) = [data for data in open_page(client, "/").data if data["@type"] == "WebSite"]
    assert (site["name"], site["url"]) == ("Parc Fermé", "http://127.0.0.1:8000/")
