"""Marks: one competitor, one race, and what a record counts there. Read for all races at once."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from operator import itemgetter

from django.db.models import Case, Count, Q, SmallIntegerField, Sum, When

from results.models import Championship, Classification, Score, Session, Standing
from results.parsing.positions import NEVER_STARTED
from results.reading.annals import Annals, annals
from results.reading.championship.tables import final_tables
from results.reading.credits import Credit
from results.reading.entries import SEASON, pole_sitters, race_entries, years_with
from results.reading.records.kinds import CONSTRUCTORS, DRIVER_AND_TEAM, DRIVERS


@dataclass(frozen=True, slots=True)
class Race:
    """A Grand Prix with a race sheet; ``number`` counts from the oldest, those of successive ``turn`` came in a row."""

    number: int
    turn: int
    pk: int
    day: date
    year: int
    slug: str
    name: str
    circuit: str
    circuit_name: str


# A driver or a constructor by id, or (driver, constructor): who a record is counted for.
Competitor = int | tuple[int, int]
# Who, the number of a Race, and how much: a team with two cars on the podium has one mark of 2. There are tens of
# thousands of marks, so each is a plain tuple.
Mark = tuple[Competitor, int, int | Decimal]


CONDITIONS = {
    "wins": Q(position=1),
    "podiums": Q(position__lte=3),
    "fastest-laps": Q(fastest_lap=True),
    "starts": ~Q(status__in=NEVER_STARTED),
}
# What a team can have several of in one race: steps of the podium, and fastest laps that were shared.
COUNTS = {"podiums": Count("position", distinct=True), "fastest-laps": Count("pk")}
WHO = {DRIVERS: ("driver",), CONSTRUCTORS: ("constructor",), DRIVER_AND_TEAM: ("driver", "constructor")}


def read_races() -> tuple[dict[int, Race], Annals]:
    """Every race with a sheet, oldest first, by the id of its current sheet, and how far back they go. One query."""
    place = "session__grand_prix"
    sheets = Classification.objects.current().filter(session__kind=Session.Kind.RACE)
    with_rules = sheets.annotate(has_own_rules=Q(**{f"{place}__season__rules__isnull": False}))
    rows = with_rules.order_by(f"{place}__date", f"{place}__slug").values_list(
        "has_own_rules", "pk", place, f"{place}__date", f"{place}__season", f"{place}__slug", f"{place}__name",
        f"{place}__layout__circuit__slug", f"{place}__layout__circuit__name",
        f"{place}__season__source", f"{place}__season__source_url",
    )  # fmt: skip
    found = list(rows)
    sources = {row[4]: Credit(*row[-2:]) for row in found}
    known = annals({year: has_own_rules for has_own_rules, _, _, _, year, *_ in found}, sources)
    races: dict[int, Race] = {}
    for number, (_, pk, grand_prix, day, year, *names, _, _) in enumerate(found):
        # Between seasons that are missing nothing was raced in a row.
        races[pk] = Race(number, number + known.run_of(year), grand_prix, day, year, *names)
    return races, known


def marks(kind: str, by: str, races: dict[int, Race]) -> Iterator[Mark]:
    """The marks of a record, at most one for each competitor and race. Three queries at most. ``by``: a key of WHO."""
    found = {"points": _points, "poles": _poles, "titles": _titles}.get(kind)
    return found(by, races) if found else _entered(kind, by, races)


def _entered(kind: str, by: str, races: dict[int, Race]) -> Iterator[Mark]:
    rows = race_entries().filter(CONDITIONS[kind]).order_by().values_list("classification", *WHO[by])
    is_counted = by == CONSTRUCTORS and kind in COUNTS
    if is_counted:
        rows = rows.annotate(COUNTS[kind])
    who, numbers = _who(by), {sheet: race.number for sheet, race in races.items()}
    for row in rows:
        if row[0] in numbers:
            yield who(row), numbers[row[0]], row[-1] if is_counted else 1


def driven_marks(races: dict[int, Race]) -> dict[str, list[Mark]]:
    """Of drivers, all that is counted by CONDITIONS. One query."""
    # Numbers, since a truth value would have to be made from each.
    flags = {
        f"is_{index}": Case(When(condition, then=1), default=0, output_field=SmallIntegerField())
        for index, condition in enumerate(CONDITIONS.values())
    }
    numbers = {sheet: race.number for sheet, race in races.items()}
    found: dict[str, list[Mark]] = {kind: [] for kind in CONDITIONS}
    rows = race_entries().order_by().annotate(**flags)
    for sheet, driver, *hits in rows.values_list("classification", "driver", *flags):
        if sheet in numbers:
            for kind, hit in zip(CONDITIONS, hits, strict=True):
                if hit:
                    found[kind].append((driver, numbers[sheet], 1))
    return found


def _who(by: str) -> Callable[[Sequence], Competitor]:
    """Who a row is of, where WHO stands behind its first column."""
    return itemgetter(*range(1, 1 + len(WHO[by])))


def _poles(by: str, races: dict[int, Race]) -> Iterator[Mark]:
    """Whose car was on pole is not known where its driver was not in the race: it is nobody's but the driver's."""
    numbers = _by_grand_prix(races)
    of_driver = by == DRIVERS
    for row in pole_sitters(with_cars=not of_driver):
        number, sitter, car = numbers.get(row["grand_prix"]), row["sitter"], row["sitter" if of_driver else "car"]
        if number is not None and car:
            yield (sitter, car) if by == DRIVER_AND_TEAM else car, number, 1


def _points(by: str, races: dict[int, Race]) -> Iterator[Mark]:
    """Points of races and sprints, added up for each weekend."""
    entries = race_entries(*Session.SCORING_KINDS).order_by()
    if by == CONSTRUCTORS:
        entries = entries.filter(**{f"{SEASON}__in": years_with(Championship.CONSTRUCTORS)})
    scores = Score.objects.filter(championship=Championship.DRIVERS, entry__in=entries).order_by()
    columns = ("entry__classification__session__grand_prix", *(f"entry__{column}" for column in WHO[by]))
    who, numbers = _who(by), _by_grand_prix(races)
    for row in scores.values_list(*columns).annotate(Sum("points")):
        if row[0] in numbers:
            yield who(row), numbers[row[0]], row[-1]


def _titles(by: str, races: dict[int, Race]) -> Iterator[Mark]:
    """Who is first in the last table of each complete season, with the last race of it."""
    tables = final_tables(by)
    last = {race.year: race.number for race in races.values()}
    for table, champion in Standing.objects.filter(table__in=list(tables), position=1).values_list("table", *WHO[by]):
        if tables[table] in last:
            yield champion, last[tables[table]], 1


def _by_grand_prix(races: dict[int, Race]) -> dict[int, int]:
    return {race.pk: race.number for race in races.values()}
