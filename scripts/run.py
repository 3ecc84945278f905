"""Brings the database and the static files up to date, then serves the site until it is stopped."""

import hashlib
import os
import sys
import time
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import connection

from scripts.secret_key import secret_key
from scripts.serve import serve

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    started = time.monotonic()
    # As in production, unless the environment says otherwise.
    _default("DEBUG", "false")
    _default("DJANGO_SETTINGS_MODULE", "f1site.settings")
    try:
        _default("SECRET_KEY", lambda: secret_key(ROOT / "var" / "secret_key"))
        django.setup()
        reach_services()
        prepare()
    except (CommandError, OSError) as error:
        sys.exit(f"The site cannot be prepared: {error}")
    connection.close()
    say(f"Prepared in {time.monotonic() - started:.1f} s; starting the server ...")
    sys.exit(serve(settings.PORT))


def _default(name, value) -> None:
    if not os.environ.get(name, "").strip():
        os.environ[name] = value() if callable(value) else value


def say(line: str) -> None:
    print(line, flush=True)


def reach_services() -> None:
    """End with one sentence if the database or the cache does not answer."""
    # One process that does one thing at a time needs no pool, which would only hide why a connection fails.
    connection.settings_dict.get("OPTIONS", {}).pop("pool", None)
    for name, ask in {"DATABASE_URL": connection.ensure_connection, "CACHE_URL": lambda: cache.get("run")}.items():
        try:
            ask()
        except Exception as error:
            reason = str(error).strip().splitlines() or [type(error).__name__]
            sys.exit(f"What {name} names cannot be used: {reason[0]}")
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        sys.exit("What DATABASE_URL names cannot be used: the server would not see it in the memory of this process.")


def prepare() -> None:
    say("Database: tables ...")
    call_command("migrate", interactive=False, verbosity=0)
    if is_empty():
        say("Database: the bundled season and stories ...")
        call_command("demo")
    if not settings.DEBUG:
        collect_static_files(settings.VAR_DIR / "static_files")


def is_empty() -> bool:
    """Neither a season nor a story: what somebody deleted from a database in use never comes back by itself."""
    return not any(apps.get_model(name)._default_manager.exists() for name in ("results.Season", "articles.Article"))


def collect_static_files(stamp: Path) -> None:
    """Collect, name by content and compress; skipped while the sources are those that ``stamp`` remembers."""
    sources = fingerprint()
    if stamp.exists() and stamp.read_text() == sources and (settings.STATIC_ROOT / "staticfiles.json").exists():
        return
    say("Static files ...")
    stamp.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.parent.mkdir(exist_ok=True)
    stamp.write_text(sources)


def fingerprint() -> str:
    """Changes when any static file of the site or of a package does."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            details = os.stat(storage.path(name))
            digest.update(f"{name} {details.st_size} {details.st_mtime_ns}\n".encode())
    return digest.hexdigest()


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)  # as a shell counts it: ended by signal 2
