"""The tables of a release as values: texts become numbers, days and primary keys, or faults."""

from collections.abc import Callable, Iterator
from typing import Any

from results.importers.columns import Column
from results.importers.f1db.archive import Unreadable
from results.importers.f1db.lives import Lives
from results.importers.f1db.overlay import Overlay
from results.importers.f1db.release import Release, file_name
from results.importers.f1db.tables import SHEETS, SOURCE, TABLE_OF, TABLES, Reference, needed
from results.importers.report import Report
from results.importers.saving import Refused
from results.importers.saving.losses import Kind, Telling
from results.importers.saving.ownership import Claim
from results.importers.suggestions import unknown
from results.parsing.words import quoted

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


def _kind(table: str) -> Kind:
    if "grid" in table:
        return Kind.GRID
    return Kind.SHEET if table in SHEETS.values() else Kind.LIST


class Tables:
    """``known`` has, for each thing that is referred to, what its name in the release stands for.

    Rows are read as the ``overlay`` corrects them.
    """

    def __init__(
        self,
        release: Release,
        report: Report,
        progress: Callable[[str], None],
        overlay: Overlay,
        claim: Claim = Claim.RESPECT,
    ):
        self.known: dict[str, dict[str, Any]] = {}
        self.report = report
        self.overlay = overlay
        self.claim = claim
        self.told = Telling(SOURCE, {file_name(table): _kind(table) for table in TABLES})
        self.lives = Lives()
        self._incomplete: set[str] = set()  # tables of which not every row could be read
        self._release = release
        self._progress = progress

    def has(self, table: str) -> bool:
        """Whether the release has the table; only of those that may be missing this is asked."""
        return self._release.has(table)

    def rows(self, table: str) -> Iterator[tuple[int, list[Any]]]:
        """(line, values in the order of the columns). Rows with a fault are left out; Refused for a broken file."""
        meanings = [(column.name, self._meaning(column)) for column in TABLES[table]]
        self._progress(table)
        try:
            for line, as_it_came in self._release.table(table, needed(table)):
                row = self.overlay.corrected(table, as_it_came)
                if row is None:
                    continue
                try:
                    yield line, [meaning[row[name]] for name, meaning in meanings]
                except ValueError:
                    self._explain(table, line, row, dict(meanings))
                    if self.report.is_full:
                        return
        except Unreadable as problem:
            self.report.fault(problem.fault.file, problem.fault.line, problem.fault.message)
            raise Refused from None

    def records(self, table: str) -> Iterator[tuple[int, dict[str, Any]]]:
        """(line, values by column), of a table whose first column is its key."""
        names = needed(table)
        first: dict[Any, int] = {}
        for line, values in self.rows(table):
            if first.setdefault(values[0], line) != line:
                message = f"{quoted(str(values[0]))} stands in line {first[values[0]]} already"
                self.fault(table, line, names[0], message)
            else:
                yield line, dict(zip(names, values, strict=True))

    def fault(self, table: str, line: int, column: str, message: str) -> None:
        self._incomplete.add(table)
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

    def _explain(self, table: str, line: int, row: dict[str, str | None], meanings: dict[str, Meaning]) -> None:
        """A fault for each column of a row that cannot be read."""
        for column in TABLES[table]:
            text = row[column.name]
            try:
                meanings[column.name][text]
            except ValueError as error:
                if text is None or not self._is_lost(column):
                    self.fault(table, line, column.name, str(error))

    def _is_lost(self, column: Column | Reference) -> bool:
        """Whether what it names may stand in a row that could not be read: that is one fault, not two."""
        return isinstance(column, Reference) and TABLE_OF[column.thing] in self._incomplete
