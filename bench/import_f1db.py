"""How long the import of a full release takes, against a bare bulk load of the same rows.

The bare load puts the rows of an imported database, read beforehand, into one with the same tables: by executemany
on SQLite, by COPY on PostgreSQL. Import and load each run in a process of their own, in one transaction.
"""

import sys
import time

from bench import fresh


def main() -> None:
    if not fresh.RELEASE.is_file():
        print(f"Import of a release: left out, there is no {fresh.RELEASE}.")
        return
    for kind in fresh.kinds():
        with fresh.database(kind, "imported") as imported, fresh.database(kind, "loaded") as loaded:
            ours = fresh.run("import_f1db", "import", imported)
            again = fresh.run("import_f1db", "import", imported)
            bare = fresh.run("import_f1db", "load", loaded, imported)
        print(
            f"{kind:<11} import {ours['seconds']:.1f} s, {bare['rows']:,.0f} rows loaded bare {bare['seconds']:.1f} s:"
            f" {ours['seconds'] / bare['seconds']:.1f} x; {ours['peak_mb']:.0f} MB at most."
            f" The same release again: {again['seconds']:.1f} s, {again['peak_mb']:.0f} MB."
        )


def import_release() -> None:
    fresh.set_up()
    from results.importers.f1db.importing import import_f1db

    started = time.perf_counter()
    report = import_f1db(str(fresh.RELEASE))
    seconds = time.perf_counter() - started
    if not report.ok:
        sys.exit("\n".join(report.fault_lines()))
    fresh.report(seconds=seconds)


def load(source: str) -> None:
    fresh.set_up()
    from django.apps import apps
    from django.db import connection

    tables = [model._meta.db_table for model in apps.get_app_config("results").get_models()]
    rows = {table: _read(connection.vendor, source, table) for table in tables}
    write = _executemany if connection.vendor == "sqlite" else _copy
    connection.ensure_connection()
    started = time.perf_counter()
    write(connection.connection, rows)
    fresh.report(seconds=time.perf_counter() - started, rows=sum(len(found) for _, found in rows.values()))


def _read(vendor: str, source: str, table: str) -> tuple[list[str], list[tuple]]:
    """Names of the columns, and all rows."""
    if vendor == "sqlite":
        import sqlite3

        connection = sqlite3.connect(source.removeprefix("sqlite:///"))
    else:
        import psycopg
        from psycopg.types.json import set_json_loads

        connection = psycopg.connect(source)
        set_json_loads(lambda text: bytes(text).decode(), connection)  # to be written again as it is
    cursor = connection.cursor()
    rows = cursor.execute(f"SELECT * FROM {table}").fetchall()
    columns = [column[0] for column in cursor.description]
    connection.close()
    return columns, rows


def _executemany(connection, tables: dict) -> None:
    connection.execute("BEGIN")
    for table, (columns, rows) in tables.items():
        places = ", ".join("?" * len(columns))
        connection.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})", rows)
    connection.execute("COMMIT")


def _copy(connection, tables: dict) -> None:
    with connection.transaction(), connection.cursor() as cursor:
        for table, (columns, rows) in tables.items():
            with cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)


if __name__ == "__main__":
    part, *arguments = sys.argv[1:] or ["main"]
    {"main": main, "import": import_release, "load": load}[part](*arguments)
