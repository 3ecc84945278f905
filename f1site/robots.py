"""What search engines may read: all but the editors' rooms."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from f1site.rendering import public


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", "Disallow: /admin/", "", f"Sitemap: {settings.SITE_URL}/sitemap.xml", ""]
    return public(HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8"), ["robots"])
