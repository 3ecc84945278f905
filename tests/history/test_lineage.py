"""Which constructors followed one another, from the real release."""

import pytest

from results.models import LineageStep
from tests.results.views.page import open_page


def steps(line):
    found = LineageStep.objects.filter(line__slug=line).order_by("first_year")
    return list(found.values_list("constructor__slug", "first_year", "last_year"))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "mercedes",
            [("tyrrell", 1970, 1998), ("bar", 1999, 2005), ("honda", 2006, 2008), ("brawn", 2009, 2009),
             ("mercedes", 2010, None)],
        ),
        (
            "alpine",
            [("toleman", 1981, 1985), ("benetton", 1986, 2001), ("renault", 2002, 2011), ("lotus-f1", 2012, 2015),
             ("renault", 2016, 2020), ("alpine", 2021, None)],
        ),
        ("march", [("march", 1970, 1989), ("leyton-house", 1990, 1991), ("march", 1992, 1992)]),
        ("ferrari", []),
    ],
)  # fmt: skip
def test_a_line_is_as_f1db_has_it(line, expected):
    assert steps(line) == expected


def test_every_line_is_stored_once():
    assert (LineageStep.objects.count(), LineageStep.objects.values("line").distinct().count()) == (53, 14)


def test_the_page_tells_it(client):
    page = open_page(client, "/constructors/mercedes/")
    assert "Brawn in 2009 and Mercedes since 2010. The Mercedes of 1954–1955 is no part of this line." in page.text


def test_drivers_who_came_back_have_their_runs(client):
    rows = open_page(client, "/constructors/ferrari/").table("Drivers of Ferrari, ")
    (raikkonen,) = [row for row in rows if row[0].startswith("Kimi Räikkönen")]
    assert raikkonen[2:] == ["2007–2009, 2014–2018", "151", "10", "52", "7"]


def test_titles_of_ferrari(client):
    text = open_page(client, "/constructors/ferrari/").text
    assert "Constructors’ champions 1961, 1964, 1975–1977, 1979, 1982, 1983, 1999–2004, 2007, 2008" in text
    assert "Michael Schumacher 2000–2004" in text
    assert "Kimi Räikkönen 2007" in text
