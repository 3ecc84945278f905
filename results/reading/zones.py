"""Time zones in words."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo


def zone_in_words(name: str, year: int) -> str:
    """``Brussels time, UTC+1, in summer UTC+2``, as it is in ``year``; empty for a zone this machine does not know."""
    zone = _find(name)
    if zone is None:
        return ""
    offsets = {datetime(year, month, 1, 12, tzinfo=UTC).astimezone(zone).utcoffset() for month in range(1, 13)}
    found = sorted(offset for offset in offsets if offset is not None)
    said = [_offset(found[0])]
    if len(found) > 1:
        said.append(f"in summer {_offset(found[-1])}")
    return ", ".join([f"{_town(name)} time", *said])


def at_track(moment: datetime, name: str) -> datetime | None:
    """A moment as the clocks of a zone show it; None for a zone this machine does not know."""
    zone = _find(name)
    return moment.astimezone(zone) if zone else None


def zone_then(name: str, moment: datetime) -> str:
    """``Chicago time, UTC−5``, as it is at that moment; empty for a zone this machine does not know."""
    offset = (local := at_track(moment, name)) and local.utcoffset()
    return "" if offset is None else f"{_town(name)} time, {_offset(offset)}"


def _find(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (LookupError, OSError, ValueError):  # no such zone, or none this machine knows
        return None


def _town(name: str) -> str:
    return name.rpartition("/")[2].replace("_", " ")


def _offset(offset: timedelta) -> str:
    """``UTC−6``, ``UTC+5:30``."""
    minutes = round(offset.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    figures = f"{hours}:{rest:02}" if rest else f"{hours}"
    return f"UTC{'−' if minutes < 0 else '+'}{figures}" if minutes else "UTC"
