"""Why a version of a sheet differs from the one before: what an editor must say of it."""

from collections.abc import Iterator
from typing import Any

from results.models import Classification

Cause, State = Classification.Cause, Classification.State
CORRECTIONS = (Cause.SOURCE, Cause.CLERICAL)


def settle_cause(sheet: dict[str, Any]) -> None:
    """Fill in what follows from the rest of a form's cleaned data; a draft may wait for its ruling."""
    if sheet.get("ruling") and not sheet.get("cause"):
        sheet["cause"] = Cause.RULING.value
    if sheet.get("issued_at"):
        return
    if sheet.get("cause") == Cause.RULING and not sheet.get("ruling"):
        sheet["cause"] = ""
    if sheet.get("state") == State.REVISED and not sheet.get("cause"):
        # The database knows no revised sheet without a cause.
        sheet["state"] = State.PROVISIONAL


def cause_faults(sheet: dict[str, Any], version: int) -> Iterator[tuple[str, str]]:
    """(field, sentence) for each. ``sheet`` is settled."""
    cause, ruling, note = sheet.get("cause"), sheet.get("ruling"), sheet.get("cause_note")
    if cause in CORRECTIONS:
        yield from _correction_faults(ruling, note, version)
    elif note:
        yield "cause_note", "This belongs to a correction. A ruling has its own words: choose the cause."
    if not sheet.get("issued_at"):
        return
    if cause == Cause.RULING and not ruling:
        yield "ruling", "A sheet that a ruling has changed names it. Choose the ruling, or add it with the plus."
    if sheet.get("state") == State.REVISED and version > 1 and not cause:
        yield "cause", "A revised sheet says why: a ruling, a correction of the source or a clerical correction."


def _correction_faults(ruling: Any, note: str | None, version: int) -> Iterator[tuple[str, str]]:
    if version == 1:
        yield "cause", "The first sheet of a session corrects nothing."
    if ruling:
        yield "ruling", "Nobody decided a correction: leave the ruling empty, or choose a ruling as the cause."
    if not note:
        yield "cause_note", "Say in a word what was put right."
