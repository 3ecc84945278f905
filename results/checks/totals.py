"""The career totals on our pages against F1DB's own, over every driver and every constructor."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from results.checks.comparison import NothingToCheck
from results.checks.official import official_totals, parse_year, rows
from results.importers.f1db.release import Release
from results.models import Classification, Session
from results.reading.totals import CareerTotals, constructor_totals, driver_totals

# Ours, and the column it has to equal.
COLUMNS = {
    "entries": "totalRaceEntries",
    "starts": "totalRaceStarts",
    "wins": "totalRaceWins",
    "podiums": "totalPodiums",
    "poles": "totalPolePositions",
    "fastest_laps": "totalFastestLaps",
    "points": "totalPoints",
    "championship_points": "totalChampionshipPoints",
    "titles": "totalChampionshipWins",
    "sprint_starts": "totalSprintRaceStarts",
    "sprint_wins": "totalSprintRaceWins",
}
Totals = Mapping[str, Mapping[str, Decimal]]  # by slug, then by name of the total


class Key(NamedTuple):
    kind: str  # drivers or constructors
    who: str
    total: str
    official: Decimal


@dataclass(frozen=True, slots=True)
class TotalDifference:
    key: Key
    ours: Decimal
    reason: str | None


# Totals on which F1DB and we are known to differ, with the reason. None so far.
KNOWN_DIFFERENCES: Mapping[Key, str] = {}


@dataclass(slots=True)
class TotalsCheck:
    """``checked`` and, of these, ``equal`` by name of the total; both by kind (drivers, constructors)."""

    checked: dict[str, int] = field(default_factory=dict)
    equal: dict[str, dict[str, int]] = field(default_factory=dict)
    differences: list[TotalDifference] = field(default_factory=list)
    stale: list[Key] = field(default_factory=list)

    @property
    def unexplained(self) -> int:
        return sum(difference.reason is None for difference in self.differences)


def check_totals(release: Release, known: Mapping[Key, str] = KNOWN_DIFFERENCES) -> TotalsCheck:
    """Raises Unreadable, and NothingToCheck where seasons of the release are not in the database."""
    _refuse_where_seasons_are_missing(release)
    ours = {"drivers": driver_totals(), "constructors": constructor_totals()}
    official = {kind: official_totals(release, kind, COLUMNS) for kind in ours}
    return compare_totals(official, {kind: _numbers(found) for kind, found in ours.items()}, known)


def _refuse_where_seasons_are_missing(release: Release) -> None:
    driven = {year for _, (year,) in rows(release, "seasons-driver-standings", {"year": parse_year})}
    races = Classification.objects.current().filter(session__kind=Session.Kind.RACE)
    if missing := sorted(driven - set(races.order_by().values_list("session__grand_prix__season", flat=True))):
        more = f" and {len(missing) - 1} more" if len(missing) > 1 else ""
        raise NothingToCheck(
            f"Totals are those of all seasons, and the database has no race of these: {missing[0]}{more}."
        )


def _numbers(totals: Mapping[str, CareerTotals]) -> dict[str, dict[str, Decimal]]:
    return {slug: {name: Decimal(getattr(total, name)) for name in COLUMNS} for slug, total in totals.items()}


def compare_totals(official: Mapping[str, Totals], ours: Mapping[str, Totals], known: Mapping[Key, str]) -> TotalsCheck:
    """Each official total compared, by kind. Whoever is missing on one side has nothing but noughts there."""
    check = TotalsCheck()
    for kind, totals in official.items():
        names = sorted(totals.keys() | ours[kind].keys())
        check.checked[kind] = len(names)
        check.equal[kind] = dict.fromkeys(COLUMNS, 0)
        for who in names:
            for total in COLUMNS:
                theirs, mine = (found.get(who, {}).get(total, Decimal(0)) for found in (totals, ours[kind]))
                check.equal[kind][total] += theirs == mine
                if theirs != mine:
                    key = Key(kind, who, total, theirs)
                    check.differences.append(TotalDifference(key, mine, known.get(key)))
    check.stale = _stale(known, check.differences)
    return check


def _stale(known: Iterable[Key], differences: Iterable[TotalDifference]) -> list[Key]:
    found = {difference.key for difference in differences}
    return [key for key in known if key not in found]
