"""The names of facts: those a page shows stand in its ``Surrogate-Key``, those a change concerns are told by its row.

Versions are named exactly (``classification-12``, ``article-7``), lists by a word (``stories``), the
calendar and results of a year together (``season-2023``). All that has a name or a flag shares ``names``: a driver who
is renamed is on more pages than anybody could list.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from django.db.models import Model

Fact: TypeAlias = Model | str
NAMES = "names"

_told: dict[type[Model], Callable[[Any], Iterable[Fact]]] = {}


def register(facts: Mapping[type[Model], Callable[[Any], Iterable[Fact]]]) -> None:
    """Of an app: how each of its models tells what a change of its row concerns."""
    _told.update(facts)


def keys_of(row: Model) -> frozenset[str]:
    """What a change of a row concerns: every page that shows the row has one of these keys. Raises KeyError."""
    return frozenset(map(surrogate_key, _told[type(row)](row)))


def surrogate_key(fact: Fact) -> str:
    """``driver-12`` for a row; a word such as ``stories`` stands for itself."""
    return fact if isinstance(fact, str) else f"{fact._meta.model_name}-{fact.pk}"


def season_key(year: int) -> str:
    return f"season-{year}"


def every_model() -> frozenset[type[Model]]:
    return frozenset(_told)
