from datetime import date

import pytest

from results.reading.weekends.page import read_weekend_page
from tests.builders import (
    a_classification,
    a_constructor,
    a_driver,
    a_grand_prix,
    a_session,
    a_standings_table,
    an_article,
)

pytestmark = pytest.mark.django_db


def test_there_is_no_page_of_a_grand_prix_that_is_not_there():
    a_grand_prix(2023, slug="austin")
    assert [read_weekend_page(*asked) for asked in ((2022, "austin"), (2023, "spa"))] == [None, None]


def test_a_page_names_what_it_shows():
    grand_prix = a_grand_prix(2023, slug="austin")
    sheet, table = a_classification(a_session(grand_prix)), a_standings_table(grand_prix)
    story = an_article(grand_prix=grand_prix)
    shown = [f"classification-{sheet.pk}", f"standingstable-{table.pk}", f"article-{story.pk}"]
    always = ["names", "results", "season-2023", "stories"]
    assert sorted(read_weekend_page(2023, "austin").facts) == sorted([*always, *shown])


def test_a_leader_has_the_colour_of_the_team_driven_for_last_by_then():
    ann, first, second = a_driver(), a_constructor(slug="first"), a_constructor(slug="second")
    for day, team in ((5, first), (12, second)):
        grand_prix = a_grand_prix(2023, slug=team.slug, date=date(2023, 3, day))
        a_classification(a_session(grand_prix), rows=[{"driver": ann, "constructor": team}])
        a_standings_table(grand_prix, rows=[{"driver": ann}])
    pages = [read_weekend_page(2023, slug) for slug in ("first", "second")]
    assert [page.standings.drivers.lines[0].team.slug for page in pages] == ["first", "second"]
