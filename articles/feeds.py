"""The feeds of stories: each entry with its full text and its tables."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import DateTimeField, Max, Q, QuerySet, Value
from django.template.loader import render_to_string
from django.utils.html import format_html

from articles.facts import STORIES
from articles.models import Article
from articles.reading.stories import FullStory, in_full, newest_stories
from articles.tables.embeds import tables_as_html
from articles.text.body import render_body
from f1site import clock
from f1site.feeds.markup import for_feed
from f1site.feeds.sources import Contents, Entry, Source
from f1site.kept import Shelf
from f1site.prepared import prepared


def _stories(shelf: Shelf) -> Contents:
    """The newest stories. Twelve queries at most, whatever the number of stories."""
    stories = in_full(newest_stories())
    tables = _tables(stories, shelf)
    entries = [_entry(full, tables) for full in stories]
    return Contents(
        entries=entries,
        changed=max([_last_event(), *(entry.changed for entry in entries)]),
        facts=[STORIES, *(fact for full in stories for fact in full.facts)],
    )


class _Events(NamedTuple):
    published: datetime | None
    updated: datetime | None
    withdrawn: datetime | None


@prepared(_Events, at=DateTimeField())
def _events(at: Any) -> QuerySet[Article, Any]:
    stories = Article.objects.filter(published_at__lte=at).order_by().annotate(all_of_them=Value(1))
    return (
        stories.values("all_of_them")
        .annotate(
            published=Max("published_at"),
            updated=Max("updated_at", filter=Q(updated_at__lte=at)),
            withdrawn=Max("withdrawn_at", filter=Q(withdrawn_at__lte=at)),
        )
        .values(*_Events._fields)
    )


def _last_event() -> datetime:
    """The last time a story came out, was edited or was withdrawn: never moves back when one is taken away."""
    return max((at for row in _events(at=clock.now()) for at in row if at), default=datetime(1970, 1, 1, tzinfo=UTC))


def _tables(stories: Iterable[FullStory], shelf: Shelf) -> dict[str, str]:
    """All tables as feed markup, by the key of their block: each made once however many stories show it."""
    blocks = {block.key: block for full in stories for block in full.tables.blocks}
    return {
        key: for_feed(render_to_string("articles/_table.html", {"block": blocks[key], "html": html}))
        for key, html in tables_as_html(blocks.values(), shelf).items()
    }


def _entry(full: FullStory, tables: Mapping[str, str]) -> Entry:
    story = full.story
    subjects = [*filter(None, [full.grand_prix]), *full.people.drivers, *full.people.teams]
    return Entry(
        title=story.headline,
        address=story.get_absolute_url(),
        summary=story.standfirst,
        author=story.byline or settings.SITE_NAME,
        published=story.published_at or story.created_at,
        changed=full.last_seen_change,
        uid=story.uid.urn,
        categories=[story.get_kind_display(), *map(str, subjects)],
        content="".join([_text(full), *(tables[block.key] for block in full.tables.blocks)]),
    )


def _text(full: FullStory) -> str:
    standfirst = format_html("<p><strong>{}</strong></p>", full.story.standfirst) if full.story.standfirst else ""
    note = render_to_string("articles/_changes.html", {"story": full.story, "tables": full.tables})
    return for_feed(f"{standfirst}{render_body(full.story.body, full.people)}{note}", full.story.get_absolute_url())


FEEDS = [
    Source(
        name="stories",
        description="Every story in full, with its results and championship tables.",
        heading="All stories",
        about="The newest thirty, in full, with their result sheets and championship tables. "
        "When a ruling or a correction changes a table, the story is marked as updated.",
        read=_stories,
    )
]
