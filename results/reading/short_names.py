"""Drivers by their last names, for where there is little room, and by more of the name where two would be alike."""

from collections import Counter
from collections.abc import Iterable


def short_names(drivers: Iterable[tuple[str, str]]) -> dict[str, str]:
    """By name, of (name, last name) of all who stand together: ``Clark``, but ``G. Hill`` and ``P. Hill``.

    The whole name where the initial does not tell two apart, or there is no last name.
    """
    short = {name: last_name or name for name, last_name in drivers}
    short |= {name: _with_initial(name, short[name]) for name in _alike(short)}
    return short | {name: name for name in _alike(short)}


def _alike(short: dict[str, str]) -> list[str]:
    """The names whose short ones are another's too."""
    counts = Counter(short.values())
    return [name for name, said in short.items() if counts[said] > 1]


def _with_initial(name: str, last_name: str) -> str:
    return f"{name[0]}. {last_name}" if name.endswith(f" {last_name}") else name
