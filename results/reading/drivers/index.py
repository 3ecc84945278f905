"""Finding a driver: the letters, who stands under each, the champions and who drives now."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from django.db.models import CharField, Count, DateField, DateTimeField, F, IntegerField, Max, Min, Q

from f1site import clock
from f1site.prepared import prepared
from f1site.shared import shared
from results.models import Classification, Entry, Session
from results.reading.all_calendars import all_calendars, all_editions
from results.reading.calendars import is_over
from results.reading.drivers.biography import Biography, everyone
from results.reading.drivers.places import newest_lines
from results.reading.entries import GRAND_PRIX, RACE, SEASON, SESSION, STARTED
from results.reading.initials import by_initial
from results.reading.names import called, told_apart
from results.reading.people import Team
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
    driver: Biography
    years: list[int]
    name: str  # what tells the driver from another of that name

    @property
    def in_years(self) -> str:
        return title_years(self.years)


@dataclass(frozen=True, slots=True)
class DriverLine:
    """``first`` and ``last`` season with a race or sprint: None for one who never entered."""

    driver: Biography
    name: str  # as of a Champion
    first: int | None = None
    last: int | None = None
    starts: int = 0
    wins: int = 0
    titles: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class SeasonLine:
    """A line of the newest table there is, with the last team driven for up to then (None: not known)."""

    driver: Biography
    position: int | None
    points: Decimal
    team: Team | None


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


@prepared(_Career, kinds=CharField(), at=DateTimeField())
def _careers(kinds, at):
    sheets = Classification.objects.current(at).filter(session__kind__among=kinds)
    return (
        Entry.objects.filter(classification__in=sheets.order_by())
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


@shared
def read_letters() -> Letters:
    """One query."""
    groups = by_initial(everyone().values(), lambda driver: driver.last_name or driver.name)
    return Letters([Letter(initial, [driver.pk for driver in those]) for initial, those in groups])


@shared
def read_champions() -> Sequence[Champion]:
    """Who was first when a season was over: most titles first, then the latest. Three queries."""
    won: dict[int, list[int]] = defaultdict(list)
    for year, calendar in all_calendars().items():
        if all(is_over(grand_prix) for grand_prix in calendar.counting):
            for line in newest_lines().get(year, ()):
                won[line.driver] += [year] if line.position == 1 else []
    people = {pk: driver for pk, driver in everyone().items() if won.get(pk)}
    names = _called(people.values())
    champions = [Champion(driver, sorted(won[pk]), names[pk]) for pk, driver in people.items()]
    return sorted(champions, key=lambda one: (-len(one.years), -one.years[-1], one.driver.name))


def listed_drivers(drivers: Collection[int]) -> list[DriverLine]:
    """The drivers of these ids in the order given, with what they did. Four queries."""
    people = [everyone()[pk] for pk in drivers]
    names = _called(people)
    titles = {champion.driver.pk: champion.years for champion in read_champions()}
    careers, never = all_careers() if people else {}, _Career(0, None, None, 0, 0)
    lines = ((driver, careers.get(driver.pk, never)) for driver in people)
    return [DriverLine(driver, names[driver.pk], *career[1:], titles.get(driver.pk, [])) for driver, career in lines]


@shared
def all_careers() -> Mapping[int, _Career]:
    """Of everybody with a race or sprint, by id. One query."""
    return MappingProxyType({row.driver: row for row in _careers(kinds=Session.SCORING_KINDS, at=clock.now())})


def season_lines(year: int) -> list[SeasonLine]:
    """Four queries."""
    lines = newest_lines()[year]
    until = all_editions()[lines[0].grand_prix].date or date.max
    driven = _driven(year=year, until=until, at=clock.now())
    last = {row.driver: Team(row.constructor, row.team_slug, row.team_name) for row in driven}
    people = everyone()
    return [
        SeasonLine(people[line.driver], line.position, line.points, last.get(line.driver))
        for line in lines
        if line.driver in people
    ]


def _called(drivers: Iterable[Biography]) -> dict[int, str]:
    """What to call each, by id."""
    return told_apart(
        (
            driver.pk,
            called(driver.name, driver.full_name, born=driver.born_on, country=driver.nationality, slug=driver.slug),
        )
        for driver in drivers
    )
