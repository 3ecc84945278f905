"""Words with a fixed meaning: slugs, yes and no; and how a wrong text is quoted or explained in a sentence about it."""

import csv
import re
import unicodedata

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_YES_NO = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
LONGEST_QUOTE = 60


def quoted(text: str) -> str:
    """``text`` in quotation marks, safe to print and cut when long."""
    return f'"{printable(text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE] + "…")}"'


def printable(text: str) -> str:
    """``text`` with ``?`` in place of every control character, which a terminal would obey, and every line break."""
    return "".join("?" if _is_control(unicodedata.category(letter)) else letter for letter in text)


def not_csv(error: csv.Error) -> str:
    """What the csv module has found, without its advice to programmers, which differs between versions of Python."""
    return str(error).partition(" - ")[0]


def _is_control(category: str) -> bool:
    return category[0] == "C" or category in ("Zl", "Zp")


def parse_slug(text: str) -> str:
    """Check a name for addresses: ``max-verstappen``. ValueError otherwise."""
    if not _SLUG.fullmatch(text):
        raise ValueError(f"{quoted(text)} is not a slug such as max-verstappen")
    return text


def parse_yes_no(text: str) -> bool:
    """Read ``yes`` or ``no``. ValueError otherwise."""
    try:
        return _YES_NO[text.strip().lower()]
    except KeyError:
        raise ValueError(f"{quoted(text)} is neither yes nor no") from None
