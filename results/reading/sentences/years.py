"""Years as a sentence says them."""

from collections.abc import Iterable

from results.reading.sentences.language import listed
from results.reading.year_runs import printed, year_runs


def title_years(years: Iterable[int]) -> str:
    """``2005, 2006``, ``1994, 1995, 2000–2004``: each year of a few, those on end put together where there are more."""
    return ", ".join(_few_or_runs(years))


def in_years(years: Iterable[int]) -> str:
    """``2005 and 2006``, ``2008, 2014, 2015 and 2017``; from five years on, three on end are put together."""
    return listed(_few_or_runs(years))


def _few_or_runs(years: Iterable[int]) -> list[str]:
    years = sorted(set(years))
    return [str(year) for year in years] if len(years) < 5 else printed(year_runs(years), least=3)
