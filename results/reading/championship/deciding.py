"""Who can still win a championship, and when it could no longer be lost: the engine asked about what is left."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from f1site import clock
from results.models import Championship
from results.reading.all_calendars import all_calendars
from results.reading.calendars import Calendar
from results.reading.championship.counting import championship_rules
from results.reading.championship.rows import Competitor
from results.reading.championship.standings import ChampionshipTable
from results.reading.editions import Edition
from results.scoring.championship import Tally, collect
from results.scoring.rules import Rules
from results.scoring.sheets import Championship as OfTheEngine
from results.scoring.sheets import Round
from results.scoring.store.reading import StoredSeason, read_season, read_seasons
from results.scoring.title import Left, cars_that_score, contenders, is_decided, most_points


@dataclass(frozen=True, slots=True)
class Decided:
    """``to_go`` counts the Grands Prix after it; ``in_sprint``: by the sprint there, before the race."""

    grand_prix: Edition
    to_go: int
    in_sprint: bool = False


class Portion(NamedTuple):
    """Some of what is left of a season; ``most`` is what one competitor can score in it."""

    races: int = 0
    sprints: int = 0
    most: Decimal = Decimal(0)

    @property
    def is_empty(self) -> bool:
        return not self.races and not self.sprints


NOTHING = Portion()


@dataclass(frozen=True, slots=True)
class TitleRace:
    """Where a title stands: ``contenders`` in order of the table; ``open_to_all``: whoever drives can still win it.

    It stands so ``after`` a Grand Prix (``after_sprint``: its sprint, not its race). ``most`` is what a competitor can
    score in the ``races`` and ``sprints`` without a sheet by then. Of these ``missing`` are over by the calendar and
    have no result here: whoever could win with their points too is among the contenders.
    """

    contenders: tuple[Competitor, ...] = ()
    open_to_all: bool = False
    races: int = 0
    sprints: int = 0
    most: Decimal = Decimal(0)
    decided: Decided | None = None
    missing: Portion = NOTHING
    after: Edition | None = None
    after_sprint: bool = False

    @property
    def to_come(self) -> Portion:
        missing = self.missing
        return Portion(self.races - missing.races, self.sprints - missing.sprints, self.most - missing.most)


def read_title_race(
    calendar: Calendar, championship: str = Championship.DRIVERS, until: Edition | None = None
) -> TitleRace | None:
    """How the title of a season stands after ``until`` (default: the last with a sheet). Three queries, or four.

    None before the first sheet, where there are no rules, or where they leave open how much can be scored.
    """
    last = until or calendar.last_with_sheet
    if championship_rules(calendar.season, championship) is None or last not in calendar.counting:
        return None
    return title_race(calendar, championship, last, read_season(calendar.season, clock.now(), calendar.counting))


def title_race(calendar: Calendar, championship: str, until: Edition, read: StoredSeason) -> TitleRace | None:
    """As ``read_title_race``, of a season that is read, or supposed: as it was known at the moment of the page."""
    rules = championship_rules(calendar.season, championship)
    counting = calendar.counting
    if rules is None or until not in counting:
        return None
    return _Season(calendar, rules, championship, read).title_race(counting.index(until))


class Decision(NamedTuple):
    """The Grand Prix that decided a title, and the day: that of its sprint where that was enough."""

    grand_prix: Edition
    day: date | None


def read_decisions(years: Iterable[int], championship: str = Championship.DRIVERS) -> dict[int, Decision]:
    """What decided the titles of these years, as far as they are. Four queries, five where a pole is paid for."""
    known = all_calendars()
    calendars = [known[year] for year in sorted(years) if year in known and known[year].last_with_sheet]
    every = [grand_prix for calendar in calendars for grand_prix in calendar.counting]
    read = read_seasons([calendar.season for calendar in calendars], clock.now(), every)
    found = {}
    for calendar in calendars:
        year, last = calendar.season.year, calendar.last_with_sheet
        race = title_race(calendar, championship, last, read[year]) if last else None
        if race and race.decided:
            there = race.decided.grand_prix
            found[year] = Decision(there, (there.sprint_day if race.decided.in_sprint else None) or there.date)
    return found


def cannot_be_caught(table: ChampionshipTable) -> bool:
    """The leading driver has more points than any other can reach; never said where that takes more than adding up.

    So not where results are dropped, nor of constructors, whose number of cars is open. Have the season selected.
    """
    placed = [row for row in table.rows if row.position]
    if not table.is_for_drivers or len(placed) < 2 or any(row.status for row in table.rows):
        return False
    rules = championship_rules(table.grand_prix.season, table.championship)
    return rules is not None and not rules.counted and placed[1].behind > _most_left(rules, table)


def _most_left(rules: Rules, table: ChampionshipTable) -> Decimal:
    """The most points one driver can still score; any race left may be one that counts for more."""
    factor = max((race.factor for race in rules.races.values()), default=Decimal(1))
    races = table.races_total - table.races_counted
    sprints = table.sprints_total - table.sprints_counted
    race, sprint = (most_points(rules, [Left(0, "", race=kind, sprint=not kind)]) for kind in (True, False))
    return races * race * max(factor, Decimal(1)) + sprints * sprint


_Asked = tuple[Rules, OfTheEngine, Mapping[Hashable, Tally], Sequence[Left], set[Hashable]]


class _Season:
    """A season in the terms of the engine, as far as its sheets go; ``ids`` and days of death by its competitors."""

    def __init__(self, calendar: Calendar, rules: Rules, championship: str, read: StoredSeason):
        self.counting = calendar.counting
        self.rules = rules
        self.championship: OfTheEngine = "drivers" if championship == Championship.DRIVERS else "constructors"
        self.ids, self.died = read.ids, read.died
        self.rounds = read.rounds(clock.now())

    def title_race(self, last: int) -> TitleRace | None:
        """After the round with index ``last``."""
        rounds = self.rounds[: last + 1]
        since: int | None = None
        for index, collected in enumerate(collect(self.rules, rounds, self.championship)):
            # One by one, because what was collected is brought up to date in its place.
            if not is_decided(*self._standing(collected, rounds[: index + 1])):
                since = None
            elif since is None:
                since = index
        now = contenders(*self._standing(collected, rounds))
        if now is None:
            return None
        left = self._left(rounds)
        return TitleRace(
            contenders=tuple(self.ids[who] for who in now.who),
            open_to_all=now.anyone,
            **self._portion(left)._asdict(),
            decided=None if since is None else self._decided(since),
            missing=self._portion(map(self._missing, left)),
            after=self.counting[last],
            after_sprint=[sheet.kind for sheet in rounds[-1].sheets] == ["sprint"] and not self._is_off(last),
        )

    def _portion(self, left: Iterable[Left]) -> Portion:
        left = list(left)
        most = most_points(self.rules, left, cars_that_score(self.rules, self.championship) or 1)
        return Portion(sum(each.race for each in left), sum(each.sprint for each in left), most)

    def _decided(self, since: int) -> Decided:
        """It was decided in the round with index ``since``, by its sprint or its race."""
        before, there = self.rounds[:since], self.rounds[since]
        in_sprint = False
        if any(sheet.kind == "sprint" for sheet in there.sheets):
            rounds = [*before, Round(there.grand_prix, there.sheets[:1])]
            *_, collected = collect(self.rules, rounds, self.championship)
            in_sprint = is_decided(*self._standing(collected, rounds))
        to_go = sum(not each.is_called_off or each.is_sprinted for each in self.counting[since + 1 :])
        return Decided(self.counting[since], to_go, in_sprint)

    def _standing(self, collected: Mapping[Hashable, Tally], rounds: Sequence[Round]) -> _Asked:
        """What the engine is asked with."""
        return self.rules, self.championship, collected, self._left(rounds), self._gone(rounds)

    def _left(self, rounds: Sequence[Round]) -> list[Left]:
        """What may still be scored after ``rounds``, the first of the season: all that has no sheet in them.

        A sprint of which there is none though its race has one was not run.
        """
        found = []
        for index, grand_prix in enumerate(self.counting):
            driven = {sheet.kind for sheet in rounds[index].sheets} if index < len(rounds) else set()
            race = "race" not in driven and not grand_prix.is_called_off
            sprint = grand_prix.has_sprint and not driven
            if race or sprint:
                # Who took pole may be known before the race is run.
                has_pole = index < len(rounds) and bool(rounds[index].poles)
                found.append(Left(index, grand_prix.slug, race, sprint, False if has_pole else None))
        return found

    def _is_off(self, index: int) -> bool:
        return self.counting[index].is_called_off

    def _missing(self, left: Left) -> Left:
        """Of what is left what is over by the calendar and has no result here."""
        grand_prix = self.counting[left.round]
        race = left.race and not (grand_prix.is_raced or grand_prix.is_to_come)
        sprint = left.sprint and not (grand_prix.is_sprinted or grand_prix.is_sprint_to_come)
        return left._replace(race=race, sprint=sprint, pole=left.pole if race else False)

    def _gone(self, rounds: Sequence[Round]) -> set[Hashable]:
        """Who died before the next Grand Prix."""
        following = self.counting[len(rounds)].date if len(rounds) < len(self.counting) else None
        return {who for who, day in self.died.items() if following and day < following}
