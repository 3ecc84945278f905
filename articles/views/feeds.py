"""The feeds, and the page that explains them."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from articles.feeds.stories import stories_feed
from articles.feeds.writers import FullTextAtom, FullTextRss
from f1site.paths import path_to
from f1site.rendering import public, render_page


@require_safe
def feeds(request):
    return render_page(request, "articles/feeds.html", {"breadcrumbs": [("Feeds", path_to("feeds"))]}, facts=["feeds"])


@require_safe
def stories_rss(request):
    return _feed(FullTextRss, path_to("feed_rss"))


@require_safe
def stories_atom(request):
    return _feed(FullTextAtom, path_to("feed_atom"))


def _feed(writer, address):
    # No Last-Modified: it would move back when the newest story is withdrawn. The ETag alone is always right.
    feed, facts = stories_feed(writer, address)
    return public(HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type), facts)
