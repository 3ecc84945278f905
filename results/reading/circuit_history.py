"""What a circuit has seen before a Grand Prix: who won here, and the fastest race laps of the layout."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from results.models import Entry, FastestLap, GrandPrix
from results.reading.entries import GRAND_PRIX, RACE, current_entries

EDITIONS = 5
# More than EDITIONS races can have winners in, where some of the cars were shared.
_ENTRIES = 3 * EDITIONS


@dataclass(slots=True)
class PastEdition:
    """A Grand Prix with who won it; several where a car was shared."""

    grand_prix: GrandPrix
    winners: list[Entry]


def previous_winners(grand_prix: GrandPrix) -> list[PastEdition]:
    """The last Grands Prix at the same circuit before this one that have a result, newest first. One query."""
    won = (
        current_entries()
        .filter(RACE, _before(grand_prix, GRAND_PRIX), position=1)
        .filter(**{f"{GRAND_PRIX}__layout__circuit": grand_prix.layout.circuit_id})
        .exclude(**{GRAND_PRIX: grand_prix.pk})
        .select_related("driver", "constructor", GRAND_PRIX)
        .order_by(f"-{GRAND_PRIX}__date", f"-{GRAND_PRIX}", "line")
    )
    editions: dict[GrandPrix, list[Entry]] = defaultdict(list)
    for entry in won[:_ENTRIES]:
        editions[entry.classification.session.grand_prix].append(entry)
    return [PastEdition(edition, winners) for edition, winners in editions.items()][:EDITIONS]


def fastest_laps_here(grand_prix: GrandPrix) -> list[FastestLap]:
    """The fastest lap of every race on this layout up to and with this one. One query."""
    path = "session__grand_prix"
    laps = FastestLap.objects.filter(
        Q(**{path: grand_prix.pk}) | _before(grand_prix, path),
        line=1,
        session__kind="race",
        **{f"{path}__layout": grand_prix.layout_id},
    )
    return list(laps.select_related("driver", path).order_by(f"{path}__date", f"{path}__slug"))


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
