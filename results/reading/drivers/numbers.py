"""What a driver's results come to: of a career, a season, a team or a circuit. No queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from results.models import Session
from results.parsing.positions import NEVER_STARTED

# A row of a sheet as ``career`` reads it.
Row = dict[str, Any]


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


def numbers(rows: Iterable[Row], poles: Iterable[int] = ()) -> Numbers:
    """Count ``rows`` of races and sprints, with the ids of the Grands Prix ``poles`` were taken at."""
    rows, on_pole = list(rows), set(poles)
    races = [row for row in rows if row["kind"] == Session.Kind.RACE]
    sprints = [row for row in rows if row["kind"] == Session.Kind.SPRINT]
    # A driver may have had two cars in one race: the better place is the result.
    places: dict[int, int] = {}
    for row in races:
        if row["position"]:
            places[row["grand_prix"]] = min(row["position"], places.get(row["grand_prix"], row["position"]))
    fastest = {row["grand_prix"] for row in races if row["fastest_lap"]}
    won = {race for race, place in places.items() if place == 1}
    return Numbers(
        entered=len({row["grand_prix"] for row in races}),
        starts=len({row["grand_prix"] for row in races if row["status"] not in NEVER_STARTED}),
        wins=len(won),
        podiums=sum(place <= 3 for place in places.values()),
        poles=len(on_pole),
        fastest_laps=sum(row["fastest_lap"] for row in races),
        hat_tricks=len(won & on_pole & fastest),
        sprints=len({row["grand_prix"] for row in sprints}),
        sprint_wins=len({row["grand_prix"] for row in sprints if row["position"] == 1}),
        best=min(places.values(), default=None),
        average=sum(places.values()) / len(places) if places else None,
        points=sum((row["points"] or Decimal(0) for row in rows), Decimal(0)),
        in_points=len({row["grand_prix"] for row in races if row["points"] and places.get(row["grand_prix"], 0) > 3}),
        finishes=len(places),
    )
