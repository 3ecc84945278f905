"""Which version of its tables a story shows, and what it says about the others."""

from datetime import UTC, date, datetime, timedelta

import pytest

from articles.reading.stories import in_full, story_called
from articles.tables.embeds import read_blocks
from results.models import Classification
from results.scoring.store import rebuild
from tests.articles.an_austin import BEFORE_RULING, RACE_OUT, RULED, an_austin
from tests.articles.full import shown_in, tables_of
from tests.builders import (
    a_classification,
    a_grand_prix,
    a_points_adjustment,
    a_ruling,
    a_session,
    an_article,
    an_embed,
)

pytestmark = pytest.mark.django_db


def a_report(austin, at=BEFORE_RULING, **fields):
    return an_article(kind="report", grand_prix=austin, published_at=at, **fields)


def sheet_of(tables):
    return [row.entry.driver.last_name for row in shown_in(tables)[0]["sheet"].classified]


def leaders(tables):
    return [(row.name, row.points) for row in shown_in(tables)[-1]["tables"][0].rows]


def test_a_story_shows_the_tables_as_they_stand_and_names_the_ruling():
    tables = tables_of(a_report(an_austin()))
    assert sheet_of(tables) == ["Verstappen", "Norris"]
    assert leaders(tables) == [("Max Verstappen", 25), ("Lando Norris", 18)]
    assert [(change.at, change.title, change.rule) for change in tables.changes] == [
        (RULED, "Hamilton disqualified", "Article 3.5.9 e")
    ]
    assert tables.changes[0].address == "/seasons/2023/united-states/race/?version=2"
    assert (tables.newest, tables.came_later) == (RULED, False)


def test_a_story_shows_the_tables_as_published_when_asked():
    tables = tables_of(a_report(an_austin()), as_published=True)
    assert sheet_of(tables) == ["Verstappen", "Hamilton", "Norris"]
    assert leaders(tables) == [("Max Verstappen", 25), ("Lewis Hamilton", 18), ("Lando Norris", 15)]
    assert [change.title for change in tables.changes] == ["Hamilton disqualified"]


def test_a_story_after_the_ruling_has_nothing_to_correct():
    assert tables_of(a_report(an_austin(), at=RULED + timedelta(hours=1))).changes == []


def test_headings_name_the_race_and_count_the_season():
    austin = an_austin()
    a_session(a_grand_prix(2023, date=date(2023, 10, 29)), kind="sprint")
    a_grand_prix(2023, date=date(2023, 5, 21), state="cancelled")
    assert [block.heading for block in tables_of(a_report(austin)).blocks] == [
        "USA GP, Circuit of the Americas",
        "World Championship standings (after 1 of 2 Grand Prix, incl. 0 of 1 sprint)",
    ]


def test_the_sprint_clause_is_left_out_in_a_season_without_sprints():
    blocks = tables_of(a_report(an_austin())).blocks
    assert blocks[-1].heading == "World Championship standings (after 1 of 1 Grand Prix)"
    assert [table.title for table in blocks[-1].tables] == ["Drivers", "Constructors"]


def test_a_league_has_standings_of_its_own_championship():
    austin = an_austin()
    austin.season.rules = {"race": [10, 6, 4]}
    austin.season.save()
    assert tables_of(a_report(austin)).blocks[-1].heading == "Championship standings (after 1 of 1 Grand Prix)"


def test_a_report_out_before_its_sheet_gets_it_later():
    article = a_report(an_austin(ruled=False), at=RACE_OUT - timedelta(minutes=5))
    assert tables_of(article, as_published=True).blocks == []
    current = tables_of(article)
    assert len(current.blocks) == 2
    assert (current.changes, current.came_later) == ([], True)


def test_a_ruling_on_an_earlier_race_is_named_where_only_the_standings_changed():
    austin = an_austin()
    mexico = a_grand_prix(2023, date=date(2023, 10, 29))
    a_classification(a_session(mexico), rows=1)
    published = datetime(2023, 10, 30, tzinfo=UTC)
    race = austin.sessions.get(kind="race")
    ruling = a_ruling(race, title="Norris disqualified")
    rows = [{"driver": entry.driver} for entry in race.classifications.get(version=2).entries.filter(position=1)]
    a_classification(race, rows=rows, state="revised", ruling=ruling, issued_at=datetime(2023, 11, 2, tzinfo=UTC))
    rebuild(2023)
    tables = tables_of(an_article(kind="report", grand_prix=mexico, published_at=published))
    assert [(change.title, change.address) for change in tables.changes] == [("Norris disqualified", "")]


