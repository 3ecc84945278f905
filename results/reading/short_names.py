"""Drivers by their last names, for where there is little room, and by more of the name where two would be alike."""

from collections import Counter
from collections.abc import Iterable


def short_names(drivers: Iterable[tuple[str, str]]) -> dict[str, str]:
    """By name, of (name, last name) of all who stand together: ``Clark``, but ``G. Hill`` and ``P. Hill``.

    The whole name where the initial does not tell two apart, or there is no last name; ``de Vries`` as the name has it.
    """
    short = {name: _end(name, last_name) or name for name, last_name in drivers}
    short |= {name: _with_initial(name, short[name]) for name in _alike(short)}
    return short | {name: name for name in _alike(short)}


def _end(name: str, last_name: str) -> str:
    """``last_name`` in the letters of ``name``, where a list of last names begins all with a capital."""
    return name[-len(last_name) :] if last_name and name.lower().endswith(last_name.lower()) else last_name


def _alike(short: dict[str, str]) -> list[str]:
    """The names whose short ones are another's too."""
    counts = Counter(short.values())
    return [name for name, said in short.items() if counts[said] > 1]


def _with_initial(name: str, last_name: str) -> str:
    return f"{name[0]}. {last_name}" if name.endswith(f" {last_name}") else name
