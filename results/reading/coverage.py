"""Stories and quotes on the pages of the sport. They are reached through reverse relations and may be absent."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

MOST = 30


@dataclass(slots=True)
class Stories:
    """The stories of a race weekend, newest first, by what they are."""

    previews: list[Any] = field(default_factory=list)
    reports: list[Any] = field(default_factory=list)
    others: list[Any] = field(default_factory=list)

    @property
    def all(self) -> list[Any]:
        return [*self.previews, *self.reports, *self.others]


def stories_about(thing: Model) -> list[Any]:
    """The newest published stories about a Grand Prix, driver or constructor, without their texts. One query."""
    stories = getattr(thing, "stories", None)
    return list(stories.published().newest_first().defer("body")[:MOST]) if stories is not None else []


def stories_by_kind(grand_prix: Model) -> Stories:
    """One query."""
    stories = Stories()
    for story in stories_about(grand_prix):
        if story.kind == "preview":
            stories.previews.append(story)
        elif story.kind.endswith("report"):
            stories.reports.append(story)
        else:
            stories.others.append(story)
    return stories


def quotes_of(driver: Model) -> tuple[Any, list[Any]]:
    """The driver as a speaker (None for one who is not quoted) with the newest quotes. At most two queries."""
    speaker = getattr(driver, "speaker", None)
    if speaker is None:
        return None, []
    newest = speaker.quotes.published().select_related("article").order_by("-article__published_at", "number")
    return speaker, list(newest[:MOST])
