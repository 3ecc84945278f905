"""Numbers within limits."""

import re
from decimal import Decimal

from results.parsing.words import quoted

_WHOLE = re.compile(r"[0-9]{1,9}")
_DECIMAL = re.compile(r"[+-]?[0-9]{1,9}(?:\.[0-9]{1,9})?")


def parse_whole_number(text: str, least: int = 0, most: int = 32_767) -> int:
    """Read a whole number from ``least`` to ``most``. ValueError otherwise."""
    text = text.strip()
    if not _WHOLE.fullmatch(text) or not least <= int(text) <= most:
        raise ValueError(f"{quoted(text)} is not a whole number from {least} to {most}")
    return int(text)


def parse_decimal(text: str, least: int, most: int, places: int) -> Decimal:
    """Read a number such as ``-15`` or ``5.513`` with at most ``places`` decimals. ValueError otherwise."""
    text = text.strip()
    if not _DECIMAL.fullmatch(text) or len(text.partition(".")[2]) > places or not least <= Decimal(text) <= most:
        raise ValueError(f"{quoted(text)} is not a number from {least} to {most} with at most {places} decimals")
    return Decimal(text)


def parse_kilometres(text: str, most: int = 10_000) -> int:
    """Read ``5.513`` kilometres as 5513 metres. ValueError otherwise."""
    return int(parse_decimal(text, least=0, most=most, places=3) * 1000)
