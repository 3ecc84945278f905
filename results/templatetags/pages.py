"""How dates, places and countries are written on the pages of the sport."""

from datetime import UTC
from zoneinfo import ZoneInfo

from django import template
from django.utils.dateformat import format as format_date
from django.utils.html import format_html, format_html_join

from results import nationalities
from results.reading.sentences import language
from results.templatetags.results import points

register = template.Library()


@register.filter
def day(value):
    """A date as ``22 October 2023`` in a ``<time>``; nothing for None."""
    if value is None:
        return ""
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), format_date(value, "j F Y"))


@register.filter
def short_day(value):
    """A date as ``22 Oct`` in a ``<time>``, for tables of one year; nothing for None."""
    if value is None:
        return ""
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), format_date(value, "j M"))


@register.filter
def moment(value, zone=""):
    """A moment as ``22 October 2023, 14:00 at the track (19:00 UTC)``; in UTC alone where the zone is not known."""
    if value is None:
        return ""
    value = value.astimezone(UTC)
    text = format_date(value, "j F Y, H:i") + " UTC"
    if local := _at(value, zone):
        text = f"{format_date(local, 'j F Y, H:i')} at the track ({value:%H:%M} UTC)"
    # The class lets a script add the reader's own time.
    return format_html('<time class="start" datetime="{}">{}</time>', value.isoformat(), text)


@register.filter
def at_the_track(value, zone):
    """A moment in the track's own time as ``Fri 27 Nov, 16:30``; nothing where the zone is not known."""
    local = value and _at(value, zone)
    return format_date(local, "D j M, H:i") if local else ""


@register.filter
def utc(value):
    """A moment as ``Fri 13:30`` in UTC. The class lets a script put the reader's own time in its place."""
    value = value.astimezone(UTC)
    return format_html(
        '<time class="own-clock" datetime="{}">{}</time>', value.isoformat(), format_date(value, "D H:i")
    )


def _at(value, zone):
    try:
        return value.astimezone(ZoneInfo(zone)) if zone else None
    except (LookupError, OSError, ValueError):  # no such zone, or none this machine knows
        return None


@register.filter
def ordinal(number):
    """1st, 2nd, 3rd, 4th, 11th; a dash for None."""
    if number is None:
        return "–"
    return language.ordinal(number)


@register.filter
def unbroken(years):
    """``1961, 1975–1977`` so that no line ends within a run of years."""
    runs = years.replace(", ", ",\n").splitlines()
    return format_html_join(" ", '<span class="nowrap">{}</span>', ((run,) for run in runs))


@register.filter
def country(alpha3):
    """The country of an ISO code; nothing for an unknown one."""
    return nationalities.country_of(alpha3)


@register.filter
def signed(value):
    """Points won or lost: ``+3``, ``−18``; nothing for none."""
    if not value:
        return ""
    return f"+{points(value)}" if value > 0 else f"−{points(-value)}"
