import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.test import RequestFactory
from django.urls import path

from f1site import errors
from f1site.urls import handler400, handler403, handler404, handler500  # noqa: F401  (the handlers under test)
from f1site.urls import urlpatterns as site_urls


def breaks(request):
    raise RuntimeError("a secret detail")


def forbids(request):
    raise PermissionDenied("a secret detail")


def suspects(request):
    raise SuspiciousOperation("a secret detail")


urlpatterns = [path("breaks/", breaks), path("forbids/", forbids), path("suspects/", suspects), *site_urls]


@pytest.mark.django_db
def test_an_unknown_address_offers_ways_on(client):
    response = client.get("/no/such/page/")
    html = response.content.decode()
    assert response.status_code == 404
    assert html.count("<h1") == 1
    assert "<code>/no/such/page/</code>" in html
    for address in ("/news/", "/seasons/", "/drivers/", "/constructors/"):
        assert f'<li><a href="{address}">' in html
    assert response["Cache-Control"].startswith("public")
    assert not response.cookies


@pytest.mark.django_db
def test_an_unknown_address_below_a_list_offers_that_list_first(client):
    html = client.get("/drivers/nobody-of-this-name/").content.decode()
    assert html.index('<li><a href="/drivers/">All drivers') < html.index('<li><a href="/news/">All stories')


@pytest.mark.django_db
def test_an_unknown_address_is_repeated_harmlessly(client):
    html = client.get("/%3Cscript%3Ealert(1)%3C/script%3E/" + "x" * 2000).content.decode()
    assert "<script>alert" not in html
    assert "x" * 200 not in html.partition("<main")[2]
    assert '<meta name="robots" content="noindex">' in html
    assert [word for word in ('rel="canonical"', "og:title") if word in html] == []


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/%00/", "/%ff%fe/", "/news/%0d%0aSet-Cookie:a=b/", "/a//b/", "/../../etc/passwd"])
def test_hostile_addresses_are_unknown_addresses(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.urls("tests.site.test_errors")
@pytest.mark.parametrize(
    ("address", "status", "heading"),
    [
        ("/breaks/", 500, "Something broke on our side"),
        ("/forbids/", 403, "This page is not open to you"),
        ("/suspects/", 400, "That request made no sense here"),
    ],
)
def test_an_error_gets_a_page_that_needs_no_database(client, address, status, heading):
    client.raise_request_exception = False
    response = client.get(address)
    html = response.content.decode()
    assert response.status_code == status
    assert f"<h1>{heading}</h1>" in html
    assert "secret detail" not in html
    assert 'href="/static/css/site.css"' in html
    assert response["Cache-Control"] == "no-store"
    assert "Content-Security-Policy" in response


def test_an_error_page_that_cannot_be_made_is_still_an_answer(settings):
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [], "APP_DIRS": False}]
    response = errors.server_error(RequestFactory().get("/"))
    assert (response.status_code, response.content) == (500, b"Error 500\n")


@pytest.mark.django_db
def test_a_form_without_its_token_is_told_what_to_do(client):
    client.handler.enforce_csrf_checks = True
    response = client.post("/admin/login/", {"username": "a", "password": "b"})
    assert response.status_code == 403
    assert "This form has expired" in response.content.decode()
