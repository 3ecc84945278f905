"""Stories and speakers for search engines."""

from articles.models import Article, Quote, Speaker
from f1site.sitemaps import RowsSitemap


class StorySitemap(RowsSitemap):
    """Stories that are out at the moment of asking."""

    def items(self):
        return list(Article.objects.published().newest_first())


class SpeakerSitemap(RowsSitemap):
    """Those who have a page: something they said is out."""

    def items(self):
        return list(Speaker.objects.filter(quotes__in=Quote.objects.published()).distinct().order_by("slug"))


SITEMAPS = {
    "stories": StorySitemap(Article.objects.all(), modified="last_change"),
    "speakers": SpeakerSitemap(Speaker.objects.all()),
}
