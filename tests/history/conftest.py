"""Tests on the full history: every season of F1DB's release, imported once.

Put a test here when it needs the real seasons. It sees the site as an operator has it: the bundled season, the whole
release imported over it, and all championship tables. The data are committed before the first test of this folder
and removed after its last, so that no other folder sees them; each test still runs in a transaction of its own and
may change what it likes. ``full_history`` is the report of the import. Without ``../shared`` the tests are skipped.

One import takes longer than all other tests of a folder together: never import the release anywhere else.
"""

from pathlib import Path

import pytest
from django.core.management.color import no_style
from django.db import connection

from results.importers.bundled import import_bundled_seasons
from results.importers.f1db import import_release
from results.importers.f1db.source import open_release

RELEASE = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "f1db" / "f1db-csv.zip"


@pytest.fixture(scope="package")
def full_history(django_db_setup, django_db_blocker):
    if not RELEASE.is_file():
        pytest.skip("the release stands beside the checkout, not in it")
    with django_db_blocker.unblock():
        try:
            for report in import_bundled_seasons():
                assert report.ok, "\n".join(report.fault_lines())
            with open_release(RELEASE) as release:
                report = import_release(release)
            assert report.ok, "\n".join(report.fault_lines())
            yield report
        finally:
            _empty_tables()


@pytest.fixture(autouse=True)
def _history(full_history, db):
    """Every test of this folder."""


def _empty_tables():
    tables = [name for name in connection.introspection.table_names() if name.startswith(("results_", "articles_"))]
    connection.ops.execute_sql_flush(
        connection.ops.sql_flush(no_style(), tables, reset_sequences=True, allow_cascade=True)
    )
