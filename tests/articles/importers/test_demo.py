from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from articles.models import Article
from results.models import Classification, GrandPrix, StandingsTable


def demo():
    out = StringIO()
    call_command("demo", stdout=out)
    return out.getvalue().splitlines()


@pytest.mark.django_db
def test_demo_loads_the_season_and_the_stories_once():
    first = demo()
    counts = [model.objects.count() for model in (Article, Classification, StandingsTable)]
    assert min(counts) > 0
    assert first[-1] == f"stories: {counts[0]} created, 0 updated"
    second = demo()
    assert second == [
        "stories: 0 created, 0 updated",
        "Everything was there already; nothing has changed.",
    ]
    assert [model.objects.count() for model in (Article, Classification, StandingsTable)] == counts


@pytest.mark.django_db
def test_demo_leaves_what_an_editor_corrected():
    demo()
    GrandPrix.objects.filter(season=2023, slug="las-vegas").update(date=date(2023, 11, 18))
    demo()
    assert GrandPrix.objects.get(season=2023, slug="las-vegas").date == date(2023, 11, 18)
