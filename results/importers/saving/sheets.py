"""Versions of sheets: new ones are added, issued ones must be as the source says."""

from dataclasses import dataclass, field, replace

from results.importers.facts import EntryFacts, SeasonFacts, SessionKey, SheetFacts
from results.importers.report import Report, Tally
from results.importers.saving.versions import CLERICAL, SEASON_FOLDER, Act, Stored, steps
from results.importers.sense import find_doubts
from results.models import Classification, Entry
from results.sheets.storing import COLUMNS, Row, Version, store
from results.sheets.versions import misfits, next_moment, next_number

VersionKey = tuple[str, str, int]
CORRECTED_FOLDER = "The season was imported again with corrected rows."
_WHO = ("driver_id", "constructor_id", "engine_id")
_VALUES = [name for name in COLUMNS if name not in ("line", *_WHO)]
_STORED_VALUES = ["driver__slug", "constructor__slug", "engine__slug", *_VALUES]


@dataclass(frozen=True, slots=True)
class New:
    """A version to be stored; ``key`` has the number it gets."""

    key: VersionKey
    sheet: SheetFacts
    is_correction: bool = False  # of a stored one, by a folder that does not count it

    def is_of(self, sheet: SheetFacts) -> bool:
        """A sheet that corrects or confirms has the same rows under other words."""
        return self.sheet.rows is sheet.rows


@dataclass(slots=True)
class Ids:
    """Primary keys by slug (of sessions by Grand Prix and kind, of rulings by title besides)."""

    engines: dict[str, int]
    constructors: dict[str, int]
    drivers: dict[str, int]
    sessions: dict[SessionKey, int] = field(default_factory=dict)
    rulings: dict[tuple[str, str, str], int] = field(default_factory=dict)


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


def save_sheets(facts: SeasonFacts, ids: Ids, report: Report) -> list[tuple[str, int]]:
    """Returns the file and the session of each sheet that gets other rows than it had."""
    stored = _stored(facts.year)
    tally = report.tallies.setdefault("sheets", Tally())
    rows = report.tallies.setdefault("result rows", Tally())
    new: list[New] = []
    for session in dict.fromkeys(key[:2] for key in facts.sheets):
        keys = sorted(key for key in facts.sheets if key[:2] == session)
        known = sorted(key for key in stored if key[:2] == session)
        if _can_be_counted(known, stored):
            found = _by_steps(facts, keys, [stored[key] for key in known], ids, report)
        else:
            found = _by_number(facts, keys, stored, ids, report)
        tally.unchanged += len(keys) - len(found)
        rows.unchanged += sum(len(facts.sheets[key].rows) for key in keys) - sum(len(one.sheet.rows) for one in found)
        new += found
    for one in new:
        _check_order(one.key, one.sheet, stored, report)
    find_doubts(facts, [key for key, sheet in facts.sheets.items() if any(one.is_of(sheet) for one in new)], report)
    if report.ok:
        _create(new, ids, tally, rows)
    return [(one.sheet.file, ids.sessions[one.key[:2]]) for one in new if one.is_correction]


def _can_be_counted(known: list[VersionKey], stored: dict[VersionKey, Stored]) -> bool:
    """Every stored version is out, and none is missing."""
    are_out = all(stored[key].issued_at for key in known)
    return are_out and [version for *_, version in known] == list(range(1, len(known) + 1))


def _by_number(
    facts: SeasonFacts, keys: list[VersionKey], stored: dict[VersionKey, Stored], ids: Ids, report: Report
) -> list[New]:
    for key in keys:
        if key in stored:
            _compare(key, facts.sheets[key], stored[key], _ruling(ids, key, facts.sheets[key]), report)
    return [New(key, facts.sheets[key]) for key in keys if key not in stored]


def _by_steps(facts: SeasonFacts, keys: list[VersionKey], known: list[Stored], ids: Ids, report: Report) -> list[New]:
    new: list[New] = []
    for number, (key, step) in enumerate(zip(keys, steps([facts.sheets[key] for key in keys], known), strict=True)):
        sheet = facts.sheets[key]
        if step.act is Act.NEW:
            # Where a version was added in between, the folder's own number is taken.
            new.append(New((*key[:2], max(key[2], step.at + 1)), sheet))
        elif step.act in (Act.CORRECTS, Act.CONFIRMS):
            added = _added(sheet, known[step.at], step.act)
            new.append(New((*key[:2], next_number([step.at + 1])), added, step.act is Act.CORRECTS))
        elif step.at == number or step.act is Act.DIFFERS:
            _compare(key, sheet, known[step.at], _ruling(ids, key, sheet), report)
        elif sheet.is_described and sheet.state != known[step.at].state:
            _fault_other_state(key, sheet, report)
    return new


