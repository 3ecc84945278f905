"""Differences and their reasons."""

from collections import Counter

from results.checks.comparison import Difference
from results.checks.known import Found, KnownDifference, explain
from results.checks.known_differences import KNOWN_DIFFERENCES

ROUND = (1956, "germany", "drivers")
FOUND = Difference("places", {"ann": "27"}, {"ann": "17"})
KNOWN = KnownDifference(*ROUND, "places", {"ann": "27"}, "A slip of the pen.")


def test_a_known_difference_has_its_reason():
    explained = explain({ROUND: [FOUND]}, [KNOWN])

    assert explained.found == [Found(*ROUND, FOUND, "A slip of the pen.")]
    assert (explained.unexplained, explained.stale) == ([], [])


def test_the_same_slip_with_another_number_is_unexplained():
    other = Difference("places", {"ann": "28"}, {"ann": "17"})

    explained = explain({ROUND: [other]}, [KNOWN])

    assert explained.unexplained == [Found(*ROUND, other, None)]
    assert explained.stale == [KNOWN]


def test_a_slip_in_another_round_is_unexplained():
    explained = explain({ROUND: [], (1956, "italy", "drivers"): [FOUND]}, [KNOWN])

    assert [found.grand_prix for found in explained.unexplained] == ["italy"]


def test_a_known_difference_that_was_corrected_is_stale():
    assert explain({ROUND: []}, [KNOWN]).stale == [KNOWN]


def test_a_known_difference_of_a_round_nobody_looked_at_is_not_stale():
    assert explain({(2023, "bahrain", "drivers"): []}, [KNOWN]).stale == []


def test_every_curated_difference_is_there_once_and_gives_a_reason_in_a_sentence():
    twice = Counter((known.round, known.kind) for known in KNOWN_DIFFERENCES)

    assert [key for key, count in twice.items() if count > 1] == []
    assert [known for known in KNOWN_DIFFERENCES if not known.reason.endswith(".") or not known.official] == []


def test_there_are_as_many_curated_differences_as_are_known():
    assert Counter(known.kind for known in KNOWN_DIFFERENCES) == {"level": 38, "places": 24, "points": 2, "members": 1}
