"""The stories of a race weekend. They are reached through a reverse relation and may be absent."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import DateTimeField, IntegerField

from f1site import clock
from f1site.prepared import prepared
from results.models import GrandPrix
from results.reading.coverage import MOST
from results.reading.headlines import Headline, newest_about, stories_field


@dataclass(slots=True)
class Stories:
    """Those of a race weekend, newest first, by when they belong: before, during or after it."""

    before: list[Headline] = field(default_factory=list)
    during: list[Headline] = field(default_factory=list)
    after: list[Headline] = field(default_factory=list)

    @property
    def all(self) -> list[Headline]:
        return [*self.before, *self.during, *self.after]

    @property
    def under_headings(self) -> list[tuple[str, list[Headline]]]:
        """As the page shows them: what came last first."""
        headings = ("After the race", self.after), ("During the weekend", self.during), ("Before the race", self.before)
        return [(heading, stories) for heading, stories in headings if stories]


@prepared(Headline, grand_prix=IntegerField(), at=DateTimeField())
def _stories(grand_prix, at):
    return newest_about(stories_field(GrandPrix), at, grand_prix)[:MOST]


def stories_by_moment(grand_prix: Any, first_day: date | None) -> Stories:
    """Previews before, reports when what they report is over, anything else by publication. One query.

    ``first_day`` of the weekend: None where it is not known.
    """
    stories = Stories()
    for story in _stories(grand_prix=grand_prix.pk, at=clock.now()) if stories_field(GrandPrix) else ():
        getattr(stories, _moment(story, first_day, grand_prix.date)).append(story)
    return stories


def _moment(story: Headline, first_day: date | None, race_day: date | None) -> str:
    out = story.published_at.date()
    if story.kind == "preview" or race_day is None or out < (first_day or race_day):
        return "before"
    if story.kind == "report":
        return "after"
    return "during" if out < race_day or story.kind.endswith("-report") else "after"
