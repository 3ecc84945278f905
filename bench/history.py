"""A scratch database as an operator has it: the bundled season and stories, and every season of the release."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from bench import fresh


@contextmanager
def history(kind: str) -> Iterator[str]:
    """The address of the database, which is gone afterwards."""
    with fresh.database(kind, "history") as url:
        fresh.run("history", "demo", url)
        fresh.run("import_f1db", "import", url)
        yield url


def is_there() -> bool:
    """Whether there is a release to import; says so where there is none."""
    if not fresh.RELEASE.is_file():
        print(f"Left out, there is no {fresh.RELEASE}.")
    return fresh.RELEASE.is_file()


def demo() -> None:
    fresh.set_up()
    from django.core.management import call_command

    call_command("demo")
    fresh.report()


if __name__ == "__main__":
    {"demo": demo}[sys.argv[1]]()
