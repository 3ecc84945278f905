"""A constructor in words, whatever there is to tell."""

from decimal import Decimal

import pytest

from results.reading.sentences.team import (
    circuits_in_words,
    drivers_in_words,
    lineage_in_words,
    places_in_words,
    season_results_in_words,
    seasons_in_words,
    team_in_words,
)
from results.reading.sentences.team_index import champions_in_words, leader_in_words, teams_in_words
from results.reading.teams.best_circuits import CircuitRecord
from results.reading.teams.index import RosterLine, TeamLine
from results.reading.teams.lineage import Lineage, Step
from results.reading.teams.places import TeamPlace
from results.reading.teams.races import Race, TeamEntry
from results.reading.teams.record import Champion, TeamRecord
from results.reading.teams.seasons import TeamSeason, totals
from results.reading.teams.team import Team
from results.reading.teams.timeline import TeamDrive, Timeline

TEAM = Team(1, "team", "Team")


def an_entry(year=2022, number=1, position=None, status=""):
    name = {1: "Monaco Grand Prix", 2: "Italian Grand Prix"}.get(number, f"Grand Prix {number}")
    race = Race(year * 100 + number, year * 100 + number, year, "slug", name, name, "race", "c", "C")
    return TeamEntry(race, 1, "E", position, has_started=status != "DNQ", is_win=position == 1)


def a_standing(position=2, points=100, status="", engine="Climax"):
    return TeamPlace(1, 1, engine, position, Decimal(points), status)


def a_record(entries, lines, titles=(), champions=()):
    return TeamRecord(TEAM, lines, entries, totals(lines), list(titles), list(champions), None, [], None)


def a_line(year=2022, starts=1, wins=0, best=None, standings=(), is_complete=True, **more):
    return TeamSeason(year, starts, wins, best=best, standings=list(standings), is_complete=is_complete, **more)


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (a_record([], []), ""),
        (
            a_record([an_entry(status="DNQ"), an_entry(status="DNQ")], [a_line(starts=0)]),
            "Team was entered for one Grand Prix, but did not start.",
        ),
        (
            a_record([an_entry(position=4)], [a_line(best=4)]),
            "Team first raced at the 2022 Monaco Grand Prix, its only start; its best finish was fourth.",
        ),
        (
            a_record([an_entry(status="DNF"), an_entry(number=2, status="DNF")], [a_line(starts=2)]),
            "Team first raced at the 2022 Monaco Grand Prix and had no win in two starts; none of its cars was"
            " classified. It last raced in 2022.",
        ),
        (
            a_record(
                [an_entry(), an_entry(number=2, position=1)],
                [a_line(starts=2, wins=1, best=1, standings=[a_standing(points=9)], is_complete=False)],
            ),
            "Team first raced at the 2022 Monaco Grand Prix and won once in two races, at the 2022 Italian Grand Prix."
            " In 2022 it stands second with 9 points.",
        ),
        (
            a_record(
                [an_entry(2021, 1, 1), an_entry(2021, 2, 1), an_entry(2022, 2, 1)],
                [a_line(2022, 1, 1, standings=[a_standing(1, 1)]), a_line(2021, 2, 2)],
                [2021, 2022],
                [Champion(2021, "a", "Ann")],
            ),
            "Team first raced at the 2021 Monaco Grand Prix and won all three races."
            " It won two constructors’ titles, last in 2022, and the drivers’ title in 2021.",
        ),
        (
            a_record(
                [an_entry(1962, 1, 4), an_entry(1962, 2, 5)],
                [a_line(1962, 2, best=4, standings=[a_standing(8, 1, engine="BRM"), a_standing(2, 36)])],
            ),
            "Team first raced at the 1962 Monaco Grand Prix and had no win in two starts; its best finish was fourth."
            " In 1962 its cars with Climax engines finished second with 36 points and its cars with BRM engines"
            " finished eighth with 1 point.",
        ),
        (
            a_record([an_entry(), an_entry(number=2)], [a_line(starts=2, standings=[a_standing(None, 0, "EX")])]),
            "Team first raced at the 2022 Monaco Grand Prix and had no win in two starts; none of its cars was"
            " classified. In 2022 it was excluded.",
        ),
        (
            a_record(
                [an_entry(1993), an_entry(1993, 2), an_entry(1997, status="DNQ")],
                [a_line(1997, starts=0), a_line(1993, starts=2)],
            ),
            "Team first raced at the 1993 Monaco Grand Prix and had no win in two starts; none of its cars was"
            " classified. It last raced in 1993.",
        ),
    ],
    ids=[
        "nothing",
        "never started",
        "one start",
        "never classified",
        "one win",
        "champions",
        "engines",
        "excluded",
        "entered later",
    ],
)
def test_a_team_is_told(record, words):
    assert team_in_words(record) == words


def a_lineage_of(*steps, apart=()):
    made = [Step(first, last, number, name.lower(), name) for number, (name, first, last) in enumerate(steps)]
    return Lineage(Team(1, "team", steps[-1][0]), made, list(apart))


@pytest.mark.parametrize(
    ("lineage", "words"),
    [
        (
            a_lineage_of(("Brawn", 2009, 2009), ("Mercedes", 2010, None), apart=[(1954, 1955)]),
            "One team under two names: Brawn in 2009 and Mercedes since 2010."
            " The Mercedes of 1954–1955 is no part of this line.",
        ),
        (
            a_lineage_of(("March", 1970, 1989), ("Leyton House", 1990, 1991), ("March", 1992, 1992)),
            "One team under two names: March from 1970 to 1989, Leyton House from 1990 to 1991 and March in 1992.",
        ),
    ],
)
def test_a_lineage_is_told(lineage, words):
    assert lineage_in_words(lineage) == words


