"""The results of a constructor in one season, race by race."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import DecimalField, F, FilteredRelation, IntegerField, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from f1site.paths import path_to
from f1site.prepared import prepared
from results.models import Championship, Entry, Session
from results.reading.championship.cells import tone
from results.reading.entries import GRAND_PRIX, SESSION
from results.reading.short_names import short_names
from results.reading.teams.places import TeamPlace
from results.reading.teams.races import Race
from results.reading.teams.team import Team


class _Row(NamedTuple):
    sheet: int
    day: date | None
    slug: str
    name: str
    last_name: str
    position: int | None
    status: str
    reason: str
    points: Decimal
    session: int
    engine: int


class Car(NamedTuple):
    """A car as its cell shows it: the place or what stands for it, which ``title`` explains (empty: it is a place)."""

    text: str
    title: str
    tone: str
    driver: str
    address: str


@dataclass(frozen=True, slots=True)
class RaceResult:
    """The cars of a constructor in one race or sprint; ``kind`` is empty for a race.

    ``is_dropped``: the season counts only so many results.
    """

    name: str
    address: str
    day: date | None
    kind: str
    cars: list[Car]
    points: Decimal
    is_dropped: bool


@prepared(_Row, team=IntegerField(), sheets=IntegerField())
def _rows(team: Any, sheets: Any) -> QuerySet[Entry, Any]:
    of_team = FilteredRelation("scores", condition=Q(scores__championship=Championship.CONSTRUCTORS))
    points = Coalesce(F("score__points"), Value(Decimal(0)), output_field=DecimalField(max_digits=6, decimal_places=2))
    return (
        Entry.objects.filter(classification__among=sheets)
        # The sum keeps a database from going through all rows of the constructor: those of the sheets are fewer.
        .alias(whose=F("constructor") + 0)
        .filter(whose=team)
        .annotate(score=of_team)
        .order_by(f"{GRAND_PRIX}__date", f"-{SESSION}__kind", "line")
        .values(
            "position",
            "status",
            "reason",
            "engine",
            sheet=F("classification_id"),
            session=F(SESSION),
            day=Coalesce(f"{SESSION}__date", f"{GRAND_PRIX}__date"),
            slug=F("driver__slug"),
            name=F("driver__name"),
            last_name=F("driver__last_name"),
            points=points,
        )
    )


def season_results(team: Team, races: Iterable[Race], places: Iterable[TeamPlace]) -> list[RaceResult]:
    """By date, of the ``races`` of a season; ``places`` are those of the team in its newest table. One query."""
    by_sheet = {race.sheet: race for race in races}
    rows = _rows(team=team.pk, sheets=list(by_sheet))
    names = short_names((row.name, row.last_name) for row in rows)
    left_out = {place.engine: place.left_out for place in places}
    return [
        _result(by_sheet[sheet], list(cars), names, left_out)
        for sheet, cars in groupby(rows, key=lambda row: row.sheet)
    ]


def _result(race: Race, cars: list[_Row], names: dict[str, str], left_out: dict[int, Sequence[int]]) -> RaceResult:
    return RaceResult(
        name=race.short_name,
        address=path_to("session", race.year, race.slug, race.kind),
        day=cars[0].day,
        kind="" if race.is_race else Session.Kind(race.kind).label,
        cars=[_car(car, names[car.name]) for car in cars],
        points=sum((car.points for car in cars), Decimal(0)),
        is_dropped=any(car.points and car.session in left_out.get(car.engine, ()) for car in cars),
    )


def _car(car: _Row, name: str) -> Car:
    status = Entry.Status(car.status).label
    return Car(
        text=str(car.position or car.status),
        title="" if car.position else f"{status}: {car.reason}" if car.reason else status,
        tone=tone(car.position, car.status, scored=bool(car.points)),
        driver=name,
        address=path_to("driver", car.slug),
    )
