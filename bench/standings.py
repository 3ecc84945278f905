"""How long the engine takes for a season: its 44 tables, against a plain sum of the same rows in the same run.

Also what a ruling costs an editor: the rebuild with its reads and writes, once with nothing to change and once from
nothing. Prints milliseconds (best of several) and, in the last column, the ratio to the plain sum.
"""

import io
import os
import sys
import time
from collections.abc import Callable, Hashable
from decimal import Decimal

os.environ["DATABASE_URL"] = "sqlite://:memory:"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "f1site.settings")

import django

django.setup()

from django.core.management import call_command

from results.models import Classification, GrandPrix, Score, StandingsTable
from results.scoring import championship, store
from results.scoring.points import score
from results.scoring.rules import rules_for
from results.scoring.sheets import Round, Row, Sheet

YEAR = 2023
CHAMPIONSHIPS = ("drivers", "constructors")


def season() -> list[Round]:
    """The current sheets of the season, as the engine takes them."""
    current: dict[tuple[int, str], Classification] = {}
    issued = Classification.objects.scoring().filter(session__grand_prix__season=YEAR, issued_at__isnull=False)
    for sheet in issued.select_related("session").order_by("version"):
        current[sheet.session.grand_prix_id, sheet.session.kind] = sheet
    grands_prix = GrandPrix.objects.filter(season=YEAR).counting().chronological()
    return [
        Round(
            grand_prix.slug,
            tuple(
                _sheet(current[grand_prix.pk, kind]) for kind in ("sprint", "race") if (grand_prix.pk, kind) in current
            ),
        )
        for grand_prix in grands_prix
    ]


def _sheet(classification: Classification) -> Sheet:
    rows = classification.entries.order_by("line").values_list(
        "driver", "constructor", "engine", "position", "fastest_lap"
    )
    kind = "sprint" if classification.session.kind == "sprint" else "race"
    return Sheet(kind, tuple(Row(driver, (team, engine), place, lap) for driver, team, engine, place, lap in rows))


def plain_sum(rounds: list[Round]) -> list[dict[Hashable, Decimal]]:
    """The same points added up and sorted after each round: no countback, no wins, no shared places."""
    rules = rules_for(YEAR)
    tables = []
    for name in CHAMPIONSHIPS:
        totals: dict[Hashable, Decimal] = {}
        for grand_prix in rounds:
            for sheet in grand_prix.sheets:
                for row, points in zip(sheet.rows, score(rules, grand_prix.grand_prix, sheet), strict=True):
                    competitor = row.driver if name == "drivers" else row.constructor
                    totals[competitor] = totals.get(competitor, Decimal(0)) + points
            tables.append(dict(sorted(totals.items(), key=lambda line: -line[1])))
    return tables


def engine(rounds: list[Round]) -> list[championship.Table | None]:
    rules = rules_for(YEAR)
    return [table for name in CHAMPIONSHIPS for table in championship.tables(rules, rounds, name)]


def is_the_same(table: championship.Table | None, totals: dict[Hashable, Decimal]) -> bool:
    """Whether both have the same points. Whoever has none may be missing: the engine lists finishers alone."""
    lines = table.lines if table else ()
    return {line.competitor: line.points for line in lines if line.points} == {
        competitor: points for competitor, points in totals.items() if points
    }


def rebuild_from_nothing() -> None:
    Score.objects.all().delete()
    StandingsTable.objects.all().delete()
    store.rebuild(YEAR)


def best(work: Callable[[], object], times: int) -> float:
    """Milliseconds of the fastest run: the one that was disturbed least."""
    durations = []
    for _ in range(times):
        started = time.perf_counter()
        work()
        durations.append((time.perf_counter() - started) * 1000)
    return min(durations)


def main() -> None:
    call_command("migrate", verbosity=0)
    call_command("import_season", f"results/data/{YEAR}", stdout=io.StringIO())
    rounds = season()
    rows = sum(len(sheet.rows) for grand_prix in rounds for sheet in grand_prix.sheets)
    tables = engine(rounds)
    if not all(map(is_the_same, tables, plain_sum(rounds))):
        sys.exit("The engine and the plain sum disagree: there is nothing to compare.")
    print(f"Season {YEAR}: {rows} rows, {len(tables)} tables")
    plain = best(lambda: plain_sum(rounds), 20)
    measured = {
        "plain sum, no countback": plain,
        "engine, all tables": best(lambda: engine(rounds), 20),
        "rebuild, nothing changed": best(lambda: store.rebuild(YEAR), 5),
        "rebuild, from nothing": best(rebuild_from_nothing, 3),
    }
    for name, milliseconds in measured.items():
        print(f"{name:28}{milliseconds:10.1f} ms{milliseconds / plain:9.1f} x")


if __name__ == "__main__":
    main()
