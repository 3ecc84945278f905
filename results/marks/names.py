"""Drivers as tables name them."""

from functools import lru_cache
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from f1site.templating import marks
from results.marks.flags import flag, nation


@marks.function
def named(driver: Any) -> SafeString:
    """The flag, the name as a way to the driver's page, and the country's code."""
    return _named(driver.get_absolute_url(), driver.name, driver.nationality)


@lru_cache(maxsize=2048)  # a page names the same few many times; all there are would be 900
def _named(address: str, name: str, nationality: str) -> SafeString:
    return format_html('{}<a href="{}">{}</a>{}', flag(nationality), address, name, nation(nationality))
