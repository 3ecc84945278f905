"""The drawing of a circuit layout."""

from django import template

from results.parsing.drawings import parse_stored

register = template.Library()


@register.filter
def drawing(layout):
    """The view box and paths of a layout's drawing; None where there is none."""
    try:
        return parse_stored(layout.drawing)
    except (AttributeError, ValueError):
        return None
