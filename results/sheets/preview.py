"""What would change if a sheet were issued: told by the engine beforehand, and nothing is written.

What is asked about may be a draft, or not even stored.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from f1site.verbs import User, permit
from results.models import Classification, Constructor, Driver, EngineManufacturer, Entry, GrandPrix, Session
from results.reading.coverage import stories_about_any
from results.scoring.championship import Line, Table, tables
from results.scoring.points import as_points, score
from results.scoring.rules import Rules, SeasonRules
from results.scoring.season_rules import known_rules
from results.scoring.sheets import CHAMPIONSHIPS, Championship, Pole, Row, Sheet
from results.scoring.store.poles import Ids, StoredPole
from results.scoring.store.reading import StoredSeason, StoredSheet, add_poles, read_season
from results.sheets.verbs import ADD, CHANGE
from results.sheets.versions import counts

NOTHING = Decimal(0)
PODIUM = 3


@dataclass(frozen=True, slots=True)
class Result:
    """What one car or competitor has: a place, a status or nothing, and points."""

    place: str = ""
    points: Decimal = NOTHING


@dataclass(frozen=True, slots=True)
class Change:
    """Of a row of the sheet or a line of a table."""

    name: str
    before: Result
    after: Result


@dataclass(frozen=True, slots=True)
class TableChange:
    """A championship after ``grand_prix``. ``is_new``: it has no table yet, so that ``before`` is the one before it."""

    championship: str
    grand_prix: GrandPrix
    is_new: bool
    changes: list[Change]


@dataclass(frozen=True, slots=True)
class CareerChange:
    """Wins or podiums of a driver in all races."""

    name: str
    what: str
    before: int
    after: int


@dataclass(slots=True)
class Preview:
    """``unchanged`` counts the rows that are as they were. ``stories`` show the sheet or tables that follow from it."""

    rows: list[Change]
    unchanged: int
    tables: list[TableChange] = field(default_factory=list)
    careers: list[CareerChange] = field(default_factory=list)
    stories: list[Any] = field(default_factory=list)


def preview(
    sheet: Classification, rows: Iterable[Entry] | None = None, user: User = None, *, at: datetime | None = None
) -> Preview:
    """``rows`` are those of the sheet, with driver, constructor and engine; those it has stored if none are given."""
    permit(user, ADD, CHANGE)
    session, now = sheet.session, at or timezone.now()
    entries = _entries(sheet) if rows is None else list(rows)
    current = Classification.objects.current(now).filter(session=session).first()
    known = _entries(current) if current else []
    season = session.grand_prix.season
    rules = known_rules(season.year, season.rules)
    changes = list(_row_changes(known, entries, session, rules))
    changed = [change for change in changes if change.before != change.after]
    told = Preview(changed, len(changes) - len(changed))
    grands_prix = list(GrandPrix.objects.filter(season=season).counting().chronological().select_related("season"))
    if rules is not None and counts(session.kind):
        told.tables = list(_table_changes(session, entries, rules, grands_prix, now))
    if session.kind == Session.Kind.RACE:
        told.careers = list(_career_changes(known, entries, now))
    since = next((number for number, one in enumerate(grands_prix) if one.pk == session.grand_prix_id), None)
    later = [session.grand_prix] if since is None or not told.tables else grands_prix[since:]
    told.stories = stories_about_any(later, shown=session)
    return told


def _entries(sheet: Classification) -> list[Entry]:
    return list(sheet.entries.select_related("driver", "constructor", "engine").order_by("line"))


# The rows of the sheet.


def _row_changes(
    known: Sequence[Entry], entries: Sequence[Entry], session: Session, rules: SeasonRules | None
) -> Iterator[Change]:
    """A change, or none, for every driver: as the new sheet has them, then who is no longer on it."""
    before, after = (_results(rows, session, rules) for rows in (known, entries))
    names = {row.driver_id: row.driver.name for row in [*known, *entries]}
    for driver in [*after, *(driver for driver in before if driver not in after)]:
        yield Change(names[driver], before.get(driver, Result()), after.get(driver, Result()))


def _results(entries: Sequence[Entry], session: Session, rules: SeasonRules | None) -> dict[int, Result]:
    """By driver; several cars of one stand together."""
    earned = [0] * len(entries)
    if rules is not None and session.kind in Session.SCORING_KINDS:
        earned = score(rules.drivers, session.grand_prix.slug, _sheet(entries, session)).points
    places: dict[int, list[str]] = defaultdict(list)
    points: Counter[int] = Counter()
    for entry, amount in zip(entries, earned, strict=True):
        places[entry.driver_id].append(str(entry.position or entry.status))
        points[entry.driver_id] += amount
    return {driver: Result(" / ".join(cars), as_points(points[driver])) for driver, cars in places.items()}


def _sheet(entries: Sequence[Entry], session: Session) -> Sheet:
    return Sheet("sprint" if session.kind == Session.Kind.SPRINT else "race", tuple(map(_row, entries)))


def _row(entry: Entry) -> Row:
    result = entry.position, entry.fastest_lap, entry.shared_car, entry.status
    return Row(entry.driver.slug, _car(entry), *result)


def _car(entry: Entry) -> Hashable:
    return entry.constructor.slug, entry.engine.slug


# The tables.


def _table_changes(
    session: Session, entries: Sequence[Entry], rules: SeasonRules, grands_prix: Sequence[GrandPrix], now: datetime
) -> Iterator[TableChange]:
    season = session.grand_prix.season
    stored = read_season(season)
    supposed = _with(stored, session, entries, now)
    names = _names({**stored.ids, **supposed.ids})
    for championship in CHAMPIONSHIPS:
        if own := rules.of(championship):
            for grand_prix, before, after, is_new in _both(own, stored, supposed, grands_prix, championship, now):
                changes = [change for change in _moves(before, after, names) if change.before != change.after]
                if changes:
                    yield TableChange(championship, grand_prix, is_new, changes)


def _with(stored: StoredSeason, session: Session, entries: Sequence[Entry], now: datetime) -> StoredSeason:
    """The season as it would be known now."""
    ids: dict[Hashable, Ids] = {entry.driver.slug: (entry.driver_id, None, None) for entry in entries}
    ids |= {_car(entry): (None, entry.constructor_id, entry.engine_id) for entry in entries}
    season = replace(stored, sheets=list(stored.sheets), poles=list(stored.poles), ids={**stored.ids, **ids})
    grand_prix = session.grand_prix_id
    if session.kind == Session.Kind.QUALIFYING:
        # Where poles are not paid, the engine passes them over.
        first = (entry for entry in entries if entry.position == 1)
        season.poles += [StoredPole(grand_prix, now, Pole(one.driver.slug, _car(one)), one.pk) for one in first]
        return season
    keys = [entry.pk or 0 for entry in entries]
    season.sheets.append(StoredSheet(grand_prix, session.pk, session.kind, now, _sheet(entries, session), keys))
    add_poles(session.grand_prix.season, season)
    return season


def _both(
    rules: Rules,
    stored: StoredSeason,
    supposed: StoredSeason,
    grands_prix: Sequence[GrandPrix],
    championship: Championship,
    now: datetime,
) -> Iterator[tuple[GrandPrix, Table | None, Table, bool]]:
    """The tables before and after, round by round."""
    found = (tables(rules, season.rounds(now), championship) for season in (stored, supposed))
    last: Table | None = None
    for grand_prix, before, after in zip(grands_prix, *found, strict=True):
        last = before or last
        if after is not None:
            yield grand_prix, last, after, before is None


def _moves(before: Table | None, after: Table, names: dict[Hashable, str]) -> Iterator[Change]:
    was = {line.competitor: _result(line) for line in before.lines} if before else {}
    now = {line.competitor: _result(line) for line in after.lines}
    for competitor in [*now, *(one for one in was if one not in now)]:
        yield Change(names[competitor], was.get(competitor, Result()), now.get(competitor, Result()))


def _result(line: Line) -> Result:
    return Result(line.status or str(line.position), line.points)


def _names(ids: dict[Hashable, Ids]) -> dict[Hashable, str]:
    drivers, constructors, engines = (
        dict(model._default_manager.filter(pk__in={key[place] for key in ids.values()}).values_list("pk", "name"))
        for place, model in enumerate((Driver, Constructor, EngineManufacturer))
    )
    return {
        competitor: drivers[driver] if driver else _car_name(constructors[constructor], engines[engine])
        for competitor, (driver, constructor, engine) in ids.items()
    }


def _car_name(constructor: str, engine: str) -> str:
    return constructor if constructor == engine else f"{constructor}-{engine}"


# Careers.


def _career_changes(known: Sequence[Entry], entries: Sequence[Entry], now: datetime) -> Iterator[CareerChange]:
    before, after = (_steps(rows) for rows in (known, entries))
    names = {row.driver_id: row.driver.name for row in [*known, *entries]}
    moved = {driver for driver, _ in (before - after) + (after - before)}
    if not moved:
        return
    sheets = Classification.objects.current(now).filter(session__kind=Session.Kind.RACE)
    steps = Entry.objects.filter(driver__in=moved, position__lte=PODIUM, classification__in=sheets.order_by())
    counted = (
        steps.order_by()
        .values_list("driver")
        .annotate(
            wins=Count("classification", filter=Q(position=1), distinct=True),
            podiums=Count("classification", distinct=True),
        )
    )
    totals = {driver: {"wins": wins, "podiums": podiums} for driver, wins, podiums in counted}
    for driver in (driver for driver in names if driver in moved):
        for what in ("wins", "podiums"):
            total = totals.get(driver, {}).get(what, 0)
            change = after[driver, what] - before[driver, what]
            if change:
                yield CareerChange(names[driver], what, total, total + change)


def _steps(entries: Sequence[Entry]) -> Counter[tuple[int, str]]:
    """1 for each driver with a win, and with a podium: two cars in one race are one."""
    placed = [entry for entry in entries if entry.position and entry.position <= PODIUM]
    won = {(entry.driver_id, "wins") for entry in placed if entry.position == 1}
    return Counter(won | {(entry.driver_id, "podiums") for entry in placed})
