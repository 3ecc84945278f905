"""Who drove for a constructor and when: runs of seasons, for those who left and came back."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from results.charts.spans import Span, YearMark, break_marks, spans, year_marks
from results.charts.years import side_by_side
from results.reading.teams.races import TeamDriver, TeamEntry, TeamPole
from results.reading.year_runs import Run, printed, year_runs

SHOWN = 25  # rows of the timeline; the rest fold away


@dataclass(slots=True)
class TeamDrive:
    """A driver's time with a team; ``titles`` are the years in which this driver was the champion with it."""

    slug: str
    name: str
    runs: list[Run]
    starts: int
    wins: int
    podiums: int
    poles: int
    titles: list[int]
    nationality: str = ""
    bars: list[Span] = field(default_factory=list)
    stars: list[float] = field(default_factory=list)

    @property
    def last(self) -> int:
        return self.runs[-1][1]

    @property
    def years(self) -> list[str]:
        return printed(self.runs)


@dataclass(slots=True)
class Timeline:
    """``shown`` drove in the newest season or have most titles, wins and starts; ``others`` are the rest."""

    shown: list[TeamDrive]
    others: list[TeamDrive]
    marks: list[YearMark]
    breaks: list[float]

    @property
    def count(self) -> int:
        return len(self.shown) + len(self.others)

    @property
    def has_bars(self) -> bool:
        """Of one season there is nothing to see on a line of years."""
        return len(self.marks) > 1

    @property
    def drives(self) -> list[TeamDrive]:
        return [*self.shown, *self.others]


def team_drives(
    entries: Iterable[TeamEntry],
    poles: Iterable[TeamPole],
    drivers: Mapping[int, TeamDriver],
    champions: Mapping[int, list[int]],
) -> list[TeamDrive]:
    """The most recent first; of those, whoever came last. ``champions`` are the years of drivers with titles."""
    by_driver: dict[int, list[TeamEntry]] = defaultdict(list)
    for entry in entries:
        if entry.is_race:
            by_driver[entry.driver].append(entry)
    on_pole = Counter(pole.driver for pole in poles)
    drives = [
        TeamDrive(
            slug=drivers[pk].slug,
            name=drivers[pk].name,
            nationality=drivers[pk].nationality,
            runs=year_runs(row.race.year for row in rows),
            # A driver with two cars in one race has one start.
            starts=len({row.race.grand_prix for row in rows if row.has_started}),
            wins=len({row.race.grand_prix for row in rows if row.is_win}),
            podiums=len({row.race.grand_prix for row in rows if row.is_podium}),
            poles=on_pole[pk],
            titles=champions.get(pk, []),
        )
        for pk, rows in by_driver.items()
    ]
    return sorted(drives, key=lambda drive: (-drive.last, -drive.runs[-1][0], -drive.starts, drive.slug))


def team_timeline(drives: list[TeamDrive]) -> Timeline | None:
    """The drives as bars over all the years somebody drove; None without any."""
    if not drives:
        return None
    years = side_by_side(year for drive in drives for first, last in drive.runs for year in range(first, last + 1))
    for drive in drives:
        drive.bars = spans(drive.runs, years)
        drive.stars = [span.middle for span in spans([(year, year) for year in drive.titles], years)]
    newest = max(years.at)
    by_weight = sorted(drives, key=lambda drive: (drive.last != newest, -len(drive.titles), -drive.wins, -drive.starts))
    chosen = {drive.slug for drive in (drives if len(drives) <= SHOWN + 3 else by_weight[:SHOWN])}
    return Timeline(
        shown=[drive for drive in drives if drive.slug in chosen],
        others=[drive for drive in drives if drive.slug not in chosen],
        marks=year_marks(years),
        breaks=break_marks(years),
    )
