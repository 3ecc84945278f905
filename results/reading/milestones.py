"""What was done first and last, and how often in a row: of a driver's career or a constructor's history. No queries."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from results.reading.ages import whole_years
from results.reading.annals import ALL, Annals
from results.reading.sentences.language import ordinal
from results.reading.year_runs import printed

START, POINTS, PODIUM, FASTEST_LAP, POLE, WIN = "start", "points", "podium", "fastest lap", "pole", "win"
# In the order of a career: each is harder to come by than those before.
KINDS = (START, POINTS, PODIUM, FASTEST_LAP, POLE, WIN)


class Raced(NamedTuple):
    """A Grand Prix that was entered, with the ``KINDS`` it brought; ``name`` is its short one."""

    year: int
    slug: str
    name: str
    day: date | None
    brought: Set[str]


@dataclass(frozen=True, slots=True)
class Moment:
    """``start`` counts the starts up to then; ``age`` is in whole years, None where it is not known."""

    raced: Raced
    start: int
    age: int | None = None


@dataclass(frozen=True, slots=True)
class Milestone:
    """``since`` are the starts after the last; ``most`` the longest run of starts, the latest such, with its ends.

    Of a pole that was not started from, ``most`` counts as of any other.
    """

    kind: str
    first: Moment
    last: Moment
    since: int
    most: int
    run: tuple[Raced, Raced]

    @property
    def is_single(self) -> bool:
        return self.first == self.last

    @property
    def has_run(self) -> bool:
        """Every start is one after another: only of what it brings is a run worth telling."""
        return self.kind != START and self.most > 1

    @property
    def told_of_first(self) -> str:
        """``7th start, aged 22``: of the first start only the age."""
        start = "" if self.kind == START else f"{ordinal(self.first.start)} start"
        return ", ".join(filter(None, [start, f"aged {self.first.age}" if self.first.age else ""]))

    @property
    def run_years(self) -> str:
        """``2003``, ``2003–2004``."""
        return printed([(self.run[0].year, self.run[1].year)])[0]


def milestones(races: Iterable[Raced], born_on: date | None = None, annals: Annals = ALL) -> list[Milestone]:
    """``races`` in order of time; what never came is left out. Empty for whom no start brought anything."""
    raced: list[tuple[Raced, int]] = []  # with the starts up to then
    starts = 0
    for race in races:
        starts += START in race.brought
        raced.append((race, starts))
    found = [_milestone(kind, raced, born_on, annals) for kind in KINDS]
    told = [milestone for milestone in found if milestone]
    return told if any(milestone.kind != START for milestone in told) else []


def told(found: list[Milestone], *, is_whole: bool) -> list[Milestone]:
    """``found``, or nothing where neither the firsts are known (``is_whole``) nor anything came twice in a row."""
    return found if is_whole or has_runs(found) else []


def has_runs(found: Iterable[Milestone]) -> bool:
    """Something came twice in a row or more."""
    return any(milestone.has_run for milestone in found)


def _milestone(kind: str, raced: Sequence[tuple[Raced, int]], born_on: date | None, annals: Annals) -> Milestone | None:
    with_it = [moment for moment in raced if kind in moment[0].brought]
    if not with_it:
        return None
    first, last = (Moment(race, start, whole_years(born_on, race.day)) for race, start in (with_it[0], with_it[-1]))
    run = _longest_run(kind, [race for race, _ in raced], annals)
    return Milestone(kind, first, last, raced[-1][1] - last.start, len(run), (run[0], run[-1]))


def _longest_run(kind: str, races: Sequence[Raced], annals: Annals) -> list[Raced]:
    best: list[Raced] = []
    run: list[Raced] = []
    for raced in races:
        if run and not annals.is_whole and annals.run_of(run[-1].year) != annals.run_of(raced.year):
            run = []
        if kind in raced.brought:
            run.append(raced)
            best = run if len(run) >= len(best) else best
        elif run and START in raced.brought:
            # Whoever did not start did not break a run.
            run = []
    return best
