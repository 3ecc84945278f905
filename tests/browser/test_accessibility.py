"""Every kind of page, read by axe-core in a real browser: nothing found, on a phone and a desk, in light and dark."""

from datetime import timedelta
from pathlib import Path

import pytest

from articles.models import Article, Speaker
from tests.browser.test_pages import PAGES, STORY

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
FIND = """
async (rules) => {
  const found = await axe.run(document, {runOnly: rules, resultTypes: ["violations"]});
  return found.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target} ${node.failureSummary}`));
}
"""
AS_PUBLISHED, SPEAKER = "a story as published", "a speaker"
MORE_PAGES = {
    "story as published": AS_PUBLISHED,
    "speaker": SPEAKER,
    "cancelled grand prix": "/seasons/2023/emilia-romagna/",
    "not found": "/seasons/2023/atlantis/",
}


SCREENS = [(theme, width) for theme in ("light", "dark") for width in (390, 1440)]


@pytest.fixture(scope="package")
def window(browser, site):
    """A page of one browser window, kept for all the addresses of ``site``: a window costs more than a page."""
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture
def address(site):
    """The address of a page of PAGES or MORE_PAGES."""
    lead = Article.objects.published().filter(is_lead=True).newest_first().first().get_absolute_url()
    named = {STORY: lead, AS_PUBLISHED: f"{lead}?tables=published"}
    named[SPEAKER] = Speaker.objects.first().get_absolute_url()
    return lambda path: site + named.get(path, path)


def found(window):
    """What axe finds on the page in the window, on each screen where it finds anything."""
    # Evaluated by the debugger, so that the page keeps the policy it is served with.
    window.evaluate(AXE)
    faults = {}
    for theme, width in SCREENS:
        window.emulate_media(color_scheme=theme)
        window.set_viewport_size({"width": width, "height": 900})
        faults[theme, width] = window.evaluate(FIND, RULES)
    return {screen: there for screen, there in faults.items() if there}


@pytest.mark.parametrize("path", [*PAGES.values(), *MORE_PAGES.values()], ids=[*PAGES, *MORE_PAGES])
def test_axe_finds_nothing(window, address, path):
    assert window.goto(address(path)).status == (404 if "atlantis" in path else 200)
    assert found(window) == {}


@pytest.mark.parametrize("path", ["/", "/seasons/2998/moon/", "/seasons/2998/moon/race/", "/seasons/2998/"])
def test_axe_finds_nothing_where_a_race_is_to_come(window, site, next_race, path):
    next_race(timedelta(days=3))
    assert window.goto(site + path).status == 200
    assert "Moon Grand Prix" in window.content()
    assert found(window) == {}


def test_axe_finds_what_is_wrong(window, site):
    window.goto(site)
    window.evaluate("document.querySelector('main').append(document.createElement('button'))")
    faults = found(window)
    assert list(faults) == SCREENS
    assert {fault.partition(":")[0] for each in faults.values() for fault in each} == {"button-name"}
