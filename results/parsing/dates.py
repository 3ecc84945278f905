"""Days and moments in ISO 8601."""

import re
from datetime import UTC, date, datetime

from results.parsing.words import quoted

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(_DATE.pattern + r"[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2})")


def parse_date(text: str) -> date:
    """Read ``2023-10-22``. ValueError otherwise."""
    text = text.strip()
    try:
        if _DATE.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise ValueError(f"{quoted(text)} is not a date such as 2023-10-22")


def parse_moment(text: str) -> datetime:
    """Read ``2023-10-22T19:00:00Z`` or ``2023-10-22T14:00-05:00`` as UTC. ValueError otherwise."""
    text = text.strip()
    try:
        if _MOMENT.fullmatch(text):
            return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise ValueError(f"{quoted(text)} is not a moment such as 2023-10-22T19:00:00Z")
