"""Stories as plain values, with all that a page or a feed shows of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Case, CharField, Count, DateTimeField, IntegerField, Q, QuerySet, UUIDField, Value, When

from articles.facts import STORIES
from articles.models import Article
from articles.reading.people import People, people_of
from articles.tables.embeds import StoryTables, tables_of
from articles.tables.versions import Versions
from articles.tables.wanted import pinned_at, wanted_by, with_races
from articles.tables.weekends import Weekend, weekends
from f1site import clock
from f1site.facts import season_key
from f1site.paths import path_to
from f1site.prepared import prepared
from results.facts import RESULTS
from results.reading.headlines import Headline


class Story(NamedTuple):
    """A row; ``race_before`` and ``own_race_is_out`` as ``with_races`` tells them."""

    pk: int
    uid: UUID
    kind: str
    slug: str
    kicker: str
    headline: str
    standfirst: str
    body: str
    byline: str
    tables: str
    published_at: datetime | None
    updated_at: datetime | None
    withdrawn_at: datetime | None
    created_at: datetime
    grand_prix_id: int | None
    race_before: int | None
    own_race_is_out: bool

    def get_kind_display(self) -> str:
        return str(Article.Kind(self.kind).label)

    def get_absolute_url(self) -> str:
        """The public address; for a draft the one it would have if it came out today."""
        at = self.published_at or clock.now()
        return path_to("story", at.year, f"{at.month:02}", self.slug)

    @property
    def is_out(self) -> bool:
        """It has been; it may have been withdrawn since."""
        return self.published_at is not None and self.published_at <= clock.now()

    @property
    def last_change(self) -> datetime:
        """When readers last saw it change: the later of publication and the last edit after it."""
        return max(filter(None, [self.published_at, self.updated_at]), default=self.created_at)


@dataclass(frozen=True, slots=True)
class FullStory:
    """A story with the race it is about, its people and its tables."""

    story: Story
    grand_prix: Weekend | None
    people: People
    tables: StoryTables

    @property
    def last_seen_change(self) -> datetime:
        """When readers last saw it change: an edit, or a later version of a table in it."""
        return max(filter(None, [self.story.last_change, self.tables.newest]))

    @property
    def facts(self) -> list[str]:
        """A sheet that is new may be the last before its moment: of its season or the one before, or of any."""
        year = self.grand_prix.season_id if self.grand_prix else None
        around = [season_key(year), season_key(year - 1)] if year else [RESULTS]
        return [STORIES, f"article-{self.story.pk}", *around, *self.tables.facts]


@prepared(Story, slug=CharField(), at=DateTimeField())
def _called(slug: Any, at: Any) -> QuerySet[Article, Any]:
    return _rows(Article.objects.filter(slug=slug), at)


@prepared(Story, token=UUIDField(), at=DateTimeField())
def _shared_by(token: Any, at: Any) -> QuerySet[Article, Any]:
    return _rows(Article.objects.filter(preview_token=token), at)


@prepared(Story, at=DateTimeField())
def _newest(at: Any) -> QuerySet[Article, Any]:
    return _rows(Article.objects.published(at).newest_first()[:IN_A_FEED], at)


IN_A_FEED = 30


def _rows(stories: QuerySet[Article], at: Any) -> QuerySet[Article, Any]:
    return with_races(stories, at).values(*Story._fields)


def story_called(slug: str) -> Story | None:
    """One query."""
    return next(iter(_called(slug=slug, at=clock.now())), None)


def story_shared_by(token: UUID) -> Story | None:
    """The one with such a link. One query."""
    return next(iter(_shared_by(token=token, at=clock.now())), None)


def newest_stories() -> list[Story]:
    """As many as a feed holds. One query."""
    return _newest(at=clock.now())


def in_full(stories: Iterable[Story], as_published: bool = False) -> list[FullStory]:
    """With their tables as they are, or as each story came out with them. Five queries at most, however many there are.

    People with what they said, tables chosen by hand, Grands Prix, sheets, championship tables.
    """
    stories, now = list(stories), clock.now()
    people, wanted = people_of(story.pk for story in stories), wanted_by(stories)
    about = {story.grand_prix_id for story in stories if story.grand_prix_id}
    there = weekends(about.union(table.grand_prix for tables in wanted.values() for table in tables))
    versions = Versions((table for tables in wanted.values() for table in tables), there, now)
    return [
        FullStory(
            story,
            there[story.grand_prix_id] if story.grand_prix_id else None,
            people[story.pk],
            tables_of(story, wanted[story.pk], versions, pinned_at(story, now) if as_published else now),
        )
        for story in stories
    ]


class _NextRow(NamedTuple):
    pk: int
    slug: str
    kind: str
    kicker: str
    headline: str
    standfirst: str
    published_at: datetime
    same: int
    shared: int


@dataclass(frozen=True, slots=True)
class ToReadNext:
    """Other stories: of the same race weekend, about some of the same people and teams, and just new."""

    same_weekend: Sequence[Headline]
    same_people: Sequence[Headline]
    newest: Sequence[Headline]


@prepared(
    _NextRow,
    story=IntegerField(),
    grand_prix=IntegerField(),
    drivers=IntegerField(),
    teams=IntegerField(),
    at=DateTimeField(),
)
def _next(story: Any, grand_prix: Any, drivers: Any, teams: Any, at: Any) -> QuerySet[Article, Any]:
    same = Case(When(grand_prix=grand_prix, then=Value(1)), default=Value(0))
    shared_drivers = Count("drivers", Q(drivers__pk__among=drivers), distinct=True)
    shared_teams = Count("constructors", Q(constructors__pk__among=teams), distinct=True)
    others = Article.objects.published(at).exclude(pk=story).annotate(same=same, shared=shared_drivers + shared_teams)
    return others.order_by("-same", "-shared", "-published_at", "-pk").values(*_NextRow._fields)[:TO_READ_NEXT]


TO_READ_NEXT = 6


def to_read_next(full: FullStory) -> ToReadNext:
    """Those about the same Grand Prix first, then those that share most, then the newest. One query."""
    drivers, teams = ([each.pk for each in them] for them in (full.people.drivers, full.people.teams))
    about = full.story.grand_prix_id or 0
    rows = _next(story=full.story.pk, grand_prix=about, drivers=drivers, teams=teams, at=clock.now())
    return ToReadNext(
        [Headline(*row[:7]) for row in rows if row.same],
        [Headline(*row[:7]) for row in rows if row.shared and not row.same],
        [Headline(*row[:7]) for row in rows if not row.shared and not row.same],
    )
