"""What each kind of page costs to get from a server, on the full history, in floors.

The floor is a Django view without middleware that returns the same bytes from the same kind of server (``floor.py``);
what nginx takes for a file of the same bytes is given as well. The servers have one core and the reader has another
(``serving.py``). All are asked in turn, page by page and round by round, so that what else the machine does meets them
alike; a figure is the median of the ratios of the rounds. The second table, of the time that processors worked, is the
one to read where the machine was busy.

    python -m bench.pages                                   everything, on scratch databases
    python -m bench.pages --rounds 3 story race             kinds whose name begins so
    python -m bench.pages --sqlite URL --postgresql URL     on databases that are there, which are only read
"""

import argparse
import os
import secrets
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple

import psycopg

from bench import fresh
from bench.history import history, is_there
from bench.serving import AS_BROWSERS, Reader, Server, Taken, granian, nginx


class Page(NamedTuple):
    name: str
    address: str
    wanted: int | None = None  # floors
    unchanged: bool = False  # asked for by a reader who has it

    @property
    def file(self) -> str:
        return self.name.replace(" ", "-")


PAGES = [
    Page("news", "/news/", 40),
    Page("quotes", "/quotes/"),
    Page("home", "/", 40),
    Page("story", "/news/2023/10/united-states-2023-race-report/", 40),
    Page("season", "/seasons/2023/", 40),
    Page("weekend", "/seasons/2023/united-states/", 60),
    Page("race", "/seasons/2023/united-states/race/", 40),
    Page("championship", "/seasons/2023/drivers/", 60),
    Page("championship as JSON", "/seasons/2023/drivers.json", 40),
    Page("drivers", "/drivers/"),
    Page("driver: Alonso", "/drivers/fernando-alonso/", 120),
    Page("team: Ferrari", "/constructors/ferrari/", 120),
    Page("circuit: Monza", "/circuits/monza/", 120),
    Page("records", "/records/", 120),
    Page("sitemap", "/sitemap.xml", 40),
    Page("feed, RSS", "/feeds/stories.rss", 40),
    Page("feed, Atom", "/feeds/stories.atom", 40),
    Page("304 of news", "/news/", 8, unchanged=True),
    Page("304 of a story", "/news/2023/10/united-states-2023-race-report/", 8, unchanged=True),
    Page("304 of a championship", "/seasons/2023/drivers/", 8, unchanged=True),
    Page("304 of Alonso", "/drivers/fernando-alonso/", 8, unchanged=True),
    Page("304 of a feed", "/feeds/stories.rss", 8, unchanged=True),
]
SITE = "bench.site:application"
FLOOR, SQLITE, COMPRESSED, FIRST, NGINX = "floor", "SQLite", "compressed", "nothing kept", "nginx"
POSTGRESQL, UNCOUNTED = "PostgreSQL", "without ANALYZE"
IN_TURN = (FLOOR, SQLITE, COMPRESSED, FIRST, POSTGRESQL, UNCOUNTED, NGINX)
Rounds = dict[str, list[Taken]]  # by server


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kinds", nargs="*", metavar="KIND", help="how the name of a kind begins")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sqlite", metavar="URL")
    parser.add_argument("--postgresql", metavar="URL")
    given = parser.parse_args()
    pages = [page for page in PAGES if not given.kinds or page.name.startswith(tuple(given.kinds))]
    if not given.sqlite and not is_there():
        return
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        sqlite, postgresql = given.sqlite, given.postgresql
        if not sqlite:
            sqlite = stack.enter_context(history("sqlite"))
            if not postgresql and "postgresql" in fresh.kinds():
                postgresql = stack.enter_context(history("postgresql"))
        taken = ask(pages, serve(stack, pages, folder, sqlite, postgresql), given.rounds)
    show(taken, "time")
    show(taken, "processor")


def serve(stack: ExitStack, pages: list[Page], folder: Path, sqlite: str, postgresql: str | None) -> dict[str, Server]:
    """All servers, which run until the stack is left."""
    static, bodies = folder / "static", folder / "bodies"
    os.environ |= {"DEBUG": "false", "SECRET_KEY": secrets.token_hex(), "BENCH_STATIC": str(static)}
    fresh.run("pages", "collect", sqlite)

    def served(url: str, **variables: str) -> Server:
        server = stack.enter_context(granian(SITE, DATABASE_URL=url, **variables))
        Reader(server, "/readyz")
        return server._replace(others=tuple(backends(url)))

    servers = {SQLITE: served(sqlite), FIRST: served(sqlite, CACHE_URL="dummycache://")}
    servers[COMPRESSED] = servers[SQLITE]
    if postgresql:
        if copy := stack.enter_context(uncounted(postgresql)):
            servers[UNCOUNTED] = served(copy)
        servers[POSTGRESQL] = served(postgresql)
    bodies.mkdir()
    for page in pages:
        (bodies / page.file).write_bytes(Reader(servers[SQLITE], page.address).body)
    servers[FLOOR] = stack.enter_context(granian("bench.floor:application", BENCH_BODIES=str(bodies)))
    if program := shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin"):
        servers[NGINX] = stack.enter_context(nginx(program, bodies))
    else:
        print("nginx is left out: it is not installed.")
    return servers


