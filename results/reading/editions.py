"""A Grand Prix as pages show it: a value with its season and its circuit, and with how far it is at a moment."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import F, FilteredRelation, OuterRef, Q, QuerySet, Subquery

from f1site.paths import path_to
from results.models import Classification, GrandPrix, Session
from results.models.weekend import AnyGrandPrix

# A race ends two hours after its start, whatever is left of it.
RACE_LASTS, SPRINT_LASTS = Session.Kind.RACE.row.lasts, Session.Kind.SPRINT.row.lasts
Day = date  # a field of what follows is called date


class NamedSeason(NamedTuple):
    """A season with its rules, if it has its own, and who told its facts."""

    year: int
    name: str
    rules: Any
    source: str
    source_url: str

    def __str__(self) -> str:
        return self.name or str(self.year)

    @property
    def pk(self) -> int:
        return self.year

    def get_absolute_url(self) -> str:
        return path_to("season", self.year)


class NamedCircuit(NamedTuple):
    pk: int
    slug: str
    name: str
    full_name: str
    place: str
    country: str
    time_zone: str

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return path_to("circuit", self.slug)


class Layout(NamedTuple):
    """A layout without its drawing."""

    pk: int
    length_m: int | None
    turns: int | None
    circuit: NamedCircuit

    @property
    def length_km(self) -> float | None:
        return self.length_m / 1000 if self.length_m else None


@dataclass(frozen=True, slots=True, eq=False)
class Edition(AnyGrandPrix):
    """``round`` is known where the calendar of its season was read, and None for a cancelled one.

    By its results: ``is_raced`` and ``is_sprinted`` (a sheet is out), ``is_called_off`` (its race), ``has_sprint``. By
    the clock: ``is_to_come``, where its race has no result and may have one and its day is still to be, and
    ``is_sprint_to_come``.
    """

    pk: int
    slug: str
    name: str
    short_name: str
    official_name: str
    circuit_name: str
    date: Day | None
    state: str
    lap_length_m: int | None
    season_id: int
    season: NamedSeason
    layout_id: int
    layout: Layout
    round: int | None
    is_raced: bool
    is_sprinted: bool
    is_called_off: bool
    has_sprint: bool
    sprint_day: Day | None
    is_to_come: bool
    is_sprint_to_come: bool

    def __eq__(self, other: object) -> bool:
        """The same Grand Prix, be it this value or its row."""
        return isinstance(other, AnyGrandPrix) and self.pk == other.pk

    @property
    def is_off(self) -> bool:
        """It, or its race, is not as it was planned."""
        return self.is_cancelled or self.is_postponed or self.is_called_off

    def __hash__(self) -> int:
        return hash(self.pk)


class EditionRow(NamedTuple):
    pk: int
    slug: str
    name: str
    short_name: str
    official_name: str
    circuit_name: str
    date: Day | None
    state: str
    lap_length_m: int | None
    year: int
    season_name: str
    rules: Any
    source: str
    source_url: str
    layout_pk: int
    length_m: int | None
    turns: int | None
    circuit_pk: int
    circuit_slug: str
    circuit_now: str
    circuit_full_name: str
    place: str
    country: str
    time_zone: str
    race_state: str | None
    race_start: datetime | None
    sprint_state: str | None
    sprint_start: datetime | None
    sprint_day: Day | None
    race_sheet: int | None
    sprint_sheet: int | None


def edition_rows(grands_prix: QuerySet[GrandPrix], at: Any) -> QuerySet[Any, Any]:
    """For a prepared query of EditionRows: these Grands Prix as they are ``at`` a moment."""
    return with_sheets(grands_prix, at).values(
        "pk",
        "slug",
        "name",
        "short_name",
        "official_name",
        "circuit_name",
        "date",
        "state",
        "lap_length_m",
        "race_sheet",
        "sprint_sheet",
        year=F("season__year"),
        season_name=F("season__name"),
        rules=F("season__rules"),
        source=F("season__source"),
        source_url=F("season__source_url"),
        layout_pk=F("layout__pk"),
        length_m=F("layout__length_m"),
        turns=F("layout__turns"),
        circuit_pk=F("layout__circuit__pk"),
        circuit_slug=F("layout__circuit__slug"),
        circuit_now=F("layout__circuit__name"),
        circuit_full_name=F("layout__circuit__full_name"),
        place=F("layout__circuit__place"),
        country=F("layout__circuit__country"),
        time_zone=F("layout__circuit__time_zone"),
        race_state=F("race__state"),
        race_start=F("race__starts_at"),
        sprint_state=F("sprint__state"),
        sprint_start=F("sprint__starts_at"),
        sprint_day=F("sprint__date"),
    )


def with_sheets(grands_prix: QuerySet[GrandPrix], at: Any) -> QuerySet[Any, Any]:
    """Each with its ``race`` and its ``sprint`` to follow, and the id of a sheet of each that is out at a moment."""
    return grands_prix.annotate(race=_session(Session.Kind.RACE), sprint=_session(Session.Kind.SPRINT)).annotate(
        race_sheet=_sheet("race", at), sprint_sheet=_sheet("sprint", at)
    )


def _session(kind: str) -> FilteredRelation:
    return FilteredRelation("sessions", condition=Q(sessions__kind=kind))


def _sheet(session: str, at: Any) -> Subquery:
    # PostgreSQL would answer whether there is one by reading all sheets.
    sheets = Classification.objects.filter(session=OuterRef(f"{session}__pk"), issued_at__lte=at)
    return Subquery(sheets.order_by().values("pk")[:1])


def editions(rows: Iterable[EditionRow], at: datetime) -> list[Edition]:
    """In the order of the rows, told by the clock as it is ``at`` the moment the rows were read for."""
    return [edition(row, at) for row in rows]


def edition(row: EditionRow, at: datetime, number: int | None = None) -> Edition:
    """``number`` is its round."""
    has_sprint = row.sprint_state is not None and row.sprint_state not in Session.CALLED_OFF
    is_called_off = row.race_state in Session.CALLED_OFF
    is_raced, is_sprinted = row.race_sheet is not None, row.sprint_sheet is not None
    is_ahead = not is_raced and _is_ahead(row, at)
    return Edition(
        *row[:9],
        row.year,
        NamedSeason(*row[9:14]),
        row.layout_pk,
        Layout(*row[14:17], NamedCircuit(*row[17:24])),
        number,
        is_raced,
        is_sprinted,
        is_called_off,
        has_sprint,
        row.sprint_day,
        is_ahead and not is_called_off,
        is_ahead and has_sprint and not is_sprinted and _is_sprint_ahead(row, at),
    )


def _is_ahead(row: EditionRow, at: datetime) -> bool:
    """By the start of the race, by the day where no start is known, of a postponed one by its new day.

    Without one it is ahead as long as its season may run.
    """
    if row.state == GrandPrix.State.CANCELLED:
        return False
    if row.state == GrandPrix.State.SCHEDULED and row.race_start:
        return row.race_start > at - RACE_LASTS
    return row.date >= at.date() if row.date else row.year >= at.year


def _is_sprint_ahead(row: EditionRow, at: datetime) -> bool:
    if row.sprint_start:
        return row.sprint_start > at - SPRINT_LASTS
    return row.sprint_day is None or row.sprint_day >= at.date()
