import pytest

from results.parsing.words import parse_slug, parse_yes_no, quoted


def test_quoted_is_short_and_printable():
    assert quoted("Spa") == '"Spa"'
    assert quoted("a\x1b[31m\n") == '"a?[31m?"'
    assert quoted("x" * 500) == '"' + "x" * 60 + '…"'


def test_parse_slug_takes_what_an_address_can_hold():
    assert parse_slug("sao-paulo-2") == "sao-paulo-2"


@pytest.mark.parametrize("text", ["", "São", "Max", "a b", "-a", "a--b", "a-", "../x", "a_b"])
def test_parse_slug_refuses_the_rest(text):
    with pytest.raises(ValueError, match="is not a slug"):
        parse_slug(text)


def test_parse_yes_no_reads_both_and_nothing_else():
    assert (parse_yes_no("Yes"), parse_yes_no("no")) == (True, False)
    with pytest.raises(ValueError, match='"maybe" is neither yes nor no'):
        parse_yes_no("maybe")
