"""Fixtures for every test."""

import gc

import pytest
from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.core.management.color import no_style
from django.db import connection

from f1site import changes, shared
from results.importers.bundled import import_bundled_seasons
from results.models import Season
from tests import builders


def pytest_configure(config):
    """A process that shares the tests has its own database in Redis, as it has one of its own by pytest-django."""
    # A static file is looked for when asked for: to list them all for each client takes longer than most pages.
    settings.WHITENOISE_AUTOREFRESH = True
    worker = getattr(config, "workerinput", {}).get("workerid", "")
    location = settings.CACHES["default"].get("LOCATION", "")
    if worker and isinstance(location, str) and location.startswith("redis"):
        settings.CACHES["default"]["LOCATION"] = f"{location.rpartition('/')[0]}/{int(worker.removeprefix('gw')) + 1}"


def pytest_collection_finish():
    """What is there by now stays until the end: to look through it for garbage again and again costs a tenth."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


_rows_of_2023: dict[str, bytes | tuple[list[str], list[tuple]]] = {}


@pytest.fixture(autouse=True)
def _empty_cache():
    """Tests share ids, since each is rolled back: what is cached under an id must not reach the next test."""
    cache.clear()
    shared.forget()
    yield
    cache.clear()
    shared.forget()


@pytest.fixture
def season_2023(db):
    """The Season 2023 as bundled, with sheets and standings. Things made by builders may stand beside it."""
    can_copy = not _anything_stored()
    if can_copy and _rows_of_2023:
        _put_rows_back()
    else:
        for report in import_bundled_seasons():
            assert report.ok, "\n".join(report.fault_lines())
        if can_copy:
            _keep_rows()
    return Season.objects.get(year=2023)


def _tables():
    return [model._meta.db_table for model in apps.get_app_config("results").get_models()]


def _anything_stored():
    with connection.cursor() as cursor:
        return any(cursor.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone() for table in _tables())


def _keep_rows():
    """Putting rows back costs a tenth of an import. Only of an empty database: a test's own rows are not kept."""
    with connection.cursor() as cursor:
        for table in _tables():
            if connection.vendor == "postgresql":
                with cursor.copy(f"COPY {table} TO STDOUT") as copy:
                    _rows_of_2023[table] = b"".join(copy)
            else:
                rows = cursor.execute(f"SELECT * FROM {table}").fetchall()
                _rows_of_2023[table] = [column[0] for column in cursor.description], rows


def _put_rows_back():
    with connection.cursor() as cursor:
        for table, kept in _rows_of_2023.items():
            if connection.vendor == "postgresql":
                with cursor.copy(f"COPY {table} FROM STDIN") as copy:
                    copy.write(kept)
            else:
                columns, rows = kept
                places = ", ".join(["%s"] * len(columns))
                cursor.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})", rows)
        changes.changed("results")  # a copy is no statement that anybody sees
        # PostgreSQL counts on from before these rows; SQLite looks at the rows themselves.
        for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_app_config("results").get_models()):
            cursor.execute(statement)


@pytest.fixture
def league(monkeypatch):
    """Seasons are those of a league: no earlier one is missing, and the first of anything is the first of all."""
    monkeypatch.setattr(builders, "own_rules", {"race": [25, 18, 15, 12, 10, 8, 6, 4, 2, 1]})
