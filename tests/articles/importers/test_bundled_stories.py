"""The stories that come with the site are held against the season that comes with it."""

import re
from itertools import combinations
from pathlib import Path

import pytest
from django.utils.html import strip_tags

from articles.importers.stories import BUNDLED, import_stories
from articles.models import Article, Quote, Speaker
from articles.text.body import marker_faults
from results.models import Constructor, Driver, Entry, FastestLap, GrandPrix
from results.parsing.times import format_time, parse_time
from tests.articles.full import tables_of
from tests.results.views.page import open_page

TIME = re.compile(r"(?<![\w.:])(?:\d+:)*\d+\.\d{3}(?!\d)")
FACTS = Path(__file__).resolve().parents[4] / "shared" / "data" / "story-mexico-2023.txt"
LEAD = "mexico-city-2023-preview"


@pytest.fixture
def stories(season_2023):
    report = import_stories()
    assert report.ok, "\n".join(report.fault_lines())
    return {article.slug: article for article in Article.objects.select_related("grand_prix")}


def text_of(article):
    return " ".join(strip_tags(article.body.replace("<", " <")).split())


def told(article):
    """All a reader sees of the words."""
    return f"{article.headline} {article.standfirst} {text_of(article)}"


def named_in(article, names):
    """The slugs of those of ``names`` (by slug) that a story mentions."""
    text = told(article)
    return {slug for slug, name in names.items() if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)}


def test_bundled_stories_fill_a_home_page_with_every_kind(stories):
    assert len(stories) == len(list(BUNDLED.glob("*/*.html"))) >= 11
    kinds = {article.kind for article in stories.values()}
    assert kinds == set(Article.Kind.values) - {Article.Kind.INTERVIEW}
    assert [slug for slug, article in stories.items() if article.is_lead] == [LEAD]


def test_bundled_stories_have_a_readable_length(stories):
    words = {slug: re.sub(r"\[quote \d+\]", "", text_of(article)).split() for slug, article in stories.items()}
    assert {slug: len(found) for slug, found in words.items() if not 150 <= len(found) <= 400} == {}
    assert [slug for slug, article in stories.items() if not 0 < len(article.headline) < 80] == []
    assert [
        slug for slug, article in stories.items() if "" in (article.kicker, article.standfirst, article.byline)
    ] == []


def test_bundled_stories_place_every_quotation(stories):
    numbers = {slug: article.quotes.values_list("number", flat=True) for slug, article in stories.items()}
    assert [fault for slug, article in stories.items() for fault in marker_faults(article.body, numbers[slug])] == []


def test_bundled_stories_are_tagged_with_just_the_drivers_they_name(stories):
    last_names = {driver.slug: driver.last_name.removesuffix(" Jr.") for driver in Driver.objects.all()}
    tagged = {slug: set(article.drivers.values_list("slug", flat=True)) for slug, article in stories.items()}
    assert tagged == {slug: named_in(article, last_names) for slug, article in stories.items()}


def test_bundled_stories_are_tagged_with_just_the_teams_they_name(stories):
    names = dict(Constructor.objects.values_list("slug", "name"))
    tagged = {slug: set(article.constructors.values_list("slug", flat=True)) for slug, article in stories.items()}
    assert tagged == {slug: named_in(article, names) for slug, article in stories.items()}


def test_bundled_stories_show_tables_that_were_out_when_they_were_written(stories):
    tables = {slug: tables_of(article, as_published=True) for slug, article in stories.items()}
    assert [slug for slug, shown in tables.items() if not shown.blocks or shown.came_later] == []


def test_bundled_austin_report_is_the_one_story_a_ruling_overtook(stories):
    overtaken = {slug: tables_of(article).changes for slug, article in stories.items()}
    assert [slug for slug, changes in overtaken.items() if changes] == ["united-states-2023-race-report"]


def weekends_of(article):
    """The Grand Prix a story is about and the one before it."""
    before = GrandPrix.objects.counting().filter(season_id=2023, date__lt=article.grand_prix.date).order_by("-date")
    return [article.grand_prix, *before[:1]]


def columns(grand_prix):
    """The times of a weekend, those that may be compared with each other together."""
    entries = Entry.objects.filter(classification__session__grand_prix=grand_prix)
    for kind in entries.order_by().values_list("classification__session__kind", flat=True).distinct():
        sheet = entries.filter(classification__session__kind=kind)
        for part in ("time_ms", "q1_ms", "q2_ms", "q3_ms"):
            yield set(sheet.exclude(**{part: None}).values_list(part, flat=True))
    laps = FastestLap.objects.filter(session__grand_prix=grand_prix).exclude(time_ms=None)
    yield set(laps.values_list("time_ms", flat=True))


def known_times(article):
    """Every time of the weekends a story may speak of, and every difference between two of a column."""
    known = set()
    for grand_prix in weekends_of(article):
        for times in columns(grand_prix):
            known |= times | {abs(one - other) for one, other in combinations(times, 2)}
    return known


def test_bundled_stories_give_no_time_that_is_not_in_the_data(stories):
    invented = []
    for slug, article in stories.items():
        known = known_times(article)
        invented += [(slug, time) for time in TIME.findall(told(article)) if parse_time(time) not in known]
    assert invented == []


def test_bundled_quotations_stand_in_the_lead_story_alone(stories):
    assert set(Quote.objects.values_list("article__slug", flat=True)) == {LEAD}
    assert sorted(Speaker.objects.values_list("slug", "driver__slug")) == [
        ("christian-horner", None),
        ("helmut-marko", None),
        ("sergio-perez", "sergio-perez"),
    ]


@pytest.mark.skipif(not FACTS.exists(), reason="needs the facts beside the checkout")
def test_bundled_quotations_are_word_for_word(stories):
    source = FACTS.read_text(encoding="utf-8")
    quoted = Quote.objects.values_list("words", flat=True)
    assert quoted
    assert [words for words in quoted if words.replace("’", "'").rstrip(".") not in source] == []


def test_bundled_stories_print_times_as_the_tables_do(stories):
    given = [time for article in stories.values() for time in TIME.findall(told(article))]
    assert len(given) > 50
    assert given == [format_time(parse_time(time)) for time in given]


def test_bundled_stories_show_whole_tables_as_published_and_as_corrected(stories, client):
    for article in stories.values():
        for choice in ("", "?tables=published"):
            page = open_page(client, f"{article.get_absolute_url()}{choice}")
            assert (page.ragged, page.headers_without_scope) == ([], [])
            assert len(page.tables) >= 1
