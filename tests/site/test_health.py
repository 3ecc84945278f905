import pytest


def test_healthz_answers_without_the_database(client):
    # No django_db mark: a query would fail the test.
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"alive\n")
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_readyz_answers_once_database_and_cache_do(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        response = client.get("/readyz")
    assert (response.status_code, response.content) == (200, b"ready\n")
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_readyz_names_a_cache_that_does_not_answer(client, settings, caplog):
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:9/0"}
    }
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (503, b"no answer from the cache\n")
    assert "readyz: no answer from the cache" in caplog.text


def test_readyz_names_a_database_that_does_not_answer(client):
    # Without the django_db mark the database refuses every query, as one that is down does.
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (503, b"no answer from the database\n")


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/robots.txt"])
def test_plumbing_is_read_only_and_sets_no_cookie(client, path):
    assert client.post(path).status_code == 405
    assert not client.get(path).cookies


def test_robots_may_read_all_but_the_admin_and_find_the_sitemap(client, settings):
    settings.SITE_URL = "https://example.org"
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "",
        "Sitemap: https://example.org/sitemap.xml",
    ]
