"""Versions of sheets: new ones are added, issued ones must be as the source says."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import datetime

from results.importers.facts import EntryFacts, SeasonFacts, SessionKey, SheetFacts
from results.importers.report import Report, Tally
from results.importers.saving.rows import AT_ONCE
from results.models import Classification, Entry

VersionKey = tuple[str, str, int]
SEASON_FOLDER = "season folder"  # the source of its sheets
_VALUES = [part.name for part in fields(EntryFacts) if part.name not in ("driver", "constructor", "engine")]
_STORED_VALUES = ["driver__slug", "constructor__slug", "engine__slug", *_VALUES]


@dataclass(slots=True)
class Ids:
    """Primary keys by slug (of sessions by Grand Prix and kind, of rulings by title besides)."""

    engines: dict[str, int]
    constructors: dict[str, int]
    drivers: dict[str, int]
    sessions: dict[SessionKey, int] = field(default_factory=dict)
    rulings: dict[tuple[str, str, str], int] = field(default_factory=dict)


@dataclass(slots=True)
class Stored:
    """A version in the database."""

    state: str
    issued_at: datetime | None
    ruling: int | None
    source: str
    rows: list[EntryFacts] = field(default_factory=list)


def leave_told_sessions(facts: SeasonFacts) -> None:
    """Take out of ``facts`` the sessions of which another import told the outcome, and the same one, first.

    How it came about (a provisional sheet, a ruling) would have to go before an issued sheet, which never changes.
    """
    stored = _stored(facts.year)
    for slug, kind in {key[:2] for key in facts.sheets}:
        first, sheet = stored.get((slug, kind, 1)), facts.sheets.get((slug, kind, 1))
        if not first or not sheet or first.source in ("", SEASON_FOLDER) or first.rows == sheet.rows:
            continue
        known = max((key for key in stored if key[:2] == (slug, kind)), key=lambda key: key[2])
        newest = max((key for key in facts.sheets if key[:2] == (slug, kind)), key=lambda key: key[2])
        if stored[known].rows == facts.sheets[newest].rows:
            facts.sheets = {key: value for key, value in facts.sheets.items() if key[:2] != (slug, kind)}
            facts.rulings = {key: value for key, value in facts.rulings.items() if key[:2] != (slug, kind)}


def save_sheets(facts: SeasonFacts, ids: Ids, report: Report) -> None:
    stored = _stored(facts.year)
    tally = report.tallies.setdefault("sheets", Tally())
    rows = report.tallies.setdefault("result rows", Tally())
    new = []
    for key, sheet in facts.sheets.items():
        known = stored.get(key)
        if known is None:
            new.append(key)
            continue
        tally.unchanged += 1
        rows.unchanged += len(sheet.rows)
        _compare(key, sheet, known, _ruling(ids, key, sheet), report)
    for key in new:
        _check_order(key, facts.sheets[key], stored, report)
    if report.ok:
        _create(facts, new, ids, tally, rows)


def _stored(year: int) -> dict[VersionKey, Stored]:
    found = Classification.objects.filter(session__grand_prix__season=year).order_by()
    by_pk, by_key = {}, {}
    for slug, kind, version, pk, state, issued_at, ruling, source in found.values_list(
        "session__grand_prix__slug", "session__kind", "version", "pk", "state", "issued_at", "ruling", "source"
    ):
        by_key[slug, kind, version] = by_pk[pk] = Stored(state, issued_at, ruling, source)
    entries = Entry.objects.filter(classification__in=found).order_by("classification", "line")
    for classification, *values in entries.values_list("classification", *_STORED_VALUES).iterator(2000):
        by_pk[classification].rows.append(EntryFacts(*values))
    return by_key


def _ruling(ids: Ids, key: VersionKey, sheet: SheetFacts) -> int | None:
    return ids.rulings[key[0], key[1], sheet.ruling] if sheet.ruling else None


def _compare(key: VersionKey, sheet: SheetFacts, known: Stored, ruling: int | None, report: Report) -> None:
    """An issued sheet never changes; one that is being typed belongs to its editor."""
    name = f'"{key[0]}" {key[1]} version {key[2]}'
    if known.issued_at is None:
        message = f"{name} is being entered by an editor; issue or delete that sheet first"
        report.fault(sheet.file, sheet.lines[0], message)
    elif known.rows != sheet.rows:
        message = f"{name} is already issued with other rows; enter a revised version"
        report.fault(sheet.file, _first_difference(sheet, known.rows), message)
    elif sheet.is_described and (sheet.state, sheet.issued_at, ruling) != (known.state, known.issued_at, known.ruling):
        message = f"{name} is already issued with another state, time or ruling; enter a revised version"
        report.fault(sheet.file, sheet.lines[0], message)


def _first_difference(sheet: SheetFacts, rows: list[EntryFacts]) -> int:
    for line, row, known in zip(sheet.lines, sheet.rows, rows, strict=False):
        if row != known:
            return line
    return sheet.lines[-1]


def _check_order(key: VersionKey, sheet: SheetFacts, stored: dict[VersionKey, Stored], report: Report) -> None:
    """A version that comes in is later than the stored ones before it and earlier than those after it."""
    for (*session, version), known in stored.items():
        if session != list(key[:2]) or known.issued_at is None:
            continue
        if (version < key[2]) != (known.issued_at < sheet.issued_at) or known.issued_at == sheet.issued_at:
            message = (
                f'"{key[0]}" {key[1]} version {key[2]} does not fit the time at which version {version} was issued'
            )
            report.fault(sheet.file, sheet.lines[0], message)


def _create(facts: SeasonFacts, new: list[VersionKey], ids: Ids, tally: Tally, rows: Tally) -> None:
    created = Classification.objects.bulk_create(
        [
            Classification(
                session_id=ids.sessions[key[:2]],
                version=key[2],
                state=facts.sheets[key].state,
                issued_at=facts.sheets[key].issued_at,
                ruling_id=_ruling(ids, key, facts.sheets[key]),
                cause=Classification.Cause.RULING if facts.sheets[key].ruling else "",
                source=SEASON_FOLDER,
            )
            for key in new
        ],
        batch_size=AT_ONCE,
    )
    tally.created += len(created)
    sheets = [(classification.pk, facts.sheets[key].rows) for classification, key in zip(created, new, strict=True)]
    rows.created += len(Entry.objects.bulk_create(_entries(sheets, ids), batch_size=AT_ONCE))


def _entries(sheets: list[tuple[int, list[EntryFacts]]], ids: Ids) -> Iterator[Entry]:
    for classification, rows in sheets:
        for line, row in enumerate(rows, start=1):
            yield Entry(
                classification_id=classification,
                line=line,
                driver_id=ids.drivers[row.driver],
                constructor_id=ids.constructors[row.constructor],
                engine_id=ids.engines[row.engine],
                **{name: getattr(row, name) for name in _VALUES},
            )
