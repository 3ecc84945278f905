from datetime import date

import pytest

from results.reading.drivers.best_circuits import circuits_driven, teams_driven
from results.reading.drivers.career import read_career
from results.reading.sentences import career_tables as words
from results.reading.sentences.career import career_in_words
from tests import builders
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

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("league")]


@pytest.fixture
def ann():
    # There is a season before hers, so that her first race is known to be the first.
    enter(a_driver(), 1950, 1)
    return a_driver(name="Ann")


def enter(driver, year, *rows, team="Lola", kind="race", **grand_prix):
    """``driver`` in one race, in as many rows as places or statuses are given."""
    team = a_constructor(name=team) if isinstance(team, str) else team
    grand_prix = a_grand_prix(year, **({"name": f"Grand Prix {year}"} | grand_prix))
    said = [{"position": row} if isinstance(row, int) else {"status": row} for row in rows]
    entered = [{"driver": driver, "constructor": team, "number": str(line)} | row for line, row in enumerate(said)]
    a_classification(a_session(grand_prix, kind=kind), rows=entered)
    return grand_prix


def later():
    """A season after all others: whoever is not in it races no more."""
    enter(a_driver(), 2025, 1)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([4], "Ann started one Grand Prix, the 1990 Grand Prix 1990 with Lola, and finished fourth."),
        ([1], "Ann started one Grand Prix, the 1990 Grand Prix 1990 with Lola, and won it."),
        (["DNF"], "Ann started one Grand Prix, the 1990 Grand Prix 1990 with Lola, and did not finish."),
        (["DSQ"], "Ann started one Grand Prix, the 1990 Grand Prix 1990 with Lola, and was disqualified."),
        ([2, "DNF"], "Ann started one Grand Prix, the 1990 Grand Prix 1990 with Lola, and finished second."),
        (["DNQ"], "Ann was entered for one Grand Prix, the 1990 Grand Prix 1990 with Lola, and did not qualify."),
        (["EX"], "Ann was entered for one Grand Prix, the 1990 Grand Prix 1990 with Lola, and was excluded."),
    ],
)
def test_one_race(ann, rows, said):
    enter(ann, 1990, *rows)
    later()
    assert career_in_words("Ann", read_career(ann)) == said


def test_who_never_entered_or_drove_sprints_alone(ann):
    assert career_in_words("Ann", read_career(ann)) == ""
    enter(ann, 2023, 5, kind="sprint")
    assert career_in_words("Ann", read_career(ann)) == "Ann has driven one sprint and no Grand Prix yet."


def test_who_entered_often_and_started_none_or_one(ann):
    team = a_constructor(name="Life")
    for year in (1990, 1991):
        enter(ann, year, "DNPQ", team=team)
    later()
    assert career_in_words("Ann", read_career(ann)) == (
        "Ann was entered for two Grands Prix with Life, the 1990 Grand Prix 1990 and the 1991 Grand Prix 1991, "
        "but started none."
    )
    enter(ann, 1992, 11, team=team)
    assert career_in_words("Ann", read_career(ann)) == (
        "Ann started one Grand Prix of the three entered, the 1992 Grand Prix 1992 with Life, and finished 11th."
    )


def test_a_career_without_and_with_a_best_result(ann):
    for year in (1990, 1991):
        enter(ann, year, "DNF")
    later()
    start = "started two Grands Prix with Lola, the 1990 Grand Prix 1990 and the 1991 Grand Prix 1991"
    assert career_in_words("Ann", read_career(ann)) == f"Ann {start}, without a classified finish."
    enter(ann, 1991, 6, name="Last", date=date(1991, 11, 1))
    assert career_in_words("Ann", read_career(ann)) == (
        "Ann started three Grands Prix with Lola between the 1990 Grand Prix 1990 and the 1991 Last, "
        "with sixth place as the best result."
    )


def test_a_champion_still_racing(ann):
    for place, year in ((1, 2021), (3, 2022), ("DNF", 2023)):
        grand_prix = enter(ann, year, place)
        a_standings_table(grand_prix, rows=[{"driver": ann, "position": 1 if year == 2021 else 2}])
    career = read_career(ann)
    assert career_in_words("Ann", career) == (
        "Ann has started three Grands Prix with Lola since the 2021 Grand Prix 2021: one win and two podiums. "
        "Latest race: the 2023 Grand Prix 2023, did not finish."
    )
    assert words.line_in_words(career) == "From first in 2021 to second in 2023; champion in 2021."
    assert words.seasons_in_words(career) == "Champion in 2021; one win in 2021."
    said = "Three starts: one win, one other podium and one without a classified finish."
    assert words.grid_in_words(career.total) == said
    assert words.teams_in_words(teams_driven(career), career.total) == "The only win with Lola."


