"""The lists of all apps, which are no row's own pages."""

from f1site.paths import path_to
from f1site.registry import lists
from f1site.sitemaps.sections import Page, Part, Section


class Lists(Section):
    name = "lists"

    def parts(self) -> list[Part]:
        return [Part()]

    def pages(self, number: int | None) -> list[Page]:
        return [Page(path_to(row.name)) for row in lists()] if number is None else []
