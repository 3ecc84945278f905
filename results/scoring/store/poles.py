"""Who took pole position, for a season that pays for it: the qualifying sheet says it, else the grid of the race."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from results.models import Classification, Entry, GridPosition, Session
from results.scoring.sheets import Pole, Row

# Driver, constructor and engine maker of a line in the database: two of the three are None, or the first.
Ids = tuple[int | None, int | None, int | None]
# The rows of a sheet: when it was issued, the row, its entry.
Cars = Mapping[int, Sequence[tuple[datetime, Row, int | None]]]


@dataclass(slots=True)
class StoredPole:
    """``entry`` is the row its points stand with: that of the qualifying sheet, else the driver's in the race."""

    grand_prix: int
    issued_at: datetime
    pole: Pole
    entry: int | None


def read_poles(grands_prix: Sequence[int], cars: Cars) -> tuple[list[StoredPole], dict[Hashable, Ids]]:
    """Every pole by every version of the sheet, oldest first, and the ids of who took them. Three queries.

    ``cars`` are rows by Grand Prix id; they tell the car of a driver who stands first on a grid.
    """
    ids: dict[Hashable, Ids] = {}
    found: list[StoredPole] = []
    sheets = Classification.objects.filter(
        session__grand_prix__in=grands_prix, session__kind=Session.Kind.QUALIFYING, issued_at__isnull=False
    )
    qualified = set(sheets.order_by().values_list("session__grand_prix", flat=True))
    firsts = Entry.objects.filter(classification__in=sheets.order_by(), position=1)
    for pk, grand_prix, issued_at, driver, slug, chassis, chassis_slug, engine, engine_slug in firsts.order_by(
        "classification__version", "line"
    ).values_list(
        "pk",
        "classification__session__grand_prix",
        "classification__issued_at",
        *("driver", "driver__slug", "constructor", "constructor__slug", "engine", "engine__slug"),
    ):
        constructor = (chassis_slug, engine_slug)
        ids[slug], ids[constructor] = (driver, None, None), (None, chassis, engine)
        found.append(StoredPole(grand_prix, issued_at, Pole(slug, constructor), pk))
    return found + _from_grids([pk for pk in grands_prix if pk not in qualified], cars, ids), ids


def poles_at(poles: Sequence[StoredPole], moment: datetime) -> dict[int, tuple[Pole, ...]]:
    """Who had taken each pole as it was known at ``moment``, by Grand Prix id. ``poles`` are oldest version first."""
    newest = {one.grand_prix: one.issued_at for one in poles if one.issued_at <= moment}
    return {
        grand_prix: tuple(one.pole for one in poles if (one.grand_prix, one.issued_at) == (grand_prix, issued_at))
        for grand_prix, issued_at in newest.items()
    }


def _from_grids(grands_prix: Sequence[int], cars: Cars, ids: dict[Hashable, Ids]) -> list[StoredPole]:
    """A grid has no moment of its own: it is known with the first sheet of the weekend."""
    found = []
    grids = GridPosition.objects.filter(
        session__grand_prix__in=grands_prix, session__kind=Session.Kind.RACE, position=1
    ).order_by("line")
    for grand_prix, driver, slug in grids.values_list("session__grand_prix", "driver", "driver__slug"):
        rows = cars.get(grand_prix)
        if not rows:
            continue
        own = next(((row.constructor, entry) for _, row, entry in rows if row.driver == slug), (None, None))
        ids[slug] = driver, None, None
        found.append(StoredPole(grand_prix, rows[0][0], Pole(slug, own[0]), own[1]))
    return found
