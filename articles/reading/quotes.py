"""Who said what: all of it, and what one speaker said."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import CharField, DateTimeField, F, QuerySet

from articles.facts import QUOTES, STORIES
from articles.models import Quote, Speaker
from articles.paging import Page, checked, rows_of
from f1site import clock
from f1site.paths import path_to
from f1site.prepared import Prepared, prepared
from results.reading.drivers.quotes import QUOTATION, Quotation
from results.reading.headlines import Headline

QUOTES_A_PAGE = 30


class Quoted(NamedTuple):
    """A speaker with how often readers can find one quoted; ``nationality`` and ``drives_as`` of one who drives."""

    slug: str
    name: str
    driver_slug: str | None
    nationality: str | None
    drives_as: str | None
    said: int

    def get_absolute_url(self) -> str:
        return path_to("speaker", self.slug)

    @property
    def career(self) -> str:
        """The address of the driver's page."""
        return path_to("driver", self.driver_slug) if self.driver_slug else ""


@dataclass(frozen=True, slots=True)
class Said:
    """In one story."""

    story: Headline
    quotes: Sequence[Quotation]


@dataclass(frozen=True, slots=True)
class QuotesPage:
    """``speaker``: of one alone."""

    page: Page
    speakers: Sequence[Quoted] = ()
    speaker: Quoted | None = None

    @property
    def stories(self) -> list[Said]:
        by_story = groupby(self.page.rows, key=lambda row: row.story)
        return [Said(said[0].article, said) for said in (list(rows) for _, rows in by_story)]

    @property
    def address(self) -> str:
        return self.speaker.get_absolute_url() if self.speaker else path_to("quotes")

    @property
    def canonical(self) -> str:
        return self.page.address(self.address)

    @property
    def breadcrumbs(self) -> list[tuple[str, str]]:
        own = [(self.speaker.name, self.address)] if self.speaker else []
        return [("Quotes", path_to("quotes")), *own]

    @property
    def facts(self) -> list[str]:
        return [QUOTES, STORIES]


@lru_cache(maxsize=128)
def _page(number: int, of_one: bool) -> Prepared[Quotation]:
    def quotes(at: Any, **speaker: Any) -> QuerySet[Any, Any]:
        found = Quote.objects.published(at).filter(**{f"speaker__{name}": slug for name, slug in speaker.items()})
        return found.order_by("-article__published_at", "-article", "number").values(
            *("number", "role", "words"), **QUOTATION
        )[rows_of(number, QUOTES_A_PAGE)]

    return Prepared(quotes, Quotation, {"at": DateTimeField()} | ({"slug": CharField()} if of_one else {}))


@prepared(Quoted, at=DateTimeField())
def _speakers(at: Any) -> QuerySet[Any, Any]:
    return _quoted(at).order_by("name")


@prepared(Quoted, at=DateTimeField(), slug=CharField())
def _speaker(at: Any, slug: Any) -> QuerySet[Any, Any]:
    return _quoted(at).filter(slug=slug).order_by()


def _quoted(at: Any) -> QuerySet[Any, Any]:
    return Speaker.objects.quoted(at).values(
        *("slug", "name", "said"),
        driver_slug=F("driver__slug"),
        nationality=F("driver__nationality"),
        drives_as=F("driver__name"),
    )


def read_quotes_page(number: int) -> QuotesPage:
    """Two queries. Raises NoSuchPage."""
    at = clock.now()
    speakers = _speakers(at=at)
    page = checked(Page((), number, sum(speaker.said for speaker in speakers), QUOTES_A_PAGE))
    return QuotesPage(Page(_page(number, of_one=False)(at=at), number, page.count, page.size), speakers)


def read_speaker_page(slug: str, number: int) -> QuotesPage | None:
    """None for one who said nothing that is published. Two queries. Raises NoSuchPage."""
    at = clock.now()
    speaker = next(iter(_speaker(at=at, slug=slug)), None)
    # Someone quoted in drafts alone has no page: it would say who is about to be in the news.
    if speaker is None:
        return None
    page = checked(Page((), number, speaker.said, QUOTES_A_PAGE))
    rows = _page(number, of_one=True)(at=at, slug=slug)
    return QuotesPage(Page(rows, number, page.count, page.size), speaker=speaker)
