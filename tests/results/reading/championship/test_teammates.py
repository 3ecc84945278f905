from decimal import Decimal

import pytest

from results.models import Driver
from results.reading.calendars import calendar_of
from results.reading.championship.cars import read_cars
from results.reading.championship.teammates import longest_together, teammates_of_season
from results.reading.drivers.career import read_career
from results.reading.drivers.teammates import career_teammates
from results.scoring.store import rebuild
from tests.builders import (
    a_classification,
    a_constructor,
    a_drive,
    a_driver,
    a_grand_prix,
    a_season,
    a_session,
    an_engine,
    an_entrant,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann():
    return a_driver(slug="ann", name="Ann")


@pytest.fixture
def bob():
    return a_driver(slug="bob", name="Bob")


@pytest.fixture
def team():
    return a_constructor(slug="team")


def a_sheet(grand_prix, kind, *rows, **fields):
    """``rows``: (driver, constructor, place or status)."""
    entries = [
        {"driver": driver, "constructor": car, "engine": an_engine()}
        | ({"position": came} if isinstance(came, int) else {"status": came})
        for driver, car, came in rows
    ]
    return a_classification(a_session(grand_prix, kind=kind), rows=entries, **fields)


def cars_of(calendar):
    return read_cars(calendar, "drivers", "qualifying")


def of_season(year=2023, order=()):
    calendar = calendar_of(year)
    pairs = teammates_of_season(cars_of(calendar), calendar.grands_prix[-1], [driver.pk for driver in order])
    return [(p.first.name, p.second.name, p.qualifying, p.races, p.points, p.weekends) for p in pairs]


def of_career(driver):
    return career_teammates(driver.pk, read_career(driver))


def test_a_race_counts_where_both_are_classified_and_qualifying_where_one_has_a_place(ann, bob, team):
    first, second, third = (a_grand_prix() for _ in range(3))
    a_sheet(first, "qualifying", (ann, team, 1), (bob, team, 2))
    a_sheet(first, "race", (bob, team, 1), (ann, team, "DNF"))
    a_sheet(second, "qualifying", (bob, team, 3), (ann, team, "NC"))
    a_sheet(second, "race", (ann, team, 4), (bob, team, 5))
    a_sheet(third, "qualifying", (ann, team, 9), (bob, team, "DSQ"))
    a_sheet(third, "race", (ann, team, "DNS"), (bob, team, 8))
    rebuild(2023)
    assert of_season(order=[ann, bob]) == [("Ann", "Bob", (1, 1), (1, 0), (Decimal(12), Decimal(39)), 3)]


def test_only_weekends_together_count_and_each_team_has_its_own_pairs(ann, bob, team):
    cyd, other = a_driver(name="Cyd"), a_constructor(slug="other")
    a_sheet(a_grand_prix(), "race", (ann, team, 1), (bob, team, 2), (cyd, other, 3))
    a_sheet(a_grand_prix(), "race", (ann, team, 2), (cyd, team, 1), (bob, other, 3))
    rebuild(2023)
    assert of_season(order=[ann, bob, cyd]) == [
        ("Ann", "Bob", (0, 0), (1, 0), (Decimal(25), Decimal(18)), 1),
        ("Ann", "Cyd", (0, 0), (0, 1), (Decimal(18), Decimal(25)), 1),
    ]


def test_of_three_in_a_team_each_pair_counts(ann, bob, team):
    cyd = a_driver(name="Cyd")
    a_sheet(a_grand_prix(), "race", (cyd, team, 1), (ann, team, 2), (bob, team, 3))
    assert [(first, second, race) for first, second, _, race, *_ in of_season(order=[ann, bob, cyd])] == [
        ("Ann", "Bob", (1, 0)),
        ("Ann", "Cyd", (0, 1)),
        ("Bob", "Cyd", (0, 1)),
    ]


def test_nobody_is_ahead_in_a_shared_car_and_of_several_cars_the_best_counts(ann, bob, team):
    a_sheet(a_grand_prix(1955), "race", (ann, team, 1), (bob, team, 1), (bob, team, "DNF"))
    a_sheet(a_grand_prix(1955), "race", (bob, team, 2), (ann, team, 3), (bob, team, 5))
    (pair,) = of_season(1955, [ann, bob])
    assert pair[3] == (0, 1)


def test_two_entrants_of_one_make_are_two_teams(ann, bob, team):
    cyd, works, private = a_driver(name="Cyd"), an_entrant(), an_entrant()
    season = a_season(1959)
    a_drive(season, ann, entrant=works, constructor=team, rounds="1-2")
    a_drive(season, bob, entrant=private, constructor=team, rounds="1")
    a_drive(season, bob, entrant=works, constructor=team, rounds="2")
    a_drive(season, cyd, entrant=private, constructor=team, rounds="1-2")
    for _ in range(2):
        a_sheet(a_grand_prix(season), "race", (ann, team, 1), (bob, team, 2), (cyd, team, 3))
    assert [(pair[0], pair[1], pair[5]) for pair in of_season(1959, [ann, bob, cyd])] == [
        ("Ann", "Bob", 1),
        ("Bob", "Cyd", 1),
    ]


def test_only_sheets_that_are_out_and_current_count(ann, bob, team):
    grand_prix = a_grand_prix()
    race = a_sheet(grand_prix, "race", (ann, team, 1), (bob, team, 2)).session
    rows = [{"driver": bob, "constructor": team}, {"driver": ann, "constructor": team}]
    a_classification(race, rows=rows, state="revised")
    a_classification(race, rows=[], state="revised", issued_at=None)
    assert [pair[3] for pair in of_season(order=[ann, bob])] == [(0, 1)]


def test_a_career_is_seen_from_its_driver_newest_first(ann, bob, team):
    a_sheet(a_grand_prix(2022), "race", (bob, team, 1), (ann, team, 2))
    a_sheet(a_grand_prix(2023), "race", (ann, team, 1), (bob, team, 2), (a_driver(), a_constructor(), 3))
    seen = [(pair.year, pair.first.slug, pair.second.slug, pair.races) for pair in of_career(ann)]
    assert seen == [(2023, "ann", "bob", (1, 0)), (2022, "ann", "bob", (0, 1))]


def test_those_together_longest_stay_where_there_are_many(ann, bob, team):
    cyd = a_driver(name="Cyd")
    a_sheet(a_grand_prix(2023), "race", (ann, team, 1), (bob, team, 2), (cyd, team, 3))
    a_sheet(a_grand_prix(2023), "race", (ann, team, 1), (cyd, team, 3))
    pairs = of_career(ann)
    assert [(len(shown), least) for shown, least in (longest_together(pairs, 2), longest_together(pairs, 1))] == [
        (2, 1),
        (1, 2),
    ]


@pytest.mark.parametrize("races", [1, 3])
def test_the_teammates_of_a_career_cost_three_queries(ann, bob, team, races, django_assert_num_queries):
    for _ in range(races):
        a_sheet(a_grand_prix(), "race", (ann, team, 1), (bob, team, 2))
    career = read_career(ann)
    with django_assert_num_queries(3):
        assert career_teammates(ann.pk, career)[0].weekends == races


def test_red_bull_in_2023(season_2023):
    calendar = calendar_of(season_2023.year)
    order = [Driver.objects.get(slug=slug).pk for slug in ("max-verstappen", "yuki-tsunoda")]
    found = teammates_of_season(cars_of(calendar), calendar.grands_prix[-1], order)
    pairs = {(pair.first.slug, pair.second.slug): pair for pair in found}
    red_bull = pairs["max-verstappen", "sergio-perez"]
    assert (red_bull.qualifying, red_bull.races, red_bull.points) == ((20, 2), (18, 2), (575, 285))
    assert pairs["yuki-tsunoda", "liam-lawson"].weekends == 5


def test_teammates_of_one_last_name_are_told_apart(team):
    emerson = a_driver(name="Emerson Fittipaldi", last_name="Fittipaldi")
    wilson = a_driver(name="Wilson Fittipaldi", last_name="Fittipaldi")
    carlos = a_driver(name="Carlos Reutemann", last_name="Reutemann")
    a_sheet(a_grand_prix(), "race", (carlos, team, 1), (emerson, team, 2), (wilson, team, 3))
    calendar = calendar_of(2023)
    pairs = teammates_of_season(cars_of(calendar), calendar.grands_prix[-1], [emerson.pk, wilson.pk, carlos.pk])
    assert [(pair.first.short_name, pair.second.short_name) for pair in pairs] == [
        ("E. Fittipaldi", "W. Fittipaldi"),
        ("E. Fittipaldi", "Reutemann"),
        ("W. Fittipaldi", "Reutemann"),
    ]
