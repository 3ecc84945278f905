"""Counted honours: who won most, stood on most podiums, took most poles, in any set of Grands Prix."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from results.reading.honours import Honours
from results.reading.names import called, told_apart
from results.reading.people import Person, Team
from results.reading.year_runs import printed_years

SHOWN = 5
# Where many are level on the last places shown, they are counted rather than named.
MOST = 8

Who = Person | Team
Found = Iterator[tuple[Who, str]]  # somebody with the slug of the team, or ""


@dataclass(slots=True)
class TallyLine:
    """Somebody with a count. ``team`` is the slug of the team it was done with last; ``share`` is of the most, in %."""

    rank: int
    who: Who
    count: int
    team: str
    share: float
    years: list[int] = field(default_factory=list)
    called: str = ""  # what tells it from another of its name; empty where its name does

    @property
    def name(self) -> str:
        return self.called or self.who.name

    @property
    def in_years(self) -> str:
        return printed_years(self.years)


@dataclass(slots=True)
class Tally:
    """``lines`` from the most down, of ``everyone`` there is; ``rest`` more are level on ``least`` and not named."""

    lines: list[TallyLine]
    everyone: int
    rest: int = 0
    least: int = 0

    @property
    def first(self) -> list[TallyLine]:
        return [line for line in self.lines if line.rank == 1]

    @property
    def most(self) -> int:
        return self.lines[0].count if self.lines else self.least


def winning_drivers(honours: Honours) -> Found:
    for entry in honours.winners:
        yield entry.driver, entry.constructor.slug


def winning_teams(honours: Honours) -> Found:
    for entry in honours.winners:
        yield entry.constructor, entry.constructor.slug


def drivers_on_podium(honours: Honours) -> Found:
    for entry in honours.podium:
        yield entry.driver, entry.constructor.slug


def drivers_on_pole(honours: Honours) -> Found:
    for pole in honours.poles:
        yield pole.driver, ""


def quickest_drivers(honours: Honours) -> Found:
    for driver in honours.quickest_drivers:
        team = honours.team_of(driver.pk)
        yield driver, team.slug if team else ""


def tally(
    honours: Iterable[Honours],
    of: Callable[[Honours], Found],
    *,
    teams: dict[int, str] | None = None,
    shown: int | None = SHOWN,
) -> Tally:
    """Count each once a race, the first ``shown`` with whoever is level (None: everyone).

    ``teams`` are slugs by a driver's id, where ``of`` does not say.
    """
    counts: Counter[int] = Counter()
    people: dict[int, Who] = {}
    colours: dict[int, str] = {}
    years: dict[int, list[int]] = defaultdict(list)
    for each in sorted(honours, key=lambda each: (each.grand_prix.season_id, str(each.grand_prix.date or "9"))):
        for pk, (who, team) in {who.pk: (who, team) for who, team in of(each)}.items():
            counts[pk] += 1
            people[pk] = who
            colours[pk] = team or (teams or {}).get(pk, "")
            years[pk].append(each.grand_prix.season_id)
    # Level ones stand with who was last to do it first.
    order = sorted(counts, key=lambda pk: (-counts[pk], -years[pk][-1], people[pk].name))
    most = max(counts.values(), default=0)
    ranks = Counter(counts.values())
    lines = [
        TallyLine(
            1 + sum(many for count, many in ranks.items() if count > counts[pk]),
            people[pk],
            counts[pk],
            colours[pk],
            round(100 * counts[pk] / most, 1),
            years[pk],
        )
        for pk in order
    ]
    for line, name in zip(lines, told_apart((line.who.pk, _called(line.who)) for line in lines).values(), strict=True):
        line.called = name
    return _cut(lines, shown)


def _called(who: Who) -> list[str]:
    return called(who.name, who.full_name, born=getattr(who, "born_on", None), country=who.nationality, slug=who.slug)


def _cut(lines: list[TallyLine], shown: int | None) -> Tally:
    if shown is None or len(lines) <= shown:
        return Tally(lines, len(lines))
    least = lines[shown - 1].count
    level = [line for line in lines if line.count >= least]
    if len(level) > MOST:
        level = [line for line in lines if line.count > least]
        return Tally(level, len(lines), sum(line.count == least for line in lines), least)
    return Tally(level, len(lines))
