"""What the writer of an unknown name may have meant."""

from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

from results.parsing.words import quoted

LONGEST_NAME = 80  # comparing longer texts takes long and finds nothing


def unknown(thing: str, name: str, known: Iterable[str]) -> str:
    """``unknown driver "max-verstapen", did you mean "max-verstappen"?``"""
    meant = _closest(name, tuple(known)) if len(name) <= LONGEST_NAME else None
    return f"unknown {thing} {quoted(name)}" + (f", did you mean {quoted(meant)}?" if meant else "")


@lru_cache(maxsize=1024)
def _closest(name: str, known: tuple[str, ...]) -> str | None:
    return next(iter(get_close_matches(name, known, n=1)), None)
