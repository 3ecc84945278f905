"""What a feed holds, whatever it is written as."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Model

from f1site.kept import Shelf


@dataclass(frozen=True, slots=True)
class Entry:
    """``content`` is markup that stands anywhere (``for_feed``), the rest plain text; ``uid`` outlives the address."""

    title: str
    address: str
    summary: str
    author: str
    published: datetime
    changed: datetime
    uid: str
    categories: list[str]
    content: str


@dataclass(frozen=True, slots=True)
class Contents:
    """``changed`` must never move back, not even when an entry is taken away."""

    entries: list[Entry]
    changed: datetime
    facts: Iterable[Model | str]


@dataclass(frozen=True, slots=True)
class Source:
    """One row: ``/feeds/<name>.<ending of each format>``; ``heading`` and ``about`` on the page of the feeds."""

    name: str
    description: str
    heading: str
    about: str
    read: Callable[[Shelf], Contents]
