"""Every car a constructor has entered: what its seasons, drivers, circuits and engines are counted from."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from django.db.models import DateTimeField, F, FilteredRelation, IntegerField, Q, QuerySet
from django.db.models.functions import Cast, Round

from f1site import clock
from f1site.prepared import prepared
from f1site.shared import shared
from results.models import Championship, Classification, Driver, Entry, GridPosition, Session
from results.parsing.positions import NEVER_STARTED
from results.reading.all_calendars import all_editions
from results.reading.editions import Edition
from results.reading.entries import current_entries, is_pole
from results.reading.teams.team import Team
from results.scoring.world_championship import POLE_BY_QUALIFYING


class Race(NamedTuple):
    """A race or sprint by the id of its sheet in force. ``grand_prix`` is an id, ``slug`` and the names are its."""

    sheet: int
    grand_prix: int
    year: int
    slug: str
    name: str
    short_name: str
    kind: str
    circuit: str
    circuit_name: str

    @property
    def is_race(self) -> bool:
        return self.kind == Session.Kind.RACE


class TeamEntry(NamedTuple):
    """A car on such a sheet. Of a sprint, nothing but ``engine`` and ``points`` counts: the latter in hundredths."""

    race: Race
    driver: int
    engine: str
    position: int | None = None
    has_started: bool = False
    is_win: bool = False
    is_podium: bool = False
    fastest_lap: int = 0
    shared_car: int = 0
    points: int = 0
    is_race: bool = True


class TeamPole(NamedTuple):
    """A pole position: the id of the Grand Prix, its year and the id of who sat in the car."""

    grand_prix: int
    year: int
    driver: int


class TeamDriver(NamedTuple):
    """Who drove for a team."""

    pk: int
    slug: str
    name: str
    last_name: str
    nationality: str


class _Sheet(NamedTuple):
    grand_prix: int
    kind: str
    sheet: int


@prepared(_Sheet, at=DateTimeField())
def _sheets(at: Any) -> QuerySet[Classification, Any]:
    """All that are out, of each session the newest last."""
    of = {"grand_prix": F("session__grand_prix"), "kind": F("session__kind")}
    sheets = Classification.objects.issued(at).filter(session__kind__in=Session.SCORING_KINDS)
    return sheets.order_by("version").values(**of, sheet=F("pk"))


@shared
def read_races() -> Mapping[int, Race]:
    """All races and sprints with a sheet, by its id, in order of time. Two queries."""
    newest: dict[int, dict[str, int]] = defaultdict(dict)
    for row in _sheets(at=clock.now()):
        newest[row.grand_prix][row.kind] = row.sheet
    return MappingProxyType(
        {
            sheet: _race(edition, kind, sheet)
            for edition in all_editions().values()
            for kind, sheet in newest.get(edition.pk, {}).items()
        }
    )


def _race(of: Edition, kind: str, sheet: int) -> Race:
    circuit = of.layout.circuit
    return Race(sheet, of.pk, of.season_id, of.slug, of.name, of.short_name, kind, circuit.slug, circuit.name)


class Number(Cast):
    """A whole number just as a database gives it. Thousands of them are not worth a second conversion."""

    def __init__(self, expression: Any):
        super().__init__(expression, IntegerField())

    def get_db_converters(self, connection: Any) -> list[Any]:
        return []


class _Car(NamedTuple):
    """A row of a sheet in numbers; ``points`` are those of its driver, in hundredths."""

    driver: int
    position: int | None
    status: str
    sheet: int
    engine_name: str
    is_quickest: int
    is_shared: int
    points: int | None


@prepared(_Car, team=IntegerField(), at=DateTimeField())
def _cars(team: Any, at: Any) -> QuerySet[Entry, Any]:
    # The sessions stand by themselves, so that a database begins with them: they are a fifth of all.
    scoring = Session.objects.filter(kind__in=Session.SCORING_KINDS).order_by()
    sheets = Classification.objects.issued(at).filter(session__in=scoring).order_by()
    of_driver = FilteredRelation("scores", condition=Q(scores__championship=Championship.DRIVERS))
    return (
        Entry.objects.filter(constructor=team, classification__in=sheets)
        .order_by()
        .annotate(score=of_driver)
        .values(
            "driver",
            "position",
            "status",
            sheet=F("classification_id"),
            engine_name=F("engine__name"),
            is_quickest=Number("fastest_lap"),
            is_shared=Number("shared_car"),
            points=Number(Round(F("score__points") * 100)),
        )
    )


@prepared(TeamDriver, among=IntegerField())
def _drivers(among: Any) -> QuerySet[Driver, Any]:
    return Driver.objects.filter(pk__among=among).order_by().values(*TeamDriver._fields)


def team_entries(team: Team, races: Mapping[int, Race]) -> list[TeamEntry]:
    """In the order of ``races``; cars of one race by engine. One query."""
    entered: dict[int, list[TeamEntry]] = {sheet: [] for sheet in races}
    for car in sorted(_cars(team=team.pk, at=clock.now()), key=_engine):
        race = races.get(car.sheet)
        if race is None:  # the sheet has a newer version
            continue
        place, is_race = car.position, race.kind == Session.Kind.RACE
        entered[car.sheet].append(
            TeamEntry(
                race,
                car.driver,
                car.engine_name,
                place,
                is_race and car.status not in NEVER_STARTED,
                is_race and place == 1,
                is_race and place is not None and place <= 3,
                car.is_quickest,
                car.is_shared,
                car.points or 0,
                is_race,
            )
        )
    return [entry for found in entered.values() for entry in found]


def _engine(car: _Car) -> str:
    return car.engine_name


def drivers_of(entries: Iterable[TeamEntry]) -> dict[int, TeamDriver]:
    """By id. One query."""
    return {driver.pk: driver for driver in _drivers(among=list({entry.driver for entry in entries}))}


class Sitter(NamedTuple):
    driver: int
    grand_prix: int


@prepared(Sitter, drivers=IntegerField(), by_qualifying=IntegerField(), at=DateTimeField())
def _sitters(drivers: Any, by_qualifying: Any, at: Any) -> QuerySet[Any, Any]:
    """Whoever was first on a grid, and of these Grands Prix, where they had a sprint, first in qualifying."""
    session = "classification__session"
    on_grid = GridPosition.objects.filter(is_pole(), driver__among=drivers)
    sprints = Session.objects.filter(kind=Session.Kind.SPRINT, grand_prix__among=by_qualifying)
    quickest = current_entries(at).filter(
        **{f"{session}__grand_prix__in": sprints.order_by().values("grand_prix")},
        **{f"{session}__kind": Session.Kind.QUALIFYING, "position": 1},
    )
    first = on_grid.order_by().values("driver", grand_prix=F("session__grand_prix"))
    return first.union(quickest.order_by().values("driver", grand_prix=F(f"{session}__grand_prix")), all=True)


def team_poles(entries: Iterable[TeamEntry]) -> list[TeamPole]:
    """Poles of those who then had a car of the team in the race. One query."""
    years = {
        (entry.driver, entry.race.grand_prix): entry.race.year
        for entry in entries
        if entry.is_race and not entry.shared_car
    }
    sat = _sitters(
        drivers={driver for driver, _ in years},
        by_qualifying={grand_prix for (_, grand_prix), year in years.items() if year in POLE_BY_QUALIFYING},
        at=clock.now(),
    )
    return [TeamPole(sitter.grand_prix, years[sitter], sitter.driver) for sitter in sat if sitter in years]


def engines_by_year(entries: Iterable[TeamEntry]) -> dict[int, list[str]]:
    """The makers of the engines of each season, in the order in which they first raced."""
    found: dict[int, dict[str, None]] = defaultdict(dict)
    for entry in entries:
        found[entry.race.year][entry.engine] = None
    return {year: list(engines) for year, engines in found.items()}
