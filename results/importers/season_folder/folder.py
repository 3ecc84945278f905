"""The files of a season folder as text and as rows; whatever cannot be read becomes a fault."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from typing import Any

from results.importers.columns import Column
from results.importers.report import Report
from results.importers.suggestions import unknown
from results.parsing.words import not_csv

LARGEST_FILE = 20_000_000  # bytes
MOST_ROWS = 50_000
MOST_COLUMNS = 100


@dataclass(slots=True)
class Line:
    """A row. ``values`` has the columns the file has; one that could not be read is left out."""

    file: str
    number: int
    values: dict[str, Any]

    def get(self, column: str, default: Any = None) -> Any:
        return self.values.get(column, default)


class Unreadable(Exception):
    """Why a file has no text, and on which line that shows."""

    def __init__(self, message: str, line: int | None = None):
        super().__init__(message)
        self.line = line


@dataclass(slots=True)
class Folder:
    """``incomplete`` names the files of which not every row could be read."""

    path: Path
    report: Report
    incomplete: set[str] = field(default_factory=set)

    def has(self, name: str) -> bool:
        return (self.path / name).exists()

    def text(self, name: str) -> str | None:
        """The content of a file, None with a fault where there is none to be had."""
        try:
            return _decoded(self._content(name))
        except Unreadable as problem:
            self._lose(name, problem.line, str(problem))
        except OSError as error:
            self._lose(name, None, f"the file cannot be read ({error.strerror})")
        return None

    def _content(self, name: str) -> bytes:
        path = self.path / name
        if not path.exists() and not path.is_symlink():
            raise Unreadable("the file is missing")
        if not path.is_file() or path.resolve().parent != self.path.resolve():
            raise Unreadable("this is not a plain file")
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
        if len(content) > LARGEST_FILE:
            raise Unreadable(f"the file is larger than {LARGEST_FILE // 1_000_000} MB")
        return content

    def _lose(self, name: str, line: int | None, message: str) -> None:
        """A fault by which rows are lost; that others name what stood there is no further fault."""
        self.incomplete.add(name)
        self.report.fault(name, line, message)

    def table(self, name: str, columns: Sequence[Column], required: bool = False) -> list[Line]:
        """The rows of a CSV file. An optional file that is not there has none."""
        if not required and not self.has(name) and not (self.path / name).is_symlink():
            return []
        text = self.text(name)
        if text is None:
            return []
        try:
            return list(self._lines(name, text, columns, required))
        except csv.Error as error:
            self._lose(name, None, f"this is not a CSV file ({not_csv(error)})")
            return []

    def _lines(self, name: str, text: str, columns: Sequence[Column], required: bool) -> Iterator[Line]:
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        header = next((row for row in reader if row), None)
        if header is None:
            self._lose(name, None, "the file is empty")
            return
        chosen = self._header(name, reader.line_num, header, columns)
        before, count = reader.line_num, 0
        for row in self._records(name, reader):
            number, before = before + 1, reader.line_num
            if not row:
                continue
            if self.report.is_full:
                return
            count += 1
            if count > MOST_ROWS:
                self._lose(name, number, f"more than {MOST_ROWS:,} rows")
                return
            fault = _length_fault(row, header, chosen)
            if fault:
                self._lose(name, number, fault)
            elif chosen is not None:
                yield Line(name, number, self._values(name, number, row, chosen))
        if required and not count:
            self._lose(name, None, "there is nothing below the header")

    def _records(self, name: str, reader: Any) -> Iterator[list[str]]:
        """The records up to the first one that breaks the rules of CSV."""
        before = reader.line_num
        try:
            for row in reader:
                yield row
                before = reader.line_num
        except csv.Error as error:
            self._lose(name, before + 1, f"this is not CSV from here on ({not_csv(error)})")

    def _header(
        self, name: str, number: int, header: list[str], columns: Sequence[Column]
    ) -> list[Column | None] | None:
        """The column of each field; None after a fault that would make every row wrong."""
        if len(header) > MOST_COLUMNS:
            self._lose(name, number, f"more than {MOST_COLUMNS} columns")
            return None
        titles = [title.strip() for title in header]
        if len(titles) == 1 and (";" in titles[0] or "\t" in titles[0]):
            self._lose(name, number, "the columns are not separated by commas")
            return None
        known = {column.name: column for column in columns}
        for title in dict.fromkeys(titles):
            if title not in known:
                self.report.fault(name, number, unknown("column", title, known))
            elif titles.count(title) > 1:
                self.report.fault(name, number, f'the column "{title}" stands twice')
        missing = [column.name for column in columns if column.required and column.name not in titles]
        for title in missing:
            self._lose(name, number, f'the column "{title}" is missing')
        return None if missing else [known.get(title) for title in titles]

    def _values(self, name: str, number: int, row: list[str], chosen: list[Column | None]) -> dict[str, Any]:
        values = {}
        for column, content in zip_longest(chosen, row, fillvalue=""):
            if not isinstance(column, Column):
                continue
            text = content.strip()
            try:
                if len(text) > column.longest:
                    raise ValueError(f"{len(text)} characters is too long")
                if not text and column.required:
                    raise ValueError("this must not be empty")
                values[column.name] = column.read(text) if text else column.empty
            except ValueError as error:
                self.report.fault(name, number, f"{column.name}: {error}")
        return values


def _length_fault(row: list[str], header: list[str], chosen: list[Column | None] | None) -> str | None:
    """A row may end before columns that nobody has to fill in, as spreadsheets and hands write it.

    It may not end in the middle of what it must say: then a comma is missing, and every field stands for another.
    """
    left_out = (chosen or [])[len(row) :]
    if len(row) == len(header) or (left_out and all(column and not column.required for column in left_out)):
        return None
    return f"{len(row)} fields, but the header has {len(header)}"


def _decoded(content: bytes) -> str:
    if b"\0" in content:
        line = content[: content.index(b"\0")].count(b"\n") + 1
        raise Unreadable("a NUL byte: this is no text file", line)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise Unreadable("this is not UTF-8; save the file as UTF-8", line) from None
