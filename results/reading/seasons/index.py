"""Every season with its champions, or with whoever leads one that is not over, by decade."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import QuerySet

from f1site.prepared import prepared
from f1site.shared import shared
from results.models import Season
from results.reading.ahead import Ahead, read_ahead
from results.reading.annals import Annals, annals
from results.reading.calendars import Progress, calendar_of, progress
from results.reading.editions import Edition, NamedSeason
from results.reading.season_ends import season_ends
from results.reading.seasons.leaders import Leader, count_winners, read_leaders


@dataclass(frozen=True, slots=True)
class SeasonLine:
    """``drivers`` and ``constructors`` are the first lines of the newest tables."""

    season: NamedSeason
    progress: Progress
    drivers: Sequence[Leader] = ()
    constructors: Sequence[Leader] = ()
    winners: int = 0

    @property
    def decade(self) -> int:
        return self.season.year // 10 * 10

    @property
    def driven(self) -> str:
        """``22``, or ``11/22`` of a season that is under way."""
        progress = self.progress
        if progress.is_complete or not progress.raced:
            return str(progress.grands_prix)
        return f"{progress.raced}/{progress.races}"


@dataclass(frozen=True, slots=True)
class SeasonIndex:
    """``lines`` from the newest down; ``current`` is the season of today, ``next`` the next Grand Prix of all.

    ``overdue`` are those of the current season whose day is past and whose result is not in.
    """

    lines: Sequence[SeasonLine]
    current: SeasonLine | None = None
    next: Edition | None = None
    overdue: Sequence[Edition] = ()
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


@prepared(NamedSeason)
def _seasons() -> QuerySet[Season, Any]:
    return Season.objects.order_by("-year").values(*NamedSeason._fields)


@shared
def read_season_index() -> SeasonIndex:
    """Eleven queries at most."""
    driven, ends = progress(), {end.year: end for end in season_ends()}
    first = read_leaders({table: end.year for end in ends.values() for table in end.tables})
    winners = count_winners(end.drivers for end in ends.values() if end.drivers)
    lines = []
    for season in _seasons():
        end = ends[season.year]
        drivers, constructors = (first[table] if table else [] for table in (end.drivers, end.constructors))
        won = winners.get(end.drivers or 0, 0)
        lines.append(SeasonLine(season, driven.get(season.year, Progress()), drivers, constructors, won))
    raced = {line.season.year: line.season.rules for line in lines if line.progress.raced}
    current = _current(lines)
    ahead = read_ahead(date(current.season.year, 1, 1) if current else None)
    overdue = [each for each in ahead.missing if current and each.season_id >= current.season.year]
    return SeasonIndex(lines, current, _next(current, ahead), overdue, annals(raced))


def _current(lines: Sequence[SeasonLine]) -> SeasonLine | None:
    """The newest with a race result, else the newest with a calendar: told by results, not by the clock."""
    planned = [line for line in lines if line.progress.grands_prix]
    return next((line for line in planned if line.progress.raced), next(iter(planned), None))


def _next(current: SeasonLine | None, ahead: Ahead) -> Edition | None:
    """One without a new date is next where nothing else is."""
    if ahead.next or current is None or current.progress.is_complete:
        return ahead.next
    calendar = calendar_of(current.season.year)
    return calendar.next if calendar else None
