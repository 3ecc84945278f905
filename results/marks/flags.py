"""Countries beside names: the flag and the code. Loaded in every template."""

from functools import cache

from django.utils.html import format_html
from django.utils.safestring import mark_safe

from f1site.templating import marks
from results import flags, nationalities


@marks.filter
def flag(alpha3):
    """The flag of an ISO code, an ornament of the name it stands before; nothing for an unknown one."""
    found = nationalities.find(alpha3)
    return _drawn(found) if found else ""


@marks.filter
def nation(alpha3):
    """The code of the sheets for an ISO code, with its country and the space before it; nothing for an unknown one."""
    found = nationalities.find(alpha3)
    return format_html(' <abbr class="nation" title="{}">{}</abbr>', found.country, found.code) if found else ""


@cache
def _drawn(nationality):
    # The files are ours: no word of anyone else's is in them. With its size in the page nothing moves while it loads.
    shapes = mark_safe(flags.shapes(nationality.alpha2))  # noqa: S308
    svg = '<svg class="flag" viewBox="{}" width="18" height="12" aria-hidden="true">{}</svg>'
    return format_html(svg, flags.VIEW_BOX, shapes)
