"""How values of the sport are printed. Loaded in every template."""

from decimal import Decimal

from django import template

from results.parsing.times import format_time

register = template.Library()


@register.filter
def lap_time(milliseconds):
    """Milliseconds as ``1:35:21.362``; nothing for None."""
    return "" if milliseconds is None else format_time(milliseconds)


@register.filter
def gap(milliseconds):
    """Milliseconds as ``+10.730``; nothing for None."""
    return "" if milliseconds is None else f"+{format_time(milliseconds)}"


@register.filter
def points(value):
    """Points without needless zeros: ``25``, ``12.5``, ``1.33``; nothing for None."""
    if value is None:
        return ""
    value = Decimal(value)
    return f"{value:f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"


@register.filter
def seconds(milliseconds):
    """Milliseconds as plain seconds, for penalties: ``5``, ``12.5``."""
    return points(Decimal(milliseconds) / 1000)
