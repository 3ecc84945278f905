"""The pages of the sport for search engines."""

from f1site.sitemaps import RowsSitemap
from results.models import Circuit, Constructor, Driver, GrandPrix, Season

SITEMAPS = {
    "seasons": RowsSitemap(Season.objects.order_by("-year")),
    "grands-prix": RowsSitemap(GrandPrix.objects.order_by("-season", "date", "slug")),
    "drivers": RowsSitemap(Driver.objects.order_by("slug")),
    "constructors": RowsSitemap(Constructor.objects.order_by("slug")),
    "circuits": RowsSitemap(Circuit.objects.order_by("slug")),
}
