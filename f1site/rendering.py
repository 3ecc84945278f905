"""Public pages: one copy for every reader, whole or (for htmx) the one part that changes."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from f1site.facts import NAMES, Fact, surrogate_key

# A copy may be kept anywhere but is checked before each use: a ruling shows at once, an unchanged page costs a 304.
CACHE_CONTROL = "public, max-age=0, must-revalidate"


def render_page(
    request: HttpRequest,
    page: str,
    context: dict[str, Any],
    *,
    facts: Iterable[Fact],
    part: str | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render template ``page``, with the headers of a public page, or of it only ``part``, which is what changes.

    htmx asks for the part; for a whole page too where it follows an ordinary link (boosted) or goes back.

    ``facts`` are the rows the page shows; they become its ``Surrogate-Key``, by which copies are thrown away.
    """
    htmx = getattr(request, "htmx", None)
    wants_part = part and htmx and not htmx.boosted and not htmx.history_restore_request
    response = render(request, part if wants_part and part else page, context, status=status)
    if part:
        patch_vary_headers(response, ["HX-Request", "HX-Boosted"])
    return public(response, facts)


def public(response: HttpResponse, facts: Iterable[Fact]) -> HttpResponse:
    """Mark any response (a page, a feed, a file of data) as the same for everyone, and name its facts.

    Whatever it shows has names.
    """
    response["Cache-Control"] = CACHE_CONTROL
    # The compression says so only when it compresses; a cache must know it of the plain copy too.
    patch_vary_headers(response, ["Accept-Encoding"])
    response["Surrogate-Key"] = " ".join(sorted({NAMES, *map(surrogate_key, facts)}))
    return response


class Moved(HttpResponsePermanentRedirect):
    """A way to where a page is now: as open to being changed as the page itself, since it may move back."""

    def __init__(self, address: str, *, facts: Iterable[Fact] = ("moved",)):
        super().__init__(address)
        public(self, facts)
