"""Stories as lists show them."""

from datetime import UTC, datetime

import pytest

from results.reading.headlines import SHOWN, headlines_about_any, headlines_about_team
from tests.builders import a_constructor, a_grand_prix, an_article

pytestmark = pytest.mark.django_db


def test_the_newest_that_are_out_come_first():
    team = a_constructor()
    for day in range(1, SHOWN + 3):
        an_article(constructors=[team], headline=f"Day {day}", published_at=datetime(2023, 5, day, tzinfo=UTC))
    an_article(constructors=[team], published_at=None)
    an_article(headline="Of nobody")
    found = headlines_about_team(team.pk)
    assert [story.headline for story in found] == [f"Day {day}" for day in range(SHOWN + 2, 2, -1)]


def test_a_headline_has_the_address_and_the_kind_of_its_story():
    grand_prix = a_grand_prix()
    story = an_article(grand_prix=grand_prix)
    (found,) = headlines_about_any([grand_prix.pk, 0])
    assert (found.get_absolute_url(), found.get_kind_display()) == (story.get_absolute_url(), story.get_kind_display())
