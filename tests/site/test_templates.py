"""Every template compiles, with marks that are there, and what an editor types is escaped in all of them."""

from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings
from django.template import TemplateDoesNotExist, engines
from django.template.loader import get_template
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy
from jinja2 import meta
from markupsafe import Markup

from f1site.templating import Marks, without_indentation
from tests.site.architecture import templates

PAGES = settings.BASE_DIR / "templates"


def test_every_template_compiles():
    sources = templates(settings.BASE_DIR)
    assert sources
    for source in sources:
        get_template(str(source).rpartition("/templates/")[2])


def test_every_template_that_is_included_exists():
    pages = engines["jinja2"].env
    included = {
        name
        for source in PAGES.rglob("*.html")
        for name in meta.find_referenced_templates(pages.parse(source.read_text()))
        if name
    }
    assert included
    for name in included:
        get_template(name)


def test_the_pages_are_in_one_language_and_the_admin_in_the_other():
    with pytest.raises(TemplateDoesNotExist):
        get_template("base.html", using="django")
    with pytest.raises(TemplateDoesNotExist):
        get_template("admin/base_site.html", using="jinja2")


def test_what_was_typed_is_escaped():
    page = engines["jinja2"].from_string("{{ name }}{{ words|paragraphs }}")
    assert page.render({"name": "<b>&", "words": "<i>"}) == "&lt;b&gt;&amp;<p>&lt;i&gt;</p>"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (12, "12"),
        (None, "None"),
        (True, "True"),
        (Decimal("12.5"), "12.5"),
        (mark_safe("<b>"), "<b>"),
        (gettext_lazy("<b>"), "&lt;b&gt;"),
        (Path("<b>"), "&lt;b&gt;"),
        (Markup("<b>"), "<b>"),
    ],
)
def test_values_of_any_kind_are_shown_as_text(value, shown):
    assert engines["jinja2"].from_string("{{ value }}").render({"value": value}) == shown
    macro = engines["jinja2"].from_string("{% macro cell(it) %}<i>{{ it }}{% endmacro %}{{ cell(value) }}")
    assert macro.render({"value": value}) == f"<i>{shown}"


def test_what_a_page_is_not_given_is_empty():
    assert engines["jinja2"].from_string("{{ driver.name }}{% if driver.team.slug %}!{% endif %}").render({}) == ""


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("  <p>\n    one\n    two\n  </p>\n", "<p>\none\ntwo\n</p>"),
        ("  {% if true %}\n    one\n  {% endif %}\n\n  two", "one\ntwo"),
        ("{# why #}\none{# -#}\n  two", "onetwo"),
        ("one {% if true %}and{% endif %}\n  two", "one and\ntwo"),
    ],
)
def test_indentation_and_lines_of_tags_leave_no_trace(source, shown):
    assert engines["jinja2"].env.from_string(without_indentation(source)).render() == shown


def test_an_error_names_the_line_of_the_template():
    source = "<p>\n\n{% if true %}\n{{ 1 / 0 }}\n{% endif %}"
    assert "1 / 0" in without_indentation(source).split("\n")[3]


def test_a_name_means_one_thing():
    marks = Marks()
    marks.filter(len)
    with pytest.raises(ValueError, match="Two marks are called len"):
        marks.function(len)
