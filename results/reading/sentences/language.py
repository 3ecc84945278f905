"""Numbers, lists and the end of a sentence.

One rule for numbers: figures in tables, in scores and with units (points, laps, seconds, years of age); in running
sentences words up to twelve, and figures for all of one list as soon as one of them is greater: ``two wins and one
pole``, ``14 wins and 3 poles``.

One rule for the plural of Grand Prix: it is ``Grands Prix``. The caption of a championship table has a form of its own,
``after 18 of 22 Grand Prix``; sentences that stand beside one count races.
"""

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
GRANDS_PRIX = ("Grand Prix", "Grands Prix")
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


def named(names: Iterable[str], most: int = 3) -> str:
    """``Pérez, Sainz and Norris``; of more than ``most``: ``Pérez, Sainz and two others``."""
    names = list(names)
    if len(names) <= most:
        return listed(names)
    shown = max(most - 1, 1)
    return listed([*names[:shown], spelt(len(names) - shown, "other")])


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


def number_in_words(number: int, *beside: int) -> str:
    """``one`` to ``twelve``, else figures; figures too where one of the numbers ``beside`` it in a list needs them."""
    return _NUMBERS[number] if all(0 <= each < len(_NUMBERS) for each in (number, *beside)) else str(number)


def spelt(number: int, one: str, many: str = "", beside: Iterable[int] = ()) -> str:
    """``one win``, ``two wins``, ``no wins``, ``13 wins``: counted in a running sentence."""
    return f"{number_in_words(number, *beside)} {one if number == 1 else many or f'{one}s'}"


def begun(text: str) -> str:
    """``text`` as the start of a sentence: ``Nine drivers ...``."""
    return f"{text[:1].upper()}{text[1:]}"


def continued(text: str) -> str:
    """A sentence to go on with behind a name and a colon: ``nine drivers ...``."""
    return f"{text[:1].lower()}{text[1:]}"


def times(number: int) -> str:
    """``once``, ``twice``, ``three times``."""
    return {1: "once", 2: "twice"}.get(number, f"{number_in_words(number)} times")


def each_of(number: int) -> str:
    """`` each`` behind what so many have alike; nothing for one."""
    return " each" if number > 1 else ""


def all_of(number: int) -> str:
    """``the only``, ``both``, ``all three``."""
    return {1: "the only", 2: "both"}.get(number, f"all {number_in_words(number)}")


def has(number: int) -> str:
    return "has" if number == 1 else "have"


def was(number: int) -> str:
    return "was" if number == 1 else "were"


def level_on(names: Iterable[str], verb: str, points: Decimal) -> str:
    """``Pérez and Sainz are level on 12.5 points.``"""
    return f"{listed(names)} {verb} level on {counted(points, 'point')}."


def most_alike(number: int, one: str, where: str) -> str:
    """``One win each at Monza and Spa.``, ``Most wins at Monza and Spa: three each.``"""
    return ended(f"One {one} each {where}") if number == 1 else f"Most {one}s {where}: {number_in_words(number)} each."