@contextmanager
def uncounted(url: str) -> Iterator[str | None]:
    """A copy of a database on PostgreSQL of which nothing has been counted. None while others use the original."""
    try:
        with fresh.database("postgresql", "uncounted", copy_of=url.rpartition("/")[2]) as copy:
            with psycopg.connect(copy, autocommit=True) as connection:
                connection.execute("DELETE FROM pg_statistic")
                connection.execute("UPDATE pg_class SET reltuples = -1, relpages = 0 WHERE relkind IN ('r', 'i')")
            yield copy
    except psycopg.errors.ObjectInUse:
        print("PostgreSQL without ANALYZE is left out: others use the database.")
        yield None


def backends(url: str) -> list[int]:
    """The processes of PostgreSQL that work on a database, where they are on this machine."""
    if not url.startswith("postgres"):
        return []
    with psycopg.connect(f"{fresh.SERVER}/postgres") as connection:
        found = connection.execute("SELECT pid FROM pg_stat_activity WHERE datname = %s", [url.rpartition("/")[2]])
        return [pid for (pid,) in found if Path(f"/proc/{pid}").exists()]


def ask(pages: list[Page], servers: dict[str, Server], rounds: int) -> dict[Page, Rounds]:
    in_turn = [name for name in IN_TURN if name in servers]
    readers = {page: {name: reader(page, name, servers[name]) for name in in_turn} for page in pages}
    taken: dict[Page, Rounds] = {page: {name: [] for name in in_turn} for page in pages}
    for _ in range(rounds):
        for page, by_name in readers.items():
            for name, one in by_name.items():
                taken[page][name].append(one.take())
    return taken


def reader(page: Page, name: str, server: Server) -> Reader:
    address = f"/{page.file}" if name in (FLOOR, NGINX) else page.address
    return Reader(server, address, AS_BROWSERS if name == COMPRESSED else "identity", page.unchanged)


def show(taken: dict[Page, Rounds], by: str) -> None:
    """A table for RESULTS.md. The columns after "wanted" are multiples of the plain page on SQLite."""
    others = [name for name in (COMPRESSED, FIRST, POSTGRESQL, UNCOUNTED) if name in next(iter(taken.values()))]
    print(f"\nBy {by}:\n\n| page | kB | ms | floors | wanted | {' | '.join(others)} | floor in nginx |")
    print("|---" + "|---:" * (len(others) + 5) + "|")
    for page, rounds in taken.items():
        each = {name: [getattr(one, by) for one in round] for name, round in rounds.items()}
        cells = [
            f"{rounds[SQLITE][0].bytes / 1000:.0f}",
            f"{median(each[SQLITE]) * 1000:.1f}",
            f"**{ratio(each[SQLITE], each[FLOOR]):.0f}**",
            str(page.wanted or ""),
            *(f"{ratio(each[name], each[SQLITE]):.2f}" for name in others),
            f"{ratio(each[FLOOR], each[NGINX]):.1f}" if NGINX in each else "",
        ]
        print(f"| {page.name} | {' | '.join(cells)} |")
    for name in [name for name in (FLOOR, NGINX) if name in rounds]:
        each = [one for rounds in taken.values() for one in rounds[name]]
        print(
            f"{name}: {median(1 / getattr(one, by) for one in each):,.0f} answers a second in the middle;"
            f" the reader was busy for {median(one.busy for one in each):.0%} of the time"
        )


def ratio(those: list[float], these: list[float]) -> float:
    return median(one / other for one, other in zip(those, these, strict=True))


def collect() -> None:
    """Static files, as production has them."""
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    settings.STATIC_ROOT = os.environ["BENCH_STATIC"]
    call_command("collectstatic", interactive=False, verbosity=0)
    fresh.report()


if __name__ == "__main__":
    collect() if sys.argv[1:] == ["collect"] else main()
