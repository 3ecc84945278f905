import pytest

from results.models import Entry
from results.parsing.positions import STATUSES, parse_grid_position, parse_position


@pytest.mark.parametrize(
    ("text", "read"),
    [("1", (1, "")), (" 22 ", (22, "")), ("DNF", (None, "DNF")), ("dsq", (None, "DSQ")), ("Ret.", (None, "DNF"))],
)
def test_parse_position_reads_places_and_letters(text, read):
    assert parse_position(text) == read


@pytest.mark.parametrize("text", ["", "0", "-1", "1000", "1.5", "first", "PL", "²"])
def test_parse_position_refuses_the_rest(text):
    with pytest.raises(ValueError, match="is neither a place nor one of NC, DNF"):
        parse_position(text)


def test_statuses_are_those_of_an_entry():
    assert {"", *STATUSES} == set(Entry.Status.values)


@pytest.mark.parametrize(("text", "read"), [("3", (3, False)), ("PL", (None, True)), ("pl", (None, True))])
def test_parse_grid_position_reads_places_and_the_pit_lane(text, read):
    assert parse_grid_position(text) == read


def test_parse_grid_position_refuses_the_rest():
    with pytest.raises(ValueError, match='"DNF" is neither a place on the grid nor PL'):
        parse_grid_position("DNF")
