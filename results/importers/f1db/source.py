"""Where a release of F1DB comes from: a zip, a folder, an address, or the newest one there is."""

import re
from pathlib import Path

from django.conf import settings

from results.importers.f1db.archive import CHUNK, Archive, Unreadable
from results.importers.f1db.download import download
from results.importers.f1db.opening import open_archive
from results.importers.f1db.patience import Patience
from results.importers.f1db.progress import Progress
from results.importers.f1db.release import TABLE_FILE, Release

NEWEST = "https://github.com/f1db/f1db/releases/latest/download/f1db-csv.zip"
ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
VERSION = re.compile(r"(?<![\d.])((?:19|20)\d\d\.\d+(?:\.\d+)?(?:[.-](?:dev|alpha|beta|rc)\d*)?)(?![.\d]*\d)")
EARLIEST_YEAR = 2000  # reproducible archives are dated 1980


def open_release(
    where: str | Path | None = None,
    *,
    newest: str = NEWEST,
    cache: Path | None = None,
    patience: Patience | None = None,
    progress: Progress | None = None,
) -> Release:
    """The release at a path or an address, or without either the newest one. Unreadable when there is none to be had.

    What is downloaded is kept in ``cache``.
    """
    place = str(newest if where is None else where)
    if not ADDRESS.match(place):
        return _release(Path(place))
    folder = cache or settings.VAR_DIR / "f1db"
    found = download(place, folder, check_zip, patience or Patience(), progress or Progress())
    return _release(found.path, found.version or place)


def _release(path: Path, named: str = "") -> Release:
    archive = open_archive(path, TABLE_FILE)
    try:
        _check_tables(archive)
        return Release(archive, version_of(archive, named or path.name))
    except BaseException:
        archive.close()
        raise


def check_zip(path: Path) -> None:
    """Unreadable unless the file is a release in a zip, and every table can be read to its end."""
    with _release(path) as release:
        for name in sorted(release.archive.names):
            with release.archive.open(name) as file:
                while file.read(CHUNK):
                    pass


def _check_tables(archive: Archive) -> None:
    if not archive.names:
        raise Unreadable(archive.label, "there is no table of F1DB in it (f1db-races.csv and others)")


def version_of(archive: Archive, named: str) -> str:
    """``2026.11.0`` when the name says it, else ``of 2026-08-21``, else the beginning of a hash."""
    if told := VERSION.search(named):
        return told[1]
    date = archive.date()
    if date and date.year >= EARLIEST_YEAR:
        return f"of {date.isoformat()}"
    return f"with fingerprint {archive.fingerprint()[:12]}"
