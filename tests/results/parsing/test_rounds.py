import pytest

from results.parsing.rounds import read_rounds


@pytest.mark.parametrize(
    ("text", "rounds"),
    [
        ("1-3", {1, 2, 3}),
        ("2,4-5", {2, 4, 5}),
        (" 7 ", {7}),
        ("", set()),
        ("all", set()),
        ("5-1", set()),
        ("1-99999999", set()),
        ("-3", set()),
        ("²", set()),
    ],
)
def test_rounds_are_read_and_nonsense_left_out(text, rounds):
    assert read_rounds(text) == rounds
