"""Lists in pages, whatever stands behind ``?page=``."""

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest


def page_of(request: HttpRequest, rows: QuerySet, size: int) -> Page:
    """The page asked for, or the nearest there is. Two queries."""
    wanted = request.GET.get("page", "1").strip()
    # get_page() takes a number below the first page for one past the last.
    return Paginator(rows, size).get_page("1" if wanted.startswith("-") else wanted)
