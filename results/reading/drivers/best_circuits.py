"""Where a driver did best, and with whom: the results of a career by circuit and by team. No queries."""

from collections import defaultdict
from dataclasses import dataclass

from results.reading.drivers.career import Career
from results.reading.drivers.numbers import Numbers, numbers
from results.reading.drivers.results import Result
from results.reading.editions import NamedCircuit
from results.reading.people import Team
from results.reading.year_runs import printed_years

SHOWN = 8


@dataclass(frozen=True, slots=True)
class AtCircuit:
    circuit: NamedCircuit
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
    rows: dict[int, list[Result]] = defaultdict(list)
    for row in career.rows:
        rows[career.event(row).layout.circuit.pk].append(row)
    found = [
        AtCircuit(
            career.event(driven[0]).layout.circuit,
            numbers(driven, career.poles.keys() & {row.grand_prix for row in driven}),
        )
        for driven in rows.values()
    ]
    return sorted((one for one in found if one.numbers.starts), key=_rank)


def _rank(one: AtCircuit) -> tuple:
    counted = one.numbers
    return -counted.wins, -counted.podiums, counted.best or 999, -counted.poles, counted.starts, one.circuit.name


def teams_driven(career: Career) -> list[WithTeam]:
    """Every team driven for, the most recent first."""
    rows: dict[int, list[Result]] = defaultdict(list)
    for row in career.rows:
        rows[row.constructor].append(row)
    found = [
        WithTeam(career.teams[team], sorted({row.year for row in driven}), numbers(driven, _poles(career, driven)))
        for team, driven in rows.items()
    ]
    return sorted(found, key=lambda one: (-one.years[-1], -one.years[0], one.team.name))


def _poles(career: Career, rows: list[Result]) -> set[int]:
    """The Grands Prix of ``rows`` with a pole in that car."""
    return {row.grand_prix for row in rows if career.poles.get(row.grand_prix) == row.constructor}
