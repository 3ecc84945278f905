"""What a circuit has seen before a Grand Prix: who won here, and the fastest race laps of the layout."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import OuterRef, Q, Subquery

from results.models import Driver, Entry, FastestLap, GrandPrix, GridPosition, Session
from results.reading.entries import GRAND_PRIX, RACE, SESSION, current_entries

EDITIONS = 5
# More than EDITIONS races can have winners in, where some of the cars were shared.
_ENTRIES = 3 * EDITIONS


@dataclass(slots=True)
class PastEdition:
    """A Grand Prix with who won it (several where a car was shared) and who was on pole.

    A winner has ``start``, the place on the grid, and ``pit_lane``; both None where the grid is not known.
    """

    grand_prix: GrandPrix
    winners: list[Entry]
    poles: list[Driver] = field(default_factory=list)

    @property
    def race(self) -> Session:
        return self.winners[0].classification.session

    @property
    def is_won_from_pole(self) -> bool | None:
        """None where it is not known who was on pole."""
        on_pole = {driver.pk for driver in self.poles}
        return any(entry.driver_id in on_pole and not entry.shared_car for entry in self.winners) if on_pole else None


def previous_winners(grand_prix: GrandPrix) -> list[PastEdition]:
    """The last Grands Prix at the same circuit before this one that have a result, newest first. One query."""
    grid = GridPosition.objects.filter(session=OuterRef(SESSION), driver=OuterRef("driver")).order_by("line")
    won = (
        current_entries()
        .filter(RACE, _before(grand_prix, GRAND_PRIX), position=1)
        .filter(**{f"{GRAND_PRIX}__layout__circuit": grand_prix.layout.circuit_id})
        .exclude(**{GRAND_PRIX: grand_prix.pk})
        .annotate(start=Subquery(grid.values("position")[:1]), pit_lane=Subquery(grid.values("pit_lane")[:1]))
        .select_related("driver", "constructor", f"{GRAND_PRIX}__season")
        .order_by(f"-{GRAND_PRIX}__date", f"-{GRAND_PRIX}", "line")
    )
    editions: dict[GrandPrix, list[Entry]] = defaultdict(list)
    for entry in won[:_ENTRIES]:
        editions[entry.classification.session.grand_prix].append(entry)
    return [PastEdition(edition, winners) for edition, winners in editions.items()][:EDITIONS]


def fastest_laps_here(grand_prix: GrandPrix) -> list[FastestLap]:
    """The fastest lap of every race on this layout up to and with this one. One query."""
    path = "session__grand_prix"
    laps = FastestLap.objects.out().filter(
        Q(**{path: grand_prix.pk}) | _before(grand_prix, path),
        line=1,
        session__kind="race",
        **{f"{path}__layout": grand_prix.layout_id},
    )
    return list(laps.select_related("driver", f"{path}__season").order_by(f"{path}__date", f"{path}__slug"))


@dataclass(slots=True)
class LapRecord:
    """The fastest of the fastest laps of ``races`` races on a layout."""

    lap: FastestLap
    races: int


def lap_record(laps: Iterable[FastestLap]) -> LapRecord | None:
    """The oldest where several are equally fast; None before two races have a time, when there is nothing to beat."""
    timed = [lap for lap in laps if lap.time_ms]
    return LapRecord(min(timed, key=lambda lap: lap.time_ms), len(timed)) if len(timed) > 1 else None


def _before(grand_prix: GrandPrix, path: str) -> Q:
    if grand_prix.date:
        return Q(**{f"{path}__date__lt": grand_prix.date})
    # Postponed, no new date yet: whatever has been driven comes before it.
    return Q(**{f"{path}__season__lte": grand_prix.season_id})
