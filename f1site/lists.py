"""The lists a reader finds the way by: all stories, all drivers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class List:
    """``name`` of its address; ``place`` among those of all apps; ``way_on``: what leads to it from nowhere."""

    name: str
    label: str
    way_on: str
    place: int
