"""A copy of the whole database, made before something is taken out of it."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from django.conf import settings
from django.db import connection


class NoCopy(Exception):
    """Why there is no copy, in a sentence."""


def copy_database(reason: str) -> Path:
    """Where it was written to: beside an SQLite file, else into ``var/``, named after ``reason`` and the moment."""
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    name = Path(str(connection.settings_dict["NAME"]))
    if connection.vendor == "postgresql":
        return _dump(settings.VAR_DIR / f"{name.name}-{reason}-{stamp}.dump")
    if cast(Any, connection).is_in_memory_db():
        return _write(settings.VAR_DIR / f"memory-{reason}-{stamp}.sqlite3")
    return _copy(name, name.with_name(f"{name.stem}-{reason}-{stamp}{name.suffix}"))


def _copy(source: Path, target: Path) -> Path:
    """With SQLite's own means, so that it is whole even while others write."""
    try:
        target.touch(mode=0o600, exist_ok=False)
        with closing(sqlite3.connect(source)) as here, closing(sqlite3.connect(target)) as there:
            here.backup(there)
    except sqlite3.Error as error:
        target.unlink(missing_ok=True)
        raise NoCopy(f"SQLite says: {error}") from error
    except OSError as error:
        raise NoCopy(f"{target} cannot be written ({error.strerror})") from error
    return target


def _write(target: Path) -> Path:
    """One in memory, which has no file, is written as it is there."""
    connection.ensure_connection()
    try:
        target.touch(mode=0o600, exist_ok=False)
        target.write_bytes(connection.connection.serialize())
    except OSError as error:
        raise NoCopy(f"{target} cannot be written ({error.strerror})") from error
    return target


def _dump(target: Path) -> Path:
    command = shutil.which("pg_dump")
    if command is None:
        raise NoCopy("pg_dump is not installed, and PostgreSQL is copied with nothing else")
    given = connection.settings_dict
    places = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME"}
    environment = {variable: str(given[name]) for variable, name in places.items() if given[name]}
    target.parent.mkdir(exist_ok=True)
    try:
        done = subprocess.run(  # noqa: S603  # no part of it is anybody's text
            [command, "--format=custom", f"--file={target}"],
            env=os.environ | environment,
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError as error:
        raise NoCopy(f"pg_dump cannot be run ({error})") from error
    if done.returncode:
        target.unlink(missing_ok=True)
        raise NoCopy(f"pg_dump says: {' '.join(done.stderr.split())}")
    target.chmod(0o600)
    return target
