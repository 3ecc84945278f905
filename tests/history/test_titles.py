"""When every title since 1950 was decided, as the rules of its season have it."""

import pytest

from results.models import Championship
from results.reading.calendars import calendar_of
from results.reading.championship.deciding import read_title_race

# Champions and the races they became it at. 1953: Ascari had 33.5 points after the German Grand Prix, and Farina,
# winning the two left, would have had 32; 1960: McLaren could have had 42 to Brabham's 40 until the Italian one.
DRIVERS = {
    1952: "germany", 1953: "germany", 1954: "switzerland", 1955: "great-britain", 1957: "germany", 1960: "italy",
    1961: "italy", 1963: "italy", 1965: "germany", 1966: "italy", 1969: "italy", 1970: "united-states",
    1971: "austria", 1972: "italy", 1973: "italy", 1975: "italy", 1977: "united-states", 1978: "italy",
    1979: "italy", 1980: "canada", 1985: "europe", 1987: "japan", 1988: "japan", 1989: "japan", 1990: "japan",
    1991: "japan", 1992: "hungary", 1993: "portugal", 1995: "pacific", 2000: "japan", 2001: "hungary",
    2002: "france", 2004: "belgium", 2005: "brazil", 2009: "brazil", 2011: "japan", 2013: "india",
    2015: "united-states", 2017: "mexico", 2018: "mexico", 2019: "united-states", 2020: "turkey", 2022: "japan",
    2023: "qatar", 2024: "las-vegas",
}  # fmt: skip
CONSTRUCTORS = {
    1988: "belgium", 1992: "belgium", 2002: "hungary", 2004: "hungary", 2007: "belgium", 2009: "brazil",
    2010: "brazil", 2014: "russia", 2016: "japan", 2018: "brazil", 2020: "emilia-romagna", 2023: "japan",
    2025: "singapore",
}  # fmt: skip


def title(year, championship):
    return read_title_race(calendar_of(year), championship)


def test_every_title_was_decided_early_or_at_the_last():
    early = {}
    for year in range(1950, 2026):
        decided = title(year, Championship.DRIVERS).decided
        if decided.to_go:
            early[year] = decided.grand_prix.slug
    assert early == DRIVERS


@pytest.mark.parametrize(("year", "slug"), CONSTRUCTORS.items())
def test_the_title_of_the_constructors_was_decided_at(year, slug):
    assert title(year, Championship.CONSTRUCTORS).decided.grand_prix.slug == slug


def test_the_title_of_2023_was_decided_by_a_sprint():
    assert title(2023, Championship.DRIVERS).decided.in_sprint is True
