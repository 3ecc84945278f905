"""Every address of the site: the plumbing's own and, joined here, those of the apps."""

from django.contrib import admin
from django.urls import include, path

from f1site.admin.autocomplete import AutocompleteView
from f1site.feeds import views as feeds
from f1site.health import healthz, readyz
from f1site.robots import robots
from f1site.sitemaps import views as sitemaps

urlpatterns = [
    path("", include("articles.urls")),
    path("", include("results.urls")),
    path("admin/autocomplete/", admin.site.admin_view(AutocompleteView.as_view(admin_site=admin.site))),
    path("admin/", admin.site.urls),
    path("feeds/", feeds.feeds, name="feeds"),
    path("feeds/<slug:name>.<slug:ending>", feeds.feed, name="feed"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-<slug:part>.xml", sitemaps.part, name="sitemap_part"),
    path("robots.txt", robots, name="robots"),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
]

handler400 = "f1site.errors.bad_request"
handler403 = "f1site.errors.forbidden"
handler404 = "f1site.errors.not_found"
handler500 = "f1site.errors.server_error"
