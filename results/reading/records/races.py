"""All races there are, in order, and how far back they go."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import DateTimeField, F, QuerySet, TextField
from django.db.models.functions import Cast

from f1site import clock
from f1site.paths import path_to
from f1site.prepared import prepared
from f1site.shared import shared
from results.models import Classification, Session
from results.reading.annals import Annals, annals
from results.reading.credits import Credit


class Race(NamedTuple):
    """A Grand Prix with a race sheet; ``number`` counts from the oldest, those of successive ``turn`` came in a row.

    ``sheet`` and ``sprint`` are the ids of the current sheets of its race and of its sprint.
    """

    number: int
    turn: int
    sprint: int | None
    sheet: int
    pk: int
    day: date
    year: int
    slug: str
    name: str
    circuit: str
    circuit_name: str

    def __str__(self) -> str:
        return f"{self.year} {self.name}"

    def get_absolute_url(self) -> str:
        return path_to("grand_prix", self.year, self.slug)


@dataclass(frozen=True)
class Races:
    """All there are, each at the index that is its number, and how far back they go."""

    in_order: list[Race]
    annals: Annals

    @property
    def newest(self) -> Race | None:
        return self.in_order[-1] if self.in_order else None

    @cached_property
    def last_of_seasons(self) -> dict[int, int]:
        """The number of the last race of each year."""
        return {race.year: race.number for race in self.in_order}

    @cached_property
    def begun(self) -> dict[int, int]:
        """The number of the first race of each year."""
        return {race.year: race.number for race in reversed(self.in_order)}

    @cached_property
    def turns(self) -> list[int]:
        return [race.turn for race in self.in_order]

    @cached_property
    def days(self) -> list[int]:
        """As ordinals."""
        return [race.day.toordinal() for race in self.in_order]


class _Sheet(NamedTuple):
    kind: str
    own_rules: str | None
    told_by: str
    told_at: str
    sheet: int
    pk: int
    day: str
    year: int
    slug: str
    name: str
    circuit: str
    circuit_name: str


@prepared(_Sheet, at=DateTimeField())
def _sheets(at: Any) -> QuerySet[Any, Any]:
    grand_prix = "session__grand_prix"
    season = f"{grand_prix}__season"
    return (
        Classification.objects.current(at)
        .scoring()
        .order_by(f"{grand_prix}__date", f"{grand_prix}__slug")
        .values(
            kind=F("session__kind"),
            own_rules=Cast(f"{season}__rules", TextField()),
            told_by=F(f"{season}__source"),
            told_at=F(f"{season}__source_url"),
            sheet=F("pk"),
            pk=F(grand_prix),
            day=Cast(f"{grand_prix}__date", TextField()),
            year=F(season),
            slug=F(f"{grand_prix}__slug"),
            name=F(f"{grand_prix}__name"),
            circuit=F(f"{grand_prix}__layout__circuit__slug"),
            circuit_name=F(f"{grand_prix}__layout__circuit__name"),
        )
    )


@shared
def read_races() -> Races:
    """One query."""
    sheets = _sheets(at=clock.now())
    sprints = {sheet.pk: sheet.sheet for sheet in sheets if sheet.kind == Session.Kind.SPRINT}
    found = [sheet for sheet in sheets if sheet.kind == Session.Kind.RACE]
    seasons = {sheet.year: sheet for sheet in found}
    sources = {year: Credit(sheet.told_by, sheet.told_at) for year, sheet in seasons.items()}
    known = annals({year: sheet.own_rules for year, sheet in seasons.items()}, sources)
    # Between seasons that are missing nothing was raced in a row.
    runs = {year: known.run_of(year) for year in seasons}
    races = [
        Race(
            number,
            number + runs[sheet.year],
            sprints.get(sheet.pk),
            sheet.sheet,
            sheet.pk,
            date.fromisoformat(sheet.day),
            *sheet[7:],
        )
        for number, sheet in enumerate(found)
    ]
    return Races(races, known)
