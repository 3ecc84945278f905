"""How far back the results here go: to the first race there ever was, to some season, or to a few seasons only."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from f1site.shared import shared
from results.reading.all_calendars import all_calendars
from results.reading.credits import Credit, distinct
from results.reading.sentences.language import begun
from results.reading.sentences.years import in_years
from results.reading.year_runs import year_runs
from results.scoring.world_championship import FIRST

_NAMED = 4


@dataclass(frozen=True, slots=True)
class Annals:
    """``years`` with a race that was run, oldest first.

    ``is_whole``: no season before or between them is missing, so that the first here is the first of all and the most
    here the most of all. Otherwise a figure is told with ``when``, and nothing is called the first or a record.
    ``sources`` are who told each year, oldest first.
    """

    years: tuple[int, ...] = ()
    is_whole: bool = True
    sources: tuple[tuple[int, Credit], ...] = field(default=(), compare=False)

    @property
    def newest(self) -> int | None:
        return self.years[-1] if self.years else None

    def credits(self, years: Collection[int] | None = None) -> list[Credit]:
        """Who told the results of these years, or of all, the newest first."""
        told = [credit for year, credit in self.sources if years is None or year in years]
        return distinct(reversed(told))

    @property
    def is_one_season(self) -> bool:
        return len(self.years) == 1

    @property
    def when(self) -> str:
        """``in 2023``, ``from 2020 to 2023``, ``in 2010 and 2023``: what bounds every figure; empty if nothing does."""
        if self.is_whole:
            return ""
        first, last = self.years[0], self.years[-1]
        if self.has_gaps:
            few = len(self.years) <= _NAMED
            return f"in {in_years(self.years)}" if few else f"in {len(self.years)} seasons from {first} to {last}"
        return f"in {first}" if first == last else f"from {first} to {last}"

    @property
    def opening(self) -> str:
        """``In 2023, ``: for a sentence to go on from; empty where nothing bounds it."""
        return f"{begun(self.when)}, " if self.when else ""

    @property
    def trailing(self) -> str:
        """`` in 2023``: for the end of a sentence, with its space; empty where nothing bounds it."""
        return f" {self.when}" if self.when else ""

    @property
    def head(self) -> str:
        """Over a column: ``Of all time``, ``In 2023``."""
        return self.opening.removesuffix(", ") or "Of all time"

    @property
    def has_gaps(self) -> bool:
        return len(year_runs(self.years)) > 1

    def run_of(self, year: int) -> int:
        """Which of the unbroken runs of seasons ``year`` is in: nothing goes on from one to the next."""
        return 0 if self.is_whole else sum(last < year for _, last in year_runs(self.years))


ALL = Annals()


@shared
def read_annals() -> Annals:
    """One query."""
    seasons = [
        calendar.season
        for calendar in all_calendars().values()
        if any(grand_prix.is_raced for grand_prix in calendar.grands_prix)
    ]
    sources = {season.year: Credit(season.source, season.source_url) for season in seasons}
    return annals({season.year: season.rules for season in seasons}, sources)


def annals(raced: Mapping[int, object], sources: Mapping[int, Credit] | None = None) -> Annals:
    """``raced``: the rules of its own, if any, of each season with a race; ``sources``: who told it.

    A league with rules of its own began with its first season here: nobody else has an older one.
    """
    years = tuple(sorted(raced))
    is_league = all(raced.values())
    reaches_back = bool(years) and years[0] <= FIRST and len(year_runs(years)) == 1
    return Annals(years, is_whole=is_league or reaches_back, sources=tuple(sorted((sources or {}).items(), key=_year)))


def _year(told: tuple[int, Credit]) -> int:
    return told[0]
