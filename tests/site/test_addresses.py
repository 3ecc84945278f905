import pytest

from f1site.addresses import current_address, remember_address
from tests.builders import a_driver, a_grand_prix

pytestmark = pytest.mark.django_db


def test_a_former_address_leads_to_the_present_one(client):
    driver = a_driver(slug="new")
    remember_address(driver, "/drivers/old/")
    response = client.get("/drivers/old/?a=b")
    assert (response.status_code, response["Location"]) == (301, "/drivers/new/?a=b")


def test_pages_below_a_former_address_move_with_it():
    grand_prix = a_grand_prix(2023, slug="mexico-city")
    remember_address(grand_prix, "/seasons/2023/mexico/")
    assert current_address("/seasons/2023/mexico/race/") == "/seasons/2023/mexico-city/race/"


def test_a_chain_of_moves_ends_where_the_thing_is():
    driver = a_driver(slug="a")
    for slug in ("b", "c"):
        before = driver.get_absolute_url()
        driver.slug = slug
        driver.save()
        remember_address(driver, before)
    assert current_address("/drivers/a/") == current_address("/drivers/b/") == "/drivers/c/"


def test_moving_back_makes_the_address_the_present_one_again():
    driver = a_driver(slug="new")
    remember_address(driver, "/drivers/old/")
    driver.slug = "old"
    driver.save()
    remember_address(driver, "/drivers/new/")
    assert current_address("/drivers/old/") is None
    assert current_address("/drivers/new/") == "/drivers/old/"


@pytest.mark.parametrize("path", ["/", "//", "/nothing/", "/" + "x" * 1000 + "/", "/a\x00b/"])
def test_unknown_and_hostile_paths_lead_nowhere(path):
    assert current_address(path) is None


def test_a_deleted_thing_leads_nowhere():
    driver = a_driver()
    remember_address(driver, "/drivers/old/")
    driver.delete()
    assert current_address("/drivers/old/") is None
