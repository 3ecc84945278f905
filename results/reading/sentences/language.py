"""Numbers and lists as a sentence says them."""

from collections.abc import Iterable
from decimal import Decimal

_NUMBERS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def ordinal(number: int) -> str:
    """``1st``, ``2nd``, ``11th``, ``21st``."""
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def place_in_words(number: int) -> str:
    """``first`` to ``tenth``, then ``11th``."""
    return _PLACES[number - 1] if 0 < number <= len(_PLACES) else ordinal(number)


def listed(words: Iterable[str]) -> str:
    """``Pérez``, ``Pérez and Sainz``, ``Pérez, Sainz and Norris``; empty for none."""
    words = list(words)
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def ended(text: str) -> str:
    """``text`` with its full stop: a name that brings one (``Carlos Sainz Jr.``) gets no second."""
    return text if text.endswith(".") else f"{text}."


def counted(number: int | Decimal, one: str, many: str = "") -> str:
    """``1 win``, ``2 wins``, ``0 wins``, ``12.5 points``; ``many`` where an s is not enough."""
    return f"{figure(number)} {one if number == 1 else many or f'{one}s'}"


def figure(number: int | Decimal) -> str:
    """A number without needless zeros: ``25``, ``12.5``."""
    number = Decimal(number)
    return f"{number:f}".rstrip("0").rstrip(".") if number % 1 else f"{number:.0f}"


def number_in_words(number: int) -> str:
    """``one`` to ``twelve``, then figures."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)


def times(number: int) -> str:
    """``once``, ``twice``, ``3 times``."""
    return {1: "once", 2: "twice"}.get(number, f"{number} times")
