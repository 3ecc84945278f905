"""Names in the order of an index, whatever their accents: Ö under O, ``de Vries`` under D."""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeVar

T = TypeVar("T")
_OTHERS = "#"


@lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """A name for sorting: no accents, no capitals."""
    letters = unicodedata.normalize("NFKD", name.strip())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()


def by_initial(things: Iterable[T], name: Callable[[T], str]) -> list[tuple[str, list[T]]]:
    """Things in order under the first letter of their names; what starts with no letter comes first, under ``#``."""
    groups: dict[str, list[T]] = defaultdict(list)
    for thing in sorted(things, key=lambda thing: plain(name(thing))):
        groups[_initial(plain(name(thing)))].append(thing)
    return sorted(groups.items())


def _initial(plain_name: str) -> str:
    first = plain_name[:1]
    return first.upper() if first.isalpha() else _OTHERS
