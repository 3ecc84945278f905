"""Who can still be champion: exact, for a season's rules and what is left of it, countback and dropped results too.

A competitor can, if it is first after winning all that is left, its other cars right behind, while nobody else scores.
Nothing that happens is better for it, for no rule takes points away from whoever scores more, and that a single car
reaches the finish is within the rules. So whoever falls short of the leader even then is out; and the leader is
champion once everybody else is. Points that decisions after the event may add or take are not foreseen.
"""

from collections.abc import Container, Hashable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from results.scoring.championship import Tally, result_key
from results.scoring.points import AS_THE_SEASON, cars_paid, hundredths
from results.scoring.rules import Rules
from results.scoring.sheets import Championship


class Left(NamedTuple):
    """What is to come of a round, by its index in the season: the race, the sprint or both."""

    round: int
    grand_prix: str
    race: bool = True
    sprint: bool = False
    pole: bool | None = None  # None: as long as the race is to come


class Contenders(NamedTuple):
    """In order of the table. ``anyone``: even somebody who has not scored yet can win all there is, and with it."""

    who: tuple[Hashable, ...]
    anyone: bool

    @property
    def is_decided(self) -> bool:
        return len(self.who) == 1 and not self.anyone


def contenders(
    rules: Rules,
    championship: Championship,
    tallies: Mapping[Hashable, Tally],
    left: Sequence[Left],
    gone: Container[Hashable] = (),
) -> Contenders | None:
    """Who can still be first or share it; whoever is ``gone`` scores no more, and may be champion all the same.

    None where the rules do not say how much can be scored at most.
    """
    cars = _cars(rules, championship)
    if cars is None:
        return None
    who = list(_able(rules, cars, tallies, left, gone))
    return Contenders(tuple(competitor for competitor in who if competitor is not None), None in who)


def is_decided(
    rules: Rules,
    championship: Championship,
    tallies: Mapping[Hashable, Tally],
    left: Sequence[Left],
    gone: Container[Hashable] = (),
) -> bool:
    """As ``contenders`` tells it. Two who can win are enough to know that it is not."""
    cars = _cars(rules, championship)
    who = [] if cars is None else list(islice(_able(rules, cars, tallies, left, gone), 2))
    return len(who) == 1 and None not in who


def _able(
    rules: Rules,
    cars: int,
    tallies: Mapping[Hashable, Tally],
    left: Sequence[Left],
    gone: Container[Hashable],
) -> Iterator[Hashable]:
    """Who can win, in order of the table; None for somebody who is not in it yet."""
    placed = sorted((tally for tally in tallies.values() if tally.is_listed and not tally.status), key=_rank)
    if not placed:
        yield from [None] if left else []
        return
    first, wins = placed[0].rank[:2], _wins(rules, left, cars)

    def can_win(tally: Tally) -> bool:
        return _at_best(rules, tally, () if tally.competitor in gone else wins).rank[:2] <= first

    yield placed[0].competitor  # without a point more, for one
    yield from (tally.competitor for tally in placed[1:] if can_win(tally))
    unlisted = (tally for tally in tallies.values() if not tally.is_listed and not tally.status)
    if any(map(can_win, [*unlisted, Tally(None)])):
        yield None


def _cars(rules: Rules, championship: Championship) -> int | None:
    """``cars_that_score``, where the rules say how much they can score at most."""
    cars = cars_that_score(rules, championship)
    is_known = cars is not None and rules.race and all(_falls(table, cars) for table in (rules.race, rules.sprint))
    return cars if is_known else None


def _falls(table: Sequence[Decimal], cars: int) -> bool:
    """Whether the first ``cars`` places pay most, the best of them first."""
    return tuple(table[:cars]) == tuple(sorted(table, reverse=True)[:cars])


def cars_that_score(rules: Rules, championship: Championship) -> int | None:
    """How many cars of one competitor can score in a race; None where the rules leave it open."""
    return 1 if championship == "drivers" or rules.best_car_only else rules.cars


def most_points(rules: Rules, left: Iterable[Left], cars: int = 1) -> Decimal:
    """The most that can be scored in what is left, results that may be dropped included."""
    return Decimal(sum(_most(rules, each, cars) for each in left)).scaleb(-2)


def _rank(tally: Tally) -> tuple:
    return tally.rank


class _Win(NamedTuple):
    """What winning all that is left of a round is worth: points by ``result_key``, and so often each of the places."""

    round: int
    points: tuple[tuple[int, int], ...]
    places: range
    times: int


def _wins(rules: Rules, left: Sequence[Left], cars: int) -> list[_Win]:
    # Where the rules limit who scores, the places of all others still count in the countback.
    places = range(1, (len(rules.race) if cars_paid(rules) else cars) + 1)
    found = []
    for each in left:
        most = (("sprint", _most_of_sprint(rules, each, cars)), ("race", _most_of_race(rules, each, cars)))
        points = tuple((result_key(rules, each.round, kind), points) for kind, points in most)
        counts = rules.races.get(each.grand_prix, AS_THE_SEASON).counts
        found.append(
            _Win(each.round, points, places, each.race + (each.sprint and rules.sprint_places) if counts else 0)
        )
    return found


def _at_best(rules: Rules, tally: Tally, wins: Iterable[_Win]) -> Tally:
    """``tally`` after all these."""
    best = tally.copy()
    for win in wins:
        for key, points in win.points:
            best.results[key] = best.results.get(key, 0) + points
        for place in win.places:
            for _ in range(win.times):
                best.finish(place, win.round)
    best.settle(rules)
    return best


def _most(rules: Rules, left: Left, cars: int) -> int:
    return _most_of_sprint(rules, left, cars) + _most_of_race(rules, left, cars)


def _most_of_sprint(rules: Rules, left: Left, cars: int) -> int:
    """Hundredths of a point."""
    if not left.sprint or not rules.races.get(left.grand_prix, AS_THE_SEASON).counts:
        return 0
    lap = rules.sprint_fastest_lap.points if rules.sprint_fastest_lap else Decimal(0)
    return hundredths(sum(rules.sprint[:cars], Decimal(0)) + lap)


def _most_of_race(rules: Rules, left: Left, cars: int) -> int:
    """Hundredths of a point, those for pole with them. That a race would be cut short was not known before it."""
    race = rules.races.get(left.grand_prix, AS_THE_SEASON)
    if not race.counts:
        return 0
    most = Decimal(0)
    if left.race:
        lap = rules.fastest_lap.points if rules.fastest_lap and (race.fastest_lap or not race.planned) else Decimal(0)
        most += (sum(rules.race[:cars], Decimal(0)) + lap) * (race.factor if race.planned else Decimal(1))
    if left.race if left.pole is None else left.pole:
        most += rules.pole
    return hundredths(most)
