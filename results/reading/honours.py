"""Who won races, stood on their podiums, started first and was quickest: for any set of Grands Prix at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import CharField, DateTimeField, F, IntegerField, Q

from f1site import clock
from f1site.prepared import prepared
from results.models import FastestLap, GridPosition, Session
from results.reading.entries import GRAND_PRIX, SESSION, cars_on_pole_at, current_entries
from results.reading.people import CAR, DRIVER, Person, Team


class Finisher(NamedTuple):
    """A row of the sheet of a race or sprint; ``grand_prix`` is an id."""

    grand_prix: int
    kind: str
    position: int | None
    time_ms: int | None
    shared_car: bool
    fastest_lap: bool
    driver_id: int
    driver_slug: str
    driver_name: str
    driver_full_name: str
    driver_nationality: str
    driver_born_on: date | None
    constructor_id: int
    team_slug: str
    team_name: str
    team_full_name: str
    team_nationality: str

    @property
    def driver(self) -> Person:
        return Person(*self[6:12])

    @property
    def constructor(self) -> Team:
        return Team(*self[12:])


class Lap(NamedTuple):
    """The quickest lap of a race."""

    grand_prix: int
    time_ms: int | None
    driver_id: int
    driver_slug: str
    driver_name: str
    driver_full_name: str
    driver_nationality: str
    driver_born_on: date | None

    @property
    def driver(self) -> Person:
        return Person(*self[2:])


class Start(NamedTuple):
    """A place on the grid of a race."""

    grand_prix: int
    driver_id: int
    position: int | None
    pit_lane: bool


@dataclass(frozen=True, slots=True)
class Pole:
    """A pole position with the car it was for; ``constructor`` is an id, None where the driver is not in the race."""

    driver: Person
    constructor: int | None


@dataclass
class Honours:
    """A Grand Prix and its firsts; lists because shared cars share a place, and two cars can be equally quick.

    ``podium`` and ``quickest`` are rows of the race's sheet, ``laps`` the quickest laps with their times; ``starts``
    are the grid places of drivers by id, where they were asked for.
    """

    grand_prix: Any  # a row or an Edition
    podium: list[Finisher] = field(default_factory=list)
    quickest: list[Finisher] = field(default_factory=list)
    sprint_winners: list[Finisher] = field(default_factory=list)
    poles: list[Pole] = field(default_factory=list)
    laps: list[Lap] = field(default_factory=list)
    starts: dict[int, Start] = field(default_factory=dict)

    @cached_property
    def winners(self) -> list[Finisher]:
        return [entry for entry in self.podium if entry.position == 1]

    @property
    def winning_time(self) -> int | None:
        return self.winners[0].time_ms if self.winners else None

    @property
    def is_raced(self) -> bool:
        return bool(self.podium)

    @property
    def pole_drivers(self) -> list[Person]:
        return [pole.driver for pole in self.poles]

    @property
    def quickest_drivers(self) -> list[Person]:
        return list({driver.pk: driver for driver in self._quickest()}.values())

    @property
    def lap_ms(self) -> int | None:
        """The time of the fastest lap; None where it is not known."""
        return self.laps[0].time_ms if self.laps else None

    @property
    def start(self) -> Start | None:
        """Where the winning car started: None where it is not known."""
        starts = [self.starts.get(entry.driver_id) for entry in self.winners if not entry.shared_car]
        return starts[0] if len(starts) == 1 else None

    @property
    def is_won_from_pole(self) -> bool | None:
        """Whether a winner had been on pole; None where either is not known."""
        if not self.winners or not self.poles:
            return None
        on_pole = {pole.driver.pk for pole in self.poles}
        return any(entry.driver_id in on_pole and not entry.shared_car for entry in self.winners)

    def team_of(self, driver: int) -> Team | None:
        """The car a driver set the fastest lap in, or stood on the podium with; None where neither is known."""
        cars = (entry.constructor for entry in [*self.quickest, *self.podium] if entry.driver_id == driver)
        return next(cars, None)

    def _quickest(self) -> list[Person]:
        return [entry.driver for entry in self.quickest] or [lap.driver for lap in self.laps]


@prepared(Finisher, grands_prix=IntegerField(), kinds=CharField(), at=DateTimeField())
def _firsts(grands_prix, kinds, at):
    return (
        current_entries(at)
        .filter(Q(position__lte=3) | Q(fastest_lap=True))
        .filter(**{f"{GRAND_PRIX}__among": grands_prix, f"{SESSION}__kind__among": kinds})
        .order_by("classification_id", "line")
        .values(
            *("position", "time_ms", "shared_car", "fastest_lap", "driver_id", "constructor_id"),
            grand_prix=F(GRAND_PRIX),
            kind=F(f"{SESSION}__kind"),
            **DRIVER,
            **CAR,
        )
    )


@prepared(Start, grands_prix=IntegerField(), drivers=IntegerField())
def _starts(grands_prix, drivers):
    places = GridPosition.objects.filter(
        session__grand_prix__among=grands_prix, session__kind=Session.Kind.RACE, driver__among=drivers
    )
    return places.order_by("-line").values("driver_id", "position", "pit_lane", grand_prix=F("session__grand_prix"))


@prepared(Lap, grands_prix=IntegerField())
def _quickest_laps(grands_prix):
    laps = FastestLap.objects.filter(session__grand_prix__among=grands_prix, session__kind=Session.Kind.RACE, line=1)
    return laps.order_by("session_id").values("time_ms", "driver_id", grand_prix=F("session__grand_prix"), **DRIVER)


def read_honours(grands_prix: Iterable[Any]) -> list[Honours]:
    """In the order given. Two queries."""
    honours = {grand_prix.pk: Honours(grand_prix) for grand_prix in grands_prix}
    asked: dict[str, Any] = {"grands_prix": list(honours), "at": clock.now()}
    for finisher in _firsts(kinds=Session.SCORING_KINDS, **asked):
        _place(honours[finisher.grand_prix], finisher)
    for pole in sorted(cars_on_pole_at(**asked), key=lambda pole: pole.line):
        honours[pole.grand_prix].poles.append(Pole(Person(pole.sitter, pole.slug, pole.name), pole.car))
    return list(honours.values())


def add_starts(honours: Iterable[Honours]) -> None:
    """Give each the grid places of its winners. One query."""
    by_grand_prix = {each.grand_prix.pk: each for each in honours}
    winners = {entry.driver_id for each in by_grand_prix.values() for entry in each.winners}
    for start in _starts(grands_prix=list(by_grand_prix), drivers=list(winners)):
        by_grand_prix[start.grand_prix].starts[start.driver_id] = start


def add_laps(honours: Iterable[Honours]) -> None:
    """Give each the quickest lap of its race. One query."""
    by_grand_prix = {each.grand_prix.pk: each for each in honours}
    for lap in _quickest_laps(grands_prix=list(by_grand_prix)):
        by_grand_prix[lap.grand_prix].laps.append(lap)


def _place(honours: Honours, entry: Finisher) -> None:
    if entry.kind != Session.Kind.RACE:
        honours.sprint_winners += [entry] if entry.position == 1 else []
        return
    if entry.position is not None and entry.position <= 3:
        honours.podium.append(entry)
    if entry.fastest_lap:
        honours.quickest.append(entry)
