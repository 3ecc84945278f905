from io import StringIO

import pytest
from django.core.management import call_command

from articles.models import Article
from results.models import Classification, StandingsTable


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
        "2023: 0 created, 0 updated",
        "stories: 0 created, 0 updated",
        "Everything was there already; nothing has changed.",
    ]
    assert [model.objects.count() for model in (Article, Classification, StandingsTable)] == counts
