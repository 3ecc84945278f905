"""How dates, places and countries are written on the pages of the sport."""

from datetime import UTC, datetime
from functools import lru_cache

from django.utils.dateformat import format as format_date
from django.utils.html import format_html, format_html_join

from f1site.templating import marks
from results import nationalities
from results.marks.figures import points
from results.reading.sentences import language
from results.reading.zones import at_track


@marks.filter
def day(value):
    """A date as ``22 October 2023`` in a ``<time>``; nothing for None."""
    return _written(value, "j F Y")


@marks.filter
def short_day(value):
    """A date as ``22 Oct`` in a ``<time>``, for tables of one year; nothing for None."""
    return _written(value, "j M")


def _written(value, style):
    if value is None:
        return ""
    # Moments of other zones may be the same and are written differently.
    return _in_time(value, style) if isinstance(value, datetime) else _of_day(value, style)


def _in_time(value, style):
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), format_date(value, style))


_of_day = lru_cache(maxsize=4096)(_in_time)


@marks.filter
def moment(value, zone=""):
    """A moment as ``22 October 2023, 14:00 at the track (19:00 UTC)``; in UTC alone where the zone is not known.

    Where it is another day in UTC, that is said: ``18 November 2023, 22:00 at the track (19 Nov, 06:00 UTC)``.
    """
    if value is None:
        return ""
    value = value.astimezone(UTC)
    text = format_date(value, "j F Y, H:i") + " UTC"
    if local := at_track(value, zone):
        in_utc = format_date(value, "H:i" if local.date() == value.date() else "j M, H:i")
        text = f"{format_date(local, 'j F Y, H:i')} at the track ({in_utc} UTC)"
    # The class lets a script add the reader's own time.
    return format_html('<time class="start" datetime="{}">{}</time>', value.isoformat(), text)


@marks.filter
def weekday(value):
    """A date as ``Sun 22 Oct`` in a ``<time>``, for the days of one weekend; nothing for None."""
    return _written(value, "D j M")


@marks.filter
def track_clock(value, zone):
    """The hour at the track, ``14:00``; nothing where the moment or the zone is not known."""
    local = at_track(value, zone) if value else None
    return format_date(local, "H:i") if local else ""


@marks.filter
def at_the_track(value, zone):
    """A moment in the track's own time as ``Fri 27 Nov, 16:30``; nothing where it or the zone is not known."""
    local = at_track(value, zone) if value else None
    return format_date(local, "D j M, H:i") if local else ""


@marks.filter
def utc(value):
    """``Fri 13:30``, for a column of UTC that a script turns into the reader's own time; nothing for None."""
    if value is None:
        return ""
    value = value.astimezone(UTC)
    return format_html('<time class="start" datetime="{}">{}</time>', value.isoformat(), format_date(value, "D H:i"))


@marks.filter
def ordinal(number):
    """1st, 2nd, 3rd, 4th, 11th; a dash for None."""
    if number is None:
        return "–"
    return language.ordinal(number)


@marks.filter
def no_orphan(name):
    """``South African GP`` so that a line never begins with the last word alone."""
    return "\N{NO-BREAK SPACE}".join(name.rsplit(" ", 1))


@marks.filter
def unbroken(years):
    """``1961, 1975–1977`` so that no line ends within a run of years."""
    runs = years.replace(", ", ",\n").splitlines()
    return format_html_join(" ", '<span class="nowrap">{}</span>', ((run,) for run in runs))


@marks.filter
def country(alpha3):
    """The country of an ISO code; nothing for an unknown one."""
    return nationalities.country_of(alpha3)


@marks.filter
def signed(value):
    """Points won or lost: ``+3``, ``−18``; nothing for none."""
    if not value:
        return ""
    return f"+{points(value)}" if value > 0 else f"−{points(-value)}"
