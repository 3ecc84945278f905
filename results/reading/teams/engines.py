"""Whose engines a constructor raced with, and what came of each. No queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from results.reading.teams.races import TeamEntry
from results.reading.year_runs import printed_years


@dataclass(frozen=True, slots=True)
class WithEngine:
    """``years`` are those with a start, or an entry where there was none; the oldest first."""

    name: str
    years: list[int]
    starts: int
    wins: int
    podiums: int

    @property
    def in_years(self) -> str:
        return printed_years(self.years)


def engines_raced(entries: Iterable[TeamEntry]) -> list[WithEngine]:
    """Those with most wins first, then most podiums and starts."""
    by_engine: dict[str, list[TeamEntry]] = defaultdict(list)
    for entry in entries:
        if entry.is_race:
            by_engine[entry.engine].append(entry)
    found = [
        WithEngine(
            name=name,
            years=sorted({car.race.year for car in cars if car.has_started} or {car.race.year for car in cars}),
            starts=len({car.race.grand_prix for car in cars if car.has_started}),
            wins=len({car.race.grand_prix for car in cars if car.is_win}),
            # Two drivers of one shared car are one place on the podium.
            podiums=len({(car.race.grand_prix, car.position) for car in cars if car.is_podium}),
        )
        for name, cars in by_engine.items()
    ]
    return sorted(found, key=lambda one: (-one.wins, -one.podiums, -one.starts, one.name))
