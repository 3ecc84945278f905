"""Lists in pages, by ``?page=``."""

import re

from django.core.paginator import EmptyPage, Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest


def page_of(request: HttpRequest, rows: QuerySet, size: int) -> Page:
    """The page asked for, the first where none is. Http404 for one there is not. Two queries."""
    wanted = request.GET.get("page", "") or "1"
    if not re.fullmatch("[1-9][0-9]{0,8}", wanted):
        raise Http404("No such page.")
    try:
        return Paginator(rows, size).page(int(wanted))
    except EmptyPage:
        raise Http404("No such page.") from None


def address_of(page: Page, address: str) -> str:
    """``address`` of a list with the number of the ``page``, which the first does without."""
    if page.number == 1:
        return address
    return f"{address}{'&' if '?' in address else '?'}page={page.number}"
