"""Any source in any format, and the page that explains them."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from f1site import registry
from f1site.feeds.writers import FORMATS
from f1site.marks.site import absolute
from f1site.paths import path_to
from f1site.rendering import public, render_page


@require_safe
def feeds(request: HttpRequest) -> HttpResponse:
    return render_page(request, "feeds.html", {"breadcrumbs": [("Feeds", path_to("feeds"))]}, facts=["feeds"])


@require_safe
def feed(request: HttpRequest, name: str, ending: str) -> HttpResponse:
    if name not in registry.FEEDS or ending not in FORMATS:
        raise Http404("No such feed.")
    source, address = registry.FEEDS[name], absolute(path_to("feed", name, ending))
    contents = source.read()
    written = FORMATS[ending](
        title=f"{settings.SITE_NAME}: {name}",
        link=absolute("/"),
        description=source.description,
        language=settings.LANGUAGE_CODE,
        author_name=settings.SITE_NAME,
        feed_url=address,
        feed_guid=address,
        changed_at=contents.changed,
    )
    for entry in contents.entries:
        written.add(entry)
    # No Last-Modified: it would move back when the newest entry is withdrawn. The ETag alone is always right.
    return public(HttpResponse(written.writeString("utf-8"), content_type=written.content_type), contents.facts)
