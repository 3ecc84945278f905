"""The results of a constructor in one season, race by race."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from django.db.models import OuterRef, Q, Subquery, Sum

from results.models import Championship, Constructor, Entry, GridPosition, Session, Standing
from results.reading.championship.cells import tone
from results.reading.entries import GRAND_PRIX, SESSION
from results.reading.short_names import short_names
from results.reading.teams.seasons import scoring_entries


@dataclass(slots=True)
class RaceResult:
    """The cars of a constructor in one race or sprint.

    Each entry has ``points``, ``is_dropped``, ``grid``, ``from_pit_lane``, ``tone`` and its driver's ``short_name``.
    """

    session: Session
    entries: list[Entry]

    @property
    def points(self) -> Decimal:
        return sum((entry.points or Decimal(0) for entry in self.entries), Decimal(0))

    @property
    def is_dropped(self) -> bool:
        """The points do not count: the season counts only so many results."""
        return any(entry.is_dropped for entry in self.entries)


def season_results(constructor: Constructor, year: int, lines: Iterable[Standing]) -> list[RaceResult]:
    """By date. ``lines`` are those of the constructor in the season's newest table. One query."""
    place = GridPosition.objects.filter(session=OuterRef(SESSION), driver=OuterRef("driver"))
    earned = Sum("scores__points", filter=Q(scores__championship=Championship.CONSTRUCTORS))
    entries = (
        scoring_entries(constructor)
        .filter(**{f"{GRAND_PRIX}__season": year})
        .annotate(
            points=earned,
            grid=Subquery(place.values("position")[:1]),
            from_pit_lane=Subquery(place.values("pit_lane")[:1]),
        )
        .select_related("driver", "constructor", "engine", GRAND_PRIX)
        .order_by(f"{GRAND_PRIX}__date", f"-{SESSION}__kind", "line")
    )
    names = short_names((entry.driver.name, entry.driver.last_name) for entry in entries)
    left_out = {line.engine_id: line.left_out for line in lines}
    for entry in entries:
        session = entry.classification.session_id
        entry.is_dropped = bool(entry.points) and session in left_out.get(entry.engine_id, ())
        entry.short_name = names[entry.driver.name]
        entry.tone = tone(entry.position, entry.status, scored=bool(entry.points))
    races = groupby(entries, key=lambda entry: entry.classification.session)
    return [RaceResult(session, list(cars)) for session, cars in races]
