"""A reader who has the page is told so without the page being made again.

What is remembered of a page is its ETag, under what was asked for, with the state of the content and the moment it was
made at. While nothing has been written since, and no moment has passed that turns pages, a copy with that ETag is good.
"""

import hashlib
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseNotModified
from django.utils.http import parse_etags

from f1site import changes, clock, kept
from f1site.rendering import CACHE_CONTROL
from f1site.shared import Reading
from f1site.turns import turned

# What a response to the same address differs by, and what a copy is told again with.
ASKED_WITH = ("HOST", "ACCEPT_ENCODING", "HX_REQUEST", "HX_BOOSTED", "HX_HISTORY_RESTORE_REQUEST")
TOLD_AGAIN = ("ETag", "Cache-Control", "Vary")


class KnownCopiesMiddleware:
    """Outermost: nothing else is asked when a copy is good."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        had = request.META.get("HTTP_IF_NONE_MATCH")
        if not had or request.method != "GET" or settings.DEBUG:
            return self.get_response(request)
        key, before, now = _key(request), changes.state(), clock.now()
        copy: Reading | None = kept.get([key]).get(key)
        if (
            copy
            and copy.state == before
            and _is_among(copy.value["ETag"], had)
            and not turned(copy.made_at, now, before)
        ):
            return HttpResponseNotModified(headers=copy.value)
        response = self.get_response(request)
        if _is_one_for_all(response) and changes.state() == before:
            headers = {name: response[name] for name in TOLD_AGAIN if name in response}
            kept.put({key: Reading(headers, before, now)})
        return response


def _key(request: HttpRequest) -> str:
    headers = [request.META.get(f"HTTP_{name}", "") for name in ASKED_WITH]
    asked = "\n".join([kept.build(), request.get_full_path(), *headers])
    return f"copy:{hashlib.sha256(asked.encode(errors='surrogateescape')).hexdigest()}"


def _is_among(etag: str, had: str) -> bool:
    known = parse_etags(had)
    return etag in known or etag.removeprefix("W/") in [each.removeprefix("W/") for each in known]


def _is_one_for_all(response: HttpResponse) -> bool:
    return response.status_code in (200, 304) and response.get("Cache-Control") == CACHE_CONTROL and "ETag" in response
