"""The index of seasons in a sentence, and the season of today in another."""

from collections import Counter

from results.reading.seasons.index import SeasonIndex
from results.reading.sentences.circuit import next_in_words, overdue_in_words
from results.reading.sentences.language import (
    GRANDS_PRIX,
    begun,
    counted,
    each_of,
    ended,
    listed,
    named,
    number_in_words,
    spelt,
)

_NAMED = 3


def in_words(index: SeasonIndex) -> str:
    """``77 seasons since 1950, with 35 champions: Lewis Hamilton and Michael Schumacher won most titles, 7 each.``"""
    if not index.lines:
        return ""
    years = [line.season.year for line in index.lines]
    said = begun(spelt(len(years), "season")) + _when(index, years)
    titles = Counter(leader.name for line in index.complete for leader in line.drivers)
    if not titles:
        return f"{said}."
    said += f", with {spelt(len(titles), 'champion')}"
    most = max(titles.values())
    best = sorted(name for name, count in titles.items() if count == most)
    if most > 1 and len(best) <= _NAMED:
        said += f"; {listed(best)} won most titles, {number_in_words(most)}{each_of(len(best))}"
    return f"{said}."


def _when(index: SeasonIndex, years: list[int]) -> str:
    """Of all there ever was since when; of some, from when to when, and no more than that."""
    if len(years) == 1:
        return f", {index.lines[0].season}"
    if index.annals.is_whole:
        return f" since {years[-1]}"
    if index.annals.has_gaps:
        return f" between {years[-1]} and {years[0]}"
    return f" from {years[-1]} to {years[0]}"


def today_in_words(index: SeasonIndex) -> str:
    """``11 of 22 Grands Prix of 2026 are driven and George Russell leads. The next is ...``; empty for no season."""
    line = index.current
    if line is None:
        return ""
    names = named([leader.name for leader in line.drivers], _NAMED)
    many = len(line.drivers) > 1
    if line.progress.is_complete:
        won = f": {names} {'are champions' if many else 'is champion'}" if names else ""
        said = ended(f"The season of {line.season} is over{won}")
        return " ".join(filter(None, [said, next_in_words(index.next) if index.next else ""]))
    raced, total = line.progress.raced, line.progress.races
    of = f"{spelt(total, *GRANDS_PRIX)} of {line.season}"
    said = f"{begun(number_in_words(raced, total))} of {of} {_have(raced, index)}"
    if names:
        said += f" and {names} {'lead' if many else 'leads'} with {counted(line.drivers[0].points, 'point')}"
    following = next_in_words(index.next) if index.next else ""
    return " ".join(filter(None, [f"{said}.", overdue_in_words(index.overdue), following]))


def _have(raced: int, index: SeasonIndex) -> str:
    if index.overdue:
        return "has a result" if raced == 1 else "have a result"
    return "is driven" if raced == 1 else "are driven"
