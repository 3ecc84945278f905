"""The first view of every page is light: what it loads, compressed, photos aside."""

import pytest
from django.core.management import call_command

from articles.models import Article
from tests.browser.test_pages import PAGES, STORY
from tests.weight import LIMIT, OWN_SCRIPTS, collect_static_files, weigh


@pytest.fixture
def weighed(client, db, settings, tmp_path):
    """Every kind of page of the bundled season, by name: its parts with their weights."""
    collect_static_files(settings, tmp_path)
    call_command("demo", verbosity=0)
    lead = Article.objects.published().filter(is_lead=True).newest_first().first()
    addresses = {name: lead.get_absolute_url() if path == STORY else path for name, path in PAGES.items()}
    return {name: weigh(client, address) for name, address in addresses.items()}


def test_every_kind_of_page_is_light_and_so_are_our_own_scripts(weighed):
    sums = {name: sum(parts.values()) for name, parts in weighed.items()}
    assert {name: weight for name, weight in sums.items() if weight > LIMIT} == {}
    for parts in weighed.values():
        # A page that seemed to load nothing would be light, too.
        assert {part.rpartition(".")[2] for part in parts} >= {"page", "css", "js", "woff2", "svg"}
        assert sum(weight for name, weight in parts.items() if name.endswith(".js")) < OWN_SCRIPTS
