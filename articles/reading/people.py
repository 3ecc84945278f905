"""Who a story is about and who is quoted in it, with as much of each as a link to its page needs."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import CharField, F, IntegerField, QuerySet, Value

from articles.models import Article, Quote
from f1site.paths import path_to
from f1site.prepared import prepared


class TaggedDriver(NamedTuple):
    pk: int
    slug: str
    name: str
    last_name: str

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return path_to("driver", self.slug)


class TaggedTeam(NamedTuple):
    pk: int
    slug: str
    name: str
    full_name: str

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return path_to("constructor", self.slug)


class Speaker(NamedTuple):
    """``driver`` is a slug, empty for one who drives nothing."""

    slug: str
    name: str
    driver: str = ""

    def get_absolute_url(self) -> str:
        return path_to("speaker", self.slug)

    @property
    def page(self) -> str:
        """Where readers learn who it is: for a driver, the driver's page."""
        return path_to("driver", self.driver) if self.driver else self.get_absolute_url()


class Quotation(NamedTuple):
    """What was said, for the story it stands in."""

    number: int
    speaker: Speaker
    role: str
    words: str

    @property
    def anchor(self) -> str:
        return f"quote-{self.number}"


@dataclass(slots=True)
class People:
    """Drivers and teams in order of name, quotations in the order of their numbers."""

    drivers: list[TaggedDriver] = field(default_factory=list)
    teams: list[TaggedTeam] = field(default_factory=list)
    quotes: list[Quotation] = field(default_factory=list)

    @property
    def named(self) -> dict[str, str]:
        """The names of the drivers and of those who are quoted, by the address of their page."""
        people = {driver.get_absolute_url(): driver.name for driver in self.drivers}
        for quote in self.quotes:
            people.setdefault(quote.speaker.page, quote.speaker.name)
        return people


class _Row(NamedTuple):
    """``thing``: its id, of a quotation the number; ``other_name`` of a speaker is the slug of the driver."""

    what: str
    of: int
    thing: int
    slug: str
    known_as: str
    other_name: str | None
    said_as: str
    said: str


@prepared(_Row, stories=IntegerField())
def _people(stories: Any) -> QuerySet[Any, Any]:
    drivers, teams = Article.drivers.through.objects, Article.constructors.through.objects
    nothing = Value("", CharField())
    tags = [
        rows.filter(article__among=stories)
        .order_by()
        .values(
            what=Value(what, CharField()),
            of=F("article"),
            thing=F(what),
            slug=F(f"{what}__slug"),
            known_as=F(f"{what}__name"),
            other_name=F(f"{what}__{other_name}"),
            said_as=nothing,
            said=nothing,
        )
        for rows, what, other_name in ((drivers, "driver", "last_name"), (teams, "constructor", "full_name"))
    ]
    quotes = Quote.objects.filter(article__among=stories).order_by()
    said = quotes.values(
        what=Value("quote", CharField()),
        of=F("article"),
        thing=F("number"),
        slug=F("speaker__slug"),
        known_as=F("speaker__name"),
        other_name=F("speaker__driver__slug"),
        said_as=F("role"),
        said=F("words"),
    )
    return tags[0].union(tags[1], said, all=True)


def people_of(stories: Iterable[int]) -> dict[int, People]:
    """By the ids of the stories. One query, however many they are."""
    found: dict[int, People] = defaultdict(People)
    # Sorted here: databases do not agree on how to order a union, nor on accents.
    for row in sorted(_people(stories=list(stories)), key=lambda row: row.other_name or row.known_as):
        people = found[row.of]
        if row.what == "driver":
            people.drivers.append(TaggedDriver(row.thing, row.slug, row.known_as, row.other_name or ""))
        elif row.what == "constructor":
            people.teams.append(TaggedTeam(row.thing, row.slug, row.known_as, row.other_name or ""))
        else:
            speaker = Speaker(row.slug, row.known_as, row.other_name or "")
            people.quotes.append(Quotation(row.thing, speaker, row.said_as, row.said))
    for people in found.values():
        people.quotes.sort()
    return found
