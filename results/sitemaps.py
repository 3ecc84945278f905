"""The pages of the sport for search engines."""

from typing import Any

from django.db.models import QuerySet

from f1site.addresses import address_with_gaps
from f1site.sitemaps.sections import Page, Part, Rows, Section
from results.models import Circuit, Constructor, Driver, Season
from results.reading.entries import known


class Seasons(Section):
    """A part for each season: its own page and those of its Grands Prix."""

    name, facts = "season", ("calendar",)

    def parts(self) -> list[Part]:
        return [Part(year) for year in Season.objects.order_by("-year").values_list("year", flat=True)]

    def pages(self, number: int | None) -> list[Page]:
        found = Season.objects.filter(year=number).order_by("grands_prix__date", "grands_prix__slug")
        slugs = list(found.values_list("grands_prix__slug", flat=True))
        season = address_with_gaps("season", year=9999).format(year=number)
        grand_prix = address_with_gaps("grand_prix", year=9999, slug="slug")
        # One without Grands Prix comes as a row without a slug.
        addresses = [season, *(grand_prix.format(year=number, slug=slug) for slug in slugs if slug)]
        return list(map(Page, addresses)) if slugs else []


class KnownRows(Rows):
    """Drivers or constructors that something tells of at the moment of asking."""

    def rows(self) -> QuerySet[Any]:
        return known(super().rows())


SECTIONS = [
    Seasons(),
    KnownRows("drivers", "driver", Driver.objects.all()),
    KnownRows("constructors", "constructor", Constructor.objects.all()),
    Rows("circuits", "circuit", Circuit.objects.all()),
]
