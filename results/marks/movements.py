"""Places won and lost."""

from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from f1site.templating import marks

SAME = mark_safe('<span aria-hidden="true">=</span><span class="visually-hidden">same place</span>')


@marks.function
def moved(movement: Any) -> str:
    """A Movement as an arrow and a number; a dash for None."""
    return _moved(movement.direction, movement.count) if movement else "–"


@lru_cache(maxsize=256)
def _moved(direction: str, count: int) -> SafeString:
    if direction in ("up", "down"):
        icon = mark_safe(render_to_string(f"icons/_{direction}.html"))  # noqa: S308  # ours, and without any word
        said = format_html('{}<span class="visually-hidden">{} </span>{}', icon, direction, count)
    else:
        said = SAME if direction == "same" else mark_safe("new")
    return format_html('<span class="moved moved--{}">{}</span>', direction, said)
