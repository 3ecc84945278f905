import pytest

from results.nationalities import NATIONALITIES, country_of, find


@pytest.mark.parametrize(
    ("alpha3", "code", "country"),
    [("NLD", "NED", "Netherlands"), ("CHN", "CHN", "China"), ("CHL", "CHI", "Chile"), ("DDR", "GDR", "East Germany")],
)
def test_a_nationality_has_the_code_of_the_sheets(alpha3, code, country):
    assert (find(alpha3).code, find(alpha3).country, country_of(alpha3)) == (code, country, country)


def test_an_unknown_code_is_nobody():
    assert find("") is None
    assert find("RCH") is None
    assert country_of("RCH") == ""


def test_no_two_countries_share_a_code():
    codes = [nationality.code for nationality in NATIONALITIES.values()]
    assert sorted(codes) == sorted(set(codes))
