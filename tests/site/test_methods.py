"""Public pages are read and nothing else, and what leads to them may be kept as they may."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from f1site.addresses import remember_address
from tests.builders import a_driver, an_article

pytestmark = pytest.mark.django_db
KEPT = "public, max-age=0, must-revalidate"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
@pytest.mark.parametrize("path", ["/", "/news/", "/sitemap.xml", "/feeds/stories.rss", "/no/such/page/", "/news"])
def test_a_public_page_names_the_methods_it_takes(method, path):
    response = getattr(Client(enforce_csrf_checks=True), method)(path)
    assert (response.status_code, response["Allow"], response.content) == (405, "GET, HEAD", b"")
    assert not response.cookies


def test_the_editors_forms_keep_their_guard():
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "a", "password": "b"})
    assert (response.status_code, b"This form has expired" in response.content) == (403, True)


def test_ways_to_where_a_page_is_now_may_be_kept_as_long_as_the_page(client):
    ann = a_driver(slug="ann")
    remember_address(ann, "/drivers/anna/")
    story = an_article(published_at=datetime(2023, 10, 26, tzinfo=UTC))
    for old, new in {
        "/drivers/anna/": "/drivers/ann/",
        f"/news/2022/10/{story.slug}/": story.get_absolute_url(),
        "/drivers/ann": "/drivers/ann/",
    }.items():
        response = client.get(old)
        assert (response.status_code, response["Location"], response["Cache-Control"]) == (301, new, KEPT)
        assert response["Surrogate-Key"]
