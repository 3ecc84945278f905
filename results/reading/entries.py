"""Rows of the sheets that count: the newest issued version of each session."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple, TypeVar

from django.db.models import DateTimeField, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery

from f1site import clock
from f1site.prepared import prepared
from results.models import Classification, Constructor, Driver, Entry, GridPosition, Session, StandingsTable
from results.parsing.positions import NEVER_STARTED
from results.reading.people import Person
from results.scoring.world_championship import POLE_BY_QUALIFYING

Who = TypeVar("Who", Driver, Constructor)

SESSION = "classification__session"
GRAND_PRIX = "classification__session__grand_prix"
SEASON = "classification__session__grand_prix__season"

# Shorthand for conditions on an entry. Whoever was listed but never took the start has not raced.
RACE = Q(classification__session__kind=Session.Kind.RACE)
HAS_STARTED = ~Q(status__in=NEVER_STARTED)
STARTED = RACE & HAS_STARTED
# A step of the podium: (sheet, place) in one number, so that two drivers of one shared car count once for the team.
PODIUM_STEP = F("classification") * 10 + F("position")


def current_entries(at=None) -> QuerySet[Entry]:
    """Entries of current sheets, as they were at a moment (default: now).

    The condition is asked of each row, so narrow the rows by an indexed column: driver, constructor or session.
    """
    at = at or clock.now()
    newer = Classification.objects.issued(at).filter(
        session=OuterRef(SESSION), version__gt=OuterRef("classification__version")
    )
    return Entry.objects.filter(~Exists(newer), classification__issued_at__lte=at)


def known(who: QuerySet[Who], at: Any = None) -> QuerySet[Who]:
    """All but those of whom nothing but sheets to come tells, at a moment (default: now)."""
    at = at or clock.now()
    field = "driver" if who.model is Driver else "constructor"
    out = Entry.objects.filter(classification__issued_at__lte=at, **{field: OuterRef("pk")})
    # There are few sheets to come, if any: their entries are asked for, and not each of all entries for its sheet.
    to_come = Entry.objects.filter(classification__in=Classification.objects.filter(issued_at__gt=at).order_by())
    return who.filter(~Q(pk__in=to_come.values(field)) | Exists(out))


def years_with(championship: str) -> QuerySet:
    """The seasons that have such a championship, for conditions. There was none of the constructors before 1958."""
    return StandingsTable.objects.filter(championship=championship).order_by().values("grand_prix__season")


def race_entries(*kinds: str) -> QuerySet[Entry]:
    """Entries of the current sheets of all races (or sessions of ``kinds``): for work on many rows at once."""
    sheets = Classification.objects.current().filter(session__kind__in=kinds or (Session.Kind.RACE,))
    return Entry.objects.filter(classification__in=sheets.order_by())


def is_pole() -> Q:
    """For conditions on grid places: the first of a race, where that is pole position."""
    sprint = Session.objects.filter(grand_prix=OuterRef("session__grand_prix"), kind=Session.Kind.SPRINT)
    # In this order: few are of those seasons, and the others need not be asked for a sprint.
    by_sprint = Q(session__grand_prix__season__in=POLE_BY_QUALIFYING) & Q(Exists(sprint))
    return Q(position=1, session__kind=Session.Kind.RACE) & ~by_sprint


class PoleSitter(NamedTuple):
    """Who took a pole, the ids of the driver and the Grand Prix, and the ``line`` of the sheet that says so."""

    line: int
    grand_prix: int
    season: int
    sitter: int
    slug: str
    name: str


class CarOnPole(NamedTuple):
    """A PoleSitter with ``car``, the id of the constructor. None: the driver is not among those who raced."""

    line: int
    grand_prix: int
    season: int
    sitter: int
    slug: str
    name: str
    car: int | None


def pole_sitters(*, with_cars: bool = True, at: Any = None, **grands_prix: Any) -> QuerySet:
    """Who took each pole, by ``values`` as of a CarOnPole: all there are, or those of Grands Prix by conditions such as
    ``pk__in``. To find the cars takes longer than all the rest.
    """
    on_grid = GridPosition.objects.filter(is_pole(), **_on("session__grand_prix", grands_prix))
    on_grid = on_grid.known(at, by_session=bool(grands_prix))
    sprint_weekends = Session.objects.filter(
        kind=Session.Kind.SPRINT,
        grand_prix__season__in=POLE_BY_QUALIFYING,
        **_on("grand_prix", grands_prix),
    )
    in_qualifying = current_entries(at).filter(
        position=1,
        classification__session__kind=Session.Kind.QUALIFYING,
        classification__session__grand_prix__in=sprint_weekends.order_by().values("grand_prix"),
    )
    paths = ((on_grid, "session"), (in_qualifying, SESSION))
    sat, sat_too = (_sitters(rows, path, _cars(path, at) if with_cars else {}) for rows, path in paths)
    return sat.union(sat_too, all=True)


@prepared(PoleSitter, at=DateTimeField())
def all_poles(at):
    return pole_sitters(with_cars=False, at=at)


@prepared(PoleSitter, grands_prix=IntegerField(), at=DateTimeField())
def poles_at(grands_prix, at):
    return pole_sitters(with_cars=False, at=at, pk__among=grands_prix)


@prepared(CarOnPole, at=DateTimeField())
def cars_on_pole(at):
    return pole_sitters(at=at)


@prepared(CarOnPole, grands_prix=IntegerField(), at=DateTimeField())
def cars_on_pole_at(grands_prix, at):
    return pole_sitters(at=at, pk__among=grands_prix)


def _on(path: str, conditions: dict[str, Any]) -> dict[str, Any]:
    return {f"{path}__{name}": value for name, value in conditions.items()}


def _sitters(rows: QuerySet, session: str, cars: dict[str, Subquery]) -> QuerySet:
    return rows.order_by().values(
        "line",
        grand_prix=F(f"{session}__grand_prix"),
        season=F(f"{session}__grand_prix__season"),
        sitter=F("driver"),
        slug=F("driver__slug"),
        name=F("driver__name"),
        **cars,
    )


def _cars(session: str, at: Any) -> dict[str, Subquery]:
    cars = (
        current_entries(at)
        .filter(classification__session__kind=Session.Kind.RACE, shared_car=False)
        # The sum keeps a database from going through every race of the driver: the race's rows are fewer.
        .annotate(who=F("driver") + 0)
        .filter(**{GRAND_PRIX: OuterRef(f"{session}__grand_prix"), "who": OuterRef("driver")})
        .order_by("line")
    )
    return {"car": Subquery(cars.values("constructor")[:1])}


def poles(grands_prix: Iterable[int]) -> dict[int, list[Person]]:
    """Who took pole position for each race, by Grand Prix id. One query."""
    found: dict[int, list[Person]] = defaultdict(list)
    for row in sorted(poles_at(grands_prix=list(grands_prix), at=clock.now())):
        found[row.grand_prix].append(Person(row.sitter, row.slug, row.name))
    return dict(found)
