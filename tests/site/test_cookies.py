"""A public page neither sees a cookie nor sets one; the admin does both."""

import pytest

from tests.builders import a_driver


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/drivers/ann-driver/", "/news/", "/nowhere/", "/sitemap.xml"])
@pytest.mark.parametrize(
    "cookies",
    [
        {"sessionid": "short"},
        {"sessionid": "x" * 32, "csrftoken": "y" * 32},
        {"csrftoken": "not a token", "messages": "W10:x"},
    ],
)
def test_what_a_reader_sends_changes_nothing(client, path, cookies):
    a_driver(slug="ann-driver")
    without = client.get(path)
    client.cookies.load(cookies)
    response = client.get(path)
    assert (response.status_code, response.content) == (without.status_code, without.content)
    assert not response.cookies
    assert response.get("Vary", "") == without.get("Vary", "")
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.django_db
def test_an_editor_who_is_signed_in_gets_the_copy_of_every_reader(admin_client, client):
    assert admin_client.get("/drivers/").headers == client.get("/drivers/").headers
    assert admin_client.get("/admin/").status_code == 200
