"""What cannot be so, whatever source says it: lives and days, without a database."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import TypeVar

Who = TypeVar("Who")
CHILD, YOUTH, ADULT, OLDEST = 5, 14, 18, 80  # years
MOURNING = timedelta(days=31)  # who died in practice still stands on the entry list; Indianapolis practised for weeks
# A season is called by the year it begins or ends in, so it may reach into another; a slip in the year reaches far.
FURTHEST_RACE = timedelta(days=300)  # from the middle of its season: the longest ones take about fourteen months
FURTHEST_SESSION = timedelta(days=100)  # from its race, which may have been put off
NEW_YEAR = timedelta(days=31)  # what a season that is a calendar year may be over
YEARS_AHEAD = 2  # calendars and names are announced that early


@dataclass(frozen=True, slots=True)
class Life:
    born: date | None
    died: date | None


@dataclass(slots=True)
class Career:
    """``raced`` is the last race that was driven; others are those of a weekend."""

    first: date
    last: date
    raced: date | None = None

    def add(self, day: date, has_raced: bool) -> None:
        self.first, self.last = min(self.first, day), max(self.last, day)
        if has_raced:
            self.raced = max(filter(None, [self.raced, day]))


def years(start: date, day: date) -> int:
    """Whole years from one day to another; negative where the other comes first."""
    return day.year - start.year - ((day.month, day.day) < (start.month, start.day))


def youngest(lives: Mapping[Who, Life], careers: Mapping[Who, Career]) -> int:
    """How old one must be in a field like this: children race karts from five, but not among adults."""
    ages = [years(life.born, careers[who].first) for who, life in lives.items() if life.born and who in careers]
    return YOUTH if not ages or median(ages) >= ADULT else CHILD


def impossible_lives(
    lives: Mapping[Who, Life], careers: Mapping[Who, Career], today: date
) -> Iterator[tuple[Who, str, str]]:
    """(who, ``born`` or ``died``, what is wrong with that day)."""
    least = youngest(lives, careers)
    for who, life in lives.items():
        career = careers.get(who)
        if life.born and (problem := _birth_problem(life.born, career, today, least)):
            yield who, "born", f"{life.born} {problem}"
        if life.died and (problem := _death_problem(life, career, today)):
            yield who, "died", f"{life.died} {problem}"


def _birth_problem(born: date, career: Career | None, today: date, least: int) -> str:
    if born > today:
        return "is in the future"
    if career is None:
        return ""
    if born >= career.first:
        return f"is not before the first race, on {career.first}"
    if (age := years(born, career.first)) < least:
        return f"makes {_so_old(age)} at the first race, on {career.first}"
    if (age := years(born, career.last)) > OLDEST:
        return f"makes {_so_old(age)} at the race of {career.last}"
    return ""


def _so_old(age: int) -> str:
    return "one year old" if age == 1 else f"{age} years old"


def _death_problem(life: Life, career: Career | None, today: date) -> str:
    assert life.died is not None  # noqa: S101
    if life.died > today:
        return "is in the future"
    if life.born and life.died < life.born:
        return f"is before the day of birth, {life.born}"
    if career and career.raced and career.raced > life.died:
        return f"is before the last race driven, on {career.raced}"
    if career and career.last > life.died + MOURNING:
        return f"is before the last result, of {career.last}"
    return ""


def far_from_the_season(days: Mapping[Who, date]) -> list[Who]:
    """The races that are on days far from those of most others."""
    if len(days) < 3:
        return []
    ordered = sorted(days.values())
    middle = ordered[len(ordered) // 2]
    return [race for race, day in days.items() if abs(day - middle) > FURTHEST_RACE]


def is_in_calendar_year(day: date, year: int) -> bool:
    """Or some days before or after: the first of January is a day to race on."""
    return date(year, 1, 1) - NEW_YEAR <= day <= date(year, 12, 31) + NEW_YEAR


def latest_year(today: date, raced: Collection[date] = ()) -> int:
    """No season and no name of a team is known from further ahead."""
    return max([today, *raced]).year + YEARS_AHEAD
