"""Names that several share, told apart: two teams called Lotus are Team Lotus and Lotus F1 Team."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from datetime import date
from typing import TypeVar

from results.nationalities import find

Key = TypeVar("Key", bound=Hashable)


def told_apart(ways: Iterable[tuple[Key, Sequence[str]]]) -> dict[Key, str]:
    """What to call each of those who stand together, by key.

    Each comes with its ways to be called, the usual one first (``called`` makes them). That is used where nobody else
    has it; of those who share it all are called in the first way that tells every one of them apart.
    """
    found = dict(ways)
    usual = Counter(each[0] for each in found.values())
    names = {key: each[0] for key, each in found.items()}
    alike: dict[str, list[Key]] = defaultdict(list)
    for key, name in names.items():
        if usual[name] > 1:
            alike[name].append(key)
    for keys in alike.values():
        for said in zip(*(found[key][1:] for key in keys), strict=False):
            if all(said) and len(set(said)) == len(keys) and not usual.keys() & set(said):
                names.update(zip(keys, said, strict=True))
                break
    return names


def called(name: str, full_name: str = "", *, born: date | None = None, country: str = "", slug: str = "") -> list[str]:
    """The ways to call somebody: ``Lotus``, ``Team Lotus``, ``Lotus (United Kingdom)``, ``Lotus (lotus)``.

    A driver also by the year of birth; empty where something is not known. ``country`` is its code.
    """
    nation = find(country)
    return [
        name,
        full_name if full_name != name else "",
        f"{name} (born {born.year})" if born else "",
        f"{name} ({nation.country})" if nation else "",
        f"{name} ({slug})" if slug else "",
    ]
