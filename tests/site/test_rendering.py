import pytest
from django.template import engines

from f1site.facts import surrogate_key
from tests.builders import a_driver


def render(source, **context):
    return engines["jinja2"].from_string(source).render(context)


def test_structured_data_cannot_leave_its_script():
    html = render("{{ json_ld(data) }}", data={"name": "</script><script>alert('&')</script>"})
    assert html.count("<script") == html.count("</script>") == 1
    assert "\\u003C/script\\u003E" in html


def test_addresses_in_structured_data_are_absolute(settings):
    settings.SITE_URL = "https://example.org"
    html = render("{{ breadcrumbs_ld(trail) }}", trail=[("Seasons", "/seasons/")])
    assert '"item":"https://example.org/seasons/"' in html


@pytest.mark.django_db
def test_a_surrogate_key_names_a_row_or_a_list():
    driver = a_driver()
    assert surrogate_key(driver) == f"driver-{driver.pk}"
    assert surrogate_key("stories") == "stories"
