"""Templates name static files that exist; in production a missing one would break the page that names it."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command

from f1site.staticfiles import flattened
from tests.site.architecture import templates

ROOT = Path(__file__).resolve().parent.parent.parent
NAMED = re.compile(r"""\bstatic[( ]\s*["']([^"']+)["']""")


def test_every_static_file_named_by_a_template_exists():
    named = {name for path in templates(ROOT) for name in NAMED.findall(path.read_text())}
    assert "css/site.css" in named
    assert sorted(name for name in named if not finders.find(name)) == []


def test_the_icon_browsers_ask_for_is_at_the_root_of_the_site(client):
    response = client.get("/favicon.ico")
    assert response.status_code == 200
    assert response.getvalue()[:4] == b"\x00\x00\x01\x00"


def test_style_sheets_refer_to_files_that_exist(tmp_path, settings):
    # The storage of production, bar the compression: it follows every url() and stops at one that leads nowhere.
    storage = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": storage}}
    settings.STATIC_ROOT = tmp_path
    call_command("collectstatic", interactive=False, verbosity=0)
    assert (tmp_path / "staticfiles.json").exists()


@pytest.mark.parametrize("source", ["{% static 'css/a.css' %}", '{% static "css/a.css" %}'])
def test_a_static_file_named_in_a_template_is_seen(source):
    assert NAMED.findall(source) == ["css/a.css"]


OF_THEIR_OWN = {"css/admin.css", "css/styleguide.css"}


def test_every_style_sheet_is_imported_by_the_one_that_pages_load():
    sheets = {path.relative_to(ROOT / "static").as_posix() for path in (ROOT / "static/css").rglob("*.css")}
    read = []
    flattened("css/site.css", lambda name: read.append(name) or (ROOT / "static" / name).read_text())
    assert sorted(read) == sorted(sheets - OF_THEIR_OWN)


def test_production_sends_one_style_sheet(tmp_path, settings):
    storage = "f1site.staticfiles.OneStyleSheetStorage"
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": storage}}
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]  # our own files are enough
    settings.STATIC_ROOT = tmp_path
    for _ in range(2):  # the second finds what the first has left
        call_command("collectstatic", interactive=False, verbosity=0)
    [name] = {path.name for path in (tmp_path / "css").glob("site.*.css")}
    text = (tmp_path / "css" / name).read_text()
    assert "@import" not in text
    assert text.startswith("@layer reset, tokens, elements, layout, components, utilities;")
    assert "@media print {\n@page" in text
    [font] = re.findall(r'url\("\.\./(fonts/[^"]+)"\)', text)
    assert (tmp_path / font).exists()
    assert (tmp_path / "css" / f"{name}.br").exists()


def test_imports_at_any_depth_are_put_in_their_place():
    sheets = {
        "css/site.css": '@layer a, b; /* first */\n@import url("one.css");\n@import url("parts/two.css") print;\n',
        "css/one.css": "@layer a { p { color: red; } }\n",
        "css/parts/two.css": '@import url("deep/three.css");\n@layer b { p { background: url("../../img/x.svg"); } }\n',
        "css/parts/deep/three.css": '@layer b { q { background: url("y.svg") url("data:,") url("#z"); } }\n',
    }
    assert flattened("css/site.css", sheets.__getitem__) == (
        "@layer a, b; "
        "@layer a { p { color: red; } }\n\n"
        "@media print {\n"
        '@layer b { q { background: url("parts/deep/y.svg") url("data:,") url("#z"); } }\n\n'
        '@layer b { p { background: url("../img/x.svg"); } }\n}\n'
    )


def test_an_import_of_a_sheet_that_is_not_there_is_an_error():
    with pytest.raises(KeyError, match=r"gone\.css"):
        flattened("css/site.css", {"css/site.css": '@import url("gone.css");\n'}.__getitem__)
