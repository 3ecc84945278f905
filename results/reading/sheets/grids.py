"""A starting grid held against the finish."""

from collections.abc import Iterable
from dataclasses import dataclass

from results.models import Classification, Entry, GridPosition, Session
from results.reading.sheets.sheet import SessionSheet, SheetRow

K = Session.Kind


@dataclass(slots=True)
class Start:
    """A place on the grid and the row of the sheet it led to: None where there is no sheet, or it names no such car.

    ``source`` is the car's row in the session the grid came from, see :func:`source_of_grid`.
    """

    place: GridPosition
    row: SheetRow | None = None
    source: Entry | None = None

    @property
    def team(self) -> str:
        """A slug, empty where no sheet says whose car it is."""
        entry = self.row.entry if self.row else self.source
        return entry.constructor.slug if entry else ""

    @property
    def is_moved(self) -> bool:
        """A penalty, or a start from the pit lane, has to be told."""
        return bool(self.place.penalty_places or self.place.sent_to_back or self.place.pit_lane)


def source_of_grid(session: Session, siblings: Iterable[Session]) -> Session | None:
    """The session whose result the grid was made from; None where that is not among the sessions.

    A sprint has its own qualifying, or else took the usual one; there it was the sprint that made the grid of the race.
    """
    kinds = {sibling.kind: sibling for sibling in siblings}
    own = kinds.get(K.SPRINT_QUALIFYING)
    if session.kind == K.SPRINT:
        return own or kinds.get(K.QUALIFYING)
    return kinds.get(K.SPRINT) if K.SPRINT in kinds and own is None else kinds.get(K.QUALIFYING)


def starts(session: Session, sheet: SessionSheet | None, source: Classification | None = None) -> list[Start]:
    """The grid in its order, each with its row in the sheet and in ``source``. Two queries."""
    entries = Entry.objects.filter(classification=source).select_related("constructor").order_by("-line")
    before = {entry.driver_id: entry for entry in entries} if source else {}
    rows: dict[int, SheetRow] = {}
    for row in sheet.rows if sheet else []:
        if row.grid:
            rows.setdefault(row.grid.pk, row)
    places = session.grid.select_related("driver")
    return [Start(place, rows.get(place.pk), before.get(place.driver_id)) for place in places]
