"""Which stories a list shows: by kind, season, driver and team, whatever stands in the address."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, IntegerField, QuerySet
from django.db.models.functions import Cast, Coalesce, ExtractYear

from articles.models import Article
from f1site import clock
from f1site.paths import path_to
from results.models import Constructor, Driver, Season
from results.reading.names import called, told_apart
from results.scoring.world_championship import FIRST


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
        kinds, counts = _kinds(others)
        kinds.choose(query.get(kinds.name, ""))
        return cls([kinds, *others], counts)

    def narrow(self, stories: QuerySet[Article]) -> QuerySet[Article]:
        return _narrowed(stories, self.choices)

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


def _with_year(stories: QuerySet[Article]) -> QuerySet[Article]:
    """The season a story is about; of one about no Grand Prix the year it came out in."""
    published_in = Cast(ExtractYear("published_at"), IntegerField())
    return stories.annotate(year=Coalesce("grand_prix__season__year", published_in))


def _published() -> QuerySet[Article]:
    return Article.objects.published().order_by()


def _narrowed(stories: QuerySet[Article], choices: list[Choice]) -> QuerySet[Article]:
    paths = {"kind": "kind", "season": "year", "driver": "drivers__slug", "team": "constructors__slug"}
    return _with_year(stories).filter(**{paths[choice.name]: choice.value for choice in choices if choice.value})


def _kinds(others: list[Choice]) -> tuple[Choice, dict[str, int]]:
    """The kinds of the stories that the other choices leave, and how many are of each."""
    counts = dict(_narrowed(_published(), others).values_list("kind").annotate(Count("pk", distinct=True)))
    offered = [(kind.value, str(kind.label).capitalize()) for kind in Article.Kind if kind in counts]
    return Choice("kind", "Kind", offered), counts


def _seasons() -> Choice:
    years = sorted(set(_with_year(_published()).values_list("year", flat=True)), reverse=True)
    return Choice("season", "Season", [(str(year), str(year)) for year in years])


def _drivers() -> Choice:
    return Choice("driver", "Driver", _tagged(Driver.objects, "last_name"))


def _teams() -> Choice:
    return Choice("team", "Team", _tagged(Constructor.objects, "name"))


def _tagged(things: Any, order: str) -> list[tuple[str, str]]:
    found = things.filter(stories__in=_published()).order_by(order, "slug")
    rows = list(found.values_list("slug", "name", "full_name", "nationality", order).distinct())
    names = told_apart((slug, called(name, full, country=nation, slug=slug)) for slug, name, full, nation, _ in rows)
    return list(names.items())
