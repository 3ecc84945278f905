"""All circuits, each with the drawing of its last layout: this season's by its calendar, the others by country."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, F, Max, Min

from results import nationalities
from results.charts.tracks import Shape, shape
from results.models import Circuit, CircuitLayout, Classification, GrandPrix, Season, Session
from results.reading.annals import Annals, read_annals
from results.reading.calendars import Calendar, read_calendar
from results.reading.initials import plain
from results.reading.seasons.neighbours import current_season
from results.reading.year_runs import printed

THUMBNAIL = 160  # units of a drawing's longer side


@dataclass(slots=True)
class CircuitLine:
    """A circuit with its layouts and how many Grands Prix were driven there, from when to when (None: none was).

    ``layouts`` are in order of the last Grand Prix held on them, the one of this season last.
    """

    circuit: Circuit
    country: str
    layouts: list[CircuitLayout] = field(default_factory=list)
    count: int = 0
    first: int | None = None
    last: int | None = None
    grand_prix: GrandPrix | None = None  # of this season

    @property
    def layout(self) -> CircuitLayout | None:
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

    season: Season | None
    next: GrandPrix | None
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


def read_circuit_index() -> CircuitIndex:
    """Six queries."""
    lines = {
        circuit.pk: CircuitLine(circuit, nationalities.country_of(circuit.country)) for circuit in Circuit.objects.all()
    }
    _add_layouts(lines)
    season = current_season()
    calendar = read_calendar(season) if season else None
    now = _of_season(lines, calendar) if calendar else []
    listed = {line.circuit.pk for line in now}
    others = [line for pk, line in lines.items() if pk not in listed]
    others.sort(key=lambda line: (not line.country, plain(line.country), plain(line.circuit.name)))
    return CircuitIndex(season, calendar.next if calendar else None, now, others, read_annals())


def _add_layouts(lines: dict[int, CircuitLine]) -> None:
    """Two queries."""
    raced = (
        Classification.objects.issued()
        .filter(session__kind=Session.Kind.RACE)
        .order_by()
        .values(layout=F("session__grand_prix__layout"))
        .annotate(
            count=Count("session__grand_prix", distinct=True),
            first=Min("session__grand_prix__season"),
            last=Max("session__grand_prix__season"),
            day=Max("session__grand_prix__date"),
        )
    )
    held = {row["layout"]: row for row in raced}
    layouts = [(held.get(layout.pk, {}), layout) for layout in CircuitLayout.objects.all()]
    for row, layout in sorted(layouts, key=lambda found: (str(found[0].get("day") or ""), found[1].slug)):
        line = lines[layout.circuit_id]
        line.layouts.append(layout)
        line.count += row.get("count", 0)
        line.first = min(filter(None, [line.first, row.get("first")]), default=None)
        line.last = max(filter(None, [line.last, row.get("last")]), default=None)


def _of_season(lines: dict[int, CircuitLine], calendar: Calendar) -> list[CircuitLine]:
    """A circuit with two Grands Prix in a season stands where the first of them does."""
    found: dict[int, CircuitLine] = {}
    for grand_prix in calendar.counting:
        line = found.setdefault(grand_prix.layout.circuit_id, lines[grand_prix.layout.circuit_id])
        if line.grand_prix is None:
            line.grand_prix = grand_prix
            # The layout may be new.
            line.layouts.append(grand_prix.layout)
    return list(found.values())


def countries(lines: Iterable[CircuitLine]) -> int:
    return len({line.country for line in lines if line.country})
