"""Where a driver did best, and with whom: the results of a career by circuit and by team. No queries."""

from collections import defaultdict
from dataclasses import dataclass

from results.models import Circuit
from results.reading.drivers.career import Career, Team
from results.reading.drivers.numbers import Numbers, Row, numbers
from results.reading.year_runs import printed_years

SHOWN = 8


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
    circuits: dict[int, Circuit] = {}
    rows: dict[int, list[Row]] = defaultdict(list)
    for row in career.rows:
        circuit = row["event"].layout.circuit
        circuits[circuit.pk] = circuit
        rows[circuit.pk].append(row)
    found = [
        AtCircuit(circuits[pk], numbers(driven, {row["grand_prix"] for row in driven} & career.poles.keys()))
        for pk, driven in rows.items()
    ]
    return sorted((one for one in found if one.numbers.starts), key=_rank)


def _rank(one: AtCircuit) -> tuple:
    counted = one.numbers
    return -counted.wins, -counted.podiums, counted.best or 999, -counted.poles, counted.starts, one.circuit.name


def teams_driven(career: Career) -> list[WithTeam]:
    """Every team driven for, the most recent first."""
    rows: dict[Team, list[Row]] = defaultdict(list)
    for row in career.rows:
        rows[Team(row["team_slug"], row["team_name"])].append(row)
    found = [
        WithTeam(team, sorted({row["year"] for row in driven}), numbers(driven, _poles(career, driven)))
        for team, driven in rows.items()
    ]
    return sorted(found, key=lambda one: (-one.years[-1], -one.years[0], one.team.name))


def _poles(career: Career, rows: list[Row]) -> set[int]:
    """The Grands Prix of ``rows`` with a pole in that car."""
    return {row["grand_prix"] for row in rows if career.poles.get(row["grand_prix"]) == row["constructor"]}
