"""What pages say that know the web but no sport."""

import json

from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from jinja2 import pass_context
from markupsafe import Markup

from f1site.paths import path_to
from f1site.templating import marks

marks.function(static)
marks.function(path_to)


# Inside <script> only these could end the element or start a comment; JSON may write them as escapes.
_SCRIPT_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@marks.function
def json_ld(data):
    """Structured data about the page: a dict (or list of dicts) as an ``application/ld+json`` block."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=str).translate(_SCRIPT_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308


@marks.filter
def absolute(path):
    """A path of this site as a full address."""
    return f"{settings.SITE_URL}{path}"


@marks.function
def breadcrumbs_ld(breadcrumbs):
    """The trail of (label, address) pairs as structured data, Home first."""
    trail = [("Home", "/"), *breadcrumbs]
    items = [
        {"@type": "ListItem", "position": number, "name": str(label), "item": absolute(address)}
        for number, (label, address) in enumerate(trail, start=1)
    ]
    return json_ld({"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items})


@marks.filter
def in_one_line(content):
    """What may have been written in several lines, to be shown in a title."""
    return Markup(" ".join(content.split()))  # noqa: S704  # a block of a page: it has been escaped


@marks.function
@pass_context
def here(context, name):
    """Marks a link of the navigation: ``page`` on the page itself, ``true`` on one below it."""
    request, address = context.get("request"), path_to(name)
    if request is None or not request.path.startswith(address):
        return ""
    return format_html(' aria-current="{}"', "page" if request.path == address else "true")
