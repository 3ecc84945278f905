"""What an autocomplete offers of people, teams, engines and tracks: the likeliest first, told from namesakes."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import F, Max, Min, Model, QuerySet
from django.http import HttpRequest

from f1site.admin.autocomplete import plain
from results.admin.careers import Careers, careers
from results.models import Constructor, Driver
from results.nationalities import country_of


class OffersRacers:
    """For the page of drivers, teams or engines: the exact name, then who races this season, then who raced most."""

    def offered(self, request: HttpRequest, found: QuerySet, term: str) -> Sequence[Model]:
        known = careers()
        things = sorted(super().offered(request, found, term), key=_likelihood(known, term))  # type: ignore[misc]
        teams = dict(Constructor.objects.order_by().values_list("pk", "name")) if self.model is Driver else {}
        for thing in things:
            career = known.of(thing)
            thing.offered_with = [teams.get(career.team), career.years]
        return things

    def label(self, obj: Any) -> str:
        return joined(obj.name, *getattr(obj, "offered_with", []))


def _likelihood(known: Careers, term: str) -> Callable[[Any], tuple]:
    typed = plain(term)

    def key(thing: Any) -> tuple:
        career = known.of(thing)
        is_exact = typed in (plain(getattr(thing, "last_name", "")), plain(thing.name))
        in_season = career.last is not None and career.last == known.season
        return not is_exact, not in_season, -career.starts, -(career.last or 0), plain(thing.name), thing.pk

    return key


def latest_first(tracks: QuerySet, seasons: str) -> QuerySet:
    """Circuits or layouts, those raced on last first, with the years. ``seasons`` leads from one to its seasons."""
    return tracks.annotate(first_year=Min(seasons), last_year=Max(seasons)).order_by(
        F("last_year").desc(nulls_last=True), "slug"
    )


def begins_with(term: str, text: str) -> bool:
    """Whether every word of a term begins a word of a text: usa begins one of USA GP and none of Lusail."""
    words = plain(text).replace("-", " ").split()
    return all(any(word.startswith(typed) for word in words) for typed in plain(term).replace("-", " ").split())


def years_of(thing: Any) -> str:
    first, last = getattr(thing, "first_year", None), getattr(thing, "last_year", None)
    return "–".join(dict.fromkeys(str(year) for year in (first, last) if year))


def where(circuit: Any) -> str:
    """Place and country, without what the name says already."""
    parts = dict.fromkeys([circuit.place, country_of(circuit.country)])
    return joined(*(part for part in parts if part and part != circuit.name))


def joined(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)
