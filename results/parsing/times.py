"""Times as result sheets print them, to and from whole milliseconds."""

import re

from results.parsing.words import quoted

_TIME = re.compile(
    r"(?:(?:(?P<hours>\d{1,2})[:h])?(?P<minutes>\d{1,3})[:m'])?(?P<seconds>\d{1,5})(?:[.,](?P<fraction>\d{1,3}))?"
    r"\s*(?P<unit>s|min|hrs?|h)?\.?",
    re.ASCII,
)
_LAPS = re.compile(r"\+?\s*(\d{1,3})\s*laps?", re.ASCII | re.IGNORECASE)
# A unit names the largest part printed: "58.2 min" is no time a sheet would print.
_PART_OF_UNIT = {"min": "minutes", "h": "hours", "hr": "hours", "hrs": "hours"}


def parse_time(text: str) -> int:
    """Read ``1:35:21.362``, ``1:29.708``, ``58.2`` or ``33:17,667`` as milliseconds. ValueError otherwise."""
    match = _TIME.fullmatch(text.strip())
    if not match or (match["unit"] in _PART_OF_UNIT and not match[_PART_OF_UNIT[match["unit"]]]):
        raise ValueError(f"{quoted(text)} is not a time")
    hours, minutes, seconds = (int(match[part] or 0) for part in ("hours", "minutes", "seconds"))
    if (match["minutes"] and seconds > 59) or (match["hours"] and minutes > 59):
        raise ValueError(f"{quoted(text)} is not a time (60 or more minutes or seconds)")
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + int((match["fraction"] or "").ljust(3, "0"))


def parse_gap(text: str) -> int:
    """Read a gap in time, ``+10.730`` or ``+1:14.385``, as milliseconds. ValueError otherwise."""
    text = text.strip()
    if not text.startswith("+"):
        raise ValueError(f'{quoted(text)} is not a gap, which starts with "+"')
    return parse_time(text[1:])


def parse_laps_behind(text: str) -> int:
    """Read ``+1 lap`` or ``2 laps`` as a number of laps. ValueError otherwise."""
    match = _LAPS.fullmatch(text.strip())
    if not match:
        raise ValueError(f"{quoted(text)} is not a number of laps")
    return int(match[1])


def format_time(milliseconds: int) -> str:
    """Print milliseconds as sheets do: ``1:35:21.362``, ``1:29.708``, ``58.200``."""
    seconds, fraction = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours}:{minutes:02}:{seconds:02}.{fraction:03}"
    if minutes:
        return f"{minutes}:{seconds:02}.{fraction:03}"
    return f"{seconds}.{fraction:03}"
