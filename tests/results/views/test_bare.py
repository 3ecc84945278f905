"""Pages of things of which nothing is known but the name: no empty box, no label without a fact."""

import re

import pytest

from results.models import Driver
from tests.builders import (
    a_circuit,
    a_classification,
    a_constructor,
    a_driver,
    a_grand_prix,
    a_layout,
    a_session,
    a_standings_table,
)

pytestmark = pytest.mark.django_db

EMPTY = re.compile(r"<(p|dl|dt|dd|ul|ol|caption|th|h\d)\b[^>]*>\s*</\1>")


def empty_elements(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return [found[0] for found in EMPTY.finditer(response.content.decode())]


def test_a_driver_of_whom_nothing_is_known(client):
    driver = a_driver(slug="ann", name="Ann", first_name="", nationality="", code="", full_name="", birthplace="")
    Driver.objects.filter(pk=driver.pk).update(born_on=None, died_on=None)
    assert empty_elements(client, "/drivers/ann/") == []
    a_classification(a_session(), rows=[{"driver": driver}])
    assert empty_elements(client, "/drivers/ann/") == []


def test_a_team_of_which_nothing_is_known(client):
    a_constructor(slug="team", name="Team", nationality="", full_name="")
    assert empty_elements(client, "/constructors/team/") == []


@pytest.mark.parametrize("is_used", [True, False])
def test_a_circuit_of_which_nothing_is_known(client, is_used):
    bare = {"full_name": "Bare", "place": "", "country": "", "type": "", "direction": "", "time_zone": ""}
    circuit = a_circuit(slug="bare", name="Bare", **bare)
    if is_used:
        a_grand_prix(layout=a_layout(circuit, length_m=None, turns=None), state="cancelled")
    assert empty_elements(client, "/circuits/bare/") == []


def test_a_championship_in_which_nobody_stands_says_so(client):
    a_standings_table(a_grand_prix(2023), rows=0)
    page = client.get("/seasons/2023/drivers/").content.decode()
    assert "Nobody stands in it: no result counts towards this championship after 1 of 1 Grand Prix." in page
    assert "<table" not in page
