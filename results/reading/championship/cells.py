"""A results matrix in its parts: a column is a Grand Prix, a cell the cars of a competitor there, best first."""

from collections.abc import Container
from dataclasses import dataclass, field

from f1site.paths import path_to
from results.models import GrandPrix, Session
from results.reading.round_codes import round_code

# A constructor of the 1950s entered up to a dozen cars: its best two are shown, the rest counted.
CARS_SHOWN = 2
_TONES = {1: "first", 2: "second", 3: "third"}
_NEVER_RACED = {"DNS", "DNQ", "DNPQ", "DNP"}


@dataclass(slots=True)
class MatrixColumn:
    """``address`` and ``sprint_address`` (empty: there was none) are the sheets its cells lead to."""

    grand_prix: GrandPrix
    code: str
    address: str
    sprint_address: str = ""


@dataclass(slots=True)
class CarResult:
    """What one car (or one of a driver's cars) came to: a place or a status, and its marks."""

    text: str
    tone: str
    pole: bool = False
    fastest_lap: bool = False
    dropped: bool = False


@dataclass(slots=True)
class MatrixCell:
    """The results of a competitor at a Grand Prix; ``more`` cars of a constructor are not shown."""

    cars: list[CarResult] = field(default_factory=list)
    sprint: str = ""
    more: int = 0

    @property
    def tone(self) -> str:
        return self.cars[0].tone if self.cars else "none"

    @property
    def is_several(self) -> bool:
        """Each car has a tone of its own."""
        return len(self.cars) > 1


def matrix_column(grand_prix: GrandPrix, driven: Container[str]) -> MatrixColumn:
    """``driven`` are the kinds of the sessions that have a sheet to lead to. Have ``layout__circuit`` selected."""
    race, sprint = (
        path_to("session", grand_prix.season_id, grand_prix.slug, kind) if kind in driven else ""
        for kind in (Session.Kind.RACE, Session.Kind.SPRINT)
    )
    return MatrixColumn(grand_prix, round_code(grand_prix), race, sprint)


def matrix_cell(entries: list[dict], is_for_drivers: bool) -> MatrixCell | None:
    if not entries:
        return None
    # A car driven by several is one car of its constructor.
    races = [e for e in entries if e["kind"] == Session.Kind.RACE and (is_for_drivers or not e["shared_car"])]
    sprints = [e for e in entries if e["kind"] == Session.Kind.SPRINT]
    shown = races if is_for_drivers else races[:CARS_SHOWN]
    return MatrixCell(
        cars=[_car(entry) for entry in shown],
        sprint=str(sprints[0]["position"] or sprints[0]["status"]) if sprints else "",
        more=len(races) - len(shown),
    )


def _car(entry: dict) -> CarResult:
    return CarResult(
        text=str(entry["position"] or entry["status"]),
        tone=tone(entry["position"], entry["status"], scored=bool(entry["points"])),
        pole=entry["pole"],
        fastest_lap=entry["fastest_lap"],
        dropped=is_dropped(entry),
    )


def tone(position: int | None, status: str, *, scored: bool) -> str:
    """The tone of a result, by which a matrix and the results of a season colour it."""
    if position:
        return _TONES.get(position) or ("points" if scored else "finished")
    if status in ("DSQ", "EX"):
        return "excluded"
    return "absent" if status in _NEVER_RACED else "out"


def is_dropped(entry: dict) -> bool:
    return bool(entry["points"]) and not entry["counted"]


def wins(found: dict[int, list[dict]]) -> int:
    """Races won, those in a shared car too; a constructor's two cars in one place are one win."""
    cars = [entry for entries in found.values() for entry in entries]
    return len({car["grand_prix"] for car in cars if car["kind"] == Session.Kind.RACE and car["position"] == 1})


def podiums(found: dict[int, list[dict]], is_for_drivers: bool) -> int:
    """Races a driver ended on the podium; steps of the podium a constructor's cars took."""
    steps = {
        (grand_prix, 0 if is_for_drivers else entry["position"])
        for grand_prix, entries in found.items()
        for entry in entries
        if entry["kind"] == Session.Kind.RACE and entry["position"] and entry["position"] <= 3
    }
    return len(steps)
