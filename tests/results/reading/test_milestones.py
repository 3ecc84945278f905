from datetime import date

import pytest

from results.reading.milestones import PODIUM, POLE, START, WIN, Raced, milestones, told
from results.reading.sentences.milestones import milestones_in_words


def races(*brought, year=2000):
    """A race for each, a month apart: ``brought`` in words, with a start unless it says that there was none."""
    return [
        Raced(
            year,
            f"race-{number}",
            f"Race {number}",
            date(year, number, 1),
            frozenset(kind for kind in (START, PODIUM, POLE, WIN) if kind in said)
            | (frozenset() if "none" in said else {START}),
        )
        for number, said in enumerate(brought, start=1)
    ]


def counts(found):
    return [(one.kind, one.first.start, one.last.start, one.since, one.most) for one in found]


def test_firsts_and_lasts_are_counted_in_starts():
    found = milestones(races("", "podium", "none", "podium win", "", ""))
    assert counts(found) == [(START, 1, 5, 0, 5), (PODIUM, 2, 3, 2, 2), (WIN, 3, 3, 2, 1)]
    assert [one.is_single for one in found] == [False, False, True]


def test_a_pole_that_was_not_started_from_is_a_pole():
    (start, pole) = milestones(races("pole", "none pole", "pole", ""))
    assert (start.last.start, pole.last.start, pole.most) == (3, 2, 3)


def test_the_latest_of_equal_runs_is_told():
    (_, win) = milestones(races("win", "win", "", "win", "win"))
    assert (win.most, win.run[0].slug, win.run[1].slug) == (2, "race-4", "race-5")


def test_ages_are_those_of_the_day():
    found = milestones(races("", "win"), born_on=date(1970, 1, 15))
    assert (found[0].first.age, found[1].first.age) == (29, 30)


def test_where_the_first_is_not_known_only_a_run_is_worth_telling():
    once, twice = milestones(races("", "win")), milestones(races("win", "win"))
    assert (told(once, is_whole=True), told(once, is_whole=False), told(twice, is_whole=False)) == (once, [], twice)


def test_starts_alone_are_no_milestones():
    assert milestones(races("", "")) == []
    assert milestones([]) == []


@pytest.mark.parametrize(
    ("brought", "is_active", "is_whole", "said"),
    [
        (["", "win", ""], True, True, "The only win at the second start; one start since that."),
        (["", "win", "", ""], False, True, "The only win at the second start; two starts after that."),
        (["", "win"], False, True, "The only win at the second start."),
        (
            ["win", "win", ""],
            True,
            True,
            "First win at the first start; one start since the last; most in a row two, 2000 Race 1 to Race 2.",
        ),
        (["podium", "", "podium"], True, False, "The last podium came at the latest start."),
        (["podium", ""], True, False, "One start since the last podium."),
        ([""], True, True, ""),
    ],
)
def test_milestones_in_words(brought, is_active, is_whole, said):
    assert milestones_in_words(milestones(races(*brought)), is_active=is_active, is_whole=is_whole) == said
