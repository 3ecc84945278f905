"""How long the engine takes for all tables after every round of every season, against plain passes over the same rows.

A plain pass looks the points of every row up by its place and adds them to a total of the driver and one of the
constructor: no best results, no shared cars, no countback, no order, one table instead of one after each round.
The barest pass only counts the rows of each driver.
"""

import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from decimal import Decimal

from bench import fresh
from bench.history import history, is_there

NOTHING = Decimal(0)
TIMES = 5


def main() -> None:
    if not is_there():
        return
    with history("sqlite") as url:  # the engine knows no database
        measured = fresh.run("engine", "measure", url)
    engine, plain, barest = (measured[name] * 1000 for name in ("engine", "plain", "barest"))
    print(
        f"engine: {measured['seasons']:.0f} seasons, {measured['rows']:,.0f} rows, {measured['tables']:,.0f} tables"
        f" in {engine:.0f} ms; a plain pass {plain:.1f} ms: {engine / plain:.1f} x"
        f" (the barest pass {barest:.1f} ms: {engine / barest:.1f} x)"
    )


def measure() -> None:
    fresh.set_up()
    from django.utils import timezone

    from results.models import Season
    from results.scoring import championship
    from results.scoring.season_rules import rules_for
    from results.scoring.store.reading import read_season

    now = timezone.now()
    seasons = [
        (rules_for(season.year, season.rules), read_season(season).rounds(now)) for season in Season.objects.all()
    ]
    rows = [[row for one in rounds for sheet in one.sheets for row in sheet.rows] for _, rounds in seasons]
    worth = [dict(enumerate(rules.drivers.race, start=1)) for rules, _ in seasons]

    def engine() -> int:
        return sum(
            sum(table is not None for table in championship.tables(own, rounds, name))
            for rules, rounds in seasons
            for name in ("drivers", "constructors")
            if (own := rules.of(name))
        )

    fresh.report(
        engine=best(engine),
        plain=best(lambda: [plain(found, points) for found, points in zip(rows, worth, strict=True)]),
        barest=best(lambda: [Counter(row.driver for row in found) for found in rows]),
        seasons=len(seasons),
        rows=sum(map(len, rows)),
        tables=engine(),
    )


def plain(rows: list, worth: dict[int, Decimal]) -> tuple[dict, dict]:
    drivers: dict[str, Decimal] = defaultdict(Decimal)
    constructors: dict[tuple, Decimal] = defaultdict(Decimal)
    for row in rows:
        points = worth.get(row.position, NOTHING)
        drivers[row.driver] += points
        constructors[row.constructor] += points
    return drivers, constructors


def best(work: Callable[[], object]) -> float:
    """Seconds of the fastest run: the one that was disturbed least."""
    durations = []
    for _ in range(TIMES):
        started = time.perf_counter()
        work()
        durations.append(time.perf_counter() - started)
    return min(durations)


if __name__ == "__main__":
    {"main": main, "measure": measure}[(sys.argv[1:] or ["main"])[0]]()
