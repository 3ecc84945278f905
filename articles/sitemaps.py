"""Stories and speakers for search engines."""

from django.db.models import Count, Exists, Max, OuterRef, QuerySet

from articles.models import Article, Quote, Speaker
from f1site.addresses import address_with_gaps
from f1site.sitemaps.sections import Page, Part, Rows, cut, numbered


class Stories(Rows):
    """Stories that are out at the moment of asking."""

    def rows(self) -> QuerySet[Article]:
        return Article.objects.published().order_by("pk")

    def parts(self) -> list[Part]:
        found = self.rows().aggregate(Count("pk"), Max("published_at"), Max("updated_at"))
        return numbered(found["pk__count"], _later(found["published_at__max"], found["updated_at__max"]))

    def pages(self, number: int | None) -> list[Page]:
        address = address_with_gaps(self.view, year=9999, month="month", slug="slug")
        return [
            Page(address.format(year=at.year, month=f"{at.month:02}", slug=slug), _later(at, edited))
            for slug, at, edited in cut(self.rows().values_list("slug", "published_at", "updated_at"), number)
        ]


class Speakers(Rows):
    """Those who have a page: something they said is out."""

    def rows(self) -> QuerySet[Speaker]:
        return super().rows().filter(Exists(Quote.objects.published().filter(speaker=OuterRef("pk"))))


def _later(published, edited):
    return max(filter(None, [published, edited]), default=None)


SECTIONS = [
    Stories("stories", "story", Article.objects.all(), "stories"),
    Speakers("speakers", "speaker", Speaker.objects.all(), "quotes", "stories"),
]
