from decimal import Decimal

import pytest

from results.reading.championship.teammates import Side, Teammates
from results.reading.sentences.teammates import career_in_words, season_in_words


def a_pair(first, second, qualifying=(0, 0), races=(0, 0), weekends=20):
    sides = [
        Side(name.lower(), name, name, one, other, Decimal(0))
        for name, one, other in zip((first, second), qualifying, races, strict=True)
    ]
    return Teammates(2023, "team", "Team", *sides, weekends=weekends)


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        (a_pair("Ann", "Bob", (20, 2), (18, 2)), "Ann beat Bob 20–2 in qualifying and 18–2 in races."),
        (a_pair("Ann", "Bob", (2, 20), (2, 18)), "Bob beat Ann 20–2 in qualifying and 18–2 in races."),
        (a_pair("Ann", "Bob", (3, 8), (5, 2)), "Ann against Bob: 3–8 in qualifying and 5–2 in races."),
        (a_pair("Ann", "Bob", (1, 1)), "Ann against Bob: 1–1 in qualifying."),
        (a_pair("Ann", "Bob"), ""),
    ],
)
def test_the_first_pair_is_told(pair, said):
    assert season_in_words([pair]) == said


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        (
            [a_pair("Ann", "Bob", (20, 2)), a_pair("Cyd", "Dee", (9, 11)), a_pair("Eve", "Fay", (1, 1), weekends=2)],
            "Closest in qualifying of those with ten weekends or more together: Cyd and Dee, 9–11.",
        ),
        (
            [a_pair("Ann", "Bob", (2, 1), weekends=3), a_pair("Cyd", "Dee", (1, 1), weekends=2)],
            "Level in qualifying: Cyd and Dee, 1–1.",
        ),
        (
            [a_pair("Ann", "Bob", (2, 1), weekends=3), a_pair("Cyd", "Dee", (2, 0), weekends=2)],
            "Closest in qualifying: Ann and Bob, 2–1.",
        ),
        (
            [a_pair("Ann", "Bob", (3, 0), weekends=3), a_pair("Cyd", "Dee", (2, 0), weekends=2)],
            "Ann beat Bob 3–0 in qualifying.",
        ),
    ],
    ids=["limit", "level", "first pair", "no contest"],
)
def test_the_closest_of_all_pairs_is_told_with_its_limit(pairs, said):
    assert season_in_words(pairs).endswith(said)


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        ([], ""),
        ([a_pair("Ann", "Bob")], "Ann had one teammate; no session can be compared."),
        (
            [a_pair("Ann", "Bob", (5, 2), (1, 4)), a_pair("Ann", "Cyd", (1, 0))],
            "Against two teammates Ann was ahead 6–2 in qualifying and behind 1–4 in races.",
        ),
        (
            [a_pair("Ann", "Bob", (5, 2), (3, 1))],
            "Against one teammate Ann was ahead 5–2 in qualifying and 3–1 in races.",
        ),
    ],
)
def test_a_career_is_told_in_one_sentence(pairs, said):
    assert career_in_words("Ann", pairs) == said
