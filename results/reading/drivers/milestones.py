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
    brought: set[str] = set()
    for row in rows:
        place = row.position or 0
        hits = (  # in the order of KINDS
            row.status not in NEVER_STARTED,
            row.points,
            0 < place <= 3,
            row.fastest_lap,
            row.grand_prix in career.poles,
            place == 1,
        )
        brought.update(kind for kind, hit in zip(kinds.KINDS, hits, strict=True) if hit)
    event = career.event(first)
    return kinds.Raced(
        year=first.year,
        slug=event.slug,
        name=event.short_name,
        day=first.date or event.date,
        brought=frozenset(brought),
    )
