"""The tables of a release as values: texts become numbers, days and primary keys, or faults."""

from collections.abc import Callable, Iterator
from typing import Any

from results.importers.columns import Column
from results.importers.f1db.archive import Unreadable
from results.importers.f1db.release import Release, file_name
from results.importers.f1db.tables import TABLES, Reference, needed
from results.importers.report import Report
from results.importers.suggestions import unknown

MOST_KEPT = 100_000  # values of one column


class Meaning(dict[str | None, Any]):
    """What a text of one column means. Most texts stand in many rows, and are made sense of once."""

    def __init__(self, read: Callable[[str], Any], required: bool, empty: Any):
        super().__init__()
        self.read = read
        if not required:
            self[None] = empty

    def __missing__(self, text: str | None) -> Any:
        if text is None:
            raise ValueError("this must not be empty")
        value = self.read(text)
        if len(self) < MOST_KEPT:
            self[text] = value
        return value


class Tables:
    """``known`` has, for each thing that is referred to, what its name in the release stands for."""

    def __init__(self, release: Release, report: Report, progress: Callable[[str], None]):
        self.known: dict[str, dict[str, Any]] = {}
        self.report = report
        self._release = release
        self._progress = progress

    def rows(self, table: str) -> Iterator[tuple[int, list[Any]]]:
        """(line, values in the order of the columns). Rows with a fault are left out."""
        file = file_name(table)
        meanings = [(column.name, self._meaning(column)) for column in TABLES[table]]
        self._progress(table)
        try:
            for line, row in self._release.table(table, needed(table)):
                try:
                    yield line, [meaning[row[name]] for name, meaning in meanings]
                except ValueError:
                    self._explain(file, line, row, meanings)
                    if self.report.is_full:
                        return
        except Unreadable as problem:
            self.report.fault(problem.fault.file, problem.fault.line, problem.fault.message)

    def records(self, table: str) -> Iterator[tuple[int, dict[str, Any]]]:
        """(line, values by column)."""
        names = needed(table)
        for line, values in self.rows(table):
            yield line, dict(zip(names, values, strict=True))

    def fault(self, table: str, line: int, column: str, message: str) -> None:
        self.report.fault(file_name(table), line, f"column {column}: {message}")

    def _meaning(self, column: Column | Reference) -> Meaning:
        if isinstance(column, Column):
            return Meaning(column.read, column.required, column.empty)
        known, thing = self.known[column.thing], column.thing

        def read(text: str) -> Any:
            if text not in known:
                raise ValueError(unknown(thing, text, known))
            return known[text]

        return Meaning(read, column.required, column.empty)

    def _explain(self, file: str, line: int, row: dict[str, str | None], meanings: list[tuple[str, Meaning]]) -> None:
        """A fault for each column of a row that cannot be read."""
        for name, meaning in meanings:
            try:
                meaning[row[name]]
            except ValueError as error:
                self.report.fault(file, line, f"column {name}: {error}")
