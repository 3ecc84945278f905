"""The sessions of a weekend as tabs: links that change the part below without a new page, and work without scripts."""

import json
import re

import pytest
from playwright.sync_api import expect

WEEKEND = "/seasons/2023/united-states/"
HTMX = re.compile("htmx-2")


@pytest.fixture
def tabs(reader):
    """The tabs of a weekend whose reader has reached for them: htmx is there."""
    reader.open(WEEKEND)
    tabs = reader.page.get_by_role("navigation", name="Sessions of this weekend")
    with reader.page.expect_response(HTMX):
        tabs.get_by_role("link", name="Race", exact=True).focus()
    reader.page.wait_for_function("window.htmx !== undefined")
    reader.page.evaluate("window.samePage = true")
    return tabs


def test_a_tab_changes_the_part_the_title_and_the_address(reader, tabs):
    tabs.get_by_role("link", name="Qualifying", exact=True).click()
    expect(reader.page.get_by_role("heading", level=2, name="Qualifying")).to_be_visible()
    expect(reader.page).to_have_title(re.compile("^2023 United States Grand Prix, qualifying ·"))
    assert reader.page.url.endswith(f"{WEEKEND}qualifying/")
    assert reader.page.evaluate("window.samePage") is True
    assert reader.page.locator("main h1").count() == 1
    assert reader.page.locator(".breadcrumbs [aria-current=page]").inner_text() == "Qualifying"
    assert tabs.locator("[aria-current=page]").inner_text() == "Qualifying"


def test_the_tab_keeps_the_focus_and_the_page_its_place(reader, tabs):
    reader.page.evaluate("scrollTo(0, 120)")
    tabs.get_by_role("link", name="Race", exact=True).press("Enter")
    expect(reader.page.get_by_role("heading", level=2, name="Grid against finish")).to_be_visible()
    assert reader.page.evaluate("document.activeElement.id") == "tab-race"
    assert reader.page.evaluate("scrollY") == 120


def test_the_back_button_returns_to_the_weekend(reader, tabs):
    tabs.get_by_role("link", name="Sprint", exact=True).click()
    expect(reader.page).to_have_title(re.compile("sprint"))
    reader.page.go_back()
    expect(reader.page.get_by_role("heading", level=2, name="The weekend")).to_be_visible()
    expect(reader.page).to_have_title(re.compile("^2023 United States Grand Prix: result"))


def test_the_back_button_works_after_a_reload_and_from_another_page(reader, tabs):
    tabs.get_by_role("link", name="Race", exact=True).click()
    expect(reader.page).to_have_title(re.compile(", race ·"))
    reader.page.reload()
    reader.page.goto(f"{reader.site}/drivers/")
    reader.page.go_back()
    expect(reader.page).to_have_title(re.compile(", race ·"))
    reader.page.go_back()
    expect(reader.page.get_by_role("heading", level=2, name="The weekend")).to_be_visible()
    expect(tabs.locator("[aria-current=page]")).to_have_text("Weekend")


def test_a_tab_that_cannot_be_fetched_is_followed_as_a_link(reader, tabs):
    def lose_parts(route):
        route.abort() if "hx-request" in route.request.headers else route.continue_()

    reader.page.route(f"**{WEEKEND}race/", lose_parts)
    tabs.get_by_role("link", name="Race", exact=True).click()
    expect(reader.page.get_by_role("heading", level=2, name="Grid against finish")).to_be_visible()
    assert reader.page.evaluate("window.samePage") is None
    assert len(reader.faults) == 4  # the part that was lost, as the browser and htmx report it
    reader.faults.clear()


def test_the_tabs_work_without_scripts(plain_reader):
    plain_reader.open(WEEKEND)
    plain_reader.page.get_by_role("link", name="Qualifying", exact=True).first.click()
    expect(plain_reader.page.get_by_role("heading", level=2, name="Qualifying")).to_be_visible()


def test_the_address_to_share_and_the_event_follow_the_tab_and_the_back_button(reader, tabs):
    canonical = reader.page.locator("link[rel=canonical]")
    social = reader.page.locator("meta[property='og:url']")
    event = reader.page.locator("#weekend > script")
    for go, address in (
        (tabs.get_by_role("link", name="Sprint", exact=True).click, f"{WEEKEND}sprint/"),
        (reader.page.go_back, WEEKEND),
    ):
        go()
        expect(canonical).to_have_attribute("href", re.compile(f"{address}$"))
        expect(social).to_have_attribute("content", re.compile(f"{address}$"))
        assert json.loads(event.text_content())["url"].endswith(address)
