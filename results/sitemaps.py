"""The pages of the sport for search engines."""

from django.urls import reverse

from f1site.sitemaps import RowsSitemap
from results.models import Circuit, Constructor, Driver, GrandPrix, Season


class RecordsSitemap(RowsSitemap):
    """The one page that is no row's own."""

    def __init__(self):
        super().__init__(Season.objects.none())

    def items(self):
        return [reverse("records")]

    def location(self, item):
        return item


SITEMAPS = {
    "records": RecordsSitemap(),
    "seasons": RowsSitemap(Season.objects.order_by("-year")),
    "grands-prix": RowsSitemap(GrandPrix.objects.order_by("-season", "date", "slug")),
    "drivers": RowsSitemap(Driver.objects.order_by("slug")),
    "constructors": RowsSitemap(Constructor.objects.order_by("slug")),
    "circuits": RowsSitemap(Circuit.objects.order_by("slug")),
}
