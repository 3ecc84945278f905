"""Finding a driver: the letters, who stands under each, and the champions."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Max, Min, Q

from results.models import Championship, Driver, Session
from results.reading.championship.tables import final_tables, leaders
from results.reading.entries import RACE, SEASON, SESSION, STARTED, race_entries
from results.reading.initials import by_initial
from results.reading.names import called, told_apart
from results.reading.sentences.years import title_years

# So many names are found at a glance; more are listed a letter at a time.
FEW = 120


@dataclass(slots=True)
class Letter:
    initial: str
    drivers: list[Driver]

    @property
    def count(self) -> int:
        return len(self.drivers)


@dataclass(slots=True)
class Letters:
    """Every driver under the first letter of the last name."""

    letters: list[Letter]

    @property
    def count(self) -> int:
        return sum(letter.count for letter in self.letters)

    @property
    def all_if_few(self) -> list[Driver]:
        return [] if self.count > FEW else [driver for letter in self.letters for driver in letter.drivers]

    def find(self, initial: str) -> Letter | None:
        """The letter asked for, in whatever case; None where nobody stands under it."""
        return next((letter for letter in self.letters if letter.initial == initial.upper()), None)


@dataclass(slots=True)
class Champion:
    driver: Driver
    years: list[int]
    called: str = ""  # what tells the driver from another of that name; empty where the name does

    @property
    def name(self) -> str:
        return self.called or self.driver.name

    @property
    def in_years(self) -> str:
        return title_years(self.years)


@dataclass(slots=True)
class DriverLine:
    """``first`` and ``last`` season with a race or sprint: None for one who never entered."""

    driver: Driver
    first: int | None = None
    last: int | None = None
    starts: int = 0
    wins: int = 0
    titles: list[int] = field(default_factory=list)
    called: str = ""  # as of a Champion

    @property
    def name(self) -> str:
        return self.called or self.driver.name


def read_letters() -> Letters:
    """One query."""
    listed = Driver.objects.only("slug", "name", "last_name", "full_name", "nationality", "born_on")
    return Letters([Letter(*group) for group in by_initial(listed, lambda driver: driver.last_name or driver.name)])


def read_champions() -> list[Champion]:
    """Who was first when a season was over: most titles first, then the latest. Three queries."""
    tables = final_tables(Championship.DRIVERS)
    won: dict[Driver, list[int]] = defaultdict(list)
    for table, first in leaders(tables).items():
        for standing in first:
            won[standing.driver].append(tables[table])
    champions = [Champion(driver, sorted(years)) for driver, years in won.items()]
    for champion, name in zip(champions, _names(won).values(), strict=True):
        champion.called = name
    return sorted(champions, key=lambda one: (-len(one.years), -one.years[-1], one.driver.name))


def listed_drivers(drivers: Iterable[Driver], champions: Iterable[Champion]) -> list[DriverLine]:
    """The drivers in the order given with what they did. One query; none for nobody."""
    lines = {driver.pk: DriverLine(driver) for driver in drivers}
    if not lines:
        return []
    for name, line in zip(_names(line.driver for line in lines.values()).values(), lines.values(), strict=True):
        line.called = name
    for champion in champions:
        if line := lines.get(champion.driver.pk):
            line.titles = champion.years
    careers = (
        race_entries(*Session.SCORING_KINDS)
        .filter(driver__in=list(lines))
        .order_by()
        .values("driver")
        .annotate(
            first=Min(SEASON),
            last=Max(SEASON),
            starts=Count(SESSION, distinct=True, filter=STARTED),
            wins=Count(SESSION, distinct=True, filter=RACE & Q(position=1)),
        )
    )
    for row in careers:
        line = lines[row["driver"]]
        line.first, line.last, line.starts, line.wins = row["first"], row["last"], row["starts"], row["wins"]
    return list(lines.values())


def _names(drivers: Iterable[Driver]) -> dict[int, str]:
    """What to call each, by id, in the order given."""
    return told_apart(
        (
            driver.pk,
            called(driver.name, driver.full_name, born=driver.born_on, country=driver.nationality, slug=driver.slug),
        )
        for driver in drivers
    )