@pytest.mark.parametrize(
    ("places", "words"),
    [
        ({}, ""),
        ({1957: None}, ""),
        ({2022: 3, 2023: 3}, "Third in 2022 and 2023."),
        ({2021: 1, 2022: 1, 2023: 10}, "First twice, last in 2022; the lowest place was tenth, in 2023."),
        (
            {2021: 2, 2022: 12, 2023: 12, 2024: 12},
            "Second in 2021; the lowest place was 12th, three times, last in 2024.",
        ),
    ],
)
def test_places_are_told(places, words):
    assert places_in_words(places) == words


def a_drive(name, starts, wins=0):
    return TeamDrive(name.lower(), name, [(2022, 2022)], starts, wins, 0, 0, [])


@pytest.mark.parametrize(
    ("drives", "words"),
    [
        ([a_drive("Ann", 1)], "Ann is the only driver, with one start."),
        ([a_drive("Ann", 9, 2), a_drive("Bea", 4)], "Two drivers, Ann with most starts (9) and most wins (2)."),
        (
            [a_drive("Ann", 9), a_drive("Bea", 9), a_drive("Cat", 3, 1)],
            "Three drivers, Ann and Bea with most starts (9), Cat with the only win.",
        ),
        ([a_drive("Ann", 1), a_drive("Bea", 1)], "Two drivers."),
        (
            [a_drive("Ann", 9, 1), a_drive("Bea", 8, 1), a_drive("Cat", 7)],
            "Three drivers, Ann with most starts (9), Ann and Bea with one win each.",
        ),
        ([a_drive("Ann", 0)], "Ann is the only driver, without a start."),
        ([a_drive("Ann", 0), a_drive("Bea", 0)], "Two drivers."),
    ],
)
def test_drivers_are_told(drives, words):
    assert drivers_in_words(Timeline(drives, [], [], [])) == words


@pytest.mark.parametrize(
    ("circuits", "words"),
    [
        ([], ""),
        ([("Monza", 75, 20, 1)], "Most wins at Monza: 20 in 75 races."),
        ([("Monza", 9, 2, 1), ("Spa", 7, 2, 1)], "Most wins at Monza and Spa: two each."),
        ([(name, 9, 1, 1) for name in "ABCD"], "Four circuits with one win each."),
        ([("Monza", 9, 1, 1), ("Spa", 9, 0, 2)], "The only win came at Monza."),
        ([("Monza", 9, 1, 1), ("Spa", 9, 1, 1)], "One win each at Monza and Spa."),
        ([("Monza", 9, 0, 4), ("Spa", 9, 0, 5)], "No win; the best finish, fourth, came at Monza."),
        ([("Monza", 1, 0, None)], "One circuit, and no car was classified there."),
    ],
)
def test_circuits_are_told(circuits, words):
    records = [CircuitRecord(name, name, starts, wins, 0, 0, best) for name, starts, wins, best in circuits]
    assert circuits_in_words(records) == words


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (a_line(starts=0), "No start in 2022."),
        (a_line(starts=22, wins=1, best=1, podiums=9), "22 races: one win and nine podiums."),
        (a_line(starts=1, best=5), "One race: best finish fifth."),
        (a_line(starts=2), "Two races: no car classified."),
    ],
)
def test_the_results_of_a_season_are_told(line, words):
    assert season_results_in_words(line) == words


def test_seasons_are_told():
    assert seasons_in_words([a_line(starts=1)], []) == "One start and no win."
    lines = [a_line(2001, 17, 9), a_line(2000, 17, 10)]
    assert seasons_in_words(lines, [2000, 2001]) == "34 starts and 19 wins; champions in 2000 and 2001."


def a_team_line(name, titles=(), starts=1, wins=0):
    return TeamLine(Team(1, name.lower(), name), 2001, 2002, starts, wins, list(titles))


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([], ""),
        ([a_team_line("A", [2001])], "A alone has won the championship, once."),
        ([a_team_line("A", [2001]), a_team_line("B", [2002])], "Two teams have won the championship, each once."),
        (
            [a_team_line("A", [2001, 2003]), a_team_line("B", [2002])],
            "Two teams have won the championship, A most often: twice.",
        ),
    ],
)
def test_champions_are_told(lines, words):
    assert champions_in_words(lines) == words


def test_the_index_is_told():
    assert teams_in_words([]) == ""
    assert teams_in_words([a_team_line("A", starts=0)]) == ""
    assert teams_in_words([a_team_line("A", starts=9, wins=1), a_team_line("B")]) == (
        "Two teams, one of them with a win; A has most starts, nine."
    )
    assert teams_in_words([a_team_line("A")]) == "A is the only team, with one start."


def a_roster_line(position, points):
    return RosterLine(position, Decimal(points), "team", "Team", "", "Climax")


def test_the_leader_is_told():
    first, second = a_roster_line(1, 100), a_roster_line(2, 99)
    assert leader_in_words([], is_complete=False) == ""
    assert leader_in_words([first], is_complete=False) == "Team leads with 100 points."
    assert leader_in_words([first, second], is_complete=True) == "Team won with 100 points, 1 point ahead of Team."
    level = [first, a_roster_line(1, 100)]
    assert leader_in_words(level, is_complete=False) == "Team and Team are level with 100 points."
