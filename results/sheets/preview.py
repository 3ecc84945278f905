"""What would change if a sheet were issued: told by the engine beforehand, and nothing is written.

What is asked about may be a draft, or not even stored.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from f1site.verbs import User, permit
from results.models import Classification, Entry, GrandPrix, Session
from results.reading.coverage import stories_about_any
from results.scoring.points import as_points, score
from results.scoring.rules import SeasonRules
from results.scoring.season_rules import known_rules
from results.scoring.store.reading import as_sheet
from results.sheets.supposed import Change, Result, TableChange, differences, table_changes
from results.sheets.verbs import ADD, CHANGE
from results.sheets.versions import counts

PODIUM = 3


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
    names = {row.driver_id: row.driver.name for row in [*known, *entries]}
    changed = differences(_results(known, session, rules), _results(entries, session, rules), names)
    told = Preview(changed, len(names) - len(changed))
    grands_prix = list(GrandPrix.objects.filter(season=season).counting().chronological().select_related("season"))
    if rules is not None and counts(session.kind):
        told.tables = list(table_changes(session, entries, rules, grands_prix, now))
    if session.kind == Session.Kind.RACE:
        told.careers = list(_career_changes(known, entries, names, now))
    since = next((number for number, one in enumerate(grands_prix) if one.pk == session.grand_prix_id), None)
    later = [session.grand_prix] if since is None or not told.tables else grands_prix[since:]
    told.stories = stories_about_any(later, shown=session)
    return told


def _entries(sheet: Classification) -> list[Entry]:
    return list(sheet.entries.select_related("driver", "constructor", "engine").order_by("line"))


def _results(entries: Sequence[Entry], session: Session, rules: SeasonRules | None) -> dict[int, Result]:
    """By driver; several cars of one stand together."""
    earned = [0] * len(entries)
    if rules is not None and session.kind in Session.SCORING_KINDS:
        earned = score(rules.drivers, session.grand_prix.slug, as_sheet(entries, session)).points
    places: dict[int, list[str]] = defaultdict(list)
    points: Counter[int] = Counter()
    for entry, amount in zip(entries, earned, strict=True):
        places[entry.driver_id].append(str(entry.position or entry.status))
        points[entry.driver_id] += amount
    return {driver: Result(" / ".join(cars), as_points(points[driver])) for driver, cars in places.items()}


def _career_changes(
    known: Sequence[Entry], entries: Sequence[Entry], names: dict[int, str], now: datetime
) -> Iterator[CareerChange]:
    before, after = (_steps(rows) for rows in (known, entries))
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
