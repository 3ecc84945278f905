"""Checks as text and as JSON."""

import json
from collections.abc import Iterator
from dataclasses import asdict

from results.checks.comparison import Difference, printed
from results.checks.known import Found
from results.checks.standings import Count, Counts, StandingsCheck
from results.checks.totals import COLUMNS, TotalDifference, TotalsCheck

MOST_NAMED = 8  # competitors of one difference
UNEXPLAINED = "UNEXPLAINED"
HEADER = f"{'season':>6}  {'drivers: rounds':>15} {'points':>6} {'places':>6} {'or level':>8}"
HEADER += f"  {'constructors: rounds':>20} {'points':>6} {'places':>6} {'or level':>8}  {'unexplained':>11}"


def standings_lines(check: StandingsCheck) -> Iterator[str]:
    """Per season and in total: rounds checked, and how many agree; then every difference with its reason."""
    yield HEADER
    for year, counts in check.seasons.items():
        yield _count_line(str(year), counts)
    yield _count_line("total", check.total)
    if check.differences:
        yield ""
        yield "Where the official tables differ from ours:"
    yield from map(_found_line, check.differences)


def standings_notes(check: StandingsCheck) -> Iterator[str]:
    """What is worth knowing and no fault."""
    for entry in check.stale:
        where = f"{entry.year} {entry.grand_prix}, {entry.championship}, {entry.kind}"
        yield f"Note: a known difference is no longer there: {where}."
    if check.without_official:
        year, grand_prix, championship = check.without_official[0]
        more = f" and {len(check.without_official) - 1} more" if len(check.without_official) > 1 else ""
        yield f"Note: no official table of {year} {grand_prix}, {championship}{more}."


def standings_json(check: StandingsCheck) -> str:
    return json.dumps(
        {
            "total": asdict(check.total),
            "seasons": [{"year": year, **asdict(counts)} for year, counts in check.seasons.items()],
            "differences": [_found_object(found) for found in check.differences],
        }
    )


def _count_line(name: str, counts: Counts) -> str:
    drivers, constructors = _numbers(counts.drivers, 15), _numbers(counts.constructors, 20)
    return f"{name:>6}  {drivers}  {constructors}  {counts.unexplained:>11}"


def _numbers(count: Count, width: int) -> str:
    return f"{count.rounds:>{width}} {count.points_equal:>6} {count.places_equal:>6} {count.places_equal_or_level:>8}"


def _found_line(found: Found) -> str:
    where = f"{found.year} {found.grand_prix}, {found.championship}, {found.difference.kind}"
    return f"{where}: {_named(found.difference)}. {found.reason or UNEXPLAINED}"


def _named(difference: Difference) -> str:
    named = [f"{who} {shown} (ours {difference.ours[who]})" for who, shown in difference.official.items()]
    more = [f"{len(named) - MOST_NAMED} more"] if len(named) > MOST_NAMED else []
    return ", ".join(named[:MOST_NAMED] + more)


def _found_object(found: Found) -> dict:
    difference = found.difference
    return {
        "year": found.year,
        "grand_prix": found.grand_prix,
        "championship": found.championship,
        "kind": difference.kind,
        "competitors": [
            {"competitor": who, "official": shown, "ours": difference.ours[who]}
            for who, shown in difference.official.items()
        ],
        "reason": found.reason,
    }


def totals_lines(check: TotalsCheck) -> Iterator[str]:
    """How many totals agree, by name; then every difference with its reason."""
    yield f"{'equal totals of':<20}" + "".join(f"{f'{count} {kind}':>20}" for kind, count in check.checked.items())
    for name in COLUMNS:
        yield f"{name.replace('_', ' '):<20}" + "".join(f"{equal[name]:>20}" for equal in check.equal.values())
    if check.differences:
        yield ""
        yield "Where the official totals differ from ours:"
    yield from map(_total_line, check.differences)


def totals_notes(check: TotalsCheck) -> Iterator[str]:
    for kind, who, total, _ in check.stale:
        yield f"Note: a known difference is no longer there: {kind}, {who}, {total}."


def totals_json(check: TotalsCheck) -> str:
    kinds = {kind: {"checked": checked, "equal": check.equal[kind]} for kind, checked in check.checked.items()}
    differences = [_total_object(difference) for difference in check.differences]
    return json.dumps(kinds | {"unexplained": check.unexplained, "differences": differences})


def _total_line(difference: TotalDifference) -> str:
    kind, who, total, official = difference.key
    numbers = f"{printed(official)} (ours {printed(difference.ours)})"
    return f"{kind}, {who}, {total.replace('_', ' ')}: {numbers}. {difference.reason or UNEXPLAINED}"


def _total_object(difference: TotalDifference) -> dict:
    kind, who, total, official = difference.key
    return {
        "kind": kind,
        "who": who,
        "total": total,
        "official": printed(official),
        "ours": printed(difference.ours),
        "reason": difference.reason,
    }
