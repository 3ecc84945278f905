from results.charts.spans import Span, break_marks, spans, year_marks
from results.charts.years import side_by_side


def test_every_year_has_its_place_and_a_short_gap_stays_open():
    years = side_by_side([1990, 1991, 1994])
    assert (years.at[1990], years.at[1993], years.at[1994], years.count, years.breaks) == (0, 3, 4, 5, [])


def test_a_long_gap_is_drawn_together():
    years = side_by_side([1954, 1955, 2010])
    assert (years.at, years.count, years.breaks) == ({1954: 0, 1955: 1, 2010: 4}, 5, [3.0])
    assert break_marks(years) == [60.0]


def test_round_years_are_named_and_few_of_them():
    assert side_by_side(range(1950, 2027)).marked(9) == [1950, 1960, 1970, 1980, 1990, 2000, 2010, 2020]
    assert side_by_side([1952, 1953]).marked(9) == [1952, 1953]
    assert side_by_side([1953]).marked(9) == [1953]


def test_bars_are_as_wide_as_their_years():
    years = side_by_side(range(2001, 2011))
    assert spans([(2001, 2002), (2010, 2010)], years) == [Span(0, 20), Span(90, 10)]
    assert spans([(2001, 2002)], years)[0].middle == 10


def test_names_of_years_stay_within_the_row():
    marks = year_marks(side_by_side(range(1950, 2027)))
    assert [mark.year for mark in marks if mark.is_major] == [1950, 1970, 1990, 2010]
    assert [mark.year for mark in year_marks(side_by_side(range(1950, 2022)))][-1] == 2010
