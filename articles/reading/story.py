"""The page of a story, and the one that says that a story was withdrawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import DateTimeField, QuerySet

from articles.models import Article
from articles.reading.stories import FullStory, Story, ToReadNext, in_full, to_read_next
from articles.structured_data import news_article
from articles.tables.embeds import Block, StoryTables, blocks_made
from articles.tables.weekends import Weekend
from articles.text.body import render_body
from f1site import clock
from f1site.kept import Shelf
from f1site.paths import path_to
from f1site.prepared import prepared
from results.charts.tracks import Shape
from results.marks.drawings import track
from results.reading.credits import Credit, credits_of
from results.reading.headlines import Headline

OFFERED = 6


@dataclass(frozen=True, slots=True)
class StoryPage:
    """``as_published``: with its tables as they stood then. ``html`` of its text and of each block."""

    full: FullStory
    next: ToReadNext
    html: dict[str, str]
    as_published: bool
    is_preview: bool

    @property
    def story(self) -> Story:
        return self.full.story

    @property
    def body(self) -> str:
        return self.html[_body_of(self.story)]

    @property
    def tables(self) -> StoryTables:
        return self.full.tables

    @property
    def grand_prix(self) -> Weekend | None:
        return self.full.grand_prix

    @property
    def track(self) -> Shape | None:
        return track(self.grand_prix.layout) if self.grand_prix else None

    @property
    def people(self) -> dict[str, str]:
        return self.full.people.named

    @property
    def teams(self) -> dict[str, str]:
        return {team.get_absolute_url(): team.name for team in self.full.people.teams}

    @property
    def weekend_heading(self) -> str:
        return f"More on {self.grand_prix.the_name}" if self.grand_prix else ""

    @property
    def credits(self) -> list[Credit]:
        return credits_of(block.season for block in self.tables.blocks)

    @property
    def structured_data(self) -> dict[str, Any]:
        return news_article(self.full)

    @property
    def breadcrumbs(self) -> list[tuple[str, str]]:
        if self.is_preview:
            return []
        return [("News", path_to("news")), (self.story.headline, self.story.get_absolute_url())]

    @property
    def facts(self) -> list[str]:
        return self.full.facts


def read_story_page(story: Story, shelf: Shelf, *, as_published: bool = False, is_preview: bool = False) -> StoryPage:
    """Ten queries at most."""
    (full,) = in_full([story], as_published)
    wanted: dict[str, FullStory | Block] = {block.key: block for block in full.tables.blocks}
    html = shelf.keep(wanted | {_body_of(story): full}, _made)
    return StoryPage(full, to_read_next(full), html, as_published, is_preview)


def _body_of(story: Story) -> str:
    return f"body-{story.pk}"


def _made(missing: Mapping[str, FullStory | Block]) -> dict[str, str]:
    tables = blocks_made({name: of for name, of in missing.items() if not isinstance(of, FullStory)})
    texts = {name: of for name, of in missing.items() if isinstance(of, FullStory)}
    return tables | {name: render_body(full.story.body, full.people) for name, full in texts.items()}


@prepared(Headline, at=DateTimeField())
def _newest(at: Any) -> QuerySet[Article, Any]:
    return Article.objects.published(at).newest_first().values(*Headline._fields)[:OFFERED]


def newest_headlines() -> list[Headline]:
    """What the page of a story that was withdrawn offers instead. One query."""
    return _newest(at=clock.now())
