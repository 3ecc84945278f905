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
    expect(reader.page.locator(".standings caption").first).to_contain_text("after 18 of 22 Grands Prix")
    assert reader.page.url.endswith("?after=united-states")
    assert reader.page.evaluate("window.samePage") is True
    reader.page.go_back()
    expect(reader.page.locator(".standings caption").first).to_contain_text("after 22 of 22 Grands Prix")


def test_the_choice_works_without_scripts(plain_reader):
    plain_reader.open(DRIVERS)
    plain_reader.page.locator("#after").select_option("united-states")
    plain_reader.page.get_by_role("button", name="Show").click()
    expect(plain_reader.page.locator(".standings caption").first).to_contain_text("after 18 of 22 Grands Prix")
