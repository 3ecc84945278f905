"""Which tables a story shows, by kind and date."""

from datetime import UTC, date, datetime

import pytest

from articles.models import Article
from articles.tables.wanted import Wanted, wanted_by, with_races
from tests.builders import a_classification, a_grand_prix, a_session, an_article, an_embed

pytestmark = pytest.mark.django_db
AUSTIN, MEXICO, BRAZIL = date(2023, 10, 22), date(2023, 10, 29), date(2023, 11, 5)
THURSDAY = datetime(2023, 10, 26, 10, tzinfo=UTC)
MONDAY = datetime(2023, 10, 30, 10, tzinfo=UTC)


def a_race(day, season=None, **fields):
    """A Grand Prix whose race sheet is out at 16:00 on its day."""
    grand_prix = a_grand_prix(season or day.year, date=day, **fields)
    a_classification(a_session(grand_prix), rows=1)
    return grand_prix


def wanted(kind, grand_prix=None, at=THURSDAY, **fields):
    article = an_article(kind=kind, grand_prix=grand_prix, published_at=at, **fields)
    return wanted_in([article])[article.pk]


def wanted_in(articles):
    return wanted_by(with_races(Article.objects.filter(pk__in=[article.pk for article in articles])))


def race_and_standings(grand_prix):
    return [Wanted(grand_prix.pk, "race"), *standings(grand_prix)]


def standings(grand_prix, before_race=False):
    return [Wanted(grand_prix.pk, what, before_race) for what in ("drivers", "constructors")]


def test_a_preview_shows_the_race_before_and_the_standings_after_it():
    austin, mexico = a_race(AUSTIN), a_race(MEXICO)
    a_race(BRAZIL)
    assert wanted("preview", mexico) == race_and_standings(austin)


def test_a_preview_skips_races_that_were_cancelled_or_had_no_sheet_yet():
    monza = a_race(date(2023, 9, 3))
    a_race(date(2023, 10, 8), state="cancelled")
    austin = a_grand_prix(date=AUSTIN)
    a_classification(a_session(austin), issued_at=datetime(2023, 10, 27, tzinfo=UTC))
    assert wanted("preview", a_grand_prix(date=MEXICO)) == race_and_standings(monza)


def test_the_first_preview_of_a_season_looks_back_on_the_season_before():
    last = a_race(date(2022, 11, 20))
    a_race(date(2021, 12, 12))
    first = a_grand_prix(2023, date=date(2023, 3, 5))
    assert wanted("preview", first, at=datetime(2023, 3, 1, tzinfo=UTC)) == race_and_standings(last)


def test_a_preview_never_looks_back_two_seasons():
    a_race(date(2021, 12, 12))
    assert wanted("preview", a_grand_prix(2023, date=date(2023, 3, 5))) == []


def test_a_preview_of_a_race_without_a_date_shows_the_last_one_run():
    austin = a_race(AUSTIN)
    assert wanted("preview", a_grand_prix(date=None, state="postponed")) == race_and_standings(austin)


def test_a_report_shows_its_own_race_even_before_the_sheet_is_out():
    assert wanted("report", mexico := a_grand_prix(date=MEXICO)) == race_and_standings(mexico)


def test_a_qualifying_report_shows_qualifying_alone():
    assert wanted("qualifying-report", mexico := a_race(MEXICO)) == [Wanted(mexico.pk, "qualifying")]


def test_a_sprint_report_shows_the_standings_between_sprint_and_race():
    austin = a_race(AUSTIN)
    assert wanted("sprint-report", austin) == [Wanted(austin.pk, "sprint"), *standings(austin, before_race=True)]


def test_an_analysis_shows_the_standings_after_its_race_or_after_the_newest():
    austin, mexico = a_race(AUSTIN), a_race(MEXICO)
    assert wanted("analysis", austin, at=MONDAY) == standings(austin)
    assert wanted("analysis", at=MONDAY) == standings(mexico)
    assert wanted("analysis", at=THURSDAY) == standings(austin)


def test_an_analysis_before_its_race_shows_the_standings_until_then():
    austin, mexico = a_race(AUSTIN), a_race(MEXICO)
    assert wanted("analysis", mexico, at=THURSDAY) == standings(austin)


@pytest.mark.parametrize("kind", ["news", "interview"])
def test_news_show_the_race_they_are_about_once_it_is_run(kind):
    austin, mexico = a_race(AUSTIN), a_race(MEXICO)
    assert wanted(kind, austin) == [Wanted(austin.pk, "race")]
    assert wanted(kind, mexico) == []
    assert wanted(kind) == []


@pytest.mark.parametrize("kind", ["preview", "report", "qualifying-report", "sprint-report", "analysis", "news"])
def test_a_story_about_no_weekend_in_an_empty_database_shows_nothing(kind):
    assert wanted(kind) == []


def test_a_draft_and_a_story_to_come_are_pinned_to_now():
    austin = a_race(AUSTIN)
    brazil = a_grand_prix(date=BRAZIL)
    assert wanted("preview", brazil, at=None) == race_and_standings(austin)
    assert wanted("preview", brazil, at=datetime(2199, 1, 1, tzinfo=UTC)) == race_and_standings(austin)


def test_an_editor_may_choose_the_tables_or_none():
    austin = a_race(AUSTIN)
    assert wanted("report", austin, tables="none") == []
    article = an_article(kind="report", grand_prix=austin, tables="chosen")
    sprint = a_session(kind="sprint")
    an_embed(article, table="drivers", grand_prix=austin, order=2)
    an_embed(article, session=sprint, order=1)
    assert wanted_in([article]) == {article.pk: [Wanted(sprint.grand_prix_id, "sprint"), Wanted(austin.pk, "drivers")]}


@pytest.mark.parametrize("stories", [1, 3])
def test_choosing_costs_two_queries_for_any_number_of_stories(stories, django_assert_num_queries):
    articles = []
    for _ in range(stories):
        articles.append(an_article(kind="preview", grand_prix=a_race(AUSTIN)))
        articles.append(an_article(tables="chosen"))
        an_embed(articles[-1])
    with django_assert_num_queries(2):
        wanted_in(articles)
