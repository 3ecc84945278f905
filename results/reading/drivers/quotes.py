"""What a driver was quoted with last. Speakers are reached by a relation and may be absent."""

from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from django.db.models import DateTimeField, F, IntegerField

from f1site import clock
from f1site.paths import path_to
from f1site.prepared import prepared
from results.models import Driver
from results.reading.headlines import Headline

SHOWN = 3


class Speaker(NamedTuple):
    slug: str
    name: str

    def get_absolute_url(self) -> str:
        return path_to("speaker", self.slug)


class Quotation(NamedTuple):
    """What was said, and the story it stands in."""

    number: int
    role: str
    words: str
    said_by: str
    said_by_slug: str
    story: int
    slug: str
    headline: str
    published_at: datetime

    @property
    def speaker(self) -> Speaker:
        return Speaker(self.said_by_slug, self.said_by)

    @property
    def article(self) -> Headline:
        return Headline(self.story, self.slug, "", "", self.headline, "", self.published_at)

    def get_absolute_url(self) -> str:
        return f"{self.article.get_absolute_url()}#quote-{self.number}"


# The columns of a Quotation beside its own.
QUOTATION = {
    "said_by": F("speaker__name"),
    "said_by_slug": F("speaker__slug"),
    "story": F("article"),
    "slug": F("article__slug"),
    "headline": F("article__headline"),
    "published_at": F("article__published_at"),
}


@prepared(Quotation, driver=IntegerField(), at=DateTimeField())
def _quotes(driver, at):
    said: Any = _relation(_relation(Driver, "speaker").related_model, "quotes")
    found = said.related_model.objects.published(at).filter(speaker__driver=driver)
    return found.order_by("-article__published_at", "number").values("number", "role", "words", **QUOTATION)[:SHOWN]


def quotes_of(driver: int) -> list[Quotation]:
    """By the id of a driver. One query."""
    return _quotes(driver=driver, at=clock.now()) if _relation(Driver, "speaker") else []


@cache
def _relation(model: Any, name: str) -> Any:
    return next((found for found in model._meta.related_objects if found.name == name), None)
