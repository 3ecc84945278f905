"""Who won races, stood on their podiums, started first and was quickest: for any set of Grands Prix at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Q

from results.models import Constructor, Driver, Entry, FastestLap, GrandPrix, GridPosition, Session
from results.reading.entries import GRAND_PRIX, current_entries, pole_sitters


@dataclass(frozen=True, slots=True)
class Pole:
    """A pole position with the car it was for; ``constructor`` is an id, None where the driver is not in the race."""

    driver: Driver
    constructor: int | None


@dataclass
class Honours:
    """A Grand Prix and its firsts; lists because shared cars share a place, and two cars can be equally quick.

    ``podium`` and ``quickest`` are rows of the race's sheet, ``laps`` the quickest laps with their times; ``starts``
    are the grid places of drivers by id, where they were asked for.
    """

    grand_prix: GrandPrix
    podium: list[Entry] = field(default_factory=list)
    quickest: list[Entry] = field(default_factory=list)
    sprint_winners: list[Entry] = field(default_factory=list)
    poles: list[Pole] = field(default_factory=list)
    laps: list[FastestLap] = field(default_factory=list)
    starts: dict[int, GridPosition] = field(default_factory=dict)

    @cached_property
    def winners(self) -> list[Entry]:
        return [entry for entry in self.podium if entry.position == 1]

    @property
    def winning_time(self) -> int | None:
        return self.winners[0].time_ms if self.winners else None

    @property
    def is_raced(self) -> bool:
        return bool(self.podium)

    @property
    def pole_drivers(self) -> list[Driver]:
        return [pole.driver for pole in self.poles]

    @property
    def quickest_drivers(self) -> list[Driver]:
        return list({driver.pk: driver for driver in self._quickest()}.values())

    @property
    def lap_ms(self) -> int | None:
        """The time of the fastest lap; None where it is not known."""
        return self.laps[0].time_ms if self.laps else None

    @property
    def start(self) -> GridPosition | None:
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

    def team_of(self, driver: int) -> Constructor | None:
        """The car a driver set the fastest lap in, or stood on the podium with; None where neither is known."""
        cars = (entry.constructor for entry in [*self.quickest, *self.podium] if entry.driver_id == driver)
        return next(cars, None)

    def _quickest(self) -> list[Driver]:
        return [entry.driver for entry in self.quickest] or [lap.driver for lap in self.laps]


def read_honours(grands_prix: Iterable[GrandPrix]) -> list[Honours]:
    """In the order given. Two queries."""
    honours = {grand_prix.pk: Honours(grand_prix) for grand_prix in grands_prix}
    firsts = (
        current_entries()
        .filter(Q(position__lte=3) | Q(fastest_lap=True))
        .filter(**{f"{GRAND_PRIX}__in": list(honours)}, classification__session__kind__in=Session.SCORING_KINDS)
        .select_related("driver", "constructor", "classification__session")
        .order_by("classification", "line")
    )
    for entry in firsts:
        session = entry.classification.session
        _place(honours[session.grand_prix_id], entry, is_race=session.kind == Session.Kind.RACE)
    for row in sorted(pole_sitters(pk__in=list(honours)), key=lambda row: row["line"]):
        driver = Driver(pk=row["sitter"], slug=row["slug"], name=row["name"])
        honours[row["grand_prix"]].poles.append(Pole(driver, row["car"]))
    return list(honours.values())


def add_starts(honours: Iterable[Honours]) -> None:
    """Give each the grid places of its winners. One query."""
    by_grand_prix = {each.grand_prix.pk: each for each in honours}
    winners = {entry.driver_id for each in by_grand_prix.values() for entry in each.winners}
    grid = GridPosition.objects.filter(
        session__grand_prix__in=list(by_grand_prix), session__kind=Session.Kind.RACE, driver__in=winners
    )
    for place in grid.select_related("session").order_by("-line"):
        by_grand_prix[place.session.grand_prix_id].starts[place.driver_id] = place


def add_laps(honours: Iterable[Honours]) -> None:
    """Give each the quickest lap of its race. One query."""
    by_grand_prix = {each.grand_prix.pk: each for each in honours}
    laps = FastestLap.objects.filter(
        session__grand_prix__in=list(by_grand_prix), session__kind=Session.Kind.RACE, line=1
    )
    for lap in laps.select_related("driver", "session").order_by("session"):
        by_grand_prix[lap.session.grand_prix_id].laps.append(lap)


def _place(honours: Honours, entry: Entry, *, is_race: bool) -> None:
    if not is_race:
        honours.sprint_winners += [entry] if entry.position == 1 else []
        return
    if entry.position is not None and entry.position <= 3:
        honours.podium.append(entry)
    if entry.fastest_lap:
        honours.quickest.append(entry)
