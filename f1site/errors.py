"""What a reader sees when there is no page to show."""

import logging

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from f1site.paths import path_to
from f1site.registry import lists
from f1site.rendering import render_page

logger = logging.getLogger(__name__)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The whole page even for htmx. The list the reader was in (as the address says) comes first."""
    ways = [(way.way_on, path_to(way.name)) for way in lists()]
    ways.sort(key=lambda way: not request.path.startswith(way[1]))
    context = {"ways": ways, "asked_for": request.get_full_path()}
    return render_page(request, "404.html", context, facts=["not-found"], status=404)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _plain_page("400.html", 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _plain_page("403.html", 403)


def server_error(request: HttpRequest) -> HttpResponse:
    return _plain_page("500.html", 500)


def _plain_page(template: str, status: int) -> HttpResponse:
    """A page that asks nothing of the database, the session or a context processor: any of them may be what broke."""
    try:
        response = HttpResponse(render_to_string(template), status=status)
    except Exception:  # the very files may be missing; the reader still gets an answer
        logger.exception("%s cannot be shown", template)
        response = HttpResponse(f"Error {status}\n", status=status, content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = "no-store"
    return response
