"""The page that explains the feeds."""

from django.views.decorators.http import require_safe

from f1site.paths import path_to
from f1site.rendering import render_page


@require_safe
def feeds(request):
    return render_page(request, "articles/feeds.html", {"breadcrumbs": [("Feeds", path_to("feeds"))]}, facts=["feeds"])
