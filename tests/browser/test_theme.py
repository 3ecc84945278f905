"""The switch of light and dark: made by script, kept in the browser, in force before anything is drawn."""

import pytest

DARK, LIGHT = "rgb(20, 22, 26)", "rgb(250, 248, 243)"
PAPER = "getComputedStyle(document.body).backgroundColor"
# Notes, the moment a theme is set, which it is and whether there is a body yet: without one nothing can be drawn.
WATCH = """
new MutationObserver(() => (window.firstSet ??= [document.documentElement.dataset.theme, document.body === null]))
  .observe(document, {attributes: true, subtree: true, attributeFilter: ["data-theme"]});
"""


def said(switch):
    return " ".join(switch.inner_text().split())


@pytest.fixture
def switch(reader):
    """The switch on the front page of a reader whose system is light."""
    reader.page.emulate_media(color_scheme="light")
    reader.open("/")
    return reader.page.get_by_role("button", name="Colours:")


def test_the_switch_goes_from_the_systems_colours_to_light_to_dark_and_back(reader, switch):
    assert (said(switch), reader.page.evaluate(PAPER)) == ("Colours: auto", LIGHT)
    reader.page.emulate_media(color_scheme="dark")
    assert reader.page.evaluate(PAPER) == DARK
    switch.click()
    assert (said(switch), reader.page.evaluate(PAPER)) == ("Colours: light", LIGHT)
    switch.click()
    assert (said(switch), reader.page.evaluate(PAPER)) == ("Colours: dark", DARK)
    switch.click()
    assert said(switch) == "Colours: auto"


def test_the_choice_survives_a_reload_and_the_way_to_another_page(reader, switch):
    switch.click(click_count=2)
    reader.page.reload()
    assert (said(switch), reader.page.evaluate(PAPER)) == ("Colours: dark", DARK)
    reader.page.get_by_role("link", name="Records").first.click()
    reader.page.wait_for_url("**/records/")
    assert (said(switch), reader.page.evaluate(PAPER)) == ("Colours: dark", DARK)


def test_the_choice_is_in_force_before_anything_is_drawn(reader, switch):
    switch.click(click_count=2)
    reader.page.add_init_script(WATCH)
    reader.page.reload()
    assert reader.page.evaluate("window.firstSet") == ["dark", True]


def test_the_switch_works_by_keyboard_and_says_what_it_chose(reader, switch):
    switch.focus()
    reader.page.keyboard.press("Enter")
    reader.page.keyboard.press("Space")
    assert said(switch) == "Colours: dark"
    assert switch.evaluate("(button) => button === document.activeElement")


def test_a_choice_reaches_the_other_pages_of_the_table_and_back(reader, switch):
    reader.open("/seasons/2023/drivers/")
    reader.page.locator(".championship__steps [rel=prev]").click()
    reader.page.wait_for_url("**after=**")
    switch.click(click_count=2)
    reader.page.go_back()
    reader.page.wait_for_url("**/drivers/")
    assert reader.page.locator(".theme").count() == 1
    assert said(switch) == "Colours: dark"
    switch.click()
    assert said(switch) == "Colours: auto"


def test_what_is_kept_and_means_nothing_is_as_good_as_no_choice(reader, switch):
    reader.page.evaluate("localStorage.theme = 'sepia'")
    reader.page.reload()
    assert said(switch) == "Colours: auto"


def test_without_scripts_there_is_no_dead_switch(plain_reader):
    plain_reader.open("/")
    assert plain_reader.page.locator(".masthead button").count() == 0


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_the_switch_is_in_sight_and_large_enough_to_touch(reader, switch, width):
    reader.page.set_viewport_size({"width": width, "height": 900})
    box = switch.bounding_box()
    assert box["x"] + box["width"] <= width
    assert min(box["width"], box["height"]) >= 24
    assert reader.sticks_out() == []
