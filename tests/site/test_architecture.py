"""The rules hold, and each of them can fail."""

from pathlib import Path

import pytest

from tests.site import architecture
from tests.site.architecture import RULES

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_project_keeps_the_rule(rule):
    assert rule(ROOT) == []


def test_the_rules_look_at_the_whole_project():
    names = {name for name, _ in architecture.modules(ROOT)}
    assert {"f1site.settings", "results.models", "results.scoring.store", "articles.models.article"} <= names
    assert ROOT / "templates" / "base.html" in architecture.templates(ROOT)


def a_tree(root, files):
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return root


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("f1site/rendering.py", "from results.models import Driver"),
        ("f1site/rendering.py", "def f():\n    import articles"),
        ("f1site/context.py", "from f1site import urls"),
        ("results/views/drivers.py", "from articles.models import Article"),
        ("results/views/drivers.py", "import articles.models as stories"),
        ("results/scoring/points.py", "from django.db import models"),
        ("results/scoring/points.py", "from results import models"),
        ("results/scoring/championship.py", "from .store import rebuild"),
        ("results/parsing/times.py", "import django"),
        ("results/parsing/times.py", "from ..models import Driver"),
        ("results/models/people.py", "from results.scoring.store import rebuild"),
        ("results/models/__init__.py", "from .. import views"),
        ("results/scoring/store/__init__.py", "from results.importers import season_folder"),
        ("results/importers/f1db.py", "from results.views import drivers"),
        ("results/sheets/verbs.py", "from results.forms.classification import ClassificationForm"),
        ("articles/models.py", "from tests.builders import a_driver"),
    ],
)
def test_an_import_against_the_grain_is_found(tmp_path, file, code):
    [breach] = architecture.imports_against_the_grain(a_tree(tmp_path, {file: code}))
    assert breach.startswith(f"{file}:")


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("results/models/standing.py", "from django.utils import timezone\n\nmoment = timezone.now"),
        ("results/reading/calendars.py", "from django.utils.timezone import now as at\n\nmoment = at()"),
        ("results/reading/calendars.py", "def f():\n    import datetime\n    return datetime.datetime.now()"),
        ("results/views/drivers.py", "import datetime as dt\n\nmoment = dt.date.today()"),
        ("results/views/drivers.py", "import django.utils.timezone\n\nmoment = django.utils.timezone.now()"),
        ("articles/leading.py", "from datetime import date, datetime\n\nmoment = datetime.now(tz=None)"),
        ("articles/models/article.py", "from django.db.models.functions import Now\n\nmoment = Now()"),
    ],
)
def test_a_module_that_asks_the_machine_for_the_moment_is_found(tmp_path, file, code):
    [breach] = architecture.clocks_of_their_own(a_tree(tmp_path, {file: code}))
    assert breach.startswith(f"{file}:")


def test_the_clock_and_a_day_that_is_given_are_fine(tmp_path):
    code = "from datetime import date, datetime\n\nfrom f1site import clock\n\n"
    code += "moment, day = clock.now(), date(2023, 1, 1)\nother = datetime.fromisoformat(str(day))"
    files = {"results/reading/calendars.py": code, "articles/admin/verbs.py": "import time\n\nmoment = time.time()"}
    assert architecture.clocks_of_their_own(a_tree(tmp_path, files)) == []


def test_imports_along_the_grain_are_fine(tmp_path):
    tree = {
        "f1site/urls.py": "from articles import sitemaps\nfrom results import sitemaps as others",
        "articles/views.py": "from results.models import Driver\nfrom f1site.rendering import render_page",
        "results/views/drivers.py": "from results.models import Driver\nfrom results.scoring.store import rebuild",
        "results/scoring/store/__init__.py": "from django.db import models\nfrom results.models import Driver",
        "results/scoring/points.py": "from decimal import Decimal\nfrom . import rules",
        "results/migrations/0001_first.py": "import articles",
    }
    assert architecture.imports_against_the_grain(a_tree(tmp_path, tree)) == []


@pytest.mark.parametrize("code", ['get_model("articles", "Article")', "x = articles", "driver.articles.all()"])
def test_results_that_name_stories_are_found(tmp_path, code):
    tree = {"results/views.py": code, "articles/views.py": code}
    assert architecture.results_naming_stories(a_tree(tmp_path, tree)) == ["results/views.py:1: names articles"]


def test_files_that_are_too_long_are_found(tmp_path):
    tree = {
        "results/long.py": "x = 1\n" * 351,
        "results/fine.py": "x = 1\n" * 350,
        "templates/long.html": "<p>\n" * 121,
        "templates/fine.html": "<p>\n" * 120,
        "static/css/long.css": "a {}\n" * 201,
        "static/css/fine.css": "a {}\n" * 200,
        "static/vendor/long.css": "a {}\n" * 999,
    }
    assert [breach.partition(":")[0] for breach in architecture.too_long(a_tree(tmp_path, tree))] == [
        "results/long.py",
        "templates/long.html",
        "static/css/long.css",
    ]


def test_lines_of_templates_that_are_too_long_are_found(tmp_path):
    tree = {"templates/page.html": f"<p>\n{'x' * 161}\n", "templates/fine.html": f"{'é' * 160}\n"}
    [breach] = architecture.template_lines_too_long(a_tree(tmp_path, tree))
    assert breach == "templates/page.html:2: 161 characters, at most 160"


@pytest.mark.parametrize("name", ["utils.py", "helpers.py", "services.py"])
def test_names_that_say_nothing_are_found(tmp_path, name):
    tree = a_tree(tmp_path, {f"results/{name}": "", "results/times.py": ""})
    assert architecture.names_that_say_nothing(tree) == [f"results/{name}: name it after what is in it"]


def test_nonces_are_for_the_admin_alone(tmp_path):
    html = '<style nonce="{{ request.csp_nonce }}"></style>'
    tree = a_tree(tmp_path, {"templates/news.html": html, "templates/admin/news.html": html})
    assert architecture.nonces_outside_the_admin(tree) == ["templates/news.html: holds a nonce"]
    assert architecture.unsafe_templates(tree) == []


@pytest.mark.parametrize(
    "html",
    [
        "{{ body|safe }}",
        "{{ body | safe }}",
        "{{ parts|safeseq }}",
        "{% autoescape off %}",
        '<p style="color: red">',
        "<style>p {}</style>",
        "<script>go()</script>",
        '<script type="module">go()</script>',
        '<a href="/" onclick="go()">',
        "<img src=x\n  onerror=go()>",
        '<p hx-on:click="go()">',
    ],
)
def test_unsafe_templates_are_found(tmp_path, html):
    assert len(architecture.unsafe_templates(a_tree(tmp_path, {"templates/page.html": f"<p>\n{html}"}))) == 1


@pytest.mark.parametrize(
    "html",
    [
        "<script src=\"{% static 'js/site.js' %}\" defer></script>",
        "{% json_ld data %}",
        "<p>safe and on = off, style = good</p>",
        '<link rel="stylesheet" href="/x.css">',
    ],
)
def test_ordinary_templates_are_fine(tmp_path, html):
    assert architecture.unsafe_templates(a_tree(tmp_path, {"templates/page.html": html})) == []
