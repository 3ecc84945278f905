"""Our own tables: the stored ones, and which competitors of them are level."""

from collections.abc import Hashable, Mapping
from dataclasses import replace
from datetime import datetime

from results.checks.comparison import Line, Table
from results.checks.known import RoundKey
from results.models import Season, Standing, StandingsTable
from results.scoring.championship import tables
from results.scoring.season_rules import rules_for
from results.scoring.sheets import CHAMPIONSHIPS
from results.scoring.store.reading import read_season

Records = Mapping[str, Hashable]  # by competitor; equal for those who are level


def stored_tables() -> Mapping[RoundKey, Table]:
    """The current table after each round, by Grand Prix and championship. Two queries."""
    current = StandingsTable.objects.current().order_by()
    keys: dict[int, RoundKey] = {
        pk: (year, slug, championship)
        for pk, year, slug, championship in current.values_list(
            "pk", "grand_prix__season", "grand_prix__slug", "championship"
        )
    }
    tables: dict[RoundKey, dict[str, Line]] = {key: {} for key in keys.values()}
    lines = Standing.objects.order_by("table", "line")
    columns = ("table", "position", "status", "points", "driver__slug", "constructor__slug", "engine__slug")
    for table, position, status, points, driver, constructor, engine in lines.values_list(*columns).iterator(2000):
        if table in keys:
            tables[keys[table]][driver or f"{constructor}/{engine}"] = Line(status or str(position), points)
    return tables


def records(season: Season, now: datetime) -> Mapping[RoundKey, Records]:
    """Who is level with whom after each round: the engine is asked to let all who are level share a place.

    Raises ``NoRules`` or ValueError where the season cannot be scored. Four queries, seven where pole is paid.
    """
    rules = rules_for(season.year, season.rules)
    rounds = read_season(season, now).rounds(now)
    found: dict[RoundKey, Records] = {}
    for championship in CHAMPIONSHIPS:
        if own := rules.of(championship):
            for table in tables(replace(own, level_share_a_place=True), rounds, championship):
                if table:
                    found[season.year, table.grand_prix, championship] = {
                        _name(line.competitor): line.position for line in table.lines if line.position
                    }
    return found


def _name(competitor: Hashable) -> str:
    return competitor if isinstance(competitor, str) else "/".join(competitor)  # type: ignore[arg-type]
