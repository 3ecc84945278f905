"""Scratch databases, and processes that know nothing of what ran before them.

A benchmark runs one of its parts with ``run(part, database)``: in a new process, which calls ``report(...)``.
PostgreSQL is looked for where BENCH_POSTGRESQL says, by default on this machine; without it, SQLite alone is measured.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

ROOT = Path(__file__).resolve().parents[1]
RELEASE = ROOT.parent / "shared" / "data" / "f1db" / "f1db-csv.zip"
SERVER = os.environ.get("BENCH_POSTGRESQL", "postgres://postgres@127.0.0.1:5432").rstrip("/")
SCRATCH = "parc_ferme_bench"


def kinds() -> list[str]:
    """What can be measured here."""
    try:
        psycopg.connect(f"{SERVER}/postgres", connect_timeout=2).close()
    except psycopg.Error as error:
        print(f"PostgreSQL is left out: {str(error).splitlines()[0]}")
        return ["sqlite"]
    return ["sqlite", "postgresql"]


@contextmanager
def database(kind: str, name: str, copy_of: str = "template1") -> Iterator[str]:
    """The address of an empty database, or on PostgreSQL of a copy, which is gone afterwards."""
    if kind == "sqlite":
        with tempfile.TemporaryDirectory() as folder:
            yield f"sqlite:///{folder}/{name}.sqlite3"
        return
    _on_server(f"DROP DATABASE IF EXISTS {SCRATCH}_{name}", f"CREATE DATABASE {SCRATCH}_{name} TEMPLATE {copy_of}")
    try:
        yield f"{SERVER}/{SCRATCH}_{name}"
    finally:
        _on_server(f"DROP DATABASE {SCRATCH}_{name} WITH (FORCE)")


def _on_server(*statements: str) -> None:
    with psycopg.connect(f"{SERVER}/postgres", autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


def run(module: str, part: str, database_url: str, *arguments: str) -> dict:
    """What a part of a benchmark reports from a process of its own."""
    environment = os.environ | {"DATABASE_URL": database_url, "DJANGO_SETTINGS_MODULE": "f1site.settings"}
    done = subprocess.run(
        [sys.executable, "-m", f"bench.{module}", part, *arguments],
        cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    if done.returncode:
        sys.exit(f"bench.{module}: the part that measures {part} has failed.")
    return json.loads(done.stdout.splitlines()[-1])


def report(**measured: float) -> None:
    """Called once by a part: what it has measured, and the most memory it has held."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # kB on Linux
    print(json.dumps(measured | {"peak_mb": peak}))


def set_up() -> None:
    """Django on the database of this process, with its tables."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
