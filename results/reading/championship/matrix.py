"""Every result of a season at a glance: a row for each competitor of a championship, a column for each Grand Prix."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.db.models import F, FilteredRelation, Q

from f1site.paths import path_to
from results.models import Classification, Entry, Session
from results.models.weekend import AnyGrandPrix
from results.reading.calendars import Calendar
from results.reading.championship.cells import (
    MatrixCell,
    MatrixColumn,
    Results,
    SheetLine,
    matrix_cell,
    matrix_column,
    podiums,
    wins,
)
from results.reading.championship.counting import with_counted
from results.reading.championship.rows import Competitor
from results.reading.championship.standings import ChampionshipTable
from results.reading.entries import poles

COLUMNS_OF_A_NARROW_ONE = 9


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """``place`` is empty for one without a line in the table; ``cells`` go with the columns, None: took no part."""

    name: str
    address: str
    team: str
    place: str
    cells: list[MatrixCell | None]
    wins: int = 0
    points: Decimal | None = None
    last_name: str = ""


@dataclass(frozen=True, slots=True)
class ResultsMatrix:
    columns: list[MatrixColumn]
    rows: list[MatrixRow]
    entries: dict[Competitor, list[SheetLine]]
    podiums: dict[Competitor, int]
    statuses: list[tuple[str, str]]
    has_sprints: bool = False
    has_dropped: bool = False

    @property
    def is_narrow(self) -> bool:
        """Something else fits beside it."""
        return len(self.columns) <= COLUMNS_OF_A_NARROW_ONE

    @property
    def has_several(self) -> bool:
        """A cell holds more than one result."""
        return any(cell and cell.is_several for row in self.rows for cell in row.cells)

    @property
    def has_more(self) -> bool:
        """A constructor had more cars than are shown."""
        return any(cell and cell.more for row in self.rows for cell in row.cells)


def read_matrix(calendar: Calendar, table: ChampionshipTable) -> ResultsMatrix:
    """The results up to the Grand Prix of ``table``, its lines first. Two queries, whatever the size."""
    grands_prix = [each for each in calendar.until(table.grand_prix) if not each.is_cancelled]
    found: dict[Competitor, dict[int, list[SheetLine]]] = defaultdict(lambda: defaultdict(list))
    lines = _with_poles(_sheet_lines(grands_prix, table.championship), grands_prix)
    for line in lines:
        found[_who(line, table.is_for_drivers)][line.grand_prix].append(line)
    left_out = {row.who: row.left_out for row in table.rows}
    by_who = {who: with_counted(results, left_out.get(who, ())) for who, results in found.items()}
    entries = {who: [line for cars in results.values() for line in cars] for who, results in by_who.items()}
    statuses = {line.status for line in lines if line.status}
    columns = _columns(grands_prix, lines)
    return ResultsMatrix(
        columns=columns,
        rows=_rows(table, by_who, columns),
        entries=entries,
        podiums={who: podiums(results, table.is_for_drivers) for who, results in by_who.items()},
        statuses=[(code, str(label)) for code, label in Entry.Status.choices if code in statuses],
        has_sprints=any(not line.is_race for line in lines),
        has_dropped=any(line.is_dropped for own in entries.values() for line in own),
    )


def with_podiums(table: ChampionshipTable, matrix: ResultsMatrix) -> ChampionshipTable:
    rows = (replace(row, podiums=matrix.podiums.get(row.who, 0)) for row in table.rows)
    return replace(table, rows=tuple(rows))


def _sheet_lines(grands_prix: Iterable[AnyGrandPrix], championship: str) -> list[SheetLine]:
    """The rows of the current sheets of races and sprints, the best of each sheet first. One query."""
    sheets = Classification.objects.current().filter(
        session__grand_prix__in=[grand_prix.pk for grand_prix in grands_prix], session__kind__in=Session.SCORING_KINDS
    )
    entries = Entry.objects.filter(classification__in=sheets.order_by()).annotate(
        score=FilteredRelation("scores", condition=Q(scores__championship=championship))
    )
    rows = entries.order_by("classification", "line").values(
        *("driver", "constructor", "engine", "position", "status", "fastest_lap", "shared_car"),
        grand_prix=F("classification__session__grand_prix"),
        session=F("classification__session"),
        kind=F("classification__session__kind"),
        points=F("score__points"),
        driver_name=F("driver__name"),
        driver_last_name=F("driver__last_name"),
        driver_slug=F("driver__slug"),
        team_name=F("constructor__name"),
        team_slug=F("constructor__slug"),
        engine_name=F("engine__name"),
    )
    return [SheetLine(**row) for row in rows]


def _with_poles(lines: Iterable[SheetLine], grands_prix: Iterable[AnyGrandPrix]) -> list[SheetLine]:
    """Whoever was on pole is so in the race, in the car that was not another's. One query."""
    on_pole = {(pk, driver.pk) for pk, sat in poles(each.pk for each in grands_prix).items() for driver in sat}
    return [
        replace(line, pole=True)
        if line.is_race and not line.shared_car and (line.grand_prix, line.driver) in on_pole
        else line
        for line in lines
    ]


def _who(line: SheetLine, is_for_drivers: bool) -> Competitor:
    return (line.driver, None, None) if is_for_drivers else (None, line.constructor, line.engine)


def _columns(grands_prix: Iterable[AnyGrandPrix], lines: Iterable[SheetLine]) -> list[MatrixColumn]:
    driven: dict[int, set[str]] = defaultdict(set)
    for line in lines:
        driven[line.grand_prix].add(line.kind)
    return [matrix_column(grand_prix, driven[grand_prix.pk]) for grand_prix in grands_prix]


def _rows(
    table: ChampionshipTable, by_who: Mapping[Competitor, Results], columns: Sequence[MatrixColumn]
) -> list[MatrixRow]:
    """The lines of the table, then who entered without getting into it, the best result first."""
    in_table = [
        MatrixRow(
            name=row.name,
            address=row.address,
            team=row.team_slug,
            place=row.status or str(row.position or ""),
            cells=_cells(by_who.get(row.who, {}), columns, table.is_for_drivers),
            wins=wins(by_who.get(row.who, {})),
            points=row.points,
            last_name=row.last_name,
        )
        for row in table.rows
    ]
    listed = {row.who for row in table.rows}
    others = [found for who, found in by_who.items() if who not in listed]
    ordered = sorted(others, key=lambda found: (_best_place(found), _any_line(found).driver_name))
    return in_table + [_unlisted(found, columns, table.is_for_drivers) for found in ordered]


def _unlisted(found: Results, columns: Sequence[MatrixColumn], is_for_drivers: bool) -> MatrixRow:
    line = _any_line(found)
    if is_for_drivers:
        name, address = line.driver_name, path_to("driver", line.driver_slug)
    else:
        same = line.engine_name == line.team_name
        name = line.team_name if same else f"{line.team_name}-{line.engine_name}"
        address = path_to("constructor", line.team_slug)
    cells = _cells(found, columns, is_for_drivers)
    last_name = line.driver_last_name if is_for_drivers else ""
    return MatrixRow(name, address, line.team_slug, "", cells, wins(found), last_name=last_name)


def _any_line(found: Results) -> SheetLine:
    return list(found.values())[-1][0]


def _best_place(found: Results) -> int:
    return min(line.position or 999 for lines in found.values() for line in lines)


def _cells(found: Results, columns: Iterable[MatrixColumn], is_for_drivers: bool) -> list[MatrixCell | None]:
    return [matrix_cell(found.get(column.grand_prix.pk, []), is_for_drivers) for column in columns]
