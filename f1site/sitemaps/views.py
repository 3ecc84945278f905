"""The index of the site map, and its parts."""

import re
from collections.abc import Iterable
from datetime import datetime
from html import escape

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from f1site.addresses import address_with_gaps
from f1site.registry import SECTIONS
from f1site.rendering import public

_PART = re.compile("([a-z]+)(?:-([1-9][0-9]{0,4}))?")


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    address = address_with_gaps("sitemap_part", part="part")
    rows = [
        (address.format(part=f"{section.name}-{number}" if number else section.name), changed)
        for section in SECTIONS.values()
        for number, changed in section.parts()
    ]
    return _answer("sitemapindex", "sitemap", rows, {fact for section in SECTIONS.values() for fact in section.facts})


@require_safe
def part(request: HttpRequest, part: str) -> HttpResponse:
    asked = _PART.fullmatch(part)
    section = SECTIONS.get(asked[1]) if asked else None
    pages = section.pages(int(asked[2]) if asked[2] else None) if asked and section else []
    if not section or not pages:
        raise Http404("No such part of the site map.")
    return _answer("urlset", "url", pages, section.facts)


def _answer(root: str, element: str, rows: Iterable[tuple[str, datetime | None]], facts: Iterable[str]) -> HttpResponse:
    site = escape(settings.SITE_URL)
    lines = "\n".join(
        f"<{element}><loc>{site}{escape(address)}</loc>{_changed(changed)}</{element}>" for address, changed in rows
    )
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{lines}\n</{root}>\n'
    )
    # It is for machines to read, not a page to be found.
    headers = {"X-Robots-Tag": "noindex, noodp, noarchive"}
    return public(HttpResponse(text, content_type="application/xml", headers=headers), facts)


def _changed(at: datetime | None) -> str:
    return f"<lastmod>{at:%Y-%m-%d}</lastmod>" if at else ""
