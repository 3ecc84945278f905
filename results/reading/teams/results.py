"""The results of a constructor in one season, race by race."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import DecimalField, Exists, F, FilteredRelation, IntegerField, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from f1site.paths import path_to
from f1site.prepared import prepared
from results.models import Championship, Entry, Score, Session
from results.reading.championship.cells import tone
from results.reading.entries import GRAND_PRIX, SESSION
from results.reading.short_names import short_names
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
    is_dropped: bool


class Car(NamedTuple):
    """A car as its cell shows it: the place or what stands for it, which ``title`` explains (empty: it is a place)."""

    text: str
    title: str
    tone: str
    driver: str
    address: str


@dataclass(frozen=True, slots=True)
class RaceResult:
    """The cars of a constructor in one race or sprint. ``is_dropped``: the season counts only so many results."""

    name: str
    address: str
    day: date | None
    is_sprint: bool
    cars: list[Car]
    points: Decimal
    is_dropped: bool


@prepared(_Row, team=IntegerField(), sheets=IntegerField())
def _rows(team: Any, sheets: Any) -> QuerySet[Entry, Any]:
    of_team = FilteredRelation("scores", condition=Q(scores__championship=Championship.CONSTRUCTORS))
    dropped = Score.objects.filter(entry=OuterRef("pk"), championship=Championship.CONSTRUCTORS, counted=False)
    points = Coalesce(F("score__points"), Value(Decimal(0)), output_field=DecimalField(max_digits=6, decimal_places=2))
    return (
        Entry.objects.filter(classification__among=sheets)
        # The sum keeps a database from going through all rows of the constructor: those of the sheets are fewer.
        .alias(whose=F("constructor") + 0)
        .filter(whose=team)
        .annotate(score=of_team, is_dropped=Exists(dropped))
        .order_by(f"{GRAND_PRIX}__date", f"-{SESSION}__kind", "line")
        .values(
            "position",
            "status",
            "reason",
            "is_dropped",
            sheet=F("classification_id"),
            day=Coalesce(f"{SESSION}__date", f"{GRAND_PRIX}__date"),
            slug=F("driver__slug"),
            name=F("driver__name"),
            last_name=F("driver__last_name"),
            points=points,
        )
    )


def season_results(team: Team, races: Iterable[Race]) -> list[RaceResult]:
    """By date, of the ``races`` of a season. One query."""
    by_sheet = {race.sheet: race for race in races}
    rows = _rows(team=team.pk, sheets=list(by_sheet))
    names = short_names((row.name, row.last_name) for row in rows)
    return [_result(by_sheet[sheet], list(cars), names) for sheet, cars in groupby(rows, key=lambda row: row.sheet)]


def _result(race: Race, cars: list[_Row], names: dict[str, str]) -> RaceResult:
    return RaceResult(
        name=race.short_name,
        address=path_to("session", race.year, race.slug, race.kind),
        day=cars[0].day,
        is_sprint=race.kind == Session.Kind.SPRINT,
        cars=[_car(car, names[car.name]) for car in cars],
        points=sum((car.points for car in cars), Decimal(0)),
        is_dropped=any(car.is_dropped for car in cars),
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
