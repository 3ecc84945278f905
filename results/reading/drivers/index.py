"""Finding a driver: the letters, who stands under each, the champions and who drives now."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.db.models import CharField, Count, DateField, DateTimeField, F, IntegerField, Max, Min, Q

from f1site import clock
from f1site.prepared import prepared
from results.models import Classification, Driver, Entry, Session, Standing
from results.reading.entries import GRAND_PRIX, RACE, SEASON, SESSION, STARTED, known
from results.reading.initials import by_initial
from results.reading.names import called, told_apart
from results.reading.people import DRIVER, Person, Team
from results.reading.sentences.years import title_years

# So many names are found at a glance; more are listed a letter at a time.
FEW = 120


@dataclass(frozen=True, slots=True)
class Letter:
    """``drivers`` are ids, in order of name."""

    initial: str
    drivers: list[int]

    @property
    def count(self) -> int:
        return len(self.drivers)


@dataclass(frozen=True, slots=True)
class Letters:
    """Every driver under the first letter of the last name."""

    letters: list[Letter]

    @property
    def count(self) -> int:
        return sum(letter.count for letter in self.letters)

    @property
    def all_if_few(self) -> list[int]:
        return [] if self.count > FEW else [driver for letter in self.letters for driver in letter.drivers]

    def find(self, initial: str) -> Letter | None:
        """The letter asked for, in whatever case; None where nobody stands under it."""
        return next((letter for letter in self.letters if letter.initial == initial.upper()), None)


@dataclass(frozen=True, slots=True)
class Champion:
    driver: Person
    years: list[int]
    name: str  # what tells the driver from another of that name

    @property
    def in_years(self) -> str:
        return title_years(self.years)


@dataclass(frozen=True, slots=True)
class DriverLine:
    """``first`` and ``last`` season with a race or sprint: None for one who never entered."""

    driver: Person
    name: str  # as of a Champion
    first: int | None = None
    last: int | None = None
    starts: int = 0
    wins: int = 0
    titles: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class SeasonLine:
    """A line of the newest table there is, with the last team driven for up to then (None: not known)."""

    driver: Person
    position: int | None
    points: Decimal
    team: Team | None


class _Name(NamedTuple):
    pk: int
    name: str
    last_name: str


class _Line(NamedTuple):
    """``day`` is that of the Grand Prix the table stands after."""

    table: int
    day: date | None
    position: int | None
    points: Decimal
    driver: int
    driver_slug: str
    driver_name: str
    driver_full_name: str
    driver_nationality: str
    driver_born_on: date | None

    @property
    def person(self) -> Person:
        return Person(*self[4:])


class _Career(NamedTuple):
    driver: int
    first: int | None
    last: int | None
    starts: int
    wins: int


class _Driven(NamedTuple):
    driver: int
    constructor: int
    team_slug: str
    team_name: str


@prepared(_Name, at=DateTimeField())
def _names(at):
    return known(Driver.objects.all(), at).order_by("last_name", "first_name").values(*_Name._fields)


@prepared(Person, drivers=IntegerField())
def _people(drivers):
    return Driver.objects.filter(pk__among=drivers).order_by().values(*Person._fields)


def _lines_of(**conditions):
    lines = Standing.objects.filter(**conditions).order_by("table", "line")
    return lines.values("table", "position", "points", "driver", day=F("table__grand_prix__date"), **DRIVER)


@prepared(_Line, tables=IntegerField())
def _firsts(tables):
    return _lines_of(table__among=tables, position=1)


@prepared(_Line, table=IntegerField())
def _lines(table):
    return _lines_of(table=table)


@prepared(_Career, drivers=IntegerField(), kinds=CharField(), at=DateTimeField())
def _careers(drivers, kinds, at):
    sheets = Classification.objects.current(at).filter(session__kind__among=kinds)
    return (
        Entry.objects.filter(driver__among=drivers, classification__in=sheets.order_by())
        .order_by()
        .values("driver")
        .annotate(
            first=Min(SEASON),
            last=Max(SEASON),
            starts=Count(SESSION, distinct=True, filter=STARTED),
            wins=Count(SESSION, distinct=True, filter=RACE & Q(position=1)),
        )
    )


@prepared(_Driven, year=IntegerField(), until=DateField(), at=DateTimeField())
def _driven(year, until, at):
    entries = Entry.objects.filter(
        **{SEASON: year, f"{GRAND_PRIX}__date__lte": until},
        classification__session__kind=Session.Kind.RACE,
        classification__issued_at__lte=at,
    )
    return entries.order_by(f"{GRAND_PRIX}__date", "line").values(
        "driver", "constructor", team_slug=F("constructor__slug"), team_name=F("constructor__name")
    )


def read_letters() -> Letters:
    """One query."""
    groups = by_initial(_names(at=clock.now()), lambda driver: driver.last_name or driver.name)
    return Letters([Letter(initial, [driver.pk for driver in those]) for initial, those in groups])


def read_champions(years: dict[int, int]) -> list[Champion]:
    """Who was first when a season was over: most titles first, then the latest. One query.

    ``years`` are those of the seasons that are over, by the id of the newest table.
    """
    won: dict[Person, list[int]] = defaultdict(list)
    for first in _firsts(tables=list(years)):
        won[first.person].append(years[first.table])
    names = _called(won)
    champions = [Champion(driver, sorted(those), names[driver.pk]) for driver, those in won.items()]
    return sorted(champions, key=lambda one: (-len(one.years), -one.years[-1], one.driver.name))


def listed_drivers(drivers: Collection[int], champions: Iterable[Champion]) -> list[DriverLine]:
    """The drivers of these ids in the order given, with what they did. Two queries; none for nobody."""
    if not drivers:
        return []
    people = {driver.pk: driver for driver in _people(drivers=drivers)}
    names = _called(people[pk] for pk in drivers)
    titles = {champion.driver.pk: champion.years for champion in champions}
    careers = {row.driver: row for row in _careers(drivers=drivers, kinds=Session.SCORING_KINDS, at=clock.now())}
    never = _Career(0, None, None, 0, 0)
    lines = ((pk, careers.get(pk, never)) for pk in drivers)
    return [
        DriverLine(people[pk], names[pk], career.first, career.last, career.starts, career.wins, titles.get(pk, []))
        for pk, career in lines
    ]


def season_lines(year: int, table: int) -> list[SeasonLine]:
    """Two queries."""
    lines = _lines(table=table)
    until = next((line.day for line in lines if line.day), date.max)
    driven = _driven(year=year, until=until, at=clock.now())
    last = {row.driver: Team(row.constructor, row.team_slug, row.team_name) for row in driven}
    return [SeasonLine(line.person, line.position, line.points, last.get(line.driver)) for line in lines]


def _called(drivers: Iterable[Person]) -> dict[int, str]:
    """What to call each, by id."""
    return told_apart(
        (
            driver.pk,
            called(driver.name, driver.full_name, born=driver.born_on, country=driver.nationality, slug=driver.slug),
        )
        for driver in drivers
    )
