"""Numbers and their nouns, plurals and names on pages of every season, read as a reader does."""

import re

import pytest

from results.models import Circuit, Constructor, Driver, GrandPrix, Season, Session
from results.reading.records.kinds import KINDS
from tests.results.views.page import open_page

NOUNS = (
    "point|win|lap|race|round|pole|podium|title|start|driver|team|car|sprint|place|layout|circuit|year|stop|result|"
    "edition|session|engine|turn|fastest lap|pole position|more driver|more team"
)
# A number of its own: no part of a time, a score or a list of places. A heading beside it begins with a capital.
ONE_OF_MANY = re.compile(rf"(?<![\d.,:–−+/-])\b(?:1|[Oo]ne) (?:{NOUNS})s\b(?!’)")
MANY_OF_ONE = re.compile(
    rf"(?<![.,:–−+/-])\b(?:[02-9]|[1-9]\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:{NOUNS})\b"
    "(?![’-]| (?:place|position|sitter)s?\\b)"
)
# In a cell of a matrix a place stands beside that of the sprint, a letter for pole, and the head of a column.
PLACES_OF_A_MATRIX = re.compile(r"\b\d+ sprint(?= (?:\d|D|R|EX|W|N))")


def found(page):
    """What is said wrongly on a page or in its description."""
    said = f"{page.metas.get('description', '')} | {page.text}"
    said = PLACES_OF_A_MATRIX.sub(" ", said)
    wrong = [match[0] for pattern in (ONE_OF_MANY, MANY_OF_ONE) for match in pattern.finditer(said)]
    if "after" in said and re.search(r"of \d+ Grand Prix\b", said) and "Grands Prix" in said:
        wrong.append("Grand Prix and Grands Prix")
    return wrong


def every(step, rows):
    return [row.get_absolute_url() for row in list(rows)[::step]]


def of_seasons(path):
    return [f"/seasons/{year}/{path}" for year in Season.objects.values_list("year", flat=True)]


PAGES = {
    "seasons": lambda: of_seasons(""),
    "drivers’ championships": lambda: of_seasons("drivers/"),
    "constructors’ championships": lambda: of_seasons("constructors/")[::3],
    "weekends": lambda: every(16, GrandPrix.objects.chronological()),
    "sheets": lambda: every(40, Session.objects.filter(kind__in=Session.SCORING_KINDS).select_related("grand_prix")),
    "drivers": lambda: every(23, Driver.objects.order_by("slug")),
    "teams": lambda: every(8, Constructor.objects.order_by("slug")),
    "circuits": lambda: every(5, Circuit.objects.order_by("slug")),
    "indexes": lambda: ["/", "/seasons/", "/drivers/", "/constructors/", "/circuits/", "/records/"],
    "records": lambda: [f"/records/?of={kind}" for kind in KINDS],
}


@pytest.mark.parametrize("kind", PAGES)
def test_every_number_has_its_noun_in_the_right_form(client, kind):
    addresses = PAGES[kind]()
    pages = {address: open_page(client, address) for address in addresses}
    assert {address: page.status for address, page in pages.items() if page.status not in (200, 404)} == {}
    assert {address: wrong for address, page in pages.items() if (wrong := found(page))} == {}


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("10 Aston Martin Honda 1 points", ["1 points"]),
        ("one wins and 2 pole", ["one wins", "2 pole"]),
        ("12 lap", ["12 lap"]),
        ("1 constructors’ title, 1 point, 0 points, 2 wins, 1:20 laps, 0.5 points", []),
        ("2 sprint 14", []),
    ],
)
def test_what_the_readers_of_pages_look_for(said, wrong):
    words = PLACES_OF_A_MATRIX.sub(" ", said)
    assert [match[0] for pattern in (ONE_OF_MANY, MANY_OF_ONE) for match in pattern.finditer(words)] == wrong


@pytest.mark.parametrize(
    ("address", "names"),
    [
        ("/constructors/", ["Team Lotus", "Lotus F1 Team", "Lotus Racing", "ATS Wheels"]),
        ("/records/?of=starts&by=constructors", ["Team Lotus", "Lotus F1 Team", "Lotus Racing"]),
    ],
)
def test_teams_of_one_name_are_told_apart(client, address, names):
    links = open_page(client, address).links
    assert [name for name in names if name not in links] == []
    assert links.keys() & {"Lotus", "ATS"} == set()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/seasons/2026/las-vegas/", "local time in Las Vegas, UTC−8"),
        ("/seasons/2026/sao-paulo/", "local time in São Paulo, UTC−3"),
        ("/seasons/2026/abu-dhabi/", "local time in Abu Dhabi, UTC+4"),
        ("/circuits/silverstone/", "local time in Silverstone, UTC, in summer UTC+1"),
        ("/circuits/melbourne/", "local time in Melbourne, UTC+10, in summer UTC+11"),
        ("/seasons/2026/las-vegas/", "50 laps of 6.201 km, 310.0 km in all"),
        ("/seasons/2026/netherlands/", "72 laps of 4.259 km, 306.6 km in all"),
        ("/seasons/2026/spain/", "57 laps of 5.416 km."),
        ("/constructors/mclaren/", "0 of 218"),
        ("/constructors/racing-point/", "195 of 210"),
        ("/constructors/force-india/", "52 of 111"),
    ],
)
def test_places_distances_and_points_are_those_of_the_world(client, address, said):
    assert said in open_page(client, address).text
