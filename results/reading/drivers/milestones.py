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
    best = min((row.position for row in rows if row.position), default=None)
    brought = {
        kinds.START: any(row.status not in NEVER_STARTED for row in rows),
        kinds.POINTS: any(row.points for row in rows),
        kinds.PODIUM: best is not None and best <= 3,
        kinds.FASTEST_LAP: any(row.fastest_lap for row in rows),
        kinds.POLE: first.grand_prix in career.poles,
        kinds.WIN: best == 1,
    }
    event = career.event(first)
    return kinds.Raced(
        year=first.year,
        slug=event.slug,
        name=event.short_name,
        day=first.date or event.date,
        brought=frozenset(kind for kind, has in brought.items() if has),
    )
