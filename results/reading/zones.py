"""Time zones in words."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo


def zone_in_words(name: str, place: str, year: int) -> str:
    """``local time in Brussels, UTC+1, in summer UTC+2``: that of ``place``, as it is in ``year``.

    ``place`` is where the circuit lies: the town a zone is called after may be far away. Empty for a zone this machine
    does not know.
    """
    zone = _find(name)
    if zone is None:
        return ""
    offsets = {datetime(year, month, 1, 12, tzinfo=UTC).astimezone(zone).utcoffset() for month in range(1, 13)}
    found = sorted(offset for offset in offsets if offset is not None)
    said = [local_time(place), _offset(found[0])]
    if len(found) > 1:
        said.append(f"in summer {_offset(found[-1])}")
    return ", ".join(said)


def at_track(moment: datetime, name: str) -> datetime | None:
    """A moment as the clocks of a zone show it; None for a zone this machine does not know."""
    zone = _find(name)
    return moment.astimezone(zone) if zone else None


def zone_during(name: str, place: str, moments: Iterable[datetime]) -> str:
    """``local time in Austin, UTC−5``; where clocks are put forward or back between them, from which day on.

    ``moments`` are in order. Empty without any, or for a zone this machine does not know.
    """
    said: list[str] = []
    before = None
    for local in filter(None, (at_track(moment, name) for moment in moments)):
        offset = local.utcoffset()
        if offset is None or offset == before:
            continue
        day = f" from {local.day} {local:%B}" if said else ""
        said.append(f"{_offset(offset)}{day}")
        before = offset
    return f"{local_time(place)}, {' and '.join(said)}" if said else ""


def local_time(place: str) -> str:
    """``local time in Las Vegas``; of a circuit whose town is not known: ``local time``."""
    return f"local time in {place}" if place else "local time"


def _find(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (LookupError, OSError, ValueError):  # no such zone, or none this machine knows
        return None


def _offset(offset: timedelta) -> str:
    """``UTC−6``, ``UTC+5:30``."""
    minutes = round(offset.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    figures = f"{hours}:{rest:02}" if rest else f"{hours}"
    return f"UTC{'−' if minutes < 0 else '+'}{figures}" if minutes else "UTC"
