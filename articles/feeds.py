"""The feeds of stories: each entry with its full text and its tables."""

from datetime import UTC, datetime

from django.conf import settings
from django.db.models import Max, Q
from django.template.loader import render_to_string
from django.utils.html import format_html

from articles.models import Article
from articles.reading import in_full, last_seen_change
from articles.tables.embeds import ResultBlock, StandingsBlock, StoryTables, tables_of_stories
from articles.text.body import render_body
from articles.text.tags import tags_of
from f1site import clock
from f1site.feeds.markup import for_feed
from f1site.feeds.sources import Contents, Entry, Source

STORIES = 30


def _stories() -> Contents:
    """The newest stories. A fixed number of queries, whatever the number of stories."""
    stories = in_full(Article.objects.published().newest_first()[:STORIES])
    tables = tables_of_stories(stories)
    blocks = _RenderedBlocks()
    entries = [_entry(story, tables[story.pk], blocks) for story in stories]
    return Contents(
        entries=entries,
        changed=max([_last_event(), *(entry.changed for entry in entries)]),
        facts=["stories", *stories, *(fact for story in stories for fact in tables[story.pk].facts)],
    )


def _last_event() -> datetime:
    """The last time a story came out, was edited or was withdrawn: never moves back when one is taken away."""
    now = clock.now()
    events = ("published_at", "updated_at", "withdrawn_at")
    found = Article.objects.filter(published_at__lte=now).aggregate(
        **{event: Max(event, filter=Q(**{f"{event}__lte": now})) for event in events}
    )
    return max(filter(None, found.values()), default=datetime(1970, 1, 1, tzinfo=UTC))


def _entry(story: Article, tables: StoryTables, blocks: "_RenderedBlocks") -> Entry:
    subjects = [*filter(None, [story.grand_prix]), *tags_of(story).drivers, *tags_of(story).constructors]
    return Entry(
        title=story.headline,
        address=story.get_absolute_url(),
        summary=story.standfirst,
        author=story.byline or settings.SITE_NAME,
        published=story.published_at,
        changed=last_seen_change(story, tables),
        uid=story.uid.urn,
        categories=[story.get_kind_display(), *map(str, subjects)],
        content=_content(story, tables, blocks),
    )


def _content(story: Article, tables: StoryTables, blocks: "_RenderedBlocks") -> str:
    path = story.get_absolute_url()
    standfirst = format_html("<p><strong>{}</strong></p>", story.standfirst) if story.standfirst else ""
    note = render_to_string("articles/_changes.html", {"article": story, "tables": tables})
    text = for_feed(f"{standfirst}{render_body(story)}{note}", path)
    return text + "".join(blocks.html_of(block) for block in tables.blocks)


class _RenderedBlocks:
    """Tables as feed markup, each made once however many stories show it."""

    def __init__(self) -> None:
        self.made: dict[tuple, str] = {}

    def html_of(self, block: ResultBlock | StandingsBlock) -> str:
        if block.key not in self.made:
            self.made[block.key] = for_feed(render_to_string("articles/_table.html", {"table_block": block}))
        return self.made[block.key]


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
