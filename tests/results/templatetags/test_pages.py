"""How the pages write what is told in tables."""

from results.templatetags.pages import unbroken


def test_no_line_ends_within_a_run_of_years():
    assert unbroken("1961, 1975–1977") == '<span class="nowrap">1961,</span> <span class="nowrap">1975–1977</span>'
    assert unbroken("2023") == '<span class="nowrap">2023</span>'


def test_no_years_are_nothing():
    assert unbroken("") == ""
