"""Differences with a known reason, matched with those that were found."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from results.checks.comparison import Difference, Kind

RoundKey = tuple[int, str, str]  # year, Grand Prix, championship


@dataclass(frozen=True, slots=True)
class KnownDifference:
    """Where the official table is known to differ from ours: what it shows of whom, and why."""

    year: int
    grand_prix: str
    championship: str
    kind: Kind
    official: Mapping[str, str]
    reason: str

    @property
    def round(self) -> RoundKey:
        return self.year, self.grand_prix, self.championship

    def explains(self, round_: RoundKey, difference: Difference) -> bool:
        return (self.round, self.kind, self.official) == (round_, difference.kind, difference.official)


@dataclass(frozen=True, slots=True)
class Found:
    """A difference in one round, with its reason; None: nobody knows why."""

    year: int
    grand_prix: str
    championship: str
    difference: Difference
    reason: str | None


@dataclass(slots=True)
class Explained:
    """What was found, and the known differences of the rounds that were looked at which are no longer there."""

    found: list[Found] = field(default_factory=list)
    stale: list[KnownDifference] = field(default_factory=list)

    @property
    def unexplained(self) -> list[Found]:
        return [found for found in self.found if found.reason is None]


def explain(differences: Mapping[RoundKey, Iterable[Difference]], known: Iterable[KnownDifference]) -> Explained:
    """``differences`` has an item for every round that was looked at, empty where the tables are equal."""
    known = [entry for entry in known if entry.round in differences]
    explained = Explained()
    used: set[int] = set()
    for round_, found in differences.items():
        for difference in found:
            reasons = [entry for entry in known if entry.explains(round_, difference)]
            used.update(map(id, reasons))
            explained.found.append(Found(*round_, difference, reasons[0].reason if reasons else None))
    explained.stale = [entry for entry in known if id(entry) not in used]
    return explained
