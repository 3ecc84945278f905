"""All stored tables against the official ones."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from f1site import clock
from results.checks.comparison import Comparison, NothingToCheck, Table, compare
from results.checks.known import Found, KnownDifference, RoundKey, explain
from results.checks.known_differences import KNOWN_DIFFERENCES
from results.checks.official import official_tables
from results.checks.stored import records, stored_tables
from results.importers.f1db.release import Release
from results.models import Season


@dataclass(slots=True)
class Count:
    """Rounds with an official table, and how many of them agree."""

    rounds: int = 0
    points_equal: int = 0
    places_equal: int = 0
    places_equal_or_level: int = 0

    def add(self, comparison: Comparison) -> None:
        self.rounds += 1
        self.points_equal += comparison.points_equal
        self.places_equal += comparison.places_equal
        self.places_equal_or_level += comparison.places_equal_or_level


@dataclass(slots=True)
class Counts:
    drivers: Count = field(default_factory=Count)
    constructors: Count = field(default_factory=Count)
    unexplained: int = 0

    def add(self, championship: str, comparison: Comparison) -> None:
        (self.drivers if championship == "drivers" else self.constructors).add(comparison)


@dataclass(slots=True)
class StandingsCheck:
    """``without_official`` are rounds we have a table of and the release has none; they are not counted."""

    total: Counts = field(default_factory=Counts)
    seasons: dict[int, Counts] = field(default_factory=dict)
    differences: list[Found] = field(default_factory=list)
    stale: list[KnownDifference] = field(default_factory=list)
    without_official: list[RoundKey] = field(default_factory=list)


def check_standings(release: Release, known: Iterable[KnownDifference] = KNOWN_DIFFERENCES) -> StandingsCheck:
    """Compare every table of the seasons in the database. Raises Unreadable, NothingToCheck, NoRules or ValueError."""
    ours = stored_tables()
    seasons = {season.year: season for season in Season.objects.filter(year__in={year for year, _, _ in ours})}
    official = official_tables(release, seasons)
    if not official:
        raise NothingToCheck("The release has no championship table of any season the database has one of.")
    return summary(compare_all(seasons, official, ours), ours, known)


def compare_all(
    seasons: Mapping[int, Season], official: Mapping[RoundKey, Table], ours: Mapping[RoundKey, Table]
) -> dict[RoundKey, Comparison]:
    """Every official table compared, by season, round (in the release's order) and championship."""
    now = clock.now()
    comparisons = {}
    for year in sorted({year for year, _, _ in official}):
        record = records(seasons[year], now)
        for key in [key for key in official if key[0] == year]:
            comparisons[key] = compare(official[key], ours.get(key, {}), record.get(key, {}))
    return comparisons


def summary(
    comparisons: Mapping[RoundKey, Comparison], ours: Iterable[RoundKey], known: Iterable[KnownDifference]
) -> StandingsCheck:
    check = StandingsCheck(without_official=sorted(key for key in ours if key not in comparisons))
    explained = explain({key: comparison.differences for key, comparison in comparisons.items()}, known)
    check.differences, check.stale = explained.found, explained.stale
    for (year, _, championship), comparison in comparisons.items():
        for counts in (check.total, check.seasons.setdefault(year, Counts())):
            counts.add(championship, comparison)
    for found in explained.unexplained:
        check.total.unexplained += 1
        check.seasons[found.year].unexplained += 1
    return check
