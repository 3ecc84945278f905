"""Who will be on the next sheet: whoever was entered for the last weekend that has one."""

from collections import Counter
from typing import Any

from django.db.models import F, QuerySet

from results.models import Classification, Entry, Session

FIRST_SHEET = 20  # rows offered where no sheet says how many cars there are

Car = dict[str, Any]


def entry_list(session: Session) -> list[Car]:
    """Cars of this weekend, or of the Grand Prix before in its season: number, driver, constructor, engine.

    In the order of the newest sheet. Whoever sat a session out is missing from its sheet, so a team short of a car is
    given the one it had on another sheet of that weekend.
    """
    newest, *others = _sheets_of_the_last_weekend(session) or [[]]
    cars = list(newest)
    for sheet in others:
        cars += _left_out(cars, sheet)
    return cars


def rows_to_offer(session: Session | None, sheet: Classification) -> list[Car]:
    """A row for every entered car that is not on the sheet yet; empty ones where only their number is known.

    A season's first weekend is taken to have as many cars as the last race of any season before it.
    """
    cars = entry_list(session) if session else []
    there = list(sheet.entries.values_list("driver", flat=True)) if sheet.pk else []
    if cars:
        return [car for car in cars if car["driver"] not in there]
    entered = _cars_of_the_last_race(session) if session else 0
    return [{} for _ in range((entered or FIRST_SHEET) - len(there))]


def _sheets_of_the_last_weekend(session: Session) -> list[list[Car]]:
    sheets = _sheets_until(session).filter(session__grand_prix__season=session.grand_prix.season_id)
    held = list(sheets.exclude(session=session).values_list("session__grand_prix", "pk"))
    found: dict[int, list[Car]] = {pk: [] for weekend, pk in held if weekend == held[0][0]}
    cars = Entry.objects.filter(classification__in=found, shared_car=False).order_by("line")
    for sheet, *car in cars.values_list("classification", "number", "driver", "constructor", "engine"):
        found[sheet].append(dict(zip(("number", "driver", "constructor", "engine"), car, strict=True)))
    return list(found.values())


def _left_out(cars: list[Car], sheet: list[Car]) -> list[Car]:
    """Cars of another sheet that stand for those a team is short of."""
    drivers = {car["driver"] for car in cars}
    short = Counter(car["constructor"] for car in sheet) - Counter(car["constructor"] for car in cars)
    left_out = []
    for car in sheet:
        if car["driver"] not in drivers and short[car["constructor"]] > 0:
            short[car["constructor"]] -= 1
            left_out.append(car)
    return left_out


def _cars_of_the_last_race(session: Session) -> int:
    last = _sheets_until(session).filter(session__kind=Session.Kind.RACE).first()
    return last.entries.filter(shared_car=False).count() if last else 0


def _sheets_until(session: Session) -> QuerySet:
    """Newest first, of the Grands Prix up to the session's own."""
    sheets = Classification.objects.current().select_related("session")
    if session.grand_prix.date:
        sheets = sheets.filter(session__grand_prix__date__lte=session.grand_prix.date)
    return sheets.order_by(F("session__grand_prix__date").desc(nulls_last=True), "-issued_at")
