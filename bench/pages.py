"""How long the server takes to make each kind of page on the full history, against a bare reading of all race rows.

The bare reading is what the longest page, the records, cannot do without: sheet and driver of every row of a race, by
one cursor, with nothing made of them.
"""

import sys
import time
from collections.abc import Callable

from bench import fresh
from bench.history import history, is_there

TIMES = 7
PAGES = (
    "/",
    "/news/",
    "/seasons/",
    "/seasons/2023/",
    "/seasons/2023/drivers/",
    "/seasons/1953/drivers/",
    "/seasons/2023/united-states/",
    "/seasons/2023/united-states/race/",
    "/drivers/",
    "/drivers/fernando-alonso/",
    "/constructors/",
    "/constructors/ferrari/",
    "/circuits/",
    "/circuits/monza/",
    "/records/",
    "/records/?by=constructors",
    "/records/?of=starts",
)


def main() -> None:
    if not is_there():
        return
    for kind in fresh.kinds():
        with history(kind) as url:
            measured = fresh.run("pages", "measure", url)
        bare = measured["bare"]
        print(f"{kind}: a bare reading of all race rows {bare * 1000:.1f} ms; pages in ms, and as a multiple of it")
        for page in PAGES:
            print(f"  {page:<36}{measured[page] * 1000:>6.0f}{measured[page] / bare:>7.1f}")


def measure() -> None:
    fresh.set_up()
    from django.conf import settings
    from django.test import Client

    settings.DEBUG = False
    client = Client(HTTP_HOST="127.0.0.1")

    def visit(page: str) -> None:
        if client.get(page).status_code != 200:
            raise SystemExit(f"{page} is not there.")

    fresh.report(bare=best(read_rows), **{page: best(lambda page=page: visit(page)) for page in PAGES})


def best(action: Callable[[], None]) -> float:
    """Seconds of the quickest of several goes: the first compiles templates."""
    taken = []
    for _ in range(TIMES):
        start = time.perf_counter()
        action()
        taken.append(time.perf_counter() - start)
    return min(taken)


def read_rows() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT entry.classification_id, entry.driver_id FROM results_entry entry"
            " JOIN results_classification sheet ON sheet.id = entry.classification_id"
            " JOIN results_session session ON session.id = sheet.session_id WHERE session.kind = 'race'"
        )
        cursor.fetchall()


if __name__ == "__main__":
    {"main": main, "measure": measure}[(sys.argv[1:] or ["main"])[0]]()
