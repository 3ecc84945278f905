from results.reading.year_runs import printed, printed_years, year_runs


def test_years_without_a_gap_are_one_run():
    assert year_runs([2007, 1991, 1990, 1990]) == [(1990, 1991), (2007, 2007)]
    assert printed_years([1990, 1991, 2007]) == "1990–1991, 2007"
    assert (year_runs([]), printed_years([])) == ([], "")


def test_a_short_run_can_be_printed_year_by_year():
    runs = year_runs([2001, 2002, 2004, 2005, 2006])
    assert printed(runs) == ["2001–2002", "2004–2006"]
    assert printed(runs, least=3) == ["2001", "2002", "2004–2006"]
