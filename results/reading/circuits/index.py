"""All circuits, each with the drawing of its last layout: this season's by its calendar, the others by country."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, DateTimeField, F, Max, Min, QuerySet

from f1site import clock
from f1site.prepared import prepared
from results import nationalities
from results.charts.tracks import Shape, shape
from results.models import Classification, GrandPrix, Session
from results.reading.annals import Annals, read_annals
from results.reading.calendars import Calendar, calendar_of
from results.reading.circuits.circuit import Circuit, Layout, all_circuits, all_layouts
from results.reading.editions import Edition, NamedSeason
from results.reading.initials import plain
from results.reading.year_runs import printed

THUMBNAIL = 160  # units of a drawing's longer side


@dataclass(slots=True)
class CircuitLine:
    """A circuit with its layouts and how many Grands Prix were driven there, from when to when (None: none was).

    ``layouts`` are in order of the last Grand Prix held on them, the one of this season last.
    """

    circuit: Circuit
    country: str
    layouts: list[Layout] = field(default_factory=list)
    count: int = 0
    first: int | None = None
    last: int | None = None
    grand_prix: Edition | None = None  # of this season

    @property
    def layout(self) -> Layout | None:
        return self.layouts[-1] if self.layouts else None

    @property
    def shape(self) -> Shape | None:
        """The newest drawing there is."""
        return next(filter(None, (shape(layout.drawing, THUMBNAIL) for layout in reversed(self.layouts))), None)

    @property
    def where(self) -> str:
        """The place, where it says more than the name does; otherwise the country."""
        known = plain(self.circuit.place) in plain(self.circuit.name)
        return self.country if known else self.circuit.place

    @property
    def span(self) -> str:
        return printed([(self.first, self.last)])[0] if self.first and self.last else ""


@dataclass(slots=True)
class CircuitIndex:
    """``now`` are those of the ``season`` in the order of its calendar, ``next`` being its next Grand Prix.

    ``others`` are by country and name. ``annals`` tell which seasons the Grands Prix are counted from.
    """

    season: NamedSeason | None
    next: Edition | None
    now: list[CircuitLine]
    others: list[CircuitLine]
    annals: Annals

    @property
    def all(self) -> list[CircuitLine]:
        return [*self.now, *self.others]

    @property
    def owners(self) -> list[str]:
        """Who told where the circuits are and how their layouts run."""
        layouts = (layout for line in self.all for layout in line.layouts)
        return [*(line.circuit.owner for line in self.all), *(layout.owner for layout in layouts)]

    @property
    def most(self) -> list[CircuitLine]:
        """Those with the most Grands Prix; empty where there are none."""
        most = max((line.count for line in self.all), default=0)
        return [line for line in self.all if most and line.count == most]


class _Raced(NamedTuple):
    """How many Grands Prix were driven on a layout, from when to when; ``day`` is that of the last."""

    layout: int
    races: int
    first: int
    last: int
    day: date | None


@prepared(_Raced, at=DateTimeField())
def _raced(at: Any) -> QuerySet[Classification, Any]:
    grand_prix = "session__grand_prix"
    return (
        Classification.objects.issued(at)
        .filter(session__kind=Session.Kind.RACE)
        .order_by()
        .values(layout=F(f"{grand_prix}__layout"))
        .annotate(
            races=Count(grand_prix, distinct=True),
            first=Min(f"{grand_prix}__season"),
            last=Max(f"{grand_prix}__season"),
            day=Max(f"{grand_prix}__date"),
        )
    )


class _Year(NamedTuple):
    year: int


@prepared(_Year)
def _planned() -> QuerySet[GrandPrix, Any]:
    return GrandPrix.objects.order_by("season_id").values(year=F("season"))[:1]


def read_circuit_index() -> CircuitIndex:
    """Seven queries. Its season is the newest with a race result; before the first result the oldest there is."""
    lines = {circuit.pk: CircuitLine(circuit, nationalities.country_of(circuit.country)) for circuit in all_circuits()}
    layouts = {layout.pk: layout for layout in all_layouts()}
    _add_layouts(lines, layouts)
    annals = read_annals()
    year = annals.newest or next((row.year for row in _planned()), None)
    calendar = calendar_of(year) if year else None
    now = _of_season(lines, layouts, calendar) if calendar else []
    listed = {line.circuit.pk for line in now}
    others = [line for pk, line in lines.items() if pk not in listed]
    others.sort(key=lambda line: (not line.country, plain(line.country), plain(line.circuit.name)))
    return CircuitIndex(calendar.season if calendar else None, calendar.next if calendar else None, now, others, annals)


def _add_layouts(lines: dict[int, CircuitLine], layouts: dict[int, Layout]) -> None:
    """One query."""
    held = {row.layout: row for row in _raced(at=clock.now())}
    for pk, layout in sorted(layouts.items(), key=lambda found: _last_held(held.get(found[0]), found[1])):
        line = lines[layout.circuit]
        line.layouts.append(layout)
        if raced := held.get(pk):
            line.count += raced.races
            line.first = min(raced.first, line.first or raced.first)
            line.last = max(raced.last, line.last or raced.last)


def _last_held(raced: _Raced | None, layout: Layout) -> tuple[str, str]:
    return str(raced.day or "") if raced else "", layout.slug


def _of_season(lines: dict[int, CircuitLine], layouts: dict[int, Layout], calendar: Calendar) -> list[CircuitLine]:
    """A circuit with two Grands Prix in a season stands where the first of them does."""
    found: dict[int, CircuitLine] = {}
    for grand_prix in calendar.counting:
        line = found.setdefault(grand_prix.layout.circuit.pk, lines[grand_prix.layout.circuit.pk])
        if line.grand_prix is None:
            line.grand_prix = grand_prix
            # The layout may be new.
            line.layouts.append(layouts[grand_prix.layout_id])
    return list(found.values())


def countries(lines: Iterable[CircuitLine]) -> int:
    return len({line.country for line in lines if line.country})
