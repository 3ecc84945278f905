"""Two championship tables compared: the official one and ours."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Literal, NamedTuple

Kind = Literal["members", "points", "places", "level"]
LISTED, MISSING = "listed", "missing"


class Line(NamedTuple):
    """A line of a table. ``place`` is as printed: a number, ``DSQ`` or ``EX``."""

    place: str
    points: Decimal


Table = Mapping[str, Line]  # by competitor


class NothingToCheck(Exception):
    """The release and the database have too little in common."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What two tables tell apart, by competitor: whether it is ``listed``, its points, or its place.

    ``level`` is a difference of places among competitors with the same points and the same record.
    """

    kind: Kind
    official: Mapping[str, str]
    ours: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The differences of two tables; none: they are the same."""

    differences: tuple[Difference, ...] = ()

    @property
    def points_equal(self) -> bool:
        """The same competitors with the same points."""
        return not self._has("members", "points")

    @property
    def places_equal(self) -> bool:
        return not self._has("members", "places", "level")

    @property
    def places_equal_or_level(self) -> bool:
        """As ``places_equal``, but competitors who are level may stand in any order or share the place."""
        return not self._has("members", "places")

    def _has(self, *kinds: Kind) -> bool:
        return any(difference.kind in kinds for difference in self.differences)


def compare(official: Table, ours: Table, record: Mapping[str, Hashable]) -> Comparison:
    """``record`` is equal for competitors that are level; whoever is not in it is level with nobody."""
    differences = [
        _difference("members", _members(official, ours), _members(ours, official)),
        _difference("points", *_points(official, ours)),
        *_places(official, ours, record),
    ]
    return Comparison(tuple(difference for difference in differences if difference is not None))


def _difference(kind: Kind, official: Mapping[str, str], ours: Mapping[str, str]) -> Difference | None:
    return Difference(kind, official, ours) if official else None


def _members(table: Table, other: Table) -> dict[str, str]:
    return {name: LISTED if name in table else MISSING for name in sorted(table.keys() ^ other.keys())}


def _points(official: Table, ours: Table) -> tuple[dict[str, str], dict[str, str]]:
    apart = [name for name in official if name in ours and official[name].points != ours[name].points]
    return (
        {name: printed(official[name].points) for name in apart},
        {name: printed(ours[name].points) for name in apart},
    )


def printed(points: Decimal) -> str:
    """Points as a sheet prints them: ``8.14``, ``4.5``, ``20``."""
    return f"{points:f}".rstrip("0").rstrip(".") if "." in f"{points:f}" else f"{points:f}"


def _places(official: Table, ours: Table, record: Mapping[str, Hashable]) -> Iterator[Difference | None]:
    """One difference for the places of competitors who are level, one for all others."""
    groups: dict[Hashable, list[str]] = defaultdict(list)
    for name in official:
        if name in ours:
            groups[record.get(name, ("alone", name))].append(name)
    apart: dict[Kind, list[str]] = {"places": [], "level": []}
    for names in groups.values():
        differing = [name for name in names if official[name].place != ours[name].place]
        apart["level" if _is_a_tie(official, ours, names) else "places"] += differing
    for kind, names in apart.items():
        yield _difference(
            kind, {name: official[name].place for name in names}, {name: ours[name].place for name in names}
        )


def _is_a_tie(official: Table, ours: Table, names: list[str]) -> bool:
    """Whether the official places of level competitors are ours, in any order, each shared or the next number."""
    places = [[table[name].place for name in names] for table in (official, ours)]
    if not all(place.isascii() and place.isdigit() for table in places for place in table):
        return False
    shown = sorted(map(int, places[0]))
    first = min(map(int, places[1]))
    return shown[0] == first and all(
        place in (before, first + index) for index, (before, place) in enumerate(pairwise(shown), start=1)
    )
