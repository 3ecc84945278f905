"""Sitemaps that know the site's own address."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap, views
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from f1site.rendering import public

# Every list whose pages it names.
FACTS = ("stories", "quotes", "records", "seasons", "calendar", "drivers", "constructors", "circuits")


@require_safe
def sitemap(request: HttpRequest, sitemaps: Mapping[str, Sitemap]) -> HttpResponse:
    return public(views.sitemap(request, dict(sitemaps)), FACTS)


class RowsSitemap(Sitemap):
    """One section: the pages of a queryset of rows that have ``get_absolute_url``."""

    def __init__(self, rows: QuerySet[Model], modified: str | None = None):
        """``modified`` names the attribute that says when a row's page last changed."""
        super().__init__()
        self.rows = rows
        self.modified = modified

    def items(self) -> list[Model]:
        # Read once: a queryset would be counted first.
        return list(self.rows.all())

    def lastmod(self, row: Model):
        return getattr(row, self.modified) if self.modified else None

    def get_protocol(self, protocol=None) -> str:
        return urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site=None) -> str:
        return urlsplit(settings.SITE_URL).netloc
