"""Every kind of page in a real browser: whole at every width, in light and dark, under the site's own policy."""

import pytest

from articles.models import Article

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
every_page = pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)


@pytest.fixture
def address(site):
    """The address of a page of PAGES."""
    lead = Article.objects.published().filter(is_lead=True).newest_first().first()
    return lambda path: lead.get_absolute_url() if path == STORY else path


@every_page
@pytest.mark.parametrize("width", WIDTHS)
def test_a_page_is_whole_at_every_width(reader, address, path, width):
    reader.page.set_viewport_size({"width": width, "height": 900})
    assert reader.open(address(path)) == 200
    assert reader.page.locator("h1").count() == 1
    assert reader.page.locator("main").count() == 1
    assert reader.sticks_out() == []


@every_page
def test_a_page_is_legible_in_light_and_dark(reader, address, path):
    reader.open(address(path))
    light, dark = reader.sees("light"), reader.sees("dark")
    assert light["paper"] > 0.7
    assert dark["paper"] < 0.1
    assert min(light["contrast"], dark["contrast"]) >= 7


@every_page
def test_a_page_is_complete_without_scripts(plain_reader, reader, address, path):
    plain_reader.open(address(path))
    reader.open(address(path))
    assert plain_reader.page.locator("main").inner_text() == reader.page.locator("main").inner_text()
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
