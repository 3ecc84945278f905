"""Years as a sentence says them."""

from collections.abc import Iterable

from results.reading.sentences.language import listed
from results.reading.year_runs import printed, year_runs


def title_years(years: Iterable[int]) -> str:
    """``2005, 2006``, ``1994, 1995, 2000–2004``: three on end or more are put together."""
    return ", ".join(printed(year_runs(years), least=3))


def in_years(years: Iterable[int]) -> str:
    """``2005 and 2006``, ``2008, 2014, 2015 and 2017``, ``1951 and 1954–1957``: three on end are put together."""
    return listed(printed(year_runs(years), least=3))
