"""The pit stops of a race, car by car."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from results.reading.sheets.lines import Racer
from results.reading.sheets.smaller_tables import Stop


@dataclass(slots=True)
class PitVisits:
    """A driver's stops in order; ``team`` is a slug, empty where the sheet does not name the driver."""

    driver: Racer
    team: str = ""
    stops: list[Stop] = field(default_factory=list)

    @property
    def total_ms(self) -> int | None:
        """Time in the pit lane in all; None where that of a stop is not known."""
        times = [stop.time_ms for stop in self.stops if stop.time_ms is not None]
        return sum(times) if len(times) == len(self.stops) else None


def by_driver(stops: Iterable[Stop], teams: dict[int, str]) -> list[PitVisits]:
    """In the order of the first stops. ``teams``: slugs by driver id."""
    visits: dict[int, PitVisits] = {}
    for stop in stops:
        visit = visits.setdefault(stop.driver.pk, PitVisits(stop.driver, teams.get(stop.driver.pk, "")))
        visit.stops.append(stop)
    return list(visits.values())
