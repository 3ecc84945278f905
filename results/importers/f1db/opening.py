"""A path as an archive, whichever kind stands there."""

import re
from pathlib import Path

from results.importers.f1db.archive import Archive, Unreadable
from results.importers.f1db.folder_archive import FolderArchive
from results.importers.f1db.zip_archive import ZipArchive


def open_archive(path: Path, pattern: re.Pattern[str]) -> Archive:
    """The files that fit ``pattern`` in the zip or folder at ``path``. Unreadable otherwise."""
    try:
        if path.is_dir():
            return FolderArchive(path, pattern)
        if path.is_file():
            return ZipArchive(path, pattern)
        is_there = path.exists() or path.is_symlink()
    except OSError as error:
        raise Unreadable(str(path), f"this cannot be read ({error.strerror})") from error
    except ValueError:  # a NUL in the path
        is_there = False
    raise Unreadable(str(path), "this is neither a zip nor a folder" if is_there else "there is no such file or folder")
