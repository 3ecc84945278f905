"""What pages say of the lists and the feeds that the apps bring."""

from typing import NamedTuple

from f1site import registry
from f1site.feeds.sources import Source
from f1site.feeds.writers import FORMATS
from f1site.paths import path_to
from f1site.templating import marks

marks.function(registry.lists)


class Feed(NamedTuple):
    """A source in one of its formats."""

    label: str
    type: str
    path: str


@marks.function
def feed_sources() -> list[Source]:
    return list(registry.FEEDS.values())


@marks.filter
def feeds_of(source: Source) -> list[Feed]:
    return [
        Feed(form.label, form.content_type.partition(";")[0], path_to("feed", source.name, ending))
        for ending, form in FORMATS.items()
    ]
