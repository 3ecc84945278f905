import pytest

from results.models import Circuit, CircuitLayout, GrandPrix
from results.reading.round_codes import round_code


@pytest.mark.parametrize(
    ("slug", "short_name", "country", "code"),
    [
        ("great-britain", "British GP", "GBR", "GBR"),
        ("netherlands", "Dutch GP", "NLD", "NED"),
        ("bahrain", "Bahrain GP", "BHR", "BRN"),
        ("united-states", "United States GP", "USA", "USA"),
        ("united-states-west", "United States GP West", "USA", "USW"),
        ("miami", "Miami GP", "USA", "MIA"),
        ("sao-paulo", "São Paulo GP", "BRA", "SAO"),
        ("luxembourg", "Luxembourg GP", "DEU", "LUX"),
        ("70th-anniversary", "70th Anniversary GP", "GBR", "70T"),
        ("grand-prix-7", "GP 7", "", "GP7"),
    ],
)
def test_a_code_is_the_countrys_where_the_grand_prix_is_named_after_it(slug, short_name, country, code):
    layout = CircuitLayout(circuit=Circuit(country=country))
    assert round_code(GrandPrix(slug=slug, short_name=short_name, layout=layout)) == code
