"""What a reader's browser loads to show a page for the first time, in bytes over the wire, without a browser."""

import re
from pathlib import Path

import brotli
from django.conf import settings
from django.core.management import call_command

LIMIT = 60_000
OWN_SCRIPTS = 6_000
HEADERS = 450  # of an answer with a static file, and of the question
LOADED = re.compile(r'<(?:link rel="(?:stylesheet|icon|preload)"|script|img)[^>]*? (?:href|src)="/static/([^"]+)"')
FONT = re.compile(r'url\("\.\./([^"]+)"\)')


def collect_static_files(settings, folder) -> None:
    """As production has them: one style sheet, compressed, named by content. ``settings`` is the fixture."""
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "f1site.staticfiles.OneStyleSheetStorage"},
    }
    settings.STATIC_ROOT = folder
    call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=["admin", "django_prose_editor"])


def weigh(client, address: str) -> dict[str, int]:
    """The parts of a first view by name; ``page`` is the HTML with its headers."""
    response = client.get(address, headers={"Accept-Encoding": "br"})
    assert (response.status_code, response["Content-Encoding"]) == (200, "br"), address
    html = brotli.decompress(response.content).decode()
    named = set(LOADED.findall(html))
    for sheet in [name for name in named if name.endswith(".css")]:
        named |= set(FONT.findall((Path(settings.STATIC_ROOT) / sheet).read_text()))
    sent = sum(len(f"{name}: {value}\r\n") for name, value in response.headers.items())
    return {"page": len(response.content) + sent + HEADERS} | {name: _sent(name) + HEADERS for name in named}


def _sent(name: str) -> int:
    file = Path(settings.STATIC_ROOT) / name
    packed = file.with_name(f"{file.name}.br")
    return (packed if packed.exists() else file).stat().st_size
