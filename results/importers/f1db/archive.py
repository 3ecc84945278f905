"""The files of one kind in a zip or a folder, however hostile it is. Nothing is ever unpacked to disk.

Only files whose name fits a pattern are seen, at the top or in one folder at the top; all else is left alone. What
is read is bounded by the bytes that come, not by what the archive says of itself.
"""

import datetime
import io
from collections.abc import Callable
from contextlib import AbstractContextManager
from types import TracebackType
from typing import BinaryIO, Protocol

from results.importers.report import Fault

LARGEST_FILE = 40_000_000  # bytes, of one file; ten times the largest of F1DB
LARGEST_TOTAL = 400_000_000  # bytes, of all that is read from one archive
MOST_FILES = 2_000
CHUNK = 1 << 18


class Unreadable(Exception):
    """Why a source, or one file of it, cannot be read."""

    def __init__(self, file: str, message: str, line: int | None = None):
        self.fault = Fault(file, line, message)
        super().__init__(str(self.fault))


class Archive(Protocol):
    """A zip or a folder. ``names`` are those of the files that fit the pattern, without the folder they are in."""

    label: str
    names: frozenset[str]

    def open(self, name: str) -> AbstractContextManager[BinaryIO]:
        """The bytes of a file. Unreadable when it cannot be opened, and later when it cannot be read on."""

    def date(self) -> datetime.date | None:
        """When the newest of the files was made, as far as the archive says."""

    def fingerprint(self) -> str:
        """A hash of the content."""

    def close(self) -> None: ...


class Allowance:
    """How many bytes may still be read, shared by all files of an archive."""

    def __init__(self, total: int = LARGEST_TOTAL, each: int = LARGEST_FILE):
        self.left = total
        self.total = total
        self.each = each

    def take(self, name: str, count: int, so_far: int) -> None:
        self.left -= count
        if so_far > self.each:
            raise Unreadable(name, f"the file is larger than {megabytes(self.each)}")
        if self.left < 0:
            raise Unreadable(name, f"all files together are larger than {megabytes(self.total)}")


class Bounded(io.RawIOBase):
    """A file that says in one sentence why it cannot be read on."""

    def __init__(self, name: str, source: BinaryIO, allowance: Allowance, explain: Callable[[Exception], str]):
        self.name = name
        self._source = source
        self._allowance = allowance
        self._explain = explain
        self._so_far = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        try:
            content = self._source.read(len(buffer))
        except Exception as error:
            raise Unreadable(self.name, self._explain(error)) from error
        self._so_far += len(content)
        self._allowance.take(self.name, len(content), self._so_far)
        buffer[: len(content)] = content
        return len(content)

    def close(self) -> None:
        self._source.close()
        super().close()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def in_one_place(label: str, paths: dict[str, list[str]]) -> str:
    """The one folder (``""`` is the top) that has the files: ``{folder: names}``, of folders at most one deep."""
    if not paths:
        return ""
    if len(paths) > 1:
        folders = ", ".join(sorted(folder or "the top" for folder in paths))
        raise Unreadable(label, f"the files stand in more than one folder ({folders})")
    return next(iter(paths))


def megabytes(count: int) -> str:
    return f"{count // 1_000_000} MB"
