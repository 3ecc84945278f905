"""The firsts and lasts of a driver. No queries."""

from collections import defaultdict
from datetime import date

from results.parsing.positions import NEVER_STARTED
from results.reading import milestones as kinds
from results.reading.drivers.career import Career
from results.reading.drivers.results import Result


def career_milestones(born_on: date | None, career: Career) -> list[kinds.Milestone]:
    found: dict[int, list[Result]] = defaultdict(list)
    for row in career.races:
        found[row.grand_prix].append(row)
    all_of_them = kinds.milestones((_raced(rows, career) for rows in found.values()), born_on, career.annals)
    return kinds.told(all_of_them, is_whole=career.is_whole)


def _raced(rows: list[Result], career: Career) -> kinds.Raced:
    """``rows`` of one race: a driver may have had two cars in it."""
    first = rows[0]
    brought: set[str] = {kinds.POLE} if first.grand_prix in career.poles else set()
    for row in rows:
        if row.status not in NEVER_STARTED:
            brought.add(kinds.START)
        if row.points:
            brought.add(kinds.POINTS)
        if row.fastest_lap:
            brought.add(kinds.FASTEST_LAP)
        if row.position and row.position <= 3:
            brought |= {kinds.PODIUM, kinds.WIN} if row.position == 1 else {kinds.PODIUM}
    event = career.event(first)
    return kinds.Raced(first.year, event.slug, event.short_name, first.date or event.date, brought)
