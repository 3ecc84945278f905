"""The page of a circuit as a value."""

from datetime import date

import pytest
import time_machine

from results.reading.circuits.page import Unwon, read_circuit_page
from tests.builders import a_circuit, a_classification, a_grand_prix, a_layout, a_session

pytestmark = pytest.mark.django_db


@pytest.fixture
def layout():
    return a_layout(a_circuit(slug="monza", full_name="Autodromo di Monza", place="Monza", country="ITA"))


def test_there_is_no_page_of_no_circuit():
    assert read_circuit_page("nowhere") is None


@time_machine.travel("2023-06-01T12:00:00Z", tick=False)
def test_where_nobody_has_won_it_says_why(layout):
    def planned(month, **fields):
        return a_grand_prix(2023, layout=layout, date=date(2023, month, 3), **fields)

    planned(1)
    called_off = planned(2)
    a_session(called_off, kind="race", state="cancelled")
    planned(3, state="cancelled")
    planned(7)
    planned(8)
    planned(9, state="postponed")
    assert [line.unwon for line in read_circuit_page("monza").lines] == [
        Unwon("postponed"),
        Unwon(soft="–"),
        Unwon("next", date(2023, 7, 3)),
        Unwon("cancelled"),
        Unwon("race called off"),
        Unwon(soft="no result yet"),
    ]


def test_its_facts_are_its_own_and_those_of_its_seasons(layout):
    a_classification(a_session(a_grand_prix(2022, layout=layout)), rows=1)
    a_grand_prix(2023, layout=layout)
    page = read_circuit_page("monza")
    assert set(page.facts) == {
        f"circuit-{layout.circuit.pk}",
        *("season-2022", "season-2023", "stories", "results", "calendar"),
    }


def test_without_a_race_it_is_described_by_where_it_is(layout):
    assert read_circuit_page("monza").description == "Autodromo di Monza in Monza, Italy, drawn and measured."
