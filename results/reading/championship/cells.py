"""A results matrix in its parts: a column is a Grand Prix, a cell the cars of a competitor there, best first."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from f1site.paths import path_to
from results.models import Session
from results.models.weekend import AnyGrandPrix
from results.reading.round_codes import round_code

# A constructor of the 1950s entered up to a dozen cars: its best two are shown, the rest counted.
CARS_SHOWN = 2
_TONES = {1: "first", 2: "second", 3: "third"}
_NEVER_RACED = {"DNS", "DNQ", "DNPQ", "DNP"}


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A row of the current sheet of a race or sprint, ``grand_prix`` and who is in it by id.

    ``points`` are those for one championship (None: no point); ``counted`` is false where better results took theirs.
    """

    grand_prix: int
    session: int
    kind: str
    driver: int
    constructor: int
    engine: int
    position: int | None
    status: str
    fastest_lap: bool
    shared_car: bool
    points: Decimal | None
    driver_name: str
    driver_last_name: str
    driver_slug: str
    team_name: str
    team_slug: str
    engine_name: str
    pole: bool = False
    counted: bool = True

    @property
    def is_race(self) -> bool:
        return self.kind == Session.Kind.RACE

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


@dataclass(frozen=True, slots=True)
class CarResult:
    """What one car (or one of a driver's cars) came to: a place or a status, and its marks."""

    text: str
    tone: str
    pole: bool = False
    fastest_lap: bool = False
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """The results of a competitor at a Grand Prix; ``more`` cars of a constructor are not shown."""

    cars: tuple[CarResult, ...] = ()
    sprint: str = ""
    more: int = 0

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


def matrix_cell(entries: Sequence[SheetLine], is_for_drivers: bool) -> MatrixCell | None:
    if not entries:
        return None
    # A car driven by several is one car of its constructor.
    races = [e for e in entries if e.is_race and (is_for_drivers or not e.shared_car)]
    sprints = [e for e in entries if not e.is_race]
    shown = races if is_for_drivers else races[:CARS_SHOWN]
    return MatrixCell(
        cars=tuple(_car(entry) for entry in shown),
        sprint=str(sprints[0].position or sprints[0].status) if sprints else "",
        more=len(races) - len(shown),
    )


def _car(entry: SheetLine) -> CarResult:
    return CarResult(
        text=str(entry.position or entry.status),
        tone=tone(entry.position, entry.status, scored=bool(entry.points)),
        pole=entry.pole,
        fastest_lap=entry.fastest_lap,
        dropped=entry.is_dropped,
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
    return len({car.grand_prix for car in _races(found) if car.position == 1})


def podiums(found: Results, is_for_drivers: bool) -> int:
    """Races a driver ended on the podium; steps of the podium a constructor's cars took."""
    return len(
        {
            (car.grand_prix, 0 if is_for_drivers else car.position)
            for car in _races(found)
            if car.position and car.position <= 3
        }
    )


def _races(found: Results) -> Iterable[SheetLine]:
    return (car for cars in found.values() for car in cars if car.is_race)
