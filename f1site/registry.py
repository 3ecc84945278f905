"""What the apps bring to the site as a whole, each in its ``AppConfig.ready``: the plumbing itself knows none of it."""

from collections.abc import Iterable

from f1site.feeds.sources import Source
from f1site.lists import List
from f1site.sitemaps.sections import Section

LISTS: dict[str, List] = {}
SECTIONS: dict[str, Section] = {}
FEEDS: dict[str, Source] = {}


def register(*, lists: Iterable[List] = (), sections: Iterable[Section] = (), feeds: Iterable[Source] = ()) -> None:
    LISTS.update({row.name: row for row in lists})
    SECTIONS.update({row.name: row for row in sections})
    FEEDS.update({row.name: row for row in feeds})


def lists() -> list[List]:
    """Of all apps, the most wanted first."""
    return sorted(LISTS.values(), key=lambda row: row.place)