def test_results_of_one_kind_are_counted_once(ann):
    enter(ann, 1990, "DNQ")
    assert words.results_in_words(read_career(ann).seasons[0]) == "No start."
    said = [
        "One start, outside the points.",
        "Two starts, both outside the points.",
        "Three starts, all outside the points.",
    ]
    for year, sentence in enumerate(said, start=1991):
        enter(ann, year, 12)
        assert words.grid_in_words(read_career(ann).total) == sentence


@pytest.mark.parametrize(
    ("wins", "said"),
    [
        ({"Lola": 1, "March": 1}, "One win each with Lola and March."),
        ({"Lola": 3, "March": 2}, "Three of the five wins with Lola, two with March."),
        (
            dict.fromkeys("ABCDE", 1) | {"A": 2},
            "Two of the six wins with A, one with B, one with C, one with D and one with E.",
        ),
        (
            dict.fromkeys("ABCDEF", 1) | {"A": 2},
            "Two of the seven wins with A, one with B, one with C, one with D and two with others.",
        ),
    ],
)
def test_the_teams_of_a_career(ann, wins, said):
    for name, number in wins.items():
        team = a_constructor(name=name)
        for _ in range(number):
            enter(ann, 1990, 1, team=team)
    career = read_career(ann)
    assert words.teams_in_words(sorted(teams_driven(career), key=lambda one: one.team.name), career.total) == said


def test_one_win_in_each_of_two_seasons(ann):
    for year in (2001, 2002):
        a_standings_table(enter(ann, year, 1), rows=[{"driver": ann, "position": 2}])
    assert words.seasons_in_words(read_career(ann)) == (
        "Best place second, in 2001 and 2002; one win each in 2001 and 2002."
    )


def test_seasons_without_a_place_and_years_away_are_said(ann):
    for year, position in ((2001, 9), (2002, None), (2004, 5), (2006, 7)):
        grand_prix = enter(ann, year, 8)
        a_standings_table(grand_prix, rows=[{"driver": ann, "position": position}] if position else 1)
    career = read_career(ann)
    assert words.line_in_words(career) == (
        "From ninth in 2001 to seventh in 2006; best place fifth, in 2004; without a place in 2002; "
        "away in 2003 and 2005."
    )
    assert words.seasons_in_words(career) == "Best place fifth, in 2004."


def test_a_season_under_way_and_one_without_a_table(ann):
    raced = enter(ann, 2023, 8)
    a_grand_prix(2023)
    assert words.seasons_in_words(read_career(ann)) == "Without a place in the championship table."
    a_standings_table(raced, rows=[{}, {"driver": ann}])
    assert words.seasons_in_words(read_career(ann)) == "Second so far in 2023."
    assert words.results_in_words(read_career(ann).seasons[0]) == "One start, best result eighth, no points."


@pytest.mark.parametrize(
    ("results", "said"),
    [
        ({"Spa": [1, 1], "Monza": [1]}, "Most wins at Spa: two in two starts."),
        ({"Spa": [1], "Monza": [4]}, "The only win at Spa."),
        ({"Spa": [1], "Monza": [1]}, "One win each at Monza and Spa."),
        ({"Spa": [3, 2], "Monza": [3, 2]}, "Most podiums at Monza and Spa: two each."),
        ({"Spa": [6], "Monza": [9]}, "Best result: sixth, at Spa."),
        ({"Spa": ["DNF"]}, "Not classified."),
        ({"Spa": ["DNF"], "Monza": ["DNF"]}, "Not classified at any of them."),
        ({"Spa": ["DNQ"]}, ""),
        ({name: [1, 1] for name in "ABCD"}, "Two wins each at four circuits, more nowhere."),
    ],
)
def test_the_best_circuits(ann, results, said):
    for name, rows in results.items():
        layout = a_layout(a_circuit(name=name))
        for row in rows:
            enter(ann, 1990, row, layout=layout)
    assert words.circuits_in_words(circuits_driven(read_career(ann))) == said


def test_a_driver_who_never_started_has_sentences_too(ann):
    enter(ann, 1961, "DNQ")
    career = read_career(ann)
    assert words.grid_in_words(career.total) == "Entered, but never started."
    assert words.teams_in_words(teams_driven(career), career.total) == "Entered, but never started."


def test_of_a_career_that_began_before_the_first_season_nothing_is_said_to_be_first(monkeypatch):
    monkeypatch.setattr(builders, "own_rules", None)
    bob = a_driver(name="Bob")
    for year in (1990, 1991):
        enter(bob, year, 1)
    later()
    assert career_in_words("Bob", read_career(bob)) == (
        "Bob started two Grands Prix with Lola from 1990 to 1991: two wins and two podiums."
    )
