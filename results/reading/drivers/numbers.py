"""What a driver's results come to: of a career, a season, a team or a circuit. No queries."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal

from results.parsing.positions import NEVER_STARTED
from results.reading.drivers.results import Result


@dataclass(frozen=True, slots=True)
class Numbers:
    """Starts are races, not rows of a sheet; ``hat_tricks`` are a pole, the win and the fastest lap of one race.

    ``average`` is the mean of the places reached; None as ``best`` is where there is none. ``in_points`` are finishes
    below the podium that scored.
    """

    entered: int = 0
    starts: int = 0
    wins: int = 0
    podiums: int = 0
    poles: int = 0
    fastest_laps: int = 0
    hat_tricks: int = 0
    sprints: int = 0
    sprint_wins: int = 0
    best: int | None = None
    average: float | None = None
    points: Decimal = Decimal(0)
    in_points: int = 0
    finishes: int = 0

    @property
    def win_rate(self) -> float:
        return 100 * self.wins / self.starts if self.starts else 0

    @property
    def podium_rate(self) -> float:
        return 100 * self.podiums / self.starts if self.starts else 0

    @property
    def finish_rate(self) -> float:
        return 100 * self.finishes / self.starts if self.starts else 0

    @property
    def pole_rate(self) -> float:
        return 100 * self.poles / self.starts if self.starts else 0


def numbers(rows: Iterable[Result], poles: Collection[int] = ()) -> Numbers:
    """Count ``rows`` of races and sprints, with the ids of the Grands Prix ``poles`` were taken at."""
    entered: set[int] = set()
    started: set[int] = set()
    sprints: set[int] = set()
    sprint_wins: set[int] = set()
    fastest: list[int] = []
    scored: set[int] = set()
    # A driver may have had two cars in one race: the better place is the result.
    places: dict[int, int] = {}
    points = Decimal(0)
    for row in rows:
        _, _, _, is_race, _, race, _, _, place, status, _, fastest_lap, _, earned = row
        if earned:
            points += earned
        if not is_race:
            sprints.add(race)
            if place == 1:
                sprint_wins.add(race)
            continue
        entered.add(race)
        if status not in NEVER_STARTED:
            started.add(race)
        if place and place <= places.get(race, place):
            places[race] = place
        if fastest_lap:
            fastest.append(race)
        if earned:
            scored.add(race)
    won = {race for race, place in places.items() if place == 1}
    return Numbers(
        entered=len(entered),
        starts=len(started),
        wins=len(won),
        podiums=sum(place <= 3 for place in places.values()),
        poles=len(poles),
        fastest_laps=len(fastest),
        hat_tricks=len(won.intersection(poles, fastest)),
        sprints=len(sprints),
        sprint_wins=len(sprint_wins),
        best=min(places.values(), default=None),
        average=sum(places.values()) / len(places) if places else None,
        points=points,
        in_points=sum(places.get(race, 0) > 3 for race in scored),
        finishes=len(places),
    )
