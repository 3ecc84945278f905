"""The stories of a race weekend. They are reached through a reverse relation and may be absent."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import DateTimeField, IntegerField

from f1site import clock
from f1site.paths import path_to
from f1site.prepared import prepared
from results.models import GrandPrix
from results.reading.coverage import MOST


class Story(NamedTuple):
    """A story without its text."""

    pk: int
    slug: str
    kind: str
    kicker: str
    headline: str
    standfirst: str
    published_at: datetime

    def get_kind_display(self) -> str:
        return _stories_of_all().related_model.Kind(self.kind).label

    def get_absolute_url(self) -> str:
        return path_to("story", self.published_at.year, f"{self.published_at.month:02}", self.slug)


@dataclass(slots=True)
class Stories:
    """Those of a race weekend, newest first, by when they belong: before, during or after it."""

    before: list[Story] = field(default_factory=list)
    during: list[Story] = field(default_factory=list)
    after: list[Story] = field(default_factory=list)

    @property
    def all(self) -> list[Story]:
        return [*self.before, *self.during, *self.after]

    @property
    def under_headings(self) -> list[tuple[str, list[Story]]]:
        """As the page shows them: what came last first."""
        headings = ("After the race", self.after), ("During the weekend", self.during), ("Before the race", self.before)
        return [(heading, stories) for heading, stories in headings if stories]


def _stories_of_all() -> Any:
    """The relation of Grands Prix to their stories; None without any."""
    return next((found for found in GrandPrix._meta.related_objects if found.name == "stories"), None)


@prepared(Story, grand_prix=IntegerField(), at=DateTimeField())
def _stories(grand_prix, at):
    relation = _stories_of_all()
    stories = relation.related_model.objects.published(at).filter(**{relation.field.name: grand_prix})
    return stories.newest_first().values(*Story._fields)[:MOST]


def stories_by_moment(grand_prix: Any, first_day: date | None) -> Stories:
    """Previews before, reports when what they report is over, anything else by publication. One query.

    ``first_day`` of the weekend: None where it is not known.
    """
    stories = Stories()
    for story in _stories(grand_prix=grand_prix.pk, at=clock.now()) if _stories_of_all() else ():
        getattr(stories, _moment(story, first_day, grand_prix.date)).append(story)
    return stories


def _moment(story: Story, first_day: date | None, race_day: date | None) -> str:
    out = story.published_at.date()
    if story.kind == "preview" or race_day is None or out < (first_day or race_day):
        return "before"
    if story.kind == "report":
        return "after"
    return "during" if out < race_day or story.kind.endswith("-report") else "after"
