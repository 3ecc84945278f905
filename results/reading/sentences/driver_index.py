"""What the index of drivers says in words."""

from collections.abc import Sequence

from results.reading.annals import ALL, Annals
from results.reading.drivers.index import Champion, DriverLine, SeasonLine
from results.reading.sentences.language import (
    begun,
    counted,
    each_of,
    ended,
    has,
    level_on,
    listed,
    named,
    number_in_words,
    spelt,
    times,
)
from results.reading.sentences.years import in_years


def champions_in_words(champions: Sequence[Champion], annals: Annals = ALL) -> str:
    """``34 champions; Fangio and Schumacher have most titles, 7 each.`` Empty for none.

    Where seasons are missing: ``2 champions from 2020 to 2023, Max Verstappen most often: 3 times.``
    """
    if not champions:
        return ""
    most = len(champions[0].years)
    first = [champion.name for champion in champions if len(champion.years) == most]
    if len(champions) == 1:
        return f"{first[0]} is the only champion yet." if annals.is_whole else _was_champion(champions[0])
    if not annals.is_whole:
        often = f"{listed(first)} most often: {times(most)}{each_of(len(first))}" if most > 1 else "with one title each"
        return f"{len(champions)} champions {annals.when}, {often}."
    if most == 1:
        return f"{begun(spelt(len(champions), 'champion'))}, with one title each."
    many = begun(spelt(len(champions), "champion"))
    return f"{many}; {named(first)} {has(len(first))} most titles, {number_in_words(most)}{each_of(len(first))}."


def _was_champion(champion: Champion) -> str:
    return f"{champion.name} was champion in {in_years(champion.years)}."


def newest_in_words(year: int | None, standings: Sequence[SeasonLine], champions: Sequence[Champion]) -> str:
    """``Kimi Antonelli leads with 219 points, 50 ahead of Lewis Hamilton.`` Empty without a table or without points."""
    first = [standing for standing in standings if standing.position == 1]
    if not first or not first[0].points:
        return ""
    is_over = any(year in champion.years for champion in champions)
    leaders, points = [standing.driver for standing in first], counted(first[0].points, "point")
    if len(first) > 1:
        return level_on(map(str, leaders), "ended" if is_over else "are", first[0].points)
    said = f"{leaders[0]} {'won' if is_over else 'leads'} with {points}"
    second = [standing for standing in standings if standing.position == 2]
    if not second:
        return f"{said}."
    ahead = first[0].points - second[0].points
    others = listed(standing.driver.name for standing in second)
    return ended(f"{said}, {counted(ahead, 'point')} ahead of {others}." if ahead else f"{said}, level with {others}")


def letter_in_words(lines: Sequence[DriverLine], annals: Annals = ALL) -> str:
    """``87 drivers; Lewis Hamilton has most wins, 105.`` Where seasons are missing it says in which these were."""
    wins = max((line.wins for line in lines), default=0)
    if not wins:
        return (
            f"{begun(spelt(len(lines), 'driver'))}, none of them with a win{annals.trailing}." if len(lines) > 1 else ""
        )
    first = [line.name for line in lines if line.wins == wins]
    if len(lines) == 1:
        return ""
    drivers = begun(spelt(len(lines), "driver"))
    if wins == 1:
        won = f"{first[0]} has the only win" if len(first) == 1 else f"{_few(first)} have one win each"
        return f"{drivers}; {won}{annals.trailing}."
    most = f"{number_in_words(wins)}{each_of(len(first))}"
    return f"{drivers}; {_few(first)} {has(len(first))} most wins{annals.trailing}, {most}."


def _few(names: Sequence[str]) -> str:
    return listed(names) if len(names) <= 3 else f"{number_in_words(len(names))} of them"
