"""Web plumbing around every request."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.middleware.common import CommonMiddleware
from django.urls import reverse

from f1site import clock, shared
from f1site.addresses import current_address
from f1site.rendering import Moved

READING = ("GET", "HEAD")


class OneMomentMiddleware:
    """A public page is made as of one moment, so that its parts agree. For editors, who write, time goes on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _is_for_editors(request):
            return self.get_response(request)
        with clock.standing_at(clock.now()), shared.one_reading():
            return self.get_response(request)


class NoCookieMiddleware:
    """Let only the admin see cookies: what a public page never saw cannot change it or be answered with another."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not _is_for_editors(request):
            request.META.pop("HTTP_COOKIE", None)
        return self.get_response(request)


class ReadOnlyMiddleware:
    """Public pages are read: any other method is told so, before a form is looked for that none of them has."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in READING or _is_for_editors(request):
            return self.get_response(request)
        return HttpResponseNotAllowed(READING, headers={"Cache-Control": "no-store"})


class SlashMiddleware(CommonMiddleware):
    """Django's own, whose way to the address with its slash is the same for every reader."""

    response_redirect_class = Moved


class FormerAddressMiddleware:
    """Send readers of an address that has moved on to the new one, where nothing else answers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 404 or request.method not in READING:
            return response
        address = current_address(request.path_info)
        if address is None:
            return response
        query = request.META.get("QUERY_STRING")
        return Moved(f"{address}?{query}" if query else address)


def _is_for_editors(request: HttpRequest) -> bool:
    return request.path.startswith(reverse("admin:index"))
