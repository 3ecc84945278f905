"""Where a driver did best, and with whom: the results of a career by circuit and by team. No queries."""

from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from f1site.paths import path_to
from results.reading.drivers.career import Career
from results.reading.drivers.numbers import Numbers, numbers
from results.reading.drivers.results import Result, Team
from results.reading.year_runs import printed_years

SHOWN = 8


class Circuit(NamedTuple):
    pk: int
    slug: str
    name: str

    def get_absolute_url(self) -> str:
        return path_to("circuit", self.slug)


@dataclass(frozen=True, slots=True)
class AtCircuit:
    circuit: Circuit
    numbers: Numbers


@dataclass(frozen=True, slots=True)
class WithTeam:
    """``years`` with a race or sprint, oldest first."""

    team: Team
    years: list[int]
    numbers: Numbers

    @property
    def in_years(self) -> str:
        return printed_years(self.years)


def circuits_driven(career: Career) -> list[AtCircuit]:
    """Every circuit with a start, those with most wins, podiums and the best place first."""
    rows: dict[Circuit, list[Result]] = defaultdict(list)
    for row in career.rows:
        event = career.event(row)
        rows[Circuit(event.track, event.track_slug, event.track_name)].append(row)
    found = [
        AtCircuit(circuit, numbers(driven, {row.grand_prix for row in driven} & career.poles.keys()))
        for circuit, driven in rows.items()
    ]
    return sorted((one for one in found if one.numbers.starts), key=_rank)


def _rank(one: AtCircuit) -> tuple:
    counted = one.numbers
    return -counted.wins, -counted.podiums, counted.best or 999, -counted.poles, counted.starts, one.circuit.name


def teams_driven(career: Career) -> list[WithTeam]:
    """Every team driven for, the most recent first."""
    rows: dict[Team, list[Result]] = defaultdict(list)
    for row in career.rows:
        rows[career.team(row)].append(row)
    found = [
        WithTeam(team, sorted({row.year for row in driven}), numbers(driven, _poles(career, driven)))
        for team, driven in rows.items()
    ]
    return sorted(found, key=lambda one: (-one.years[-1], -one.years[0], one.team.name))


def _poles(career: Career, rows: list[Result]) -> set[int]:
    """The Grands Prix of ``rows`` with a pole in that car."""
    return {row.grand_prix for row in rows if career.poles.get(row.grand_prix) == row.constructor}
