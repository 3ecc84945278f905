"""HTML for feed readers: no address, class or quotation mark that only works on this site."""

import re
from functools import lru_cache
from urllib.parse import urljoin

import nh3
from django.conf import settings

_TEXT_TAGS = {
    "a",
    "abbr",
    "blockquote",
    "br",
    "em",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "li",
    "ol",
    "p",
    "strong",
    "ul",
}
_TABLE_TAGS = {"caption", "table", "tbody", "td", "th", "thead", "time", "tr"}
_ATTRIBUTES = {
    "a": {"href"},
    "abbr": {"title"},
    "td": {"colspan"},
    "th": {"colspan", "scope"},
    "time": {"datetime"},
}
_SCHEMES = {"http", "https", "mailto"}
# Of the space templates leave, which is most of a table; a no-break space is meant.
_SPACE = re.compile(r"[ \t\r\n]+")
_Q = re.compile(r"<q\b[^>]*>(.*?)</q>", re.DOTALL)


def for_feed(html: str, path: str = "/") -> str:
    """``html`` of the page at ``path`` as it can stand anywhere."""
    # Readers that drop <q> would drop the quotation marks with it.
    marked = _Q.sub("“\\1”", html)
    clean = nh3.clean(
        marked,
        tags=_TEXT_TAGS | _TABLE_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel=None,
        # Cells without any style would run into each other.
        set_tag_attribute_values={"table": {"cellpadding": "4"}},
        url_relative=lambda address: _joined(f"{settings.SITE_URL}{path}", address),
    )
    return _SPACE.sub(" ", clean).strip()


# Tables name the same drivers and teams again and again.
_joined = lru_cache(maxsize=4096)(urljoin)
