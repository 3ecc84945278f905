"""Where a constructor has done well."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from results.reading.teams.races import TeamEntry, TeamPole


@dataclass(frozen=True, slots=True)
class CircuitRecord:
    """``best`` is None where no car was classified."""

    slug: str
    name: str
    starts: int
    wins: int
    podiums: int
    poles: int
    best: int | None


def circuit_records(entries: Sequence[TeamEntry], poles: Iterable[TeamPole]) -> list[CircuitRecord]:
    """The circuits where the constructor has started, the best first: by wins, podiums, poles, best place, starts."""
    by_circuit: dict[str, list[TeamEntry]] = defaultdict(list)
    for entry in entries:
        if entry.has_started:
            by_circuit[entry.race.circuit].append(entry)
    # A car on pole may not have started: its race counts nothing here but the pole.
    of_race = {entry.race.grand_prix: entry.race.circuit for entry in entries}
    on_pole = Counter(of_race.get(pole.grand_prix) for pole in poles)
    records = [
        CircuitRecord(
            slug=slug,
            name=rows[0].race.circuit_name,
            starts=len({row.race.grand_prix for row in rows}),
            wins=len({row.race.grand_prix for row in rows if row.is_win}),
            # Two drivers of one shared car are one place on the podium.
            podiums=len({(row.race.grand_prix, row.position) for row in rows if row.is_podium}),
            poles=on_pole[slug],
            best=min((row.position for row in rows if row.position), default=None),
        )
        for slug, rows in by_circuit.items()
    ]
    return sorted(records, key=_merit)


def _merit(record: CircuitRecord) -> tuple:
    return (-record.wins, -record.podiums, -record.poles, record.best or 999, -record.starts, record.name)
