"""Which stories a list shows: by kind, season, driver and team, whatever stands in the address."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.db.models import IntegerField, QuerySet
from django.db.models.functions import Cast, Coalesce, ExtractYear

from articles.models import Article
from results.models import Constructor, Driver


@dataclass(slots=True)
class Choice:
    """What one filter offers, as (value, label) pairs, and the value chosen; empty where none is."""

    name: str
    label: str
    options: list[tuple[str, str]]
    value: str = ""

    @property
    def chosen(self) -> str:
        """The label of what is chosen."""
        return dict(self.options).get(self.value, "")


@dataclass(slots=True)
class Filters:
    """The four choices. Each offers what published stories have; any other value counts for none."""

    choices: list[Choice] = field(default_factory=list)

    @classmethod
    def read(cls, query: Mapping[str, str]) -> "Filters":
        """Four queries."""
        filters = cls([_kinds(), _seasons(), _drivers(), _teams()])
        for choice in filters.choices:
            wanted = query.get(choice.name, "")
            choice.value = wanted if wanted in dict(choice.options) else ""
        return filters

    def narrow(self, stories: QuerySet[Article]) -> QuerySet[Article]:
        paths = {"kind": "kind", "season": "year", "driver": "drivers__slug", "team": "constructors__slug"}
        chosen = {paths[choice.name]: choice.value for choice in self.choices if choice.value}
        return _with_year(stories).filter(**chosen)

    @property
    def kind(self) -> Choice:
        return self.choices[0]

    @property
    def others(self) -> list[Choice]:
        """The choices but the kind that offer anything."""
        return [choice for choice in self.choices[1:] if choice.options]

    @property
    def chosen(self) -> list[str]:
        """The labels of all that is chosen."""
        return [choice.chosen for choice in self.choices if choice.value]

    @property
    def query(self) -> str:
        """What the address says of them: ``kind=report&season=2023``."""
        return self._query(self.choices)

    @property
    def kinds(self) -> list[tuple[str, str, str]]:
        """Each kind with its label and the address, beside the other choices as they are."""
        rest = self.choices[1:]
        return [
            (value, label, self._query([Choice("kind", "", [], value), *rest])) for value, label in self.kind.options
        ]

    @property
    def query_without_kind(self) -> str:
        return self._query(self.choices[1:])

    @staticmethod
    def _query(choices: list[Choice]) -> str:
        return urlencode([(choice.name, choice.value) for choice in choices if choice.value])


def _with_year(stories: QuerySet[Article]) -> QuerySet[Article]:
    """The season a story is about; of one about no Grand Prix the year it came out in."""
    published_in = Cast(ExtractYear("published_at"), IntegerField())
    return stories.annotate(year=Coalesce("grand_prix__season__year", published_in))


def _published() -> QuerySet[Article]:
    return Article.objects.published().order_by()


def _kinds() -> Choice:
    used = set(_published().values_list("kind", flat=True).distinct())
    return Choice("kind", "Kind", [(kind.value, str(kind.label).capitalize()) for kind in Article.Kind if kind in used])


def _seasons() -> Choice:
    years = sorted(set(_with_year(_published()).values_list("year", flat=True)), reverse=True)
    return Choice("season", "Season", [(str(year), str(year)) for year in years])


def _drivers() -> Choice:
    return Choice("driver", "Driver", _tagged(Driver.objects, "last_name"))


def _teams() -> Choice:
    return Choice("team", "Team", _tagged(Constructor.objects, "name"))


def _tagged(things: Any, order: str) -> list[tuple[str, str]]:
    found = things.filter(stories__in=_published()).order_by(order, "slug").values_list("slug", "name", order)
    return [(slug, name) for slug, name, _ in found.distinct()]
