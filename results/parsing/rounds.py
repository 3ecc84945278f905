"""The rounds of a season as entry lists print them."""

from functools import lru_cache


@lru_cache(maxsize=2000)
def read_rounds(text: str) -> frozenset[int]:
    """``1-2,5`` as {1, 2, 5}; what cannot be read is left out."""
    found: set[int] = set()
    for part in text.split(","):
        first, _, last = (number.strip() for number in part.partition("-"))
        if _is_round(first) and _is_round(last or first):
            found.update(range(int(first), int(last or first) + 1))
    return frozenset(found)


def _is_round(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 4
