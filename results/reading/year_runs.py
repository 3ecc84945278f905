"""Years as they are told: what follows without a gap is one run."""

from collections.abc import Iterable

Run = tuple[int, int]  # first and last year


def year_runs(years: Iterable[int]) -> list[Run]:
    """The unbroken runs of ``years``, the oldest first: 1990, 1991, 2007 are (1990, 1991) and (2007, 2007)."""
    runs: list[Run] = []
    for year in sorted(set(years)):
        if runs and year == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], year)
        else:
            runs.append((year, year))
    return runs


def printed(runs: Iterable[Run], least: int = 2) -> list[str]:
    """``1990–1991``, ``2007``: runs of fewer than ``least`` years year by year."""
    said: list[str] = []
    for first, last in runs:
        few = last - first + 1 < max(least, 2)
        said += map(str, range(first, last + 1)) if few else [f"{first}–{last}"]
    return said


def printed_years(years: Iterable[int]) -> str:
    """``1975–1977, 1979``; empty for none."""
    return ", ".join(printed(year_runs(years)))
