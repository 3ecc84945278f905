"""What the reader's system or paper asks for: less motion, forced colours, print, the keyboard alone."""

import pytest

RACE = "/seasons/2023/united-states/race/"
STYLE = "([selector, property]) => getComputedStyle(document.querySelector(selector))[property]"
FOCUS = """
() => {
  const {outlineStyle, outlineWidth} = getComputedStyle(document.activeElement);
  const {top, bottom, width} = document.activeElement.getBoundingClientRect();
  return outlineStyle === "solid" && parseFloat(outlineWidth) >= 2 && width > 0 && bottom > 0 && top < innerHeight;
}
"""


@pytest.fixture
def race(reader):
    """The page of a race, as its reader has set the colours to dark."""
    reader.open(RACE)
    reader.page.evaluate("localStorage.theme = 'dark'")
    reader.page.reload()
    return reader.page


def style(page, selector, name):
    return page.evaluate(STYLE, [selector, name])


def test_nothing_glides_for_who_wants_less_motion(race):
    race.emulate_media(reduced_motion="no-preference")
    assert style(race, "html", "scrollBehavior") == "smooth"
    race.emulate_media(reduced_motion="reduce")
    assert style(race, "html", "scrollBehavior") == "auto"


def test_teams_and_the_chosen_tab_keep_a_border_where_colours_are_forced(race):
    assert style(race, "tbody .sheet__driver", "borderInlineStartWidth") == "0px"
    race.emulate_media(forced_colors="active")
    assert style(race, "tbody .sheet__driver", "borderInlineStartWidth") == "4px"
    assert style(race, ".tabs__link[aria-current]", "borderBlockEndWidth") == "2px"


def test_a_race_sheet_is_printed_black_on_white_without_the_navigation(race):
    race.emulate_media(media="print", color_scheme="dark")
    assert style(race, "body", "backgroundColor") == "rgb(255, 255, 255)"
    assert style(race, ".sheet a", "color") == "rgb(0, 0, 0)"
    assert [found.is_visible() for found in race.locator("nav, form, .theme, .skip").all()].count(True) == 0
    assert race.locator(".sheet__table").first.is_visible()
    assert race.locator(".credit").is_visible()


def test_a_race_sheet_with_its_notes_is_one_page(race):
    race.set_viewport_size({"width": 703, "height": 1032})  # A4 between its margins
    race.emulate_media(media="print")
    assert (
        race.locator(".sheet__notes").bounding_box()["y"]
        < 1032 - race.locator(".sheet__notes").bounding_box()["height"]
    )
    assert style(race, ".sheet__group", "breakAfter") == "avoid"


def test_a_season_race_by_race_is_printed_across_the_paper_in_its_colours(reader):
    reader.open("/seasons/2023/drivers/")
    reader.page.emulate_media(media="print")
    assert style(reader.page, ".matrix-section", "page") == "across"
    assert style(reader.page, ".matrix__cell--first", "printColorAdjust") == "exact"


def test_a_row_is_never_cut_by_the_end_of_a_page_and_each_page_heads_its_columns(race):
    race.emulate_media(media="print")
    assert style(race, "tbody tr", "breakInside") == "avoid"
    assert style(race, "thead", "display") == "table-header-group"


def test_a_race_sheet_on_paper_keeps_every_column_but_the_interval(race):
    # The intervals are the differences of the gaps beside them: paper has no room to say it twice.
    race.set_viewport_size({"width": 688, "height": 1000})  # A4 between its margins
    race.emulate_media(media="print")
    columns = race.locator(".sheet__table").first.locator("thead th:not(.sheet__interval)").all()
    assert [column.is_visible() for column in columns] == [True] * 8
    assert race.evaluate("document.documentElement.scrollWidth") <= 688


@pytest.mark.parametrize("path", ["/", RACE, "/seasons/2023/drivers/"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_where_the_keyboard_stands_is_always_seen(reader, path, theme):
    reader.page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    reader.open(path)
    for _ in range(30):
        reader.page.keyboard.press("Tab")
        assert reader.page.evaluate(FOCUS), reader.page.evaluate("document.activeElement.outerHTML")
