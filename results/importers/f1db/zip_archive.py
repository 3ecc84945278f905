"""The files of a zip. Read as they are asked for; nothing is unpacked to disk."""

import datetime
import hashlib
import re
import stat
import struct
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from results.importers.f1db.archive import (
    LARGEST_FILE,
    LARGEST_TOTAL,
    MOST_FILES,
    Allowance,
    Bounded,
    Unreadable,
    in_one_place,
    megabytes,
)
from results.parsing.words import quoted

LARGEST_ZIP = 100_000_000  # bytes
LARGEST_DIRECTORY = 1_000_000  # bytes, of the list of entries
ENCRYPTED = 0x1
END = struct.Struct("<4s4H2LH")  # the end of the list of entries, as zip files have it
LONGEST_COMMENT = 65_535
ZIP64_LOCATOR, ZIP64_LOCATOR_SIZE = b"PK\x06\x07", 20
# All that zipfile is known to raise over a file that is no good.
BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError,
    OverflowError, MemoryError,
)  # fmt: skip


class ZipArchive:
    def __init__(self, path: Path, pattern: re.Pattern[str]):
        self.label = str(path)
        self._allowance = Allowance()
        file = path.open("rb")
        try:
            _check_directory(self.label, file)
            self._zip = zipfile.ZipFile(file)
            self._entries = _entries(self.label, self._zip.infolist(), pattern)
        except BROKEN as error:
            file.close()
            raise Unreadable(self.label, explain(error)) from error
        except Unreadable:
            file.close()
            raise
        self._file = file
        self.names = frozenset(self._entries)

    def close(self) -> None:
        self._zip.close()
        self._file.close()

    @contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        try:
            source = self._zip.open(self._entries[name])
        except BROKEN as error:
            raise Unreadable(name, explain(error)) from error
        with Bounded(name, cast(BinaryIO, source), self._allowance, explain) as stream:
            yield cast(BinaryIO, stream)

    def date(self) -> datetime.date | None:
        dates = [entry.date_time[:3] for entry in self._entries.values()]
        try:
            return datetime.date(*max(dates)) if dates else None
        except ValueError:
            return None

    def fingerprint(self) -> str:
        content = "".join(f"{name} {self._entries[name].CRC}\n" for name in sorted(self._entries))
        return hashlib.sha256(content.encode()).hexdigest()


def explain(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"this cannot be read ({error.strerror})"
    return "this is not a whole zip file: it is cut off, damaged or something else"


def _check_directory(label: str, file: BinaryIO) -> None:
    """Before zipfile reads the list of entries into memory, see that it is not endless."""
    size = file.seek(0, 2)
    if size > LARGEST_ZIP:
        raise Unreadable(label, f"the file is larger than {megabytes(LARGEST_ZIP)}")
    file.seek(max(0, size - LONGEST_COMMENT - END.size - ZIP64_LOCATOR_SIZE))
    tail = file.read()
    place = tail.rfind(b"PK\x05\x06")
    if place < 0 or len(tail) - place < END.size:
        raise zipfile.BadZipFile
    _, _, _, _, count, length, _, _ = END.unpack_from(tail, place)
    is_zip64 = tail[max(0, place - ZIP64_LOCATOR_SIZE) :].startswith(ZIP64_LOCATOR)
    if is_zip64 or count > MOST_FILES or length > LARGEST_DIRECTORY:
        raise Unreadable(label, f"the zip has more than {MOST_FILES:,} files")
    file.seek(0)


def _entries(label: str, infos: list[zipfile.ZipInfo], pattern: re.Pattern[str]) -> dict[str, zipfile.ZipInfo]:
    """The entries that fit the pattern by name. A zip with an entry that only a trickster makes is refused whole."""
    if len(infos) > MOST_FILES:
        raise Unreadable(label, f"the zip has more than {MOST_FILES:,} files")
    found: dict[str, dict[str, zipfile.ZipInfo]] = defaultdict(dict)
    for info in infos:
        _check_name(label, info)
        folder, _, name = info.filename.rpartition("/")
        if "/" in folder or not pattern.fullmatch(name):
            continue
        if name in found[folder]:
            raise Unreadable(label, f"the zip has {quoted(info.filename)} twice")
        _check_entry(label, info)
        found[folder][name] = info
    entries = found[in_one_place(label, {folder: list(names) for folder, names in found.items()})]
    if sum(info.file_size for info in entries.values()) > LARGEST_TOTAL:
        raise Unreadable(label, f"all files together are larger than {megabytes(LARGEST_TOTAL)}")
    return entries


def _check_name(label: str, info: zipfile.ZipInfo) -> None:
    name = info.orig_filename
    parts = name.replace("\\", "/").split("/")
    if name.startswith(("/", "\\")) or ".." in parts or "\0" in name or re.match(r"[A-Za-z]:", name):
        raise Unreadable(label, f"the zip has {quoted(name)}, a name that leads out of it")
    if stat.S_ISLNK(info.external_attr >> 16):
        raise Unreadable(label, f"the zip has {quoted(name)}, which is a link")


def _check_entry(label: str, info: zipfile.ZipInfo) -> None:
    if info.flag_bits & ENCRYPTED:
        raise Unreadable(label, f"{quoted(info.filename)} is encrypted")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Unreadable(label, f"{quoted(info.filename)} is packed in a way that is not read here")
    if info.file_size > LARGEST_FILE:
        raise Unreadable(label, f"{quoted(info.filename)} is larger than {megabytes(LARGEST_FILE)}")
