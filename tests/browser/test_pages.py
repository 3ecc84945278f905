"""Every kind of page in a real browser: whole at every width, in light and dark, under the site's own policy."""

import pytest

from articles.models import Article
from tests.browser.reader import Reader

WIDTHS = [320, 390, 1440]
STORY = "the lead story"
PAGES = {
    "home": "/",
    "story": STORY,
    "news": "/news/",
    "quotes": "/quotes/",
    "speaker": "/speakers/sergio-perez/",
    "feeds": "/feeds/",
    "seasons": "/seasons/",
    "season": "/seasons/2023/",
    "drivers' championship": "/seasons/2023/drivers/",
    "constructors' championship": "/seasons/2023/constructors/",
    "grand prix": "/seasons/2023/united-states/",
    "race": "/seasons/2023/united-states/race/",
    "championship after an early round": "/seasons/2023/drivers/?after=saudi-arabia",
    "sprint": "/seasons/2023/united-states/sprint/",
    "qualifying": "/seasons/2023/united-states/qualifying/",
    "first version of a race": "/seasons/2023/united-states/race/?version=1",
    "drivers": "/drivers/",
    "drivers under a letter": "/drivers/?letter=v",
    "driver": "/drivers/max-verstappen/",
    "constructors": "/constructors/",
    "constructor": "/constructors/red-bull/",
    "circuits": "/circuits/",
    "circuit": "/circuits/austin/",
    "records": "/records/",
    "a record": "/records/?of=wins&way=streak",
}


@pytest.fixture(scope="module")
def address(site, django_db_blocker):
    """The path of a page of PAGES."""
    with django_db_blocker.unblock():
        lead = Article.objects.published().filter(is_lead=True).newest_first().first().get_absolute_url()
    return lambda path: lead if path == STORY else path


@pytest.fixture(scope="module")
def readers(browser, site):
    """One whose browser runs scripts and one whose does not, each with a window kept for all pages: a window costs
    more than a page.
    """
    contexts = [browser.new_context(java_script_enabled=runs_scripts) for runs_scripts in (True, False)]
    yield [Reader(context.new_page(), site) for context in contexts]
    for context in contexts:
        context.close()


@pytest.fixture(scope="module", params=PAGES.values(), ids=PAGES)
def opened(request, readers, address):
    """The first of the readers at a page of PAGES, opened once for all that is asked of it."""
    reader = readers[0]
    assert reader.open(address(request.param)) == 200
    yield reader
    faults, reader.faults = reader.faults, []
    assert (faults, reader.page.context.cookies()) == ([], [])


@pytest.mark.parametrize("width", WIDTHS)
def test_a_page_is_whole_at_every_width(opened, width):
    opened.page.set_viewport_size({"width": width, "height": 900})
    assert opened.page.locator("h1").count() == 1
    assert opened.page.locator("main").count() == 1
    assert opened.sticks_out() == []


def test_a_page_is_legible_in_light_and_dark(opened):
    light, dark = opened.sees("light"), opened.sees("dark")
    assert light["paper"] > 0.7
    assert dark["paper"] < 0.1
    assert min(light["contrast"], dark["contrast"]) >= 7


def test_a_page_is_complete_without_scripts(opened, readers):
    plain_reader = readers[1]
    plain_reader.open(opened.address.removeprefix(opened.site))
    opened.page.set_viewport_size(plain_reader.page.viewport_size)
    assert plain_reader.page.locator("main").inner_text() == opened.page.locator("main").inner_text()
    assert plain_reader.faults == []


@pytest.mark.parametrize("width", WIDTHS)
def test_an_unknown_address_is_a_page_like_any_other(reader, width):
    reader.page.set_viewport_size({"width": width, "height": 900})
    assert reader.open("/seasons/2023/atlantis/") == 404
    assert reader.page.locator("h1").inner_text() == "There is no page here"
    assert reader.sticks_out() == []
    reader.page.get_by_role("link", name="All seasons").first.click()
    reader.page.wait_for_url("**/seasons/")


def test_the_front_page_leads_to_the_story_and_its_three_tables(reader, address):
    reader.open("/")
    story = reader.page.locator(f'main a[href="{address(STORY)}"]').first
    story.click()
    reader.page.wait_for_url(f"**{address(STORY)}")
    assert reader.page.locator("main table").count() >= 3
    assert "1:35:21.362" in reader.page.locator("main").inner_text()
    assert "706" in reader.page.locator("main").inner_text()


def test_the_first_stop_of_the_tab_key_leads_past_the_navigation(reader):
    reader.open("/")
    reader.page.keyboard.press("Tab")
    assert reader.page.evaluate("document.activeElement.hash") == "#main"
    assert reader.page.locator("#main").count() == 1
