"""The style guide: for those who build the site, with whatever data there is."""

import re

import pytest

ADDRESS = "/styleguide/"


def test_the_style_guide_is_no_page_of_a_public_site(client, db):
    assert client.get(ADDRESS).status_code == 404


def test_the_style_guide_shows_the_components_on_the_newest_race(client, season_2023, settings):
    settings.DEBUG = True
    text = client.get(ADDRESS).content.decode()
    components = (
        "sheet__table", "standings__table", "leaders__list", "numbers__fact", "notice", "pager", "tabs", "flag", "icon",
        "slope", "grid-sheet", "fastest-laps", "matrix", "chart", "duels", "contact",
        "calendar__table", "tally",
    )  # fmt: skip
    assert [name for name in components if not re.search(rf'class="[^"]*\b{name}', text)] == []
    assert "2023 Abu Dhabi Grand Prix" in text


@pytest.mark.django_db
def test_the_style_guide_does_without_any_race(client, settings):
    settings.DEBUG = True
    assert "there is none yet" in client.get(ADDRESS).content.decode()
