"""Which stories a list shows: by kind, season, driver and team, whatever stands in the address."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db.models import CharField, Count, DateTimeField, F, Field, IntegerField, QuerySet
from django.db.models.functions import Cast, Coalesce, ExtractYear

from articles.models import Article
from articles.paging import rows_of
from f1site import clock
from f1site.paths import path_to
from f1site.prepared import Prepared, prepared
from results.models import Constructor, Driver, Season
from results.reading.headlines import Headline
from results.reading.names import called, told_apart
from results.scoring.world_championship import FIRST

# What each filter is asked with, and the column of a story it looks at.
ASKED: dict[str, tuple[Field, str]] = {
    "kind": (CharField(), "kind"),
    "season": (IntegerField(), "year"),
    "driver": (CharField(), "drivers__slug"),
    "team": (CharField(), "constructors__slug"),
}


class Unknown(LookupError):
    """A kind, season, driver or team that there is none of."""


@dataclass(slots=True)
class Choice:
    """What one filter offers, as (value, label) pairs, and the value chosen with its label; empty where none is."""

    name: str
    label: str
    options: list[tuple[str, str]]
    value: str = ""
    chosen: str = ""

    def choose(self, wanted: str) -> None:
        """What stories have, or what might have some. Raises Unknown for anything else."""
        if not wanted:
            return
        label = dict(self.options).get(wanted) or _label(self.name, wanted)
        if not label:
            raise Unknown(wanted)
        self.value, self.chosen = wanted, label
        if wanted not in dict(self.options):
            self.options = [*self.options, (wanted, label)]


@dataclass(slots=True)
class Filters:
    """The four choices. Each offers what published stories have."""

    choices: list[Choice] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)  # of the stories of each kind that the others leave

    @classmethod
    def read(cls, query: Mapping[str, str]) -> "Filters":
        """Four queries, and one for each thing wanted that no story is about. Raises Unknown."""
        others = [_seasons(), _drivers(), _teams()]
        for choice in others:
            choice.choose(query.get(choice.name, ""))
        names, values = _asked(others)
        counts = {row.kind: row.stories for row in _kinds(names)(**values)}
        offered = [(kind.value, str(kind.label).capitalize()) for kind in Article.Kind if kind in counts]
        kinds = Choice("kind", "Kind", offered)
        kinds.choose(query.get(kinds.name, ""))
        return cls([kinds, *others], counts)

    def stories(self, number: int, size: int) -> list[Headline]:
        """A page of the stories they leave, newest first. One query."""
        names, values = _asked(self.choices)
        return _page(names, number, size)(**values)

    @property
    def left(self) -> int:
        """How many stories they leave."""
        return self.counts.get(self.kind.value, 0) if self.kind.value else self.count

    @property
    def kind(self) -> Choice:
        return self.choices[0]

    @property
    def others(self) -> list[Choice]:
        """The choices but the kind that tell stories apart, or are made."""
        return [choice for choice in self.choices[1:] if len(choice.options) > 1 or choice.value]

    @property
    def chosen(self) -> list[str]:
        """The labels of all that is chosen."""
        return [choice.chosen for choice in self.choices if choice.value]

    @property
    def query(self) -> str:
        """What the address says of them: ``kind=report&season=2023``."""
        return self._query(self.choices)

    @property
    def address(self) -> str:
        """Of the list as it is narrowed, in the one way to write it."""
        return f"{path_to('news')}?{self.query}" if self.query else path_to("news")

    @property
    def kinds(self) -> list[tuple[str, str, str, int]]:
        """Each kind with its label, the address and how many there are, beside the other choices as they are."""
        rest = self.choices[1:]
        return [
            (value, label, self._query([Choice("kind", "", [], value), *rest]), self.counts.get(value, 0))
            for value, label in self.kind.options
        ]

    @property
    def count(self) -> int:
        """Of all kinds."""
        return sum(self.counts.values())

    @property
    def query_without_kind(self) -> str:
        return self._query(self.choices[1:])

    @staticmethod
    def _query(choices: list[Choice]) -> str:
        return urlencode([(choice.name, choice.value) for choice in choices if choice.value])


def _label(name: str, wanted: str) -> str:
    """What a value is called that no story has; empty where nothing of that name exists. One query at most."""
    if name == "kind":
        return str(Article.Kind(wanted).label).capitalize() if wanted in Article.Kind.values else ""
    if name == "season":
        return wanted if _is_a_season(wanted) else ""
    if not re.fullmatch("[-a-zA-Z0-9_]+", wanted):
        return ""
    things: Any = Driver.objects if name == "driver" else Constructor.objects
    return things.filter(slug=wanted).values_list("name", flat=True).first() or ""


def _is_a_season(wanted: str) -> bool:
    """One there is, or one of those there have been or are about to be."""
    if not re.fullmatch("[1-9][0-9]{3}", wanted):
        return False
    return FIRST <= int(wanted) <= clock.now().year + 1 or Season.objects.filter(year=int(wanted)).exists()


def _asked(choices: Sequence[Choice]) -> tuple[tuple[str, ...], dict[str, Any]]:
    """The names of those that are made, and what a query of them is asked with."""
    values: dict[str, Any] = {choice.name: choice.value for choice in choices if choice.value}
    return tuple(values), {"at": clock.now()} | values


def _narrowed(names: tuple[str, ...], at: Any, values: dict[str, Any]) -> QuerySet[Any]:
    stories = _with_year(Article.objects.published(at)).order_by()
    return stories.filter(**{ASKED[name][1]: values[name] for name in names})


def _with_year(stories: QuerySet[Any]) -> QuerySet[Any]:
    """The season a story is about; of one about no Grand Prix the year it came out in."""
    published_in = Cast(ExtractYear("published_at"), IntegerField())
    return stories.annotate(year=Coalesce("grand_prix__season__year", published_in))


def _given(names: tuple[str, ...]) -> dict[str, Field]:
    return {"at": DateTimeField()} | {name: ASKED[name][0] for name in names}


@lru_cache(maxsize=128)
def _page(names: tuple[str, ...], number: int, size: int) -> Prepared[Headline]:
    def stories(at: Any, **values: Any) -> QuerySet[Any, Any]:
        found = _narrowed(names, at, values).order_by("-published_at", "-pk")
        return found.values(*Headline._fields)[rows_of(number, size)]

    return Prepared(stories, Headline, _given(names))


class _Kind(NamedTuple):
    kind: str
    stories: int


@lru_cache(maxsize=8)
def _kinds(names: tuple[str, ...]) -> Prepared[_Kind]:
    """How many stories of each kind the choices ``names`` leave."""

    def kinds(at: Any, **values: Any) -> QuerySet[Any, Any]:
        return _narrowed(names, at, values).values("kind").annotate(stories=Count("pk", distinct=True))

    return Prepared(kinds, _Kind, _given(names))


class _Year(NamedTuple):
    year: int


@prepared(_Year, at=DateTimeField())
def _years(at: Any) -> QuerySet[Any, Any]:
    return _with_year(Article.objects.published(at)).order_by().values("year").distinct()


def _seasons() -> Choice:
    years = sorted((row.year for row in _years(at=clock.now())), reverse=True)
    return Choice("season", "Season", [(str(year), str(year)) for year in years])


class _Tagged(NamedTuple):
    slug: str
    name: str
    full_name: str
    nationality: str
    order: str


@prepared(_Tagged, at=DateTimeField())
def _tagged_drivers(at: Any) -> QuerySet[Any, Any]:
    return _tagged(Driver.objects, "last_name", at)


@prepared(_Tagged, at=DateTimeField())
def _tagged_teams(at: Any) -> QuerySet[Any, Any]:
    return _tagged(Constructor.objects, "name", at)


def _tagged(things: Any, order: str, at: Any) -> QuerySet[Any, Any]:
    found = things.filter(stories__in=Article.objects.published(at).order_by()).order_by(order, "slug")
    return found.values(*_Tagged._fields[:4], order=F(order)).distinct()


def _drivers() -> Choice:
    return Choice("driver", "Driver", _options(_tagged_drivers(at=clock.now())))


def _teams() -> Choice:
    return Choice("team", "Team", _options(_tagged_teams(at=clock.now())))


def _options(rows: Sequence[_Tagged]) -> list[tuple[str, str]]:
    ways = ((row.slug, called(row.name, row.full_name, country=row.nationality, slug=row.slug)) for row in rows)
    return list(told_apart(ways).items())
