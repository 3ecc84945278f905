"""Every template compiles, and no two tag libraries of the project mean different things by one name."""

import re
from collections import defaultdict

from django.conf import settings
from django.template import engines
from django.template.library import import_library
from django.template.loader import get_template

from tests.site.architecture import templates


def test_every_template_compiles():
    sources = templates(settings.BASE_DIR)
    assert sources
    for source in sources:
        get_template(str(source).rpartition("/templates/")[2])


def test_every_template_that_is_included_exists():
    included = {
        name
        for source in templates(settings.BASE_DIR)
        for name in re.findall(r"""{% (?:include|extends) "([^"]+)\"""", source.read_text())
    }
    assert included
    for name in included:
        get_template(name)


def test_no_two_tag_libraries_give_the_same_name():
    engine = engines["django"].engine
    ours = {module for module in engine.libraries.values() if not module.startswith("django")}
    assert ours
    given = defaultdict(set)
    for module in ours | set(engine.builtins):
        library = import_library(module)
        for word in (*library.filters, *library.tags):
            given[word].add(module)
    assert {word: names for word, names in given.items() if len(names) > 1} == {}
