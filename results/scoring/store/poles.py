"""Who took pole position, for a season that pays for it: the qualifying sheet says it, else the grid of the race."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from results.models import Classification, Entry, GridPosition, Session
from results.scoring.sheets import Pole, Row

# Driver, constructor and engine maker of a line in the database: two of the three are None, or the first.
Ids = tuple[int | None, int | None, int | None]
# The rows of a sheet: when it was issued, the row, its entry.
Cars = Mapping[int, Sequence[tuple[datetime, Row, int | None]]]
# Grand Prix, driver and the driver's slug.
FirstOnGrid = tuple[int, int, str]


@dataclass(slots=True)
class StoredPole:
    """``entry`` is the row its points stand with: that of the qualifying sheet, else the driver's in the race."""

    grand_prix: int
    issued_at: datetime
    pole: Pole
    entry: int | None


def read_poles(grands_prix: Sequence[int], at: datetime | None = None) -> tuple[list[StoredPole], dict[Hashable, Ids]]:
    """Every pole by every version of a qualifying sheet, oldest first, and the ids of who took them. One query.

    Of those issued by ``at``, where that is given.
    """
    firsts = Entry.objects.filter(
        issued("classification__", at),
        classification__session__grand_prix__in=grands_prix,
        classification__session__kind=Session.Kind.QUALIFYING,
        position=1,
    )
    ids: dict[Hashable, Ids] = {}
    found: list[StoredPole] = []
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
    return found, ids


def read_grids(grands_prix: Sequence[int], at: datetime | None = None) -> list[FirstOnGrid]:
    """Who stood first on the grid of those races that no qualifying sheet tells of by ``at``. Two queries."""
    sheets = Classification.objects.filter(
        issued("", at), session__grand_prix__in=grands_prix, session__kind=Session.Kind.QUALIFYING
    )
    qualified = set(sheets.order_by().values_list("session__grand_prix", flat=True))
    grids = GridPosition.objects.filter(
        session__grand_prix__in=[pk for pk in grands_prix if pk not in qualified],
        session__kind=Session.Kind.RACE,
        position=1,
    )
    return list(grids.order_by("line").values_list("session__grand_prix", "driver", "driver__slug"))


def issued(sheet: str, at: datetime | None) -> Q:
    """Of a sheet, reached by ``sheet``: it is out, by ``at`` where that is given."""
    return Q(**{f"{sheet}issued_at__isnull": False} if at is None else {f"{sheet}issued_at__lte": at})


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
