"""The style guide: for those who build the site, with whatever data there is."""

import re
from datetime import UTC, date, datetime

import pytest

from tests.builders import a_grand_prix, a_race, a_session
from tests.results.views.page import open_page

ADDRESS = "/styleguide/"


def test_the_style_guide_is_no_page_of_a_public_site(client, db):
    assert client.get(ADDRESS).status_code == 404


def test_the_style_guide_shows_the_components_on_the_newest_race(client, season_2023, settings):
    settings.DEBUG = True
    text = client.get(ADDRESS).content.decode()
    components = (
        "sheet__table", "standings__table", "leaders__list", "numbers__fact", "notice", "pager", "tabs", "flag", "icon",
        "slope", "grid-sheet", "fastest-laps", "matrix", "chart", "duels", "contact",
        "calendar__table", "tally", "fold__summary", "earlier-rows", "championship__title", "milestones", "circuit-map",
    )  # fmt: skip
    assert [name for name in components if not re.search(rf'class="[^"]*\b{name}', text)] == []
    assert "2023 Abu Dhabi Grand Prix" in text


@pytest.mark.django_db
def test_the_style_guide_shows_the_timetable_of_a_weekend_to_come(client, settings):
    settings.DEBUG = True
    a_race()
    coming = a_grand_prix(name="Coming Grand Prix", date=date(2999, 1, 2))
    a_session(coming, kind="race", starts_at=datetime(2999, 1, 2, 14, tzinfo=UTC))
    page = open_page(client, ADDRESS)
    assert [row[0] for row in page.table("The sessions of the weekend and when they start")] == ["Race"]


@pytest.mark.django_db
def test_the_style_guide_does_without_any_race(client, settings):
    settings.DEBUG = True
    assert "there is none yet" in client.get(ADDRESS).content.decode()
