"""What one changed sheet costs: its season rebuilt and stored, against a rebuild of all seasons.

The race in the middle of a season gets a revised sheet that disqualifies the winner; the season is rebuilt and
stored in one transaction, which is then rolled back. The full rebuild starts from nothing, as after an import.
"""

import sys
import time
from datetime import timedelta

from bench import fresh
from bench.history import history, is_there

SEASONS = (1957, 1975, 1988, 2007, 2024)
TIMES = 3


def main() -> None:
    if not is_there():
        return
    for kind in fresh.kinds():
        with history(kind) as url:
            measured = fresh.run("rebuild", "measure", url)
        full = measured["full"]
        changed = {year: measured[str(year)] for year in SEASONS}
        worst = max(changed, key=changed.__getitem__)
        print(
            f"{kind:<11} all seasons {full:.1f} s; one changed sheet of"
            f" {', '.join(f'{year} {seconds * 1000:.0f} ms' for year, seconds in changed.items())};"
            f" at most {changed[worst] / full:.1%}."
            f" With nothing changed all seasons take {measured['unchanged']:.1f} s."
        )


def measure() -> None:
    fresh.set_up()
    from results.models import Score, Season, StandingsTable

    measured = {str(year): min(changed_sheet(year) for _ in range(TIMES)) for year in SEASONS}
    measured["unchanged"] = seconds(rebuild_all)
    Score.objects.all().delete()
    StandingsTable.objects.all().delete()
    fresh.report(full=seconds(rebuild_all), seasons=Season.objects.count(), **measured)


def rebuild_all() -> None:
    from results.models import Season
    from results.scoring.store import rebuild

    for season in Season.objects.order_by("year"):
        rebuild(season.year)


def changed_sheet(year: int) -> float:
    """Seconds to rebuild a season in which the winner of the middle race was disqualified."""
    from django.db import transaction

    from results.scoring.store import rebuild

    with transaction.atomic():
        disqualify_a_winner(year)
        duration = seconds(lambda: rebuild(year))
        transaction.set_rollback(True)
    return duration


def disqualify_a_winner(year: int) -> None:
    from results.models import Classification, Entry, Ruling

    races = Classification.objects.current().filter(session__kind="race", session__grand_prix__season=year)
    sheets = list(races.order_by("session__grand_prix__date"))
    sheet = sheets[len(sheets) // 2]
    moment = sheet.issued_at + timedelta(hours=1)
    ruling = Ruling.objects.create(session=sheet.session, decided_at=moment, title="Disqualified", reason="To measure.")
    rows = list(sheet.entries.order_by("line"))
    revised = Classification.objects.create(
        session=sheet.session,
        version=sheet.version + 1,
        state="revised",
        cause="ruling",
        ruling=ruling,
        issued_at=moment,
    )
    for row in rows:
        row.pk, row.classification = None, revised
        if row.position is not None:
            row.position, row.status = (row.position - 1, "") if row.position > 1 else (None, "DSQ")
    Entry.objects.bulk_create(rows)


def seconds(work) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    {"main": main, "measure": measure}[(sys.argv[1:] or ["main"])[0]]()
