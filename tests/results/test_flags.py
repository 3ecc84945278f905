"""Every nationality has a drawing that can stand in a page, and any number of times."""

from xml.etree import ElementTree

import pytest
from django.template import engines

from results import flags
from results.nationalities import NATIONALITIES
from tests.builders import a_driver

SVG = "{http://www.w3.org/2000/svg}"
SHAPES = {"g", "path", "circle", "ellipse"}
LOOKS = {
    "fill", "fill-rule", "opacity", "stroke", "stroke-width", "stroke-dasharray", "d", "cx", "cy", "r", "rx", "ry"
}  # fmt: skip


def test_every_nationality_has_a_flag_and_every_flag_a_nationality():
    drawn = {path.stem for path in flags.FOLDER.glob("*.svg")}
    assert drawn == {nationality.alpha2 for nationality in NATIONALITIES.values()}


@pytest.mark.parametrize("nationality", NATIONALITIES.values(), ids=lambda nationality: nationality.alpha2)
def test_a_flag_is_small_and_only_drawn(nationality):
    # Shapes and looks alone: no script, no address, and no id that would stand twice in a page of two Dutchmen.
    path = flags.FOLDER / f"{nationality.alpha2}.svg"
    assert path.stat().st_size < 4000
    [root, *parts] = ElementTree.parse(path).getroot().iter()
    assert (root.tag, root.attrib) == (f"{SVG}svg", {"viewBox": flags.VIEW_BOX})
    assert {part.tag.removeprefix(SVG) for part in parts} <= SHAPES
    assert {name for part in parts for name in part.attrib} <= LOOKS
    assert not any("url(" in value for part in parts for value in part.attrib.values())


def shown(source, **context):
    return engines["jinja2"].from_string(source).render(context)


def test_a_flag_stands_in_the_page_and_is_not_read_aloud():
    html = shown("{{ code|flag }}", code="POL")
    assert html.startswith('<svg class="flag" viewBox="0 0 90 60" width="18" height="12" aria-hidden="true"><path ')
    assert html.count("<svg") == html.count("</svg>") == 1
    assert "xmlns" not in html


@pytest.mark.parametrize("code", ["", None, "XXX", "pol", "../", "<b>"])
def test_an_unknown_code_has_neither_flag_nor_letters(code):
    assert shown("{{ code|flag }}{{ code|nation }}", code=code) == ""


@pytest.mark.django_db
def test_a_name_has_the_flag_before_it_and_the_code_behind_it():
    html = shown('{% include "results/_driver_name.html" %}', driver=a_driver(nationality="NLD"))
    assert html.index("<svg") < html.index("<a ") < html.index('<abbr class="nation" title="Netherlands">NED</abbr>')


@pytest.mark.django_db
def test_a_name_without_a_known_country_has_neither():
    html = shown('{% include "results/_driver_name.html" %}', driver=a_driver(nationality="XXX"))
    assert "<svg" not in html
    assert "abbr" not in html
