"""A scratch database with every season of the release, for benchmarks that need one."""

from collections.abc import Iterator
from contextlib import contextmanager

from bench import fresh


@contextmanager
def history(kind: str) -> Iterator[str]:
    """The address of the database: imported as an operator would, gone afterwards."""
    with fresh.database(kind, "history") as url:
        fresh.run("import_f1db", "import", url)
        yield url


def is_there() -> bool:
    """Whether there is a release to import; says so where there is none."""
    if not fresh.RELEASE.is_file():
        print(f"Left out, there is no {fresh.RELEASE}.")
    return fresh.RELEASE.is_file()
