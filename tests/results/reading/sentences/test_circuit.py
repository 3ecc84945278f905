import pytest

from results.reading.circuits.record import read_circuit
from results.reading.sentences.circuit import circuit_words
from tests.builders import a_circuit, a_classification, a_driver, a_grand_prix, a_grid, a_layout, a_session

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("league")]


@pytest.fixture
def layout():
    return a_layout(a_circuit(name="Monza"), length_m=5000)


def a_race(layout, year, *drivers, grid=()):
    race = a_session(a_grand_prix(year, layout=layout))
    a_classification(race, rows=list(drivers) or 1)
    if grid:
        a_grid(race, list(grid))


def words(layout):
    return circuit_words(read_circuit(layout.circuit))


def test_a_circuit_where_nothing_happened_says_nothing_of_winners(layout):
    found = words(layout)
    assert (found.summary, found.wins, found.starts, found.races) == ("", "", "", "")
    assert found.layouts == "One layout, 5.000 km a lap."


def test_one_race_is_told_in_the_singular(layout):
    driver = a_driver(name="Ann")
    a_race(layout, 2020, driver, grid=[driver])
    found = words(layout)
    assert found.summary == "One Grand Prix was held here, in 2020."
    assert found.wins == "Only Ann won, once."
    assert found.starts == "The only race was won from pole."
    assert found.races == "Ann won the only race."


def test_many_races_name_the_best_and_the_share_of_pole_sitters(layout):
    ann, bob = a_driver(name="Ann"), a_driver(name="Bob")
    a_race(layout, 2020, ann, bob, grid=[ann, bob])
    a_race(layout, 2021, ann, bob, grid=[bob, ann])
    a_race(a_layout(layout.circuit), 2022, bob)
    found = words(layout)
    assert (
        found.summary == "Three Grands Prix were held here from 2020 to 2022, on two layouts. Ann won most often (2)."
    )
    assert found.wins == "Ann won most often: twice. Two drivers won in all."
    assert found.podiums == "Bob stood on the podium most often: three times. Two drivers stood on the podium in all."
    assert found.starts == (
        "The pole sitter won one of the two races whose pole is known. "
        "The lowest start of a winner was second on the grid: Ann in 2021."
    )
    assert found.races == "Two drivers and three teams won here; Ann won two in a row."


def test_winners_who_all_won_once_are_counted(layout):
    for year in (2020, 2021):
        a_race(layout, year)
    assert words(layout).wins == "Two drivers won once each."
    assert words(layout).summary == "Two Grands Prix were held here in 2020 and 2021."


def test_level_winners_are_named_together(layout):
    ann, bob = a_driver(name="Ann"), a_driver(name="Bob")
    for year, driver in enumerate((ann, ann, bob, bob, a_driver()), start=2000):
        a_race(layout, year, driver)
    found = words(layout)
    assert found.wins == "Bob and Ann won most often: twice each. Three drivers won in all."
    assert found.summary.endswith("Bob and Ann won most often (2 each).")


def test_nobody_won_from_lower_than_pole(layout):
    ann = a_driver(name="Ann")
    for year in (2020, 2021):
        a_race(layout, year, ann, grid=[ann])
    assert words(layout).starts == "The pole sitter won both races. Nobody won from lower than pole position."


def test_a_winner_from_as_low_twice_is_named_once(layout):
    ann, bob = a_driver(name="Ann"), a_driver(name="Bob")
    for year in (2020, 2021):
        a_race(layout, year, ann, grid=[bob, ann])
    assert words(layout).starts == (
        "No pole sitter won either of the two races. "
        "The lowest start of a winner was second on the grid: Ann in 2020 and 2021."
    )
    assert words(layout).poles == "Only Bob took pole, twice."
