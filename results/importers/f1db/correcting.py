"""Why a sheet differs from the stored one: the source has corrected it, or the corrections of the source have."""

from collections.abc import Iterable, Mapping
from typing import Any

from results.models import Classification

Row = tuple[Any, ...]
STATUS, DRIVER = 2, 4  # where a row has them
LONGEST = Classification._meta.get_field("cause_note").max_length


def correction_in_words(before: list[Row], rows: list[Row], ours: Mapping[int, str], version: str) -> str:
    """``ours`` are the reasons of the corrections applied to these rows, by driver; ``version`` is the release's."""
    known = set(before)
    different = [row for row in rows if row not in known]
    reasons = dict.fromkeys(ours[row[DRIVER]] for row in different if row[DRIVER] in ours)
    theirs = sum(row[DRIVER] not in ours for row in different)
    said = [f"In F1DB: {' '.join(reasons)}"] if reasons else []
    if theirs or not different:
        said.append(_by_the_source(theirs or abs(len(before) - len(rows)), version))
    return _shortened(said)


def is_ours(before: list[Row], rows: list[Row], ours: Mapping[int, str]) -> bool:
    """Whether nothing but corrections of our own makes the difference."""
    return all(row[DRIVER] in ours for row in set(before) ^ set(rows))


def _by_the_source(count: int, version: str) -> str:
    rows = "one row" if count == 1 else f"{count} rows"
    return f"As in F1DB {version}: the source of this sheet has corrected it, {rows} changed."


def _shortened(said: Iterable[str]) -> str:
    text = " ".join(said)
    return text if LONGEST is None or len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
