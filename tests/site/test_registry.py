"""The plumbing knows the apps by what they register, and by nothing else."""

import ast
from pathlib import Path

import articles.urls
import results.urls
from f1site.registry import lists
from tests.site.architecture import modules

ROOT = Path(__file__).resolve().parents[2]


def test_the_lists_of_all_apps_come_most_wanted_first():
    names = [row.name for row in lists()]
    assert names == ["news", "seasons", "drivers", "constructors", "circuits", "records", "quotes"]


def test_the_plumbing_names_no_page_of_an_app():
    pages = {pattern.name for urls in (articles.urls, results.urls) for pattern in urls.urlpatterns}
    named = [
        f"{name}: {node.value}"
        for name, path in modules(ROOT)
        if name.startswith("f1site")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant) and node.value in pages
    ]
    assert named == []
