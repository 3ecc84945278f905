"""Well-known facts as the pages print them."""

import re

import pytest

from tests.results.views.page import open_page


def record(client, query):
    rows = open_page(client, f"/records/?{query}").table("")
    return {row[1].removesuffix(" active"): row[2] for row in rows}


@pytest.mark.parametrize(
    ("query", "name", "value"),
    [
        ("of=wins", "Juan Manuel Fangio ARG", "24"),
        ("of=wins", "Michael Schumacher GER", "91"),
        ("of=poles", "Ayrton Senna BRA", "65"),
        ("of=titles", "Michael Schumacher GER", "7"),
        ("of=wins&way=streak", "Max Verstappen NED", "10"),
        ("of=points&way=streak", "Lewis Hamilton GBR", "48"),
        ("of=starts&way=streak", "Lewis Hamilton GBR", "265"),
        ("of=wins&way=youngest", "Max Verstappen NED", "18 y 228 d"),
        ("of=titles&way=youngest", "Sebastian Vettel GER", "23 y 134 d"),
        ("of=titles&way=youngest", "Fernando Alonso ESP", "24 y 58 d"),  # in Brazil, two races before the last
        ("of=titles&way=youngest", "Jochen Rindt AUT", "28 y 140 d"),  # he had died before it was decided
        ("of=titles&way=oldest", "Juan Manuel Fangio ARG", "46 y 41 d"),
        ("of=wins&way=oldest", "Luigi Fagioli ITA", "53 y 22 d"),
        ("of=wins&circuit=monaco", "Ayrton Senna BRA", "6"),
        ("of=titles&by=constructors", "Ferrari ITA", "16"),
    ],
)
def test_records_hold(client, query, name, value):
    assert record(client, query)[name] == value


def test_the_british_grand_prix_of_1957_has_two_winners_in_one_car(client):
    rows = open_page(client, "/seasons/1957/great-britain/race/").table("final result")
    assert [(row[0], row[1].split(" GBR")[0], row[-1]) for row in rows[:2]] == [
        ("1", "Tony Brooks", "4"),
        ("1", "Stirling Moss", "5"),
    ]
    assert rows[0][1].endswith("shared with Stirling Moss")


def test_the_constructors_of_1962_are_chassis_and_engine(client):
    rows = open_page(client, "/seasons/1962/constructors/").table("Constructors’ championship")
    assert [(row[0], row[2], row[-1]) for row in rows] == [
        ("1", "BRM GBR", "42"),
        ("2", "Lotus-Climax GBR", "36"),
        ("3", "Cooper GBR", "29"),
        ("4", "Lola GBR", "19"),
        ("5", "Porsche GER", "18"),
        ("6", "Ferrari ITA", "18"),
        ("7", "Brabham GBR", "6"),
        ("8", "Lotus-BRM GBR", "1"),
    ]


def test_mclaren_stands_last_and_excluded_in_2007(client):
    page = open_page(client, "/seasons/2007/constructors/")
    last = page.table("Constructors’ championship")[-1]
    assert (last[0], last[2].split()[0], last[-1]) == ("EX", "McLaren", "0")
    assert "McLaren-Mercedes: excluded from the championship" in page.text


def test_schumacher_keeps_his_points_on_show_in_1997(client):
    last = open_page(client, "/seasons/1997/drivers/").table("Drivers’ championship")[-1]
    assert (last[0], last[2].split(" GER")[0], last[-1]) == ("DSQ", "Michael Schumacher", "78")


def test_force_india_starts_again_in_2018_and_the_page_says_why(client):
    page = open_page(client, "/seasons/2018/constructors/")
    (row,) = [row for row in page.table("Constructors’ championship") if row[2].startswith("Force India")]
    assert (row[0], row[-1]) == ("7", "52")
    assert "Force India-Mercedes: starts again from nothing at the Belgian Grand Prix" in page.text


def test_dropped_scores_of_1988_are_struck_through(client):
    rows = open_page(client, "/seasons/1988/drivers/").table("Drivers’ championship")
    assert [row[-2:] for row in rows[:2]] == [["94", "90"], ["105", "87"]]
    results = open_page(client, "/drivers/alain-prost/?season=1988").table("Races and sprints")
    assert [row[5] for row in results].count("6, does not count") == 3


def test_the_pole_of_sao_paulo_in_2022_is_that_of_qualifying(client):
    assert "Pole Kevin Magnussen" in open_page(client, "/seasons/2022/sao-paulo/").text


def test_tyrrell_is_wiped_out_of_1984(client):
    rows = open_page(client, "/seasons/1984/great-britain/race/").table("final result")
    assert [row[0] for row in rows if "Tyrrell" in row] == ["DSQ", "DSQ"]


@pytest.mark.parametrize(
    ("slug", "numbers"),
    [
        ("michael-schumacher", "Titles 7 Starts 306 19 seasons Wins 91 29.7% Podiums 155 50.7%"),
        ("juan-manuel-fangio", "Titles 5 Starts 51 8 seasons Wins 24 47.1% Podiums 35 68.6%"),
        ("stirling-moss", "Starts 66 11 seasons Wins 16 24.2% Podiums 24 36.4% Poles 16 24.2%"),
    ],
)
def test_careers_are_those_in_the_books(client, slug, numbers):
    assert numbers in open_page(client, f"/drivers/{slug}/").text


def test_every_result_of_fangio(client):
    rows = open_page(client, "/drivers/juan-manuel-fangio/").table("season by round")
    races = ["ARG 1F / DNFP", "MON 2F / 4P", "IND –", "BEL DNFP", "FRA 4PF", "GBR 1", "GER 1PF", "ITA (2) / 8P"]
    seen = [re.sub(" (fastest lap|pole|does not count)", "", cell) for cell in rows[2]]  # those are for the ear
    assert seen == ["1956 Ferrari", *races, "", "", "", "1st champion", "30"]
    assert rows[2][1] == "ARG 1F fastest lap / DNFP pole"


def test_the_champions_are_all_there(client):
    page = open_page(client, "/drivers/")
    assert "35 champions; Lewis Hamilton and Michael Schumacher have most titles, seven each." in page.text
    assert "1 title Nino Farina ITA 1950" in page.text


@pytest.mark.parametrize(
    "address",
    ["/records/", "/records/?by=constructors", "/constructors/ferrari/", "/drivers/fernando-alonso/",
     "/drivers/", "/drivers/?letter=s",
     "/circuits/monza/", "/seasons/1950/", "/seasons/2026/", "/seasons/1989/monaco/", "/seasons/2026/italy/"],
)  # fmt: skip
def test_the_longest_pages_keep_the_budget_of_queries(client, address, django_assert_max_num_queries):
    for _ in range(2):  # what many pages read alike, and when the next moment turns them, is known to all of them
        open_page(client, address)
    with django_assert_max_num_queries(12):
        page = open_page(client, address)
    assert (page.status, page.h1, page.headers_without_scope) == (200, 1, [])
