"""The championships around a Grand Prix: the first lines after it, or before it while it has no result."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import DateTimeField, F, IntegerField, Q

from f1site import clock
from f1site.prepared import prepared
from results.models import Championship, Entry, Session, Standing, StandingsTable
from results.reading.calendars import Calendar, has_points, is_after_sprint, overdue_of
from results.reading.championship.rows import Competitor, Movement
from results.reading.entries import GRAND_PRIX
from results.reading.people import Person, Team
from results.reading.sheets.lines import Engine
from results.reading.sheets.sheet import SessionSheet

PLACES = 5


@dataclass(slots=True)
class TopLine:
    """``team`` is the constructor, or the one its driver had driven for last (None: not known).

    ``movement`` is None without an earlier table.
    """

    position: int
    points: Decimal
    driver: Person | None
    constructor: Team | None
    engine: Engine | None
    team: Team | None = None
    behind: Decimal = Decimal(0)
    movement: Movement | None = None

    @property
    def engine_beside(self) -> str:
        """What the engine adds to the name of the constructor."""
        if not self.engine or not self.constructor or self.engine.name == self.constructor.name:
            return ""
        return self.engine.name.removeprefix(f"{self.constructor.name} ")


@dataclass(slots=True)
class TopLines:
    """The first lines of the table with this id, after a Grand Prix."""

    pk: int
    grand_prix: Any
    lines: list[TopLine] = field(default_factory=list)


@dataclass(slots=True)
class StandingsAround:
    """The championships around ``grand_prix``; None for one that has no table by then, or does not exist.

    The tables stand after ``after``: ``grand_prix`` itself (``is_after``), or the last before it with a table.

    ``missing`` and ``to_come`` are the Grands Prix between the two: those over without a result here, and the others.
    """

    grand_prix: Any
    drivers: TopLines | None = None
    constructors: TopLines | None = None
    after: Any = None
    missing: list[Any] = field(default_factory=list)
    to_come: list[Any] = field(default_factory=list)

    @property
    def is_after(self) -> bool:
        return self.after == self.grand_prix

    @property
    def is_just_before(self) -> bool:
        """Nothing is driven, or to be, between the tables and this Grand Prix."""
        return not self.is_after and not self.missing and not self.to_come

    @property
    def tables(self) -> list[TopLines]:
        return [top for top in (self.drivers, self.constructors) if top]


class _Table(NamedTuple):
    pk: int
    championship: str
    after: int


class _Line(NamedTuple):
    """``position`` is None for some of those that are not the first."""

    table: int
    position: int
    points: Decimal
    driver_pk: int | None
    driver_slug: str
    driver_name: str
    team_pk: int | None
    team_slug: str
    team_name: str
    engine_pk: int | None
    engine_slug: str
    engine_name: str

    @property
    def who(self) -> Competitor:
        return self.driver_pk, self.team_pk, self.engine_pk

    def as_value(self) -> TopLine:
        driver = Person(self.driver_pk, self.driver_slug, self.driver_name) if self.driver_pk else None
        team = Team(self.team_pk, self.team_slug, self.team_name) if self.team_pk else None
        engine = Engine(self.engine_slug, self.engine_name) if self.engine_pk else None
        return TopLine(self.position, self.points, driver, team, engine, team)


class _Drive(NamedTuple):
    driver: int
    team: int
    team_slug: str
    team_name: str


@prepared(_Table, grands_prix=IntegerField(), at=DateTimeField())
def _current(grands_prix, at):
    tables = StandingsTable.objects.current(at).filter(grand_prix__among=grands_prix)
    return tables.order_by().values("pk", "championship", after=F("grand_prix"))


@prepared(_Line, tables=IntegerField(), whole=IntegerField())
def _lines(tables, whole):
    """The first of some tables, all of those that are wanted ``whole``."""
    lines = Standing.objects.filter(Q(position__lte=PLACES) | Q(table__among=whole), table__among=tables)
    lines = lines.order_by("table_id", "line")
    return lines.values(
        "position",
        "points",
        "table",
        driver_pk=F("driver"),
        driver_slug=F("driver__slug"),
        driver_name=F("driver__name"),
        team_pk=F("constructor"),
        team_slug=F("constructor__slug"),
        team_name=F("constructor__name"),
        engine_pk=F("engine"),
        engine_slug=F("engine__slug"),
        engine_name=F("engine__name"),
    )


@prepared(_Drive, grands_prix=IntegerField(), drivers=IntegerField(), at=DateTimeField())
def _drives(grands_prix, drivers, at):
    """The races that some drivers entered, the last one last."""
    # The sum keeps a database from going through every race of the drivers: those of a season are fewer.
    entries = Entry.objects.annotate(who=F("driver") + 0).filter(
        **{f"{GRAND_PRIX}__among": grands_prix},
        classification__session__kind=Session.Kind.RACE,
        classification__issued_at__lte=at,
        who__among=drivers,
    )
    return entries.order_by(f"{GRAND_PRIX}__date", "line").values(
        "driver", team=F("constructor"), team_slug=F("constructor__slug"), team_name=F("constructor__name")
    )


def standings_around(calendar: Calendar, grand_prix: Any, race_sheet: SessionSheet | None) -> StandingsAround:
    """With the sheet of its race, where one is out. Three queries at most: tables, lines, teams."""
    until = calendar.until(grand_prix)
    # Newest first; those that could have a table of their own. The last two before are enough for every movement.
    wanted = [each for each in reversed(until) if each == grand_prix or has_points(each)][:3]
    rows = _current(grands_prix=[each.pk for each in wanted], at=clock.now())
    around = StandingsAround(grand_prix)
    tops: dict[str, TopLines] = {}
    before: dict[int, int] = {}
    for championship in Championship.values:
        found = {row.after: row.pk for row in rows if row.championship == championship}
        those = [each for each in wanted if each.pk in found]
        if those:
            around.after = those[0]
            tops[championship] = TopLines(found[those[0].pk], those[0])
        if len(those) > 1:
            before[found[those[0].pk]] = found[those[1].pk]
    _add_between(around, calendar)
    # What moved in a race that is not the one before is no news of this weekend.
    _fill({top.pk: top for top in tops.values()}, {} if around.missing or around.to_come else before)
    around.drivers, around.constructors = (
        top if (top := tops.get(championship)) and top.lines else None
        for championship in (Championship.DRIVERS, Championship.CONSTRUCTORS)
    )
    for top in around.tables:
        _add_teams(top, calendar, race_sheet)
    return around


def _add_between(around: StandingsAround, calendar: Calendar) -> None:
    if around.after is None or around.is_after:
        return
    there = calendar.between(around.after, around.grand_prix)
    # After a sprint the race of its own weekend is still to come, or is over without a result.
    there = [*([around.after] if is_after_sprint(around.after) else []), *there]
    around.missing = overdue_of(there)
    around.to_come = [each for each in there if each.is_to_come]


def _fill(tops: dict[int, TopLines], before: dict[int, int]) -> None:
    """``before``: the table that each is measured against, by their ids."""
    earlier = before.values()
    rows = _lines(tables=[*tops, *earlier], whole=earlier) if tops else []
    places = {(row.table, row.who): row.position for row in rows if row.table in earlier}
    for row in rows:
        if row.table not in tops:
            continue
        line, lines = row.as_value(), tops[row.table].lines
        lines.append(line)
        line.behind = lines[0].points - line.points
        if row.table in before:
            place_before = places.get((before[row.table], row.who))
            line.movement = Movement(None if place_before is None else place_before - line.position)


def _add_teams(top: TopLines, calendar: Calendar, race_sheet: SessionSheet | None) -> None:
    """From the sheet of the race after which the table is, or the last races of whoever is not on it."""
    rows = race_sheet.rows if race_sheet and race_sheet.session.grand_prix == top.grand_prix else []
    teams = {row.entry.driver.pk: row.entry.constructor for row in rows}
    others = [line.driver.pk for line in top.lines if line.driver and line.driver.pk not in teams]
    if others:
        raced = [each.pk for each in calendar.until(top.grand_prix) if each.date]
        teams |= {row.driver: Team(*row[1:]) for row in _drives(grands_prix=raced, drivers=others, at=clock.now())}
    for line in top.lines:
        line.team = teams.get(line.driver.pk) if line.driver else line.team
