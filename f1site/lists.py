"""The lists a reader finds the way by: all stories, all drivers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class List:
    """``name`` of its address; ``label`` as a way on from nowhere; ``place`` among those of all apps."""

    name: str
    label: str
    place: int
