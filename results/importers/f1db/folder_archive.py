"""The files of a folder. Links are not followed."""

import datetime
import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import BinaryIO, cast

from results.importers.f1db.archive import MOST_FILES, Allowance, Bounded, Unreadable, in_one_place

PLAIN = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


class FolderArchive:
    def __init__(self, path: Path, pattern: re.Pattern[str]):
        self.label = str(path)
        self._allowance = Allowance()
        self._paths = _paths(path, pattern)
        self.names = frozenset(self._paths)

    def close(self) -> None: ...

    @contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        try:
            source = os.fdopen(os.open(self._paths[name], PLAIN), "rb")
        except OSError as error:
            raise Unreadable(name, explain(error)) from error
        with Bounded(name, source, self._allowance, explain) as stream:
            yield cast(BinaryIO, stream)

    def date(self) -> datetime.date | None:
        times = [path.stat(follow_symlinks=False).st_mtime for path in self._paths.values()]
        return datetime.datetime.fromtimestamp(max(times), datetime.UTC).date() if times else None

    def fingerprint(self) -> str:
        whole = hashlib.sha256()
        for name in sorted(self._paths):
            whole.update(name.encode())
            with self.open(name) as file:
                while content := file.read(1 << 18):
                    whole.update(content)
        return whole.hexdigest()


def explain(error: Exception) -> str:
    reason = getattr(error, "strerror", None) or "it cannot be read"
    return f"this cannot be read ({reason})"


def _paths(folder: Path, pattern: re.Pattern[str]) -> dict[str, Path]:
    top = _listed(folder)
    found = {"": [entry for entry in top if pattern.fullmatch(entry.name)]}
    if not found[""]:
        inner = [entry for entry in top if entry.is_dir(follow_symlinks=False)]
        found = {entry.name: _fitting(Path(entry.path), pattern) for entry in inner}
    found = {name: entries for name, entries in found.items() if entries}
    chosen = in_one_place(str(folder), {name: [entry.name for entry in entries] for name, entries in found.items()})
    for entry in found.get(chosen, []):
        if not entry.is_file(follow_symlinks=False):
            raise Unreadable(entry.name, "this is not a plain file")
    return {entry.name: Path(entry.path) for entry in found.get(chosen, [])}


def _fitting(folder: Path, pattern: re.Pattern[str]) -> list[os.DirEntry[str]]:
    return [entry for entry in _listed(folder) if pattern.fullmatch(entry.name)]


def _listed(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as listing:
            entries = list(islice(listing, MOST_FILES + 1))
    except OSError as error:
        raise Unreadable(str(folder), explain(error)) from error
    if len(entries) > MOST_FILES:
        raise Unreadable(str(folder), f"the folder has more than {MOST_FILES:,} files")
    return entries
