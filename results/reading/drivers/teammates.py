"""The teammates of a career. What counts is told in ``championship/teammates.py``."""

from decimal import Decimal
from typing import NamedTuple

from django.db.models import F, FilteredRelation, IntegerField, Q

from f1site.prepared import prepared
from results.models import Championship, Entry
from results.reading.championship.teammates import Car, Teammates, round_numbers, teammates_of
from results.reading.drivers.career import Career


class _Beside(NamedTuple):
    entry: int
    sheet: int
    driver: int
    constructor: int
    position: int | None
    status: str
    points: Decimal | None


@prepared(_Beside, own=IntegerField(), driver=IntegerField())
def _beside(own, driver):
    """Who drove a car of the same constructor: asked by the rows of the driver, of which a sheet has one or two."""
    same_car = {"classification__entries__among": own, "classification__entries__constructor": F("constructor")}
    entries = Entry.objects.exclude(driver=driver).filter(**same_car)
    return (
        entries.annotate(score=FilteredRelation("scores", condition=Q(scores__championship=Championship.DRIVERS)))
        .order_by()
        .values(
            *("driver", "constructor", "position", "status"),
            entry=F("pk"),
            sheet=F("classification"),
            points=F("score__points"),
        )
    )


def career_teammates(driver: int, career: Career) -> list[Teammates]:
    """Four queries."""
    own = {row.sheet: row for row in career.sheets}
    others = _beside(own=[row.entry for row in career.sheets], driver=driver)
    if len(own) < len(career.sheets):
        # Beside two cars of the driver another stands twice.
        others = list({other.entry: other for other in others}.values())
    cars = [
        Car(row.grand_prix, row.year, row.kind, driver, row.constructor, row.position, row.status, row.points)
        for row in career.sheets
    ]
    for _, at, other, constructor, position, status, points in others:
        sheet = own[at]
        cars.append(Car(sheet.grand_prix, sheet.year, sheet.kind, other, constructor, position, status, points))
    rounds: dict[int, int] = {}
    for season in career.calendars.values():
        rounds |= round_numbers(season.values())
    return teammates_of(driver, cars, rounds)
