"""Every result of a season at a glance: a row for each competitor of a championship, a column for each Grand Prix."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import F, FilteredRelation, Q
from django.urls import reverse
from django.utils import timezone

from results.models import Classification, Entry, GrandPrix, Session
from results.reading.calendars import Calendar
from results.reading.entries import poles
from results.reading.matrix_cells import MatrixCell, is_dropped, matrix_cell, podiums
from results.reading.round_codes import round_code
from results.reading.standings import ChampionshipTable, Competitor


@dataclass(slots=True)
class MatrixColumn:
    """``address`` is where its cells lead: to the race, to the sprint while that is all there is."""

    grand_prix: GrandPrix
    code: str
    address: str


@dataclass(slots=True)
class MatrixRow:
    """``place`` is empty for one without a line in the table; ``cells`` go with the columns, None: took no part."""

    name: str
    address: str
    team: str
    place: str
    cells: list[MatrixCell | None]
    points: Any = None


@dataclass(slots=True)
class ResultsMatrix:
    columns: list[MatrixColumn]
    rows: list[MatrixRow]
    podiums: dict[Competitor, int]
    statuses: list[tuple[str, str]]
    has_sprints: bool = False
    has_dropped: bool = False

    @property
    def has_several(self) -> bool:
        """A cell holds more than one result."""
        return any(cell and len(cell.cars) > 1 for row in self.rows for cell in row.cells)


def read_matrix(calendar: Calendar, table: ChampionshipTable) -> ResultsMatrix:
    """The results up to the Grand Prix of ``table``, its lines first. Two queries, whatever the size."""
    until = calendar.grands_prix.index(table.table.grand_prix) + 1
    grands_prix = [grand_prix for grand_prix in calendar.grands_prix[:until] if not grand_prix.is_cancelled]
    entries = _entries(grands_prix, table.table.championship)
    on_pole = {
        (grand_prix, driver.pk) for grand_prix, sat in poles(g.pk for g in grands_prix).items() for driver in sat
    }
    by_who: dict[Competitor, dict[int, list[dict]]] = defaultdict(lambda: defaultdict(list))
    for entry in entries:
        entry["pole"] = (entry["grand_prix"], entry["driver"]) in on_pole and not entry["shared_car"]
        by_who[_who(entry, table.is_for_drivers)][entry["grand_prix"]].append(entry)
    statuses = {entry["status"] for entry in entries if entry["status"]}
    columns = _columns(grands_prix, entries)
    return ResultsMatrix(
        columns=columns,
        rows=_rows(table, by_who, columns),
        podiums={who: podiums(found, table.is_for_drivers) for who, found in by_who.items()},
        statuses=[(code, label) for code, label in Entry.Status.choices if code in statuses],
        has_sprints=any(entry["kind"] == Session.Kind.SPRINT for entry in entries),
        has_dropped=any(is_dropped(entry) for entry in entries),
    )


def _entries(grands_prix: list[GrandPrix], championship: str) -> list[dict]:
    """The rows of the current sheets of races and sprints, the best of each sheet first. One query."""
    sheets = Classification.objects.current(timezone.now()).filter(
        session__grand_prix__in=[grand_prix.pk for grand_prix in grands_prix], session__kind__in=Session.SCORING_KINDS
    )
    entries = Entry.objects.filter(classification__in=sheets.order_by()).annotate(
        score=FilteredRelation("scores", condition=Q(scores__championship=championship))
    )
    return list(
        entries.order_by("classification", "line").values(
            "driver",
            "constructor",
            "engine",
            "position",
            "status",
            "fastest_lap",
            "shared_car",
            grand_prix=F("classification__session__grand_prix"),
            kind=F("classification__session__kind"),
            points=F("score__points"),
            counted=F("score__counted"),
            driver_name=F("driver__name"),
            driver_slug=F("driver__slug"),
            team_name=F("constructor__name"),
            team_slug=F("constructor__slug"),
            engine_name=F("engine__name"),
        )
    )


def _who(entry: dict, is_for_drivers: bool) -> Competitor:
    if is_for_drivers:
        return entry["driver"], None, None
    return None, entry["constructor"], entry["engine"]


def _columns(grands_prix: list[GrandPrix], entries: list[dict]) -> list[MatrixColumn]:
    raced = {entry["grand_prix"] for entry in entries if entry["kind"] == Session.Kind.RACE}
    return [
        MatrixColumn(
            grand_prix,
            round_code(grand_prix),
            reverse(
                "session", args=[grand_prix.season_id, grand_prix.slug, "race" if grand_prix.pk in raced else "sprint"]
            ),
        )
        for grand_prix in grands_prix
    ]


def _rows(table: ChampionshipTable, by_who: dict, columns: list[MatrixColumn]) -> list[MatrixRow]:
    """The lines of the table, then who entered without getting into it, the best result first."""
    in_table = [
        MatrixRow(
            name=row.name,
            address=(row.standing.driver or row.standing.constructor).get_absolute_url(),
            team=row.team_slug,
            place=row.standing.status or str(row.standing.position or ""),
            cells=_cells(by_who.get(row.who, {}), columns, table.is_for_drivers),
            points=row.standing.points,
        )
        for row in table.rows
    ]
    listed = {row.who for row in table.rows}
    others = [found for who, found in by_who.items() if who not in listed]
    ordered = sorted(others, key=lambda found: (_best_place(found), _any_entry(found)["driver_name"]))
    return in_table + [_unlisted(found, columns, table.is_for_drivers) for found in ordered]


def _unlisted(found: dict, columns: list[MatrixColumn], is_for_drivers: bool) -> MatrixRow:
    entry = _any_entry(found)
    if is_for_drivers:
        name, address = entry["driver_name"], reverse("driver", args=[entry["driver_slug"]])
    else:
        same = entry["engine_name"] == entry["team_name"]
        name = entry["team_name"] if same else f"{entry['team_name']}-{entry['engine_name']}"
        address = reverse("constructor", args=[entry["team_slug"]])
    return MatrixRow(name, address, entry["team_slug"], "", _cells(found, columns, is_for_drivers))


def _any_entry(found: dict[int, list[dict]]) -> dict:
    return next(reversed(found.values()))[0]


def _best_place(found: dict[int, list[dict]]) -> int:
    return min(entry["position"] or 999 for entries in found.values() for entry in entries)


def _cells(found: dict, columns: list[MatrixColumn], is_for_drivers: bool) -> list[MatrixCell | None]:
    return [matrix_cell(found.get(column.grand_prix.pk, []), column.address, is_for_drivers) for column in columns]
