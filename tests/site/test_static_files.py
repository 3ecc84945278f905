"""Templates name static files that exist; in production a missing one would break the page that names it."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command

from tests.site.architecture import templates

ROOT = Path(__file__).resolve().parent.parent.parent
NAMED = re.compile(r"""{%\s*static\s+["']([^"']+)["']""")


def test_every_static_file_named_by_a_template_exists():
    named = {name for path in templates(ROOT) for name in NAMED.findall(path.read_text())}
    assert "css/site.css" in named
    assert sorted(name for name in named if not finders.find(name)) == []


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