def _added(sheet: SheetFacts, before: Stored, act: Act) -> SheetFacts:
    """The version by which a folder corrects or confirms a provisional one: issued when it says, else now."""
    issued_at = sheet.issued_at
    if before.issued_at and (not sheet.is_timed or issued_at <= before.issued_at):
        issued_at = next_moment(before.issued_at)
    cause, note = "", ""
    if act is Act.CORRECTS:
        cause, note = CLERICAL, sheet.cause_note or CORRECTED_FOLDER
    return replace(sheet, issued_at=issued_at, ruling=None, cause=cause, cause_note=note)


def _stored(year: int) -> dict[VersionKey, Stored]:
    found = Classification.objects.filter(session__grand_prix__season=year).order_by()
    by_pk, by_key = {}, {}
    names = ("session__grand_prix__slug", "session__kind", "version", "pk", "state", "issued_at", "ruling", "source")
    for slug, kind, version, pk, state, issued_at, ruling, source, cause, note in found.values_list(
        *names, "cause", "cause_note"
    ):
        by_key[slug, kind, version] = by_pk[pk] = Stored(state, issued_at, ruling, source, cause, note)
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
    elif (sheet.is_timed and sheet.issued_at != known.issued_at) or (
        sheet.is_described and (sheet.state, ruling) != (known.state, known.ruling)
    ):
        _fault_other_state(key, sheet, report)
    elif sheet.is_described and key[2] > 1 and (sheet.cause, sheet.cause_note) != (known.cause, known.cause_note):
        report.fault(
            sheet.file, sheet.lines[0], f"{name} is already issued with another cause; enter a revised version"
        )


def _fault_other_state(key: VersionKey, sheet: SheetFacts, report: Report) -> None:
    name = f'"{key[0]}" {key[1]} version {key[2]}'
    message = f"{name} is already issued with another state, time or ruling; enter a revised version"
    report.fault(sheet.file, sheet.lines[0], message)


def _first_difference(sheet: SheetFacts, rows: list[EntryFacts]) -> int:
    for line, row, known in zip(sheet.lines, sheet.rows, rows, strict=False):
        if row != known:
            return line
    return sheet.lines[-1]


def _check_order(key: VersionKey, sheet: SheetFacts, stored: dict[VersionKey, Stored], report: Report) -> None:
    """A version that comes in is later than the stored ones before it and earlier than those after it."""
    others = [(number, known.issued_at) for (*session, number), known in stored.items() if session == list(key[:2])]
    for number in misfits(key[2], sheet.issued_at, others):
        message = f'"{key[0]}" {key[1]} version {key[2]} does not fit the time at which version {number} was issued'
        report.fault(sheet.file, sheet.lines[0], message)


def _create(new: list[New], ids: Ids, tally: Tally, rows: Tally) -> None:
    store([_version(one, ids) for one in new])
    tally.created += len(new)
    rows.created += sum(len(one.sheet.rows) for one in new)


def _version(one: New, ids: Ids) -> Version:
    sheet = one.sheet
    return Version(
        session=ids.sessions[one.key[:2]],
        number=one.key[2],
        state=sheet.state,
        issued_at=sheet.issued_at,
        source=SEASON_FOLDER,
        rows=[_row(line, row, ids) for line, row in enumerate(sheet.rows, start=1)],
        ruling=_ruling(ids, one.key, sheet),
        cause=sheet.cause,
        cause_note=sheet.cause_note,
    )


def _row(line: int, row: EntryFacts, ids: Ids) -> Row:
    who = ids.drivers[row.driver], ids.constructors[row.constructor], ids.engines[row.engine]
    values = dict(zip(_WHO, who, strict=True)) | {name: getattr(row, name) for name in _VALUES} | {"line": line}
    return tuple(values[name] for name in COLUMNS)
