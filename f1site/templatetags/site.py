"""Tags that know the web but no sport. Loaded in every template."""

import json

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe

register = template.Library()

# Inside <script> only these could end the element or start a comment; JSON may write them as escapes.
_SCRIPT_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.simple_tag
def json_ld(data):
    """Structured data about the page: a dict (or list of dicts) as an ``application/ld+json`` block."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=str).translate(_SCRIPT_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308


@register.filter
def absolute(path):
    """A path of this site as a full address."""
    return f"{settings.SITE_URL}{path}"


@register.simple_tag
def breadcrumbs_ld(breadcrumbs):
    """The trail of (label, address) pairs as structured data, Home first."""
    trail = [("Home", reverse("home")), *breadcrumbs]
    items = [
        {"@type": "ListItem", "position": number, "name": str(label), "item": absolute(address)}
        for number, (label, address) in enumerate(trail, start=1)
    ]
    return json_ld({"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items})


@register.simple_block_tag
def capture(content):
    """``{% capture as name %}``: what stands inside (it has been rendered), in one line, to be used more than once."""
    return mark_safe(" ".join(content.split()))  # noqa: S308


@register.simple_tag(takes_context=True)
def here(context, name):
    """Marks a link of the navigation: ``page`` on the page itself, ``true`` on one below it."""
    request, address = context.get("request"), reverse(name)
    if request is None or not request.path.startswith(address):
        return ""
    return format_html(' aria-current="{}"', "page" if request.path == address else "true")
