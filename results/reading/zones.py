"""Time zones in words."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo


def zone_in_words(name: str, year: int) -> str:
    """``Brussels time, UTC+1, in summer UTC+2``, as it is in ``year``; empty for a zone this machine does not know."""
    try:
        zone = ZoneInfo(name) if name else None
    except (LookupError, OSError, ValueError):
        zone = None
    if zone is None:
        return ""
    offsets = {datetime(year, month, 1, 12, tzinfo=UTC).astimezone(zone).utcoffset() for month in range(1, 13)}
    found = sorted(offset for offset in offsets if offset is not None)
    said = [_offset(found[0])]
    if len(found) > 1:
        said.append(f"in summer {_offset(found[-1])}")
    place = name.rpartition("/")[2].replace("_", " ")
    return ", ".join([f"{place} time", *said])


def _offset(offset: timedelta) -> str:
    """``UTC−6``, ``UTC+5:30``."""
    minutes = round(offset.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    figures = f"{hours}:{rest:02}" if rest else f"{hours}"
    return f"UTC{'−' if minutes < 0 else '+'}{figures}" if minutes else "UTC"
