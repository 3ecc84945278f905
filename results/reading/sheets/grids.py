"""A starting grid held against the finish."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from results.models import Session
from results.reading.sentences.language import counted
from results.reading.sheets.lines import Line, Place, places_of
from results.reading.sheets.sheet import SessionSheet, SheetRow

K = Session.Kind


@dataclass(slots=True)
class Start:
    """A place on the grid and the row of the sheet it led to: None where there is no sheet, or it names no such car.

    ``source`` is the car's row in the session the grid came from, see :func:`source_of_grid`; ``left_empty`` the place
    on the grid that a start from the pit lane left free, where that can be told.
    """

    place: Place
    row: SheetRow | None = None
    source: Line | None = None
    left_empty: int | None = None

    @property
    def team(self) -> str:
        """A slug, empty where no sheet says whose car it is."""
        entry = self.row.entry if self.row else self.source
        return entry.constructor.slug if entry else ""

    @property
    def is_moved(self) -> bool:
        """A penalty, or a start from the pit lane, has to be told."""
        return bool(self.place.penalty_places or self.place.sent_to_back or self.place.pit_lane)

    @property
    def penalty(self) -> str:
        """What moved it, in words."""
        places, empty = self.place.penalty_places, self.left_empty
        said = [counted(places, "grid place")] if places else []
        said += ["sent to the back of the grid"] if self.place.sent_to_back else []
        said += [f"start from the pit lane{f', grid place {empty} left empty' if empty else ''}"] * self.place.pit_lane
        return ", ".join(said)

    @property
    def is_from_pit_lane(self) -> bool:
        return self.row.is_from_pit_lane if self.row else self.place.pit_lane


def source_of_grid(session: Any, siblings: Iterable[Any]) -> Any:
    """The session whose result the grid was made from; None where that is not among the sessions.

    A sprint has its own qualifying, or else took the usual one; there it was the sprint that made the grid of the race.
    """
    if not session.is_race_like:
        return None
    kinds = {sibling.kind: sibling for sibling in siblings}
    own = kinds.get(K.SPRINT_QUALIFYING)
    if session.kind == K.SPRINT:
        return own or kinds.get(K.QUALIFYING)
    return kinds.get(K.SPRINT) if K.SPRINT in kinds and own is None else kinds.get(K.QUALIFYING)


def starts(session: Any, sheet: SessionSheet | None, source: SessionSheet | None = None) -> list[Start]:
    """The grid of a session in its order, each with its row in the sheet and in ``source``.

    One query, none with a sheet that is read.
    """
    before = {row.entry.driver.pk: row.entry for row in reversed(source.rows)} if source else {}
    rows: dict[int, SheetRow] = {}
    for row in sheet.rows if sheet else []:
        if row.grid:
            rows.setdefault(row.grid.line, row)
    places = sheet.grid if sheet else places_of([session.pk], known=True)[session.pk]
    empty = _left_empty(places)
    return [Start(place, rows.get(place.line), before.get(place.driver.pk), empty.get(place.line)) for place in places]


def _left_empty(places: Sequence[Place]) -> dict[int, int]:
    """The places that starts from the pit lane left free, by line: as many as are missing between their neighbours."""
    empty: dict[int, int] = {}
    before, waiting = 0, []
    for place in places:
        if place.position is None:
            waiting.append(place)
            continue
        missing = range(before + 1, place.position)
        if len(missing) == len(waiting) and all(each.pit_lane for each in waiting):
            empty |= {each.line: number for each, number in zip(waiting, missing, strict=True)}
        before, waiting = place.position, []
    return empty
