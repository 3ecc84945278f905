"""The drawing of a circuit layout."""

from django import template

from results.charts.tracks import shape

register = template.Library()
BOX = 500  # units of the longer side


@register.filter
def track(layout):
    """The Shape of a layout; None where there is no drawing."""
    return shape(layout.drawing, BOX)
