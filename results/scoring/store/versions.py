"""Every version of every table of a season, and what each entry earned."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator
from datetime import datetime
from decimal import Decimal

from results.scoring.championship import Line, Table, result_key, tables
from results.scoring.points import as_points, hundredths, pole_points, score
from results.scoring.rules import Rules, SeasonRules
from results.scoring.sheets import CHAMPIONSHIPS, Championship, Round
from results.scoring.store.reading import StoredSeason

# A table's identity: Grand Prix, championship, and the moment from which it was so.
TableKey = tuple[int, str, datetime]
# Something became known: when, the first round it changed, and the season as known from then on.
Change = tuple[datetime, int, list[Round]]
# By entry and championship.
Scores = dict[tuple[int, str], Decimal]
# The sessions of each result that may be left out, by its key, with the moment their first sheet was out.
Sessions = dict[int, dict[int, datetime]]


def scores(rules: SeasonRules, season: StoredSeason) -> Scores:
    """The points of every entry that earned some."""
    slugs = dict(season.grands_prix)
    earned: Scores = {}
    for championship in CHAMPIONSHIPS:
        own = rules.of(championship)
        if own is None:
            continue
        for stored in season.sheets:
            awards = score(own, slugs[stored.grand_prix], stored.sheet)
            for entry, points in zip(stored.entries, awards.points, strict=True):
                if points and entry is not None:
                    earned[entry, championship] = as_points(points)
        for entry, points in _paid_poles(own, season, championship).items():
            earned[entry, championship] = earned.get((entry, championship), Decimal(0)) + as_points(points)
    return earned


def _paid_poles(rules: Rules, season: StoredSeason, championship: Championship) -> dict[int, int]:
    """Hundredths of a point by entry, in every version of a sheet."""
    slugs = dict(season.grands_prix)
    together: Counter[tuple[int, datetime]] = Counter((one.grand_prix, one.issued_at) for one in season.poles)
    paid: dict[int, int] = {}
    for one in season.poles:
        points = pole_points(rules, slugs[one.grand_prix])
        if points and one.entry is not None and one.pole.competitor(championship) is not None:
            paid[one.entry] = hundredths(as_points(points) / together[one.grand_prix, one.issued_at])
    return paid


def sessions(rules: SeasonRules, season: StoredSeason) -> dict[str, Sessions]:
    """What the results of each championship that leaves some out are made of."""
    found: dict[str, Sessions] = {}
    index = {pk: number for number, (pk, _) in enumerate(season.grands_prix)}
    for championship in CHAMPIONSHIPS:
        own = rules.of(championship)
        if own is None or not own.counted:
            continue
        of_results: Sessions = defaultdict(dict)
        for stored in season.sheets:  # oldest version first
            result = of_results[result_key(own, index[stored.grand_prix], stored.kind)]
            result.setdefault(stored.session, stored.issued_at)
        found[championship] = of_results
    return found


def left_out_of(line: Line, sessions: Sessions, moment: datetime) -> list[int]:
    """The sessions that had a sheet by then, and whose points do not count."""
    return sorted(pk for key in line.left_out for pk, out in sessions.get(key, {}).items() if out <= moment)


def versions(rules: SeasonRules, season: StoredSeason) -> Iterator[tuple[TableKey, Table]]:
    """At each moment at which something became known, the tables that differ from the moment before."""
    changes = [(moment, first, season.rounds(moment)) for moment, first in sorted(_first_change(season).items())]
    for championship in CHAMPIONSHIPS if changes else ():
        if own := rules.of(championship):
            yield from _versions_of(own, season, changes, championship)


def _versions_of(
    rules: Rules, season: StoredSeason, changes: list[Change], championship: Championship
) -> Iterator[tuple[TableKey, Table]]:
    _, _, now = changes[-1]
    newest = list(tables(rules, now, championship))
    latest: dict[int, Hashable] = {}
    for moment, first, then in changes:
        changed = _since(rules, first, then, now, newest, championship)
        # Nothing is told of rounds that had no sheet yet.
        for (pk, _), table in zip(season.grands_prix[first:], changed, strict=False):
            if table is not None and latest.get(pk) != table:
                latest[pk] = table
                yield (pk, championship, moment), table


def _since(
    rules: Rules,
    first: int,
    then: list[Round],
    now: list[Round],
    newest: list[Table | None],
    championship: Championship,
) -> Iterator[Table | None]:
    """The tables of ``then`` from round ``first`` on, taken from ``newest`` where nothing has changed up to there."""
    known = max((number for number, one in enumerate(then, start=1) if one.sheets), default=0)
    if then[:known] == now[:known]:
        return iter(newest[first:known])
    return tables(rules, then, championship, since=first)


def _first_change(season: StoredSeason) -> dict[datetime, int]:
    """Each moment at which something became known, with the first round it changed."""
    index = {pk: number for number, (pk, _) in enumerate(season.grands_prix)}
    first: dict[datetime, int] = {}
    moments = [(sheet.issued_at, sheet.grand_prix) for sheet in season.sheets]
    moments += [(adjustment.decided_at, adjustment.grand_prix) for adjustment in season.adjustments]
    moments += [(pole.issued_at, pole.grand_prix) for pole in season.poles]
    for moment, grand_prix in moments:
        first[moment] = min(index[grand_prix], first.get(moment, len(index)))
    return first
