"""Decisions on whole championships, which no result sheet shows: points taken, exclusions, a new start.

Moments are noon UTC of the day of the decision.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal

from results.models import PointsAdjustment

Effect = PointsAdjustment.Effect


@dataclass(frozen=True, slots=True)
class Decision:
    """Of a driver, or of a constructor and engine. ``grand_prix`` is the slug of the first whose table shows it."""

    year: int
    grand_prix: str
    decided_at: datetime
    reason: str
    effect: str = Effect.POINTS.value
    points: Decimal = Decimal(0)
    driver: str | None = None
    constructor: str | None = None
    engine: str | None = None


def _day(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 12, tzinfo=UTC)


_FUEL_OF_1995 = (
    "The fuel in the car was not the one that had been handed in for approval. "
    "On appeal the drivers got their places back, the constructor did not get its points."
)

DECISIONS = (
    Decision(
        1995, "brazil", _day(1995, 4, 13), _FUEL_OF_1995,
        points=Decimal(-10), constructor="benetton", engine="renault",
    ),
    Decision(
        1995, "brazil", _day(1995, 4, 13), _FUEL_OF_1995,
        points=Decimal(-6), constructor="williams", engine="renault",
    ),
    Decision(
        1997, "europe", _day(1997, 11, 11),
        "Drove into Jacques Villeneuve in the last race. "
        "Taken out of the drivers' championship; the results of the season stand.",
        effect=Effect.DISQUALIFIED.value, driver="michael-schumacher",
    ),
    Decision(
        2000, "austria", _day(2000, 7, 25),
        "A seal was missing on a control unit of the winning car. The driver keeps the win and its points.",
        points=Decimal(-10), constructor="mclaren", engine="mercedes",
    ),
    Decision(
        2007, "australia", _day(2007, 9, 13),
        "The team had confidential documents of Ferrari. "
        "Excluded from the constructors' championship; the drivers keep their points.",
        effect=Effect.EXCLUDED.value, constructor="mclaren", engine="mercedes",
    ),
    Decision(
        2018, "belgium", _day(2018, 8, 23),
        "The assets of the insolvent team were bought and a new team took over the entry, "
        "without the 59 points of the first twelve races. The drivers keep theirs.",
        effect=Effect.RESTART.value, constructor="force-india", engine="mercedes",
    ),
    Decision(
        2020, "70th-anniversary", _day(2020, 8, 7),
        "The rear brake ducts were designed by another team. The drivers keep their points.",
        points=Decimal(-15), constructor="racing-point", engine="bwt-mercedes",
    ),
)  # fmt: skip
