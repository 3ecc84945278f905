"""Every season with its champions, or with whoever leads one that is not over, by decade."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from django.db.models import Count, F, Max

from results.models import Championship, Constructor, GrandPrix, Season, Standing
from results.reading.ahead import read_ahead
from results.reading.annals import Annals, read_annals
from results.reading.calendars import Progress, progress, read_calendar
from results.reading.championship.tables import leaders, newest_tables
from results.reading.entries import SEASON, race_entries
from results.reading.seasons.neighbours import current_season


@dataclass(slots=True)
class SeasonLine:
    """``drivers`` and ``constructors`` are the first lines of the newest tables; each driver has ``team``, or None."""

    season: Season
    progress: Progress
    drivers: list[Standing] = field(default_factory=list)
    constructors: list[Standing] = field(default_factory=list)
    winners: int = 0

    @property
    def decade(self) -> int:
        return self.season.year // 10 * 10


@dataclass(slots=True)
class SeasonIndex:
    """``lines`` from the newest down; ``current`` is the season of today, ``next`` the next Grand Prix of all.

    ``overdue`` are those of the current season whose day is past and whose result is not in.
    """

    lines: list[SeasonLine]
    current: SeasonLine | None = None
    next: GrandPrix | None = None
    overdue: list[GrandPrix] = field(default_factory=list)
    annals: Annals = field(default_factory=Annals)

    @property
    def decades(self) -> list[tuple[int, list[SeasonLine]]]:
        return [(decade, list(lines)) for decade, lines in groupby(self.lines, key=lambda line: line.decade)]

    @property
    def has_constructors(self) -> bool:
        """Some season has a table for them."""
        return any(line.constructors for line in self.lines)

    @property
    def complete(self) -> list[SeasonLine]:
        return [line for line in self.lines if line.progress.is_complete]


def read_season_index() -> SeasonIndex:
    """Eleven queries."""
    driven = progress()
    tables = {championship: newest_tables(championship) for championship in Championship.values}
    first = leaders(pk for by_year in tables.values() for pk in by_year.values())
    winners = _winners()
    lines = [
        SeasonLine(
            season,
            driven.get(season.year, Progress()),
            first.get(tables[Championship.DRIVERS].get(season.year, 0), []),
            first.get(tables[Championship.CONSTRUCTORS].get(season.year, 0), []),
            winners.get(season.year, 0),
        )
        for season in Season.objects.order_by("-year")
    ]
    _add_teams(standing for line in lines for standing in line.drivers)
    return _with_today(SeasonIndex(lines, annals=read_annals()))


def _with_today(index: SeasonIndex) -> SeasonIndex:
    """Three queries at most."""
    season = current_season()
    index.current = next((line for line in index.lines if line.season == season), None)
    ahead = read_ahead(date(season.year, 1, 1) if season else None)
    index.next = ahead.next
    index.overdue = [each for each in ahead.missing if season and each.season_id >= season.year]
    if index.current and not index.current.progress.is_complete and index.next is None:
        # One without a new date is next where nothing else is.
        index.next = read_calendar(index.current.season).next
    return index


def _winners() -> dict[int, int]:
    """How many drivers won a race, by year. One query."""
    won = race_entries().filter(position=1).order_by().values(year=F(SEASON))
    return {row["year"]: row["count"] for row in won.annotate(count=Count("driver", distinct=True))}


def _add_teams(standings: Iterable[Standing]) -> None:
    """Give each line ``team``: the constructor its driver raced for last that season. One query."""
    standings = list(standings)
    raced = (
        race_entries()
        .filter(driver__in={standing.driver_id for standing in standings})
        .order_by()
        .values("driver", "constructor__slug", "constructor__name", year=F(SEASON))
        .annotate(day=Max("classification__session__grand_prix__date"))
    )
    teams: dict[tuple[int, int], list[tuple[str, str, str]]] = defaultdict(list)
    for row in raced:
        found = (str(row["day"] or ""), row["constructor__slug"], row["constructor__name"])
        teams[row["year"], row["driver"]].append(found)
    for standing in standings:
        drove = teams.get((standing.table.grand_prix.season_id, standing.driver_id or 0))
        _, slug, name = max(drove) if drove else ("", "", "")
        standing.team = Constructor(slug=slug, name=name) if slug else None
