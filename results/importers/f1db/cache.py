"""A downloaded file in the cache folder, and the part of one that is still being downloaded.

``<name>`` is the whole file and ``<name>.json`` what its server said of it; ``<name>.part`` and ``<name>.part.json``
are the same of an unfinished one. A whole file is only ever replaced by a whole one.
"""

import fcntl
import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import urlsplit

from results.importers.f1db.archive import Unreadable


@dataclass(frozen=True, slots=True)
class Told:
    """What the server said of a file. An empty text where it said nothing."""

    etag: str = ""
    modified: str = ""
    version: str = ""
    size: int = -1

    @property
    def validator(self) -> str:
        """What proves that a rest belongs to the part that is here; a weak ETag does not."""
        if self.etag:
            return "" if self.etag.startswith("W/") else self.etag
        return self.modified


class CachedFile:
    def __init__(self, folder: Path, address: str):
        stem = Path(urlsplit(address).path).stem[:40] or "f1db"
        name = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in stem)
        self.path = folder / f"{name}-{hashlib.sha256(address.encode()).hexdigest()[:12]}.zip"
        self.part = self.path.with_suffix(".zip.part")

    @contextmanager
    def locked(self) -> Iterator[None]:
        """The cache folder, made where it is missing, for one download of this file at a time."""
        with self._writing():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            lock = self.path.with_suffix(".lock").open("w")
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise Unreadable(str(self.path.parent), "another download of the same file is under way") from error
            yield

    def told(self) -> Told | None:
        """Of the whole file; None when there is none."""
        return _told(self.path)

    def told_of_part(self) -> Told | None:
        """Of the unfinished file; None when there is none that could be continued."""
        told = _told(self.part, whole=False)
        return told if told and told.validator else None

    def begin(self, told: Told) -> None:
        with self._writing():
            self.part.write_bytes(b"")
            _beside(self.part).write_text(json.dumps(asdict(told)))

    def append(self, content: bytes) -> None:
        with self._writing(), self.part.open("ab") as file:
            file.write(content)

    def size_of_part(self) -> int:
        return self.part.stat().st_size if self.part.exists() else 0

    def discard(self) -> None:
        """Forget the unfinished file."""
        with self._writing():
            self.part.unlink(missing_ok=True)
            _beside(self.part).unlink(missing_ok=True)

    def finish(self, told: Told) -> None:
        """The unfinished file is whole: put it in place of the old one, in one step."""
        with self._writing():
            with self.part.open("rb+") as file:
                os.fsync(file.fileno())
            self.part.replace(self.path)
            _beside(self.part).write_text(json.dumps(asdict(told)))
            _beside(self.part).replace(_beside(self.path))

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise Unreadable(str(self.path.parent), f"the download cannot be kept here ({error.strerror})") from error


def _beside(path: Path) -> Path:
    return path.with_name(path.name + ".json")


def _told(path: Path, whole: bool = True) -> Told | None:
    try:
        told = _read(json.loads(_beside(path).read_text()))
        return told if not whole or told.size == path.stat().st_size else None
    except (OSError, ValueError, TypeError):
        return None


def _read(stored: Mapping[str, object]) -> Told:
    told = Told(**stored)  # type: ignore[arg-type]
    texts = (told.etag, told.modified, told.version)
    if not all(isinstance(text, str) and text.isprintable() for text in texts) or not isinstance(told.size, int):
        raise ValueError("this is not what was stored")
    return told
