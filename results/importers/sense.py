"""The sense checks, asked of the sheets of a season's facts."""

from collections.abc import Collection, Iterator

from results.importers.facts import Fields, SeasonFacts, SessionKey, SheetFacts
from results.importers.report import Report
from results.models import Session
from results.scoring.season_rules import known_rules
from results.sense import Around, Finding, Told, Weight, asked_by, findings, row_of

VersionKey = tuple[str, str, int]


def find_faults(facts: SeasonFacts, report: Report) -> None:
    """Every sheet that cannot be true is a fault, whether it is stored already or not."""
    for key, sheet in facts.sheets.items():
        for finding in _of_sheet(facts, key):
            if finding.weight is Weight.FAULT:
                report.fault(sheet.file, *_where(key, sheet, finding))
    for slug, kind in facts.fastest_laps:
        if (slug, kind, 1) not in facts.sheets:
            report.fault("fastest_laps.csv", None, f'"{slug}" has fastest laps and no result of its {kind}')


def find_doubts(facts: SeasonFacts, keys: Collection[VersionKey], report: Report) -> None:
    """What is hardly true of those sheets that would be new: what is stored was waved through before."""
    for key in keys:
        file = facts.sheets[key].file
        for finding in _of_sheet(facts, key):
            line, message = _where(key, facts.sheets[key], finding)
            if finding.weight is Weight.DOUBT:
                report.doubt(file, line, message)
            elif finding.weight is Weight.NOTE:
                report.note(f"{file}:{line}: {message}")


def _where(key: VersionKey, sheet: SheetFacts, finding: Finding) -> tuple[int, str]:
    if finding.row is not None:
        return sheet.lines[finding.row], finding.message
    return sheet.lines[0], f'"{key[0]}" {key[1]}: {finding.message}'


def _of_sheet(facts: SeasonFacts, key: VersionKey) -> list[Finding]:
    slug, kind, version = key
    sheet, session = facts.sheets[key], (slug, kind)
    if len(sheet.rows) != len(sheet.lines):
        return []  # rows that could not be read are faults already
    is_newest = (slug, kind, version + 1) not in facts.sheets
    earlier = [facts.sheets[slug, kind, number] for number in range(1, version) if (slug, kind, number) in facts.sheets]
    before = {row.driver for one in earlier for row in one.rows}
    dropped = before - {row.driver for row in sheet.rows}  # knowingly, by a later version
    is_race_like = kind in Session.SCORING_KINDS
    rules = known_rules(facts.year, facts.season.get("rules")) if is_race_like else None
    around = Around(
        is_race_like=is_race_like,
        **asked_by(rules, kind),
        has_gaps=sheet.has_gaps,
        scheduled_laps=facts.sessions.get(session, {}).get("scheduled_laps"),
        entered=_entered(facts, session, dropped) if is_newest else {},
        told=[one for one in _told(facts, session) if one.driver not in dropped] if is_newest else (),
    )
    return findings([row_of(entry, entry.driver, _name(facts, entry.driver)) for entry in sheet.rows], around)


def _name(facts: SeasonFacts, driver: str) -> str:
    fields: Fields = facts.drivers.get(driver, {})
    return f"{fields.get('first_name') or ''} {fields.get('last_name') or ''}".strip() or driver


def _entered(facts: SeasonFacts, session: SessionKey, dropped: set[str]) -> dict[str, str]:
    slug, kind = session
    versions = [key for key in facts.sheets if key[:2] == (slug, Session.Kind(kind).row.decided_by)]
    rows = facts.sheets[max(versions, key=lambda key: key[2])].rows if versions else []
    return {row.driver: _name(facts, row.driver) for row in rows if row.position and row.driver not in dropped}


def _told(facts: SeasonFacts, session: SessionKey) -> Iterator[Told]:
    for start in facts.grids.get(session, ()):
        yield Told("grid place", start["driver"], _name(facts, start["driver"]))
    for lap in facts.fastest_laps.get(session, ()):
        yield Told("fastest lap", lap["driver"], _name(facts, lap["driver"]), lap["lap"] or 0)
