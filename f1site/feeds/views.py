"""Any source in any format, and the page that explains them."""

from collections.abc import Mapping
from typing import NamedTuple

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from f1site import registry
from f1site.facts import surrogate_key
from f1site.feeds.sources import Source
from f1site.feeds.writers import FORMATS
from f1site.kept import Shelf
from f1site.marks.site import absolute
from f1site.paths import path_to
from f1site.rendering import public, render_page


class Written(NamedTuple):
    text: str
    facts: list[str]


@require_safe
def feeds(request: HttpRequest) -> HttpResponse:
    return render_page(request, "feeds.html", {"breadcrumbs": [("Feeds", path_to("feeds"))]}, facts=["feeds"])


@require_safe
def feed(request: HttpRequest, name: str, ending: str) -> HttpResponse:
    if name not in registry.FEEDS or ending not in FORMATS:
        raise Http404("No such feed.")
    shelf = Shelf()

    def written(wanted: Mapping[str, Source]) -> dict[str, Written]:
        return {key: _written(source, ending, shelf) for key, source in wanted.items()}

    # Readers' programs ask for it again and again, and it is the longest of all pages.
    (found,) = shelf.keep({f"feed-{name}.{ending}": registry.FEEDS[name]}, written).values()
    # No Last-Modified: it would move back when the newest entry is withdrawn. The ETag alone is always right.
    return public(HttpResponse(found.text, content_type=FORMATS[ending].content_type), found.facts)


def _written(source: Source, ending: str, shelf: Shelf) -> Written:
    contents, address = source.read(shelf), absolute(path_to("feed", source.name, ending))
    feed = FORMATS[ending](
        title=f"{settings.SITE_NAME}: {source.name}",
        link=absolute("/"),
        description=source.description,
        language=settings.LANGUAGE_CODE,
        author_name=settings.SITE_NAME,
        feed_url=address,
        feed_guid=address,
        changed_at=contents.changed,
    )
    for entry in contents.entries:
        feed.add(entry)
    return Written(feed.writeString("utf-8"), sorted(set(map(surrogate_key, contents.facts))))
