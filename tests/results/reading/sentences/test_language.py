from decimal import Decimal

import pytest

from results.reading.sentences.language import (
    all_of,
    counted,
    each_of,
    ended,
    has,
    level_on,
    listed,
    most_alike,
    named,
    ordinal,
    place_in_words,
    spelt,
    was,
)


@pytest.mark.parametrize(
    ("number", "words"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (13, "13th"), (22, "22nd")]
)
def test_ordinals(number, words):
    assert ordinal(number) == words


@pytest.mark.parametrize(("number", "words"), [(1, "first"), (10, "tenth"), (11, "11th"), (21, "21st"), (0, "0th")])
def test_places_in_words(number, words):
    assert place_in_words(number) == words


@pytest.mark.parametrize(
    ("words", "said"),
    [([], ""), (["Pérez"], "Pérez"), (["Pérez", "Sainz"], "Pérez and Sainz"), (["a", "b", "c"], "a, b and c")],
)
def test_lists(words, said):
    assert listed(words) == said


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "0 wins"), (1, "1 win"), (2, "2 wins"), (Decimal("1.00"), "1 win"), (Decimal("12.50"), "12.5 wins")],
)
def test_counts(number, said):
    assert counted(number, "win") == said


def test_counts_of_words_with_a_plural_of_their_own():
    assert counted(2, "Grand Prix", "Grands Prix") == "2 Grands Prix"


@pytest.mark.parametrize(("text", "said"), [("Ann won", "Ann won."), ("Won by Sainz Jr.", "Won by Sainz Jr.")])
def test_a_name_that_ends_in_a_full_stop_ends_the_sentence(text, said):
    assert ended(text) == said


@pytest.mark.parametrize(
    ("number", "beside", "said"),
    [(1, (), "one win"), (12, (), "twelve wins"), (13, (), "13 wins"), (3, (14,), "3 wins"), (3, (12,), "three wins")],
)
def test_words_up_to_twelve_unless_a_list_needs_figures(number, beside, said):
    assert spelt(number, "win", beside=beside) == said


@pytest.mark.parametrize(
    ("names", "said"), [("abc", "a, b and c"), ("abcd", "a, b and two others"), ("abcdefgh", "a, b and six others")]
)
def test_of_many_names_the_others_are_counted(names, said):
    assert named(names) == said


@pytest.mark.parametrize(("number", "said"), [(1, "the only"), (2, "both"), (3, "all three"), (13, "all 13")])
def test_all_of_a_few_are_said_by_their_number(number, said):
    assert all_of(number) == said


def test_what_several_share_is_said_of_each():
    assert [f"{has(number)}{each_of(number)}, {was(number)}" for number in (1, 2)] == ["has, was", "have each, were"]
    assert level_on(["Ann", "Ben"], "are", Decimal("12.5")) == "Ann and Ben are level on 12.5 points."
    assert most_alike(1, "win", "at Monza and Spa") == "One win each at Monza and Spa."
    assert most_alike(3, "win", "at Monza and Spa") == "Most wins at Monza and Spa: three each."
