"""Marks: one competitor, one race, one unit of what a record counts. Read for all races at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Q

from results.models import Championship, Classification, Score, Session, Standing
from results.reading.annals import Annals, annals
from results.reading.championship.tables import final_tables
from results.reading.entries import NEVER_STARTED, SEASON, pole_sitters, race_entries, years_with
from results.reading.records.kinds import DRIVERS


@dataclass(frozen=True, slots=True)
class Race:
    """A Grand Prix with a race sheet; two with successive ``number`` came one after the other."""

    number: int
    pk: int
    day: date
    year: int
    slug: str
    name: str
    circuit: str
    circuit_name: str


class Mark(NamedTuple):
    """``unit`` tells apart what counts more than once a race: two cars of a team on the podium."""

    driver: int
    constructor: int
    race: Race
    unit: int = 0
    value: int | Decimal = 1


CONDITIONS = {
    "wins": Q(position=1),
    "podiums": Q(position__lte=3),
    "fastest-laps": Q(fastest_lap=True),
    "starts": ~Q(status__in=NEVER_STARTED),
}
# What tells apart several in one race: a team can stand on the podium with more than one car, and share a fastest lap.
UNITS = {"podiums": "position", "fastest-laps": "pk"}


def read_races() -> tuple[dict[int, Race], Annals]:
    """Every race with a sheet, oldest first, by the id of its current sheet, and how far back they go. One query."""
    place = "session__grand_prix"
    sheets = Classification.objects.current().filter(session__kind=Session.Kind.RACE)
    with_rules = sheets.annotate(has_own_rules=Q(**{f"{place}__season__rules__isnull": False}))
    rows = with_rules.order_by(f"{place}__date", f"{place}__slug").values_list(
        "has_own_rules", "pk", place, f"{place}__date", f"{place}__season", f"{place}__slug", f"{place}__name",
        f"{place}__layout__circuit__slug", f"{place}__layout__circuit__name",
    )  # fmt: skip
    found = list(rows)
    known = annals({year: has_own_rules for has_own_rules, _, _, _, year, *_ in found})
    races: dict[int, Race] = {}
    for number, (_, pk, grand_prix, day, year, *names) in enumerate(found):
        # Between seasons that are missing nothing was raced in a row.
        races[pk] = Race(number + known.run_of(year), grand_prix, day, year, *names)
    return races, known


def marks(kind: str, by: str, races: dict[int, Race]) -> list[Mark]:
    """The marks of a record that is no title. One query."""
    if kind == "points":
        return list(_points(by, races))
    if kind == "poles":
        return list(_poles(by, races))
    columns = ["classification", "driver", "constructor"]
    if by != DRIVERS and kind in UNITS:
        columns.append(UNITS[kind])
    rows = race_entries().filter(CONDITIONS[kind]).order_by().values_list(*columns)
    return [Mark(driver, team, races[sheet], *unit) for sheet, driver, team, *unit in rows if sheet in races]


def _poles(by: str, races: dict[int, Race]) -> Iterator[Mark]:
    """Whose car was on pole is not known where its driver was not in the race."""
    known = {race.pk: race for race in races.values()}
    for row in pole_sitters():
        race = known.get(row["grand_prix"])
        if race and (row["car"] or by == DRIVERS):
            yield Mark(row["sitter"], row["car"] or 0, race)


def _points(by: str, races: dict[int, Race]) -> Iterator[Mark]:
    """Points of races and sprints, each with the race of its weekend."""
    known = {race.pk: race for race in races.values()}
    entries = race_entries(*Session.SCORING_KINDS).order_by()
    if by != DRIVERS:
        entries = entries.filter(**{f"{SEASON}__in": years_with(Championship.CONSTRUCTORS)})
    scores = Score.objects.filter(championship=Championship.DRIVERS, entry__in=entries).order_by()
    columns = ("entry__classification__session__grand_prix", "entry__driver", "entry__constructor", "entry", "points")
    for grand_prix, driver, constructor, entry, points in scores.values_list(*columns):
        if race := known.get(grand_prix):
            yield Mark(driver, constructor, race, entry, points)


def titles(by: str, races: dict[int, Race]) -> list[Mark]:
    """Who is first in the last table of each complete season, with the last race of it. Three queries."""
    tables = final_tables(by)
    last = {race.year: race for race in races.values()}
    champions = Standing.objects.filter(table__in=list(tables), position=1).values_list(
        "table", "driver", "constructor"
    )
    return [
        Mark(driver or 0, constructor or 0, last[tables[table]])
        for table, driver, constructor in champions
        if tables[table] in last
    ]
