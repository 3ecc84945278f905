"""Sections of the site map: the pages of one kind, in one part or several."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Model, QuerySet

from f1site.addresses import address_with_gaps

MOST = 50_000  # addresses in a part, says sitemaps.org


class Page(NamedTuple):
    address: str
    changed: datetime | None = None


class Part(NamedTuple):
    """``number`` is part of its address: the first of a section may do without."""

    number: int | None = None
    changed: datetime | None = None


class Section:
    """``/sitemap-<name>.xml``, ``/sitemap-<name>-<number>.xml``; ``facts``: of what it names, besides the names."""

    name: str
    facts: tuple[str, ...] = ()

    def parts(self) -> Iterable[Part]:
        raise NotImplementedError

    def pages(self, number: int | None) -> Iterable[Page]:
        """Those of a part, none where there is no such part."""
        raise NotImplementedError


class Rows(Section):
    """Pages of rows with a slug, in the order they were made in, so that a part stays as it is when more come."""

    def __init__(self, name: str, view: str, rows: QuerySet[Model], *facts: str):
        self.name, self.view, self.facts = name, view, facts
        self.all_rows = rows

    def rows(self) -> QuerySet[Model]:
        return self.all_rows.order_by("pk")

    def parts(self) -> list[Part]:
        return numbered(self.rows().count())

    def pages(self, number: int | None) -> list[Page]:
        address = address_with_gaps(self.view, slug="slug")
        return [Page(address.format(slug=slug)) for (slug,) in cut(self.rows().values_list("slug"), number)]


def numbered(count: int, changed: datetime | None = None) -> list[Part]:
    """As many parts as so many pages need; the first has no number."""
    return [Part(number if number > 1 else None, changed) for number in range(1, -(-count // MOST) + 1)]


def cut(rows: QuerySet[Model, Any], number: int | None) -> Iterable[Any]:
    if number == 1:
        return []
    end = (number or 1) * MOST
    return rows[end - MOST : end]
