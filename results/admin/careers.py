"""Who raced when, how often and for whom: what tells people, teams and engines apart where they are chosen.

An editor asks with every letter typed, so it is counted once for the sheets there are, and again when there is another.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.core.cache import cache
from django.db.models import Count, Max, Min, Model, QuerySet

from results.models import Classification, Constructor, Driver, EngineManufacturer, Entry, Session
from results.parsing.positions import NEVER_STARTED
from results.reading.entries import SEASON

KEY = "admin:careers"
KINDS: tuple[type[Model], ...] = (Driver, Constructor, EngineManufacturer)
Car = tuple[int, int, int]  # driver, constructor, engine


@dataclass(slots=True)
class Career:
    """Race starts, the seasons of the first and the last race, and the id of the team last raced for.

    Of a driver who was never in a race, the seasons of whatever session he drove in.
    """

    starts: int = 0
    first: int | None = None
    last: int | None = None
    team: int | None = None
    newest: int = -1  # the number, in order of time, of the last race

    def add(self, other: "Career") -> None:
        self.starts += other.starts
        self.first = min(filter(None, (self.first, other.first)))
        self.last = max(filter(None, (self.last, other.last)))
        if other.newest > self.newest:
            self.newest, self.team = other.newest, other.team

    @property
    def years(self) -> str:
        return "–".join(dict.fromkeys(str(year) for year in (self.first, self.last) if year))


@dataclass(slots=True)
class Careers:
    """By model and id. ``season`` is that of the newest race with a sheet."""

    found: dict[tuple[str, int], Career] = field(default_factory=lambda: defaultdict(Career))
    season: int | None = None

    def of(self, thing: Model) -> Career:
        return self.found.get(_key(type(thing), thing.pk), Career())


def careers() -> Careers:
    """One query while no sheet is issued, four after that."""
    issued = Classification.objects.filter(issued_at__isnull=False)
    state = issued.aggregate(sheets=Count("pk"), newest=Max("pk"), at=Max("issued_at"))
    kept = cache.get(KEY)
    if kept is None or kept[0] != state:
        kept = (state, _counted())
        cache.set(KEY, kept, timeout=None)
    return kept[1]


def _counted() -> Careers:
    counted = Careers()
    for car, career in _by_car().items():
        counted.season = max(career.last, counted.season or career.last)
        for kind, pk in zip(KINDS, car, strict=True):
            counted.found[_key(kind, pk)].add(career)
    counted.found = dict(counted.found) | _without_a_race(counted)
    return counted


def _by_car() -> dict[Car, Career]:
    """What each driver did in a team's car with an engine."""
    races = _races()
    numbers: dict[Car, list[int]] = defaultdict(list)
    starts: Counter[Car] = Counter()
    for driver, constructor, engine, sheet, status in _rows():
        if sheet in races:
            car = driver, constructor, engine
            numbers[car].append(sheet)
            starts[car] += status not in NEVER_STARTED
    found = {}
    for car, sheets in numbers.items():
        driven = [races[sheet] for sheet in sheets]
        found[car] = Career(starts[car], min(driven)[1], max(driven)[1], car[1], max(driven)[0])
    return found


def _races() -> dict[int, tuple[int, int]]:
    """The current sheets of races: (number in order of time, season) by id."""
    sheets = Classification.objects.filter(issued_at__isnull=False, session__kind=Session.Kind.RACE)
    by_session = sheets.order_by("session__grand_prix__date", "version").values_list(
        "session", "pk", "session__grand_prix__season"
    )
    current = {session: (pk, season) for session, pk, season in by_session}
    return {pk: (number, season) for number, (pk, season) in enumerate(current.values())}


def _rows() -> QuerySet:
    sheets = Classification.objects.filter(issued_at__isnull=False, session__kind=Session.Kind.RACE)
    rows = Entry.objects.filter(classification__in=sheets.order_by()).order_by()
    return rows.values_list("driver", "constructor", "engine", "classification", "status")


def _without_a_race(counted: Careers) -> dict[tuple[str, int], Career]:
    """Who has only practised, or tried to qualify."""
    others = [pk for pk in Driver.objects.values_list("pk", flat=True) if _key(Driver, pk) not in counted.found]
    rows = Entry.objects.filter(driver__in=others, classification__issued_at__isnull=False).order_by()
    spans = rows.values_list("driver").annotate(first=Min(SEASON), last=Max(SEASON), team=Max("constructor"))
    return {_key(Driver, pk): Career(0, first, last, team) for pk, first, last, team in spans}


def _key(kind: type[Model], pk: int) -> tuple[str, int]:
    return kind.__name__, pk
