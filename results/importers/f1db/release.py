"""A release of F1DB as tables of texts.

    with open_release("f1db-csv.zip") as release:
        for line, row in release.table("races-race-results"):
            row["driverId"]  # a text, or None where the field is empty

Null is an empty field without quotation marks; an empty text reads the same. Lists are one text joined with ``;``.
"""

import csv
import io
import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from types import TracebackType

from results.importers.f1db.archive import CHUNK, Archive, Unreadable
from results.importers.suggestions import LONGEST_NAME
from results.parsing.words import not_csv, quoted

TABLE_FILE = re.compile(r"f1db-[a-z0-9]+(?:-[a-z0-9]+)*\.csv")
LONGEST_LINE = 20_000  # bytes
LONGEST_FIELD = 10_000  # characters
MOST_LINES = 500_000
MOST_COLUMNS = 200

Row = dict[str, str | None]


class Release:
    """``version`` is F1DB's own, such as ``2026.11.0``, or says of what date or content the release is."""

    def __init__(self, archive: Archive, version: str):
        self.archive = archive
        self.version = version

    def __enter__(self) -> "Release":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.archive.close()

    def has(self, name: str) -> bool:
        """Whether there is a table: ``races-race-results``."""
        return file_name(name) in self.archive.names

    def table(self, name: str, required: Collection[str] = ()) -> Iterator[tuple[int, Row]]:
        """The rows of a table and the lines they begin on. Columns beyond the ``required`` ones may be there or not.

        Unreadable at the first thing that is wrong with the file; its ``fault`` has file and line.
        """
        file = file_name(name)
        if file not in self.archive.names:
            raise Unreadable(file, "the file is missing")
        with self.archive.open(file) as stream:
            lines = Lines(file, io.BufferedReader(stream, CHUNK))  # type: ignore[arg-type]
            yield from _rows(lines, required)


def file_name(table: str) -> str:
    return f"f1db-{table}.csv"


class Lines:
    """The lines of a file as text. ``number`` is that of the newest, ``length`` their bytes since it was set to 0."""

    def __init__(self, file: str, stream: io.BufferedReader):
        self.file = file
        self.number = 0
        self.length = 0
        self._stream = stream

    def __iter__(self) -> Iterator[str]:
        while content := self._stream.readline(LONGEST_LINE + 1):
            self.number += 1
            self.length += len(content)
            if len(content) > LONGEST_LINE or self.number > MOST_LINES or b"\0" in content:
                raise self.unreadable(self._refusal(content))
            try:
                yield content.decode("utf-8-sig" if self.number == 1 else "utf-8")
            except UnicodeDecodeError as error:
                raise self.unreadable(f"byte {error.start + 1} is not UTF-8") from None

    def unreadable(self, message: str, line: int | None = None) -> Unreadable:
        return Unreadable(self.file, message, line or self.number)

    def _refusal(self, content: bytes) -> str:
        if b"\0" in content:
            return f"byte {content.index(0) + 1} is NUL: this is no text file"
        if self.number > MOST_LINES:
            return f"more than {MOST_LINES:,} lines"
        return f"the line is longer than {LONGEST_LINE:,} bytes"


def _rows(lines: Lines, required: Collection[str]) -> Iterator[tuple[int, Row]]:
    records = _records(lines)
    number, header = next(records, (0, []))
    if not header:
        raise Unreadable(lines.file, "the file is empty")
    _check_header(lines, number, header, required)
    width = len(header)
    for number, record in records:
        if len(record) != width:
            raise lines.unreadable(_misfit(header, record), number)
        yield number, dict(zip(header, [field or None for field in record], strict=True))


def _records(lines: Lines) -> Iterator[tuple[int, list[str]]]:
    """The records and the lines they begin on; blank lines are none."""
    reader = csv.reader(lines, strict=True)
    begins = 1
    try:
        for record in reader:
            if lines.length > LONGEST_FIELD:
                _check_lengths(lines, begins, record)
            if record:
                yield begins, record
            begins, lines.length = lines.number + 1, 0
    except csv.Error as error:
        raise lines.unreadable(f"this is not CSV from here on ({not_csv(error)})", begins) from None


def _check_lengths(lines: Lines, number: int, record: list[str]) -> None:
    for place, field in enumerate(record, 1):
        if len(field) > LONGEST_FIELD:
            raise lines.unreadable(f"field {place}: {len(field):,} characters is too long", number)


def _check_header(lines: Lines, number: int, header: list[str], required: Collection[str]) -> None:
    if len(header) > MOST_COLUMNS:
        raise lines.unreadable(f"more than {MOST_COLUMNS} columns", number)
    for title in header:
        if header.count(title) > 1:
            raise lines.unreadable(f"the column {quoted(title)} stands twice", number)
    missing = [title for title in required if title not in header]
    if missing:
        raise lines.unreadable(_missing(missing, [title for title in header if title not in required]), number)


def _missing(titles: list[str], others: list[str]) -> str:
    others = [other for other in others if len(other) <= LONGEST_NAME]
    close = get_close_matches(titles[0], others, n=1)
    what = "the column" if len(titles) == 1 else "the columns"
    are = "is missing" if len(titles) == 1 else "are missing"
    hint = f", did you mean it by {quoted(close[0])}?" if close else ""
    return f"{what} {', '.join(map(quoted, titles))} {are}{hint}"


def _misfit(header: list[str], record: list[str]) -> str:
    message = f"{len(record)} fields, but the header has {len(header)}"
    if len(record) < len(header):
        message += f"; nothing stands for {quoted(header[len(record)])}"
    return message
