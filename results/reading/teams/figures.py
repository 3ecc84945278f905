"""The record of a constructor in large figures."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from results.reading.sentences.language import figure, ordinal

if TYPE_CHECKING:
    from results.reading.teams.record import TeamRecord


class Figure(NamedTuple):
    """``title`` explains the name, where that needs it; ``beside`` stands small beside the figure."""

    name: str
    figure: str | int
    beside: str | int = ""
    title: str = ""
    is_title: bool = False


def figures(record: "TeamRecord") -> Iterator[Figure]:
    """What never came is left out, but for starts and points."""
    total = record.totals
    if record.titles:
        yield Figure("Constructors’ titles", len(record.titles), is_title=True)
    if record.champions:
        yield Figure("Drivers’ titles", len(record.champions), is_title=True)
    if len(record.lines) > 1:
        yield Figure(_plural("Season", total.seasons), total.seasons)
    elif not record.titles:
        for year, place in record.final_places.items():
            if place:
                yield Figure("In the championship", ordinal(place), year)
    yield Figure(_plural("Start", total.starts), total.starts)
    if total.wins:
        yield Figure(_plural("Win", total.wins), total.wins)
    if one_twos := record.one_twos:
        yield Figure("One-twos", one_twos, title="Races with two of its cars first and second")
    for name, count in (("Podium", total.podiums), ("Pole", total.poles), ("Fastest lap", total.fastest_laps)):
        if count:
            yield Figure(_plural(name, count), count)
    if total.best and not total.wins:
        yield Figure("Best finish", ordinal(total.best))
    beside = "" if total.counted == total.points else f"{figure(total.counted)} in the championship"
    yield Figure("Points", figure(total.points), beside)


def _plural(name: str, count: int) -> str:
    return name if count == 1 else f"{name}s"
