"""A results matrix in its parts: a column is a Grand Prix, a cell the cars of a competitor there, best first."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from f1site.paths import path_to
from results.models import Session
from results.models.weekend import AnyGrandPrix
from results.reading.round_codes import round_code
from results.scoring.store.rows import StoredRow, StoredVersion

# A constructor of the 1950s entered up to a dozen cars: its best two are shown, the rest counted.
CARS_SHOWN = 2
_TONES = {1: "first", 2: "second", 3: "third"}
_NEVER_RACED = {"DNS", "DNQ", "DNPQ", "DNP"}


class SheetLine(NamedTuple):
    """A row of the current sheet of a race (or of a sprint).

    ``points`` are those for one championship (None: no point); ``counted`` is false where better results took theirs.
    """

    sheet: StoredVersion
    row: StoredRow
    points: Decimal | None
    is_race: bool
    pole: bool = False
    counted: bool = True

    @property
    def is_dropped(self) -> bool:
        return bool(self.points) and not self.counted


# What a competitor came to, by Grand Prix: the best of each sheet first.
Results = Mapping[int, Sequence[SheetLine]]


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """``address`` and ``sprint_address`` (empty: there was none) are the sheets its cells lead to."""

    grand_prix: AnyGrandPrix
    code: str
    address: str
    sprint_address: str = ""


class CarResult(NamedTuple):
    """What one car (or one of a driver's cars) came to: a place or a status, and its marks."""

    text: str
    tone: str
    pole: bool = False
    fastest_lap: bool = False
    dropped: bool = False


class MatrixCell(NamedTuple):
    """The results of a competitor at a Grand Prix; ``more`` cars of a constructor are not shown.

    ``address`` and ``sprint_address`` are those of its column.
    """

    cars: tuple[CarResult, ...] = ()
    sprint: str = ""
    more: int = 0
    address: str = ""
    sprint_address: str = ""

    @property
    def tone(self) -> str:
        return self.cars[0].tone if self.cars else "none"

    @property
    def is_several(self) -> bool:
        """Each car has a tone of its own."""
        return len(self.cars) > 1


def matrix_column(grand_prix: AnyGrandPrix, driven: Container[str]) -> MatrixColumn:
    """``driven`` are the kinds of the sessions that have a sheet to lead to. Have ``layout__circuit`` selected."""
    race, sprint = (
        path_to("session", grand_prix.season_id, grand_prix.slug, kind) if kind in driven else ""
        for kind in (Session.Kind.RACE, Session.Kind.SPRINT)
    )
    return MatrixColumn(grand_prix, round_code(grand_prix), race, sprint)


def matrix_cell(lines: Sequence[SheetLine], column: MatrixColumn, is_for_drivers: bool) -> MatrixCell | None:
    if not lines:
        return None
    # A car driven by several is one car of its constructor.
    races = [line for line in lines if line.is_race and (is_for_drivers or not line.row.shared_car)]
    sprint = next((line.row for line in lines if not line.is_race), None)
    shown = races if is_for_drivers else races[:CARS_SHOWN]
    return MatrixCell(
        tuple(map(_car, shown)),
        str(sprint.position or sprint.status) if sprint else "",
        len(races) - len(shown),
        column.address,
        column.sprint_address,
    )


def _car(line: SheetLine) -> CarResult:
    position, status = line.row.position, line.row.status
    return CarResult(
        str(position or status),
        tone(position, status, scored=bool(line.points)),
        line.pole,
        line.row.fastest_lap,
        line.is_dropped,
    )


def tone(position: int | None, status: str, *, scored: bool) -> str:
    """The tone of a result, by which a matrix and the results of a season colour it."""
    if position:
        return _TONES.get(position) or ("points" if scored else "finished")
    if status in ("DSQ", "EX"):
        return "excluded"
    return "absent" if status in _NEVER_RACED else "out"


def wins(found: Results) -> int:
    """Races won, those in a shared car too; a constructor's two cars in one place are one win."""
    return len({car.sheet.grand_prix for car in _races(found) if car.row.position == 1})


def podiums(found: Results, is_for_drivers: bool) -> int:
    """Races a driver ended on the podium; steps of the podium a constructor's cars took."""
    return len(
        {
            (car.sheet.grand_prix, 0 if is_for_drivers else car.row.position)
            for car in _races(found)
            if car.row.position and car.row.position <= 3
        }
    )


def _races(found: Results) -> Iterable[SheetLine]:
    return (car for cars in found.values() for car in cars if car.is_race)
