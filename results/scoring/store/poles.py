"""Who took pole position, for a season that pays for it: the qualifying sheet says it, else the grid of the race."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import F, IntegerField, QuerySet

from f1site.prepared import prepared
from results.models import GridPosition, Session
from results.scoring.sheets import Pole, Row

# Driver, constructor and engine maker of a line in the database: two of the three are None, or the first.
Ids = tuple[int | None, int | None, int | None]
# The rows of a sheet: when it was issued, the row, its entry.
Cars = Mapping[int, Sequence[tuple[datetime, Row, int | None]]]


class FirstOnGrid(NamedTuple):
    """``who`` is the driver's id."""

    grand_prix: int
    who: int
    slug: str


@dataclass(slots=True)
class StoredPole:
    """``entry`` is the row its points stand with: that of the qualifying sheet, else the driver's in the race."""

    grand_prix: int
    issued_at: datetime
    pole: Pole
    entry: int | None


@prepared(FirstOnGrid, grands_prix=IntegerField())
def firsts_on_grids(grands_prix: Any) -> QuerySet[GridPosition, Any]:
    """Who stood first on the grid of each race."""
    grids = GridPosition.objects.filter(
        session__grand_prix__among=grands_prix, session__kind=Session.Kind.RACE, position=1
    )
    return grids.order_by("line").values(grand_prix=F("session__grand_prix"), who=F("driver"), slug=F("driver__slug"))


def poles_of_grids(grids: Sequence[FirstOnGrid], cars: Cars) -> list[StoredPole]:
    """A grid has no moment of its own: it is known with the first sheet of the weekend.

    ``cars`` are the rows of that sheet by Grand Prix id; they tell the car of a driver who stands first on a grid.
    """
    found = []
    for grand_prix, _, slug in grids:
        if rows := cars.get(grand_prix):
            own = next(((row.constructor, entry) for _, row, entry in rows if row.driver == slug), (None, None))
            found.append(StoredPole(grand_prix, rows[0][0], Pole(slug, own[0]), own[1]))
    return found


def poles_at(poles: Sequence[StoredPole], moment: datetime) -> dict[int, tuple[Pole, ...]]:
    """Who had taken each pole as it was known at ``moment``, by Grand Prix id. ``poles`` are oldest version first."""
    newest = {one.grand_prix: one.issued_at for one in poles if one.issued_at <= moment}
    return {
        grand_prix: tuple(one.pole for one in poles if (one.grand_prix, one.issued_at) == (grand_prix, issued_at))
        for grand_prix, issued_at in newest.items()
    }
