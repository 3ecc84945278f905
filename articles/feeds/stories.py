"""The feed of all stories, each with its full text and its tables."""

from datetime import UTC, datetime

from django.conf import settings
from django.db.models import Max, Q
from django.template.loader import render_to_string
from django.utils.html import format_html

from articles.feeds.markup import for_feed
from articles.feeds.writers import FullTextAtom, FullTextRss
from articles.models import Article
from articles.reading import in_full, last_seen_change
from articles.tables.embeds import ResultBlock, StandingsBlock, StoryTables, tables_of_stories
from articles.text.body import render_body
from articles.text.tags import tags_of
from f1site import clock
from f1site.marks.site import absolute

STORIES = 30


def stories_feed(
    writer: type[FullTextRss] | type[FullTextAtom], address: str
) -> tuple[FullTextRss | FullTextAtom, list]:
    """The newest stories, and the facts in them. A fixed number of queries, whatever the number of stories."""
    stories = in_full(Article.objects.published().newest_first()[:STORIES])
    tables = tables_of_stories(stories)
    changes = [last_seen_change(story, tables[story.pk]) for story in stories]
    feed = writer(
        title=f"{settings.SITE_NAME}: stories",
        link=absolute("/"),
        description="Every story in full, with its results and championship tables.",
        language=settings.LANGUAGE_CODE,
        author_name=settings.SITE_NAME,
        feed_url=absolute(address),
        feed_guid=absolute(address),
        changed_at=max([_last_event(), *changes]),
    )
    blocks = _RenderedBlocks()
    for story, changed in zip(stories, changes, strict=True):
        feed.add_item(**_item(story, changed, _content(story, tables[story.pk], blocks)))
    return feed, ["stories", *stories, *(fact for story in stories for fact in tables[story.pk].facts)]


def _last_event() -> datetime:
    """The last time a story came out, was edited or was withdrawn: never moves back when one is taken away."""
    now = clock.now()
    events = ("published_at", "updated_at", "withdrawn_at")
    found = Article.objects.filter(published_at__lte=now).aggregate(
        **{event: Max(event, filter=Q(**{f"{event}__lte": now})) for event in events}
    )
    return max(filter(None, found.values()), default=datetime(1970, 1, 1, tzinfo=UTC))


def _item(story: Article, changed: datetime, content: str) -> dict:
    subjects = [*filter(None, [story.grand_prix]), *tags_of(story).drivers, *tags_of(story).constructors]
    return {
        "title": story.headline,
        "link": absolute(story.get_absolute_url()),
        "description": story.standfirst,
        "author_name": story.byline or settings.SITE_NAME,
        "pubdate": story.published_at,
        "updateddate": changed,
        "unique_id": story.uid.urn,
        "unique_id_is_permalink": False,
        "categories": [story.get_kind_display(), *map(str, subjects)],
        "content": content,
    }


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
