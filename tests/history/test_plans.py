"""How many rows PostgreSQL reads for the rows that a page shows: no query may go through a table to keep a handful."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from f1site.prepared import Prepared

MOST = 20  # rows read for each row found

pytestmark = pytest.mark.skipif("connection.vendor != 'postgresql'")


@pytest.fixture
def plans(monkeypatch):
    """(name, rows read, rows found) of every prepared query that was asked."""
    found = []
    ask = Prepared.__call__

    def explained(query, **values):
        rows = ask(query, **values)
        sql = captured.captured_queries[-1]["sql"]
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql.replace('%', '%%')}", [])
            (plan,) = cursor.fetchone()[0]
        found.append((query.build.__name__, read_by(plan["Plan"]), len(rows)))
        return rows

    monkeypatch.setattr(Prepared, "__call__", explained)
    with CaptureQueriesContext(connection) as captured:
        yield found


def read_by(node):
    """Rows that the scans of a plan went through, those too that they left out."""
    own = 0
    if "Scan" in node["Node Type"] and "Bitmap Index" not in node["Node Type"]:
        removed = node.get("Rows Removed by Filter", 0) + node.get("Rows Removed by Index Recheck", 0)
        own = (node["Actual Rows"] + removed) * node["Actual Loops"]
    return own + sum(read_by(below) for below in node.get("Plans", []))


@pytest.mark.parametrize(
    "address",
    [
        *("/drivers/", "/drivers/?letter=s", "/drivers/fernando-alonso/", "/drivers/juan-manuel-fangio/"),
        *("/constructors/ferrari/", "/constructors/haas/", "/constructors/lotus-f1/?season=2013"),
    ],
)
def test_a_page_reads_few_rows_for_those_it_finds(client, plans, address):
    assert client.get(address).status_code == 200
    read, found = (sum(plan[column] for plan in plans) for column in (1, 2))
    assert read <= MOST * found, sorted(plans, key=lambda plan: -plan[1])
