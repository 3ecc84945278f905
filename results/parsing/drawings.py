"""Drawings of tracks: the parts of SVG that draw lines, read as untrusted text and written anew."""

import re
from dataclasses import dataclass

from results.parsing.words import quoted

MOST_PARTS = 20_000  # numbers and commands of a drawing
LARGEST_NUMBER = 1_000_000
LONGEST_NUMBER = 30  # characters

# What follows each command of a path: n a number, f a flag, which may stand without a space after it.
_ARGUMENTS = {
    "M": "nn",
    "L": "nn",
    "H": "n",
    "V": "n",
    "C": "nnnnnn",
    "S": "nnnn",
    "Q": "nnnn",
    "T": "nn",
    "A": "nnnffnn",
}
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_FLAG = re.compile(r"[01]")
_BETWEEN = re.compile(r"[ \t\r\n\f]*,?[ \t\r\n\f]*")
_TRANSFORMS = {"translate": (1, 2), "scale": (1, 2), "rotate": (1, 3), "matrix": (6,), "skewX": (1,), "skewY": (1,)}
_TRANSFORM = re.compile(r"\s*([A-Za-z]+)\s*\(([^()]*)\)\s*,?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Path:
    """The checked data of a path, ``M1 2l3 4z``, and what moves it, ``scale(2)``."""

    d: str
    transform: str = ""


def parse_number(text: str) -> str:
    """Check a number of a drawing, ``500`` or ``500px``. ValueError otherwise."""
    number = text.strip().removesuffix("px")
    if len(number) > LONGEST_NUMBER or not _NUMBER.fullmatch(number) or abs(float(number)) > LARGEST_NUMBER:
        raise ValueError(f"{quoted(text)} is not a number up to {LARGEST_NUMBER:,}")
    return number


def parse_numbers(text: str) -> list[str]:
    """Check numbers with spaces or commas between them. ValueError otherwise."""
    numbers = [parse_number(number) for number in re.split(r"[\s,]+", text.strip()) if number]
    if len(numbers) > MOST_PARTS:
        raise ValueError(f"more than {MOST_PARTS:,} numbers")
    return numbers


def parse_transform(text: str) -> str:
    """Check ``translate(3 4) scale(2)``. ValueError otherwise."""
    found, place = [], 0
    while match := _TRANSFORM.match(text, place):
        name = match[1]
        numbers = parse_numbers(match[2]) if name in _TRANSFORMS else []
        if len(numbers) not in _TRANSFORMS.get(name, ()):
            break
        found.append(f"{name}({' '.join(numbers)})")
        place = match.end()
    if text[place:].strip():
        raise ValueError(f"{quoted(text)} is not a transformation such as translate(3 4)")
    return " ".join(found)


def parse_path(text: str) -> str:
    """Read the data of a path and write it anew: ``M1 2l3 4z``. ValueError otherwise."""
    parts: list[str] = []
    place, count = _skip(text, 0), 0
    while place < len(text):
        command = text[place]
        if command.upper() not in (*_ARGUMENTS, "Z") or (not parts and command.upper() != "M"):
            raise ValueError(f"a path cannot go on with {quoted(text[place : place + 10])}")
        place = _skip(text, place + 1)
        arguments, place = _arguments(text, place, _ARGUMENTS.get(command.upper(), ""))
        parts.append(command + " ".join(arguments))
        count += 1 + len(arguments)
        if count > MOST_PARTS:
            raise ValueError(f"a path of more than {MOST_PARTS:,} parts")
    return "".join(parts)


def _arguments(text: str, place: int, kinds: str) -> tuple[list[str], int]:
    """All arguments of a command, which may be repeated, and the place after them."""
    found: list[str] = []
    while kinds and (not found or _NUMBER.match(text, place)) and len(found) <= MOST_PARTS:
        for kind in kinds:
            match = (_NUMBER if kind == "n" else _FLAG).match(text, place)
            if not match:
                raise ValueError(f"a path needs a number where it has {quoted(text[place : place + 10])}")
            found.append(parse_number(match[0]))
            place = _skip(text, match.end())
    return found, place


def _skip(text: str, place: int) -> int:
    match = _BETWEEN.match(text, place)
    return match.end() if match else place