@pytest.mark.parametrize(
    ("cause", "title"), [("clerical", "A clerical correction"), ("source", "A correction of the source")]
)
def test_a_correction_is_told_as_one_with_the_word_why(cause, title):
    austin = an_austin()
    race = austin.sessions.get(kind="race")
    at = datetime(2023, 11, 2, tzinfo=UTC)
    rows = [{"driver": entry.driver} for entry in race.classifications.get(version=2).entries.filter(position=1)]
    a_classification(race, rows=rows, state="revised", cause=cause, cause_note="A car was left in.", issued_at=at)
    rebuild(2023)
    (change,) = tables_of(a_report(austin, at=RULED + timedelta(hours=1))).changes
    assert (change.at, change.title, change.rule, change.reason) == (at, title, "", "A car was left in.")
    mexico = a_grand_prix(2023, date=date(2023, 10, 29))
    preview = an_article(kind="preview", grand_prix=mexico, published_at=RULED + timedelta(hours=1))
    told = [(change.title, change.reason) for change in tables_of(preview).changes]
    assert told == [(title, "A car was left in.")]


def test_a_deduction_of_points_is_named_with_its_reason():
    austin = an_austin()
    decided = datetime(2023, 11, 1, tzinfo=UTC)
    driver = Classification.objects.first().entries.first().driver
    a_points_adjustment(austin, driver=driver, decided_at=decided, reason="Copied brake ducts.")
    rebuild(2023)
    tables = tables_of(a_report(austin, at=RULED + timedelta(hours=1)))
    assert [(change.at, change.title) for change in tables.changes] == [(decided, "Copied brake ducts.")]


def test_a_sprint_report_stays_with_the_standings_before_the_race():
    austin = an_austin()
    sprint_out = datetime(2023, 10, 21, 23, tzinfo=UTC)
    a_classification(a_session(austin, kind="sprint"), rows=2, issued_at=sprint_out)
    rebuild(2023)
    article = an_article(kind="sprint-report", grand_prix=austin, published_at=sprint_out + timedelta(hours=1))
    tables = tables_of(article)
    assert [block.heading for block in tables.blocks] == [
        "USA GP, Circuit of the Americas: sprint",
        "World Championship standings (after 0 of 1 Grand Prix, incl. 1 of 1 sprint)",
    ]
    assert tables.changes == []


def test_a_draft_shows_the_tables_of_today_and_no_changes():
    tables = tables_of(a_report(an_austin(), at=None))
    assert sheet_of(tables) == ["Verstappen", "Norris"]
    assert tables.changes == []


def test_tables_an_editor_chose_stand_in_their_order():
    austin = an_austin()
    article = a_report(austin, tables="chosen")
    an_embed(article, table="constructors", grand_prix=austin)
    an_embed(article, session=austin.sessions.get(kind="race"))
    an_embed(article, session=a_session(austin, kind="qualifying"))
    assert [block.key.partition("-")[0] for block in tables_of(article).blocks] == ["standings", "sheet"]


def test_a_sheet_nobody_has_issued_is_never_shown():
    austin = an_austin()
    a_classification(austin.sessions.get(kind="race"), rows=1, issued_at=None)
    a_classification(austin.sessions.get(kind="race"), rows=1, issued_at=datetime(2199, 1, 1, tzinfo=UTC))
    assert sheet_of(tables_of(a_report(austin))) == ["Verstappen", "Norris"]


@pytest.mark.parametrize("stories", [1, 3])
def test_tables_cost_the_same_for_any_number_of_stories(stories, django_assert_num_queries):
    austin = an_austin()
    mexico = a_grand_prix(2023, date=date(2023, 10, 29))
    articles = [an_article(kind="preview", grand_prix=mexico) for _ in range(stories)]
    for number in range(stories):
        chosen = an_article(tables="chosen", headline=f"Chosen {number}")
        an_embed(chosen, table="drivers", grand_prix=austin)
        articles.append(chosen)
    found = [story_called(article.slug) for article in articles]
    with django_assert_num_queries(5):
        stories = in_full(found)
    with django_assert_num_queries(4):
        read_blocks(block for full in stories for block in full.tables.blocks)
    assert [full.story.pk for full in stories] == [article.pk for article in articles]
