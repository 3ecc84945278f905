"""A starting grid held against the finish."""

from dataclasses import dataclass

from results.models import GridPosition, Session
from results.reading.sheets.sheet import SessionSheet, SheetRow


@dataclass(slots=True)
class Start:
    """A place on the grid and the row of the sheet it led to: None where there is no sheet, or it names no such car."""

    place: GridPosition
    row: SheetRow | None = None

    @property
    def is_moved(self) -> bool:
        """A penalty, or a start from the pit lane, has to be told."""
        return bool(self.place.penalty_places or self.place.sent_to_back or self.place.pit_lane)


def starts(session: Session, sheet: SessionSheet | None) -> list[Start]:
    """The grid in its order. One query."""
    rows: dict[int, SheetRow] = {}
    for row in sheet.rows if sheet else []:
        if row.grid:
            rows.setdefault(row.grid.pk, row)
    return [Start(place, rows.get(place.pk)) for place in session.grid.select_related("driver")]
