"""htmx on the championship pages: it comes when it is wanted, changes the table in place, and is not needed."""

import re

from playwright.sync_api import expect

DRIVERS = "/seasons/2023/drivers/"
HTMX = re.compile("htmx-2")


def _loaded(reader):
    return reader.page.evaluate("performance.getEntriesByType('resource').map(r => r.name)")


def test_htmx_is_loaded_only_once_it_is_wanted(reader):
    reader.open(DRIVERS)
    assert [name for name in _loaded(reader) if HTMX.search(name)] == []
    with reader.page.expect_response(HTMX):
        reader.page.locator("#after").focus()


def test_another_table_comes_without_a_new_page_and_the_back_button_works(reader):
    reader.open(DRIVERS)
    with reader.page.expect_response(HTMX):
        reader.page.locator("#after").focus()
    reader.page.wait_for_function("window.htmx !== undefined")
    reader.page.evaluate("window.samePage = true")
    reader.page.locator("#after").select_option("united-states")
    expect(reader.page.locator(".standings caption").first).to_contain_text("after 18 of 22 Grand Prix")
    assert reader.page.url.endswith("?after=united-states")
    assert reader.page.evaluate("window.samePage") is True
    reader.page.go_back()
    expect(reader.page.locator(".standings caption").first).to_contain_text("after 22 of 22 Grand Prix")


def test_the_choice_works_without_scripts(plain_reader):
    plain_reader.open(DRIVERS)
    plain_reader.page.locator("#after").select_option("united-states")
    plain_reader.page.get_by_role("button", name="Show").click()
    expect(plain_reader.page.locator(".standings caption").first).to_contain_text("after 18 of 22 Grand Prix")


CANONICAL = "document.querySelector('link[rel=canonical]').href.split('/seasons')[1]"
SHARED = "document.querySelector(\"meta[property='og:url']\").content.split('/seasons')[1]"
FOCUS = "document.activeElement.id"


def _progress(reader, races):
    return expect(reader.page.locator(".standings caption").first).to_contain_text(f"after {races} of 22 Grand Prix")


def _press_on(reader, place, *keys):
    """Come to ``place`` by keyboard, with htmx at hand, and press."""
    reader.page.locator(place).focus()
    reader.page.wait_for_function("() => window.htmx !== undefined")
    for key in keys:
        reader.page.keyboard.press(key)


def test_the_focus_stays_on_the_step_that_was_taken(reader):
    reader.open(DRIVERS)
    _press_on(reader, "#step-back", "Enter")
    _progress(reader, 21)
    assert reader.page.evaluate(FOCUS) == "step-back"


def test_the_focus_goes_to_the_list_where_there_is_no_further_step(reader):
    reader.open(f"{DRIVERS}?after=las-vegas")
    _press_on(reader, "#step-on", "Enter")
    _progress(reader, 22)
    reader.page.wait_for_function(f"() => {FOCUS} === 'after'")


def test_the_new_table_is_read_out_from_a_place_that_was_there_before(reader):
    reader.open(DRIVERS)
    status = reader.page.get_by_role("status")
    expect(status).to_be_empty()
    _press_on(reader, "#step-back", "Enter")
    expect(status).to_have_text("Drivers’ championship 2023 after Las Vegas GP · Parc Fermé")


def test_the_address_to_share_follows_the_table_and_the_back_button(reader):
    reader.open(DRIVERS)
    _press_on(reader, "#step-back", "Enter")
    reader.page.wait_for_function(f"() => {CANONICAL} === '/2023/drivers/?after=las-vegas'")
    assert reader.page.evaluate(SHARED) == "/2023/drivers/?after=las-vegas"
    reader.page.go_back()
    reader.page.wait_for_function(f"() => {CANONICAL} === '/2023/drivers/'")
    assert reader.page.evaluate(SHARED) == "/2023/drivers/"


def test_arrow_keys_look_through_the_list_and_the_button_shows_what_they_came_to(reader):
    reader.open(DRIVERS)
    entries = reader.page.evaluate("history.length")
    _press_on(reader, "#after", "ArrowUp", "ArrowUp")
    assert reader.page.locator("#after").input_value() == "sao-paulo"
    _progress(reader, 22)
    assert reader.page.evaluate("history.length") == entries
    reader.page.keyboard.press("Tab")
    reader.page.keyboard.press("Enter")
    _progress(reader, 20)
    assert reader.page.evaluate(f"[{FOCUS}, history.length]") == ["show-after", entries + 1]
