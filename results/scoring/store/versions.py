"""Every version of every table of a season, and what each entry earned."""

from collections import Counter
from collections.abc import Hashable, Iterator
from datetime import datetime
from decimal import Decimal

from results.scoring.championship import Table, dropped_results, result_key, tables
from results.scoring.points import as_points, hundredths, pole_points, score
from results.scoring.rules import Rules, SeasonRules
from results.scoring.sheets import CHAMPIONSHIPS, Championship, Round
from results.scoring.store.reading import StoredSeason

# A table's identity: Grand Prix, championship, and the moment from which it was so.
TableKey = tuple[int, str, datetime]
# Something became known: when, the first round it changed, and the season as known from then on.
Change = tuple[datetime, int, list[Round]]
# A score: entry and championship; the points and whether they count.
Scores = dict[tuple[int, str], tuple[Decimal, bool]]


def scores(rules: SeasonRules, season: StoredSeason) -> Scores:
    """The points of every entry that earned some; those of a result that does not count are marked."""
    slugs = dict(season.grands_prix)
    rounds = season.rounds(_last_moment(season)) if season.sheets else []
    index = {slug: number for number, (_, slug) in enumerate(season.grands_prix)}
    earned: Scores = {}
    for championship in CHAMPIONSHIPS:
        own = rules.of(championship)
        if own is None:
            continue
        left_out = dropped_results(own, rounds, championship)
        poles = _paid_poles(own, season, championship)
        for stored in season.sheets:
            slug = slugs[stored.grand_prix]
            for entry, row, points in zip(
                stored.entries, stored.sheet.rows, score(own, slug, stored.sheet).points, strict=True
            ):
                if points:
                    key = result_key(own, index[slug], stored.kind)
                    earned[entry, championship] = (
                        as_points(points),
                        (row.competitor(championship), key) not in left_out,
                    )
        for entry, (grand_prix, competitor, points) in poles.items():
            key = result_key(own, index[slugs[grand_prix]], "race")
            others, _ = earned.get((entry, championship), (Decimal(0), True))
            earned[entry, championship] = (others + as_points(points), (competitor, key) not in left_out)
    return earned


def _paid_poles(rules: Rules, season: StoredSeason, championship: Championship) -> dict[int, tuple[int, Hashable, int]]:
    """By entry: the Grand Prix, the competitor and the hundredths of a point, in every version of a sheet."""
    slugs = dict(season.grands_prix)
    together: Counter[tuple[int, datetime]] = Counter((one.grand_prix, one.issued_at) for one in season.poles)
    paid: dict[int, tuple[int, Hashable, int]] = {}
    for one in season.poles:
        points = pole_points(rules, slugs[one.grand_prix])
        competitor = one.pole.competitor(championship)
        if points and one.entry is not None and competitor is not None:
            share = hundredths(as_points(points) / together[one.grand_prix, one.issued_at])
            paid[one.entry] = (one.grand_prix, competitor, share)
    return paid


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


def _last_moment(season: StoredSeason) -> datetime:
    return max(_first_change(season))
