"""Hostile zips and folders: refused in one sentence, or read no further than is safe."""

import os
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from django.conf import settings

from results.importers.f1db.archive import Unreadable
from results.importers.f1db.source import open_release
from tests.results.importers.f1db_source.releases import CONTINENTS, a_folder, a_zip, tables, zipped

TABLE = "f1db-continents.csv"
NOT_WHOLE = "this is not a whole zip file: it is cut off, damaged or something else"
OFFICIAL = Path(__file__).resolve().parents[4].parent / "shared" / "data" / "f1db" / "f1db-csv.zip"


def names(place):
    with open_release(place) as release:
        return sorted(release.archive.names)


def read_all(place):
    with open_release(place) as release:
        return {name: list(release.table(name[5:-4])) for name in release.archive.names}


def refusal(place):
    with pytest.raises(Unreadable) as error:
        read_all(place)
    return error.value.fault


def an_entry(name, **fields):
    info = zipfile.ZipInfo(name)
    for field, value in fields.items():
        setattr(info, field, value)
    return info


def test_tables_may_stand_in_one_folder(tmp_path):
    others = {"README.md": "", "__MACOSX/._f1db-races.csv": "", "inner.zip": zipped({TABLE: ""}), "a/b/f1db-x.csv": ""}

    assert names(a_zip(tmp_path, {f"release/{TABLE}": CONTINENTS, **others})) == [TABLE]
    assert names(a_folder(tmp_path / "unpacked" / "release", {TABLE: CONTINENTS}).parent) == [TABLE]


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([(TABLE, ""), ("../../evil.csv", "")], 'the zip has "../../evil.csv", a name that leads out of it'),
        ([(TABLE, ""), ("/etc/passwd", "")], 'the zip has "/etc/passwd", a name that leads out of it'),
        ([(TABLE, ""), ("..\\evil.csv", "")], 'the zip has "..\\evil.csv", a name that leads out of it'),
        ([(TABLE, ""), ("C:\\evil.csv", "")], 'the zip has "C:\\evil.csv", a name that leads out of it'),
        ([(TABLE, CONTINENTS), (TABLE, "")], 'the zip has "f1db-continents.csv" twice'),
        (
            [(an_entry(TABLE, external_attr=(stat.S_IFLNK | 0o777) << 16), "/etc/passwd")],
            'the zip has "f1db-continents.csv", which is a link',
        ),
        ([(f"a/{TABLE}", ""), (f"b/{TABLE}", "")], "the files stand in more than one folder (a, b)"),
        ([(f"a/{TABLE}", ""), (TABLE, "")], "the files stand in more than one folder (a, the top)"),
        ([("README.md", "")], "there is no table of F1DB in it (f1db-races.csv and others)"),
        ([], "there is no table of F1DB in it (f1db-races.csv and others)"),
        ([(f"{n}.txt", "") for n in range(2_001)], "the zip has more than 2,000 files"),
    ],
    ids=lambda value: "" if isinstance(value, list) else value[:40],
)  # fmt: skip
@pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning")
def test_a_zip_made_to_trick_is_refused(tmp_path, entries, expected):
    path = a_zip(tmp_path, entries)

    assert str(refusal(path)) == f"{path}: {expected}"


def test_nothing_is_unpacked(tmp_path):
    path = a_zip(tmp_path, {TABLE: CONTINENTS})
    read_all(path)

    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def changed(content, place, *values):
    """The zip with bytes changed at ``place`` of its first local header and of its first entry in the directory."""
    content = bytearray(content)
    content[place : place + len(values)] = bytes(values)
    central = content.index(b"PK\x01\x02") + place + 2
    content[central : central + len(values)] = bytes(values)
    return bytes(content)


@pytest.mark.parametrize(
    ("place", "values", "expected"),
    [
        (6, (1, 0), '"f1db-continents.csv" is encrypted'),
        (8, (12, 0), '"f1db-continents.csv" is packed in a way that is not read here'),
        (22, (0, 0, 0, 64), '"f1db-continents.csv" is larger than 40 MB'),
    ],
    ids=["encrypted", "bzip2", "size"],
)
def test_entries_that_are_not_read_are_refused(tmp_path, place, values, expected):
    path = a_zip(tmp_path, changed(zipped({TABLE: CONTINENTS}), place, *values))

    assert str(refusal(path)) == f"{path}: {expected}"


def test_a_wrong_checksum_is_found(tmp_path):
    path = a_zip(tmp_path, changed(zipped({TABLE: CONTINENTS}), 14, 1, 2, 3, 4))

    assert str(refusal(path)) == f"{TABLE}: {NOT_WHOLE}"


@pytest.mark.parametrize("kept", [0, 1, 10, 100, -1, -30, -100])
def test_a_truncated_zip_is_refused(tmp_path, kept):
    path = a_zip(tmp_path, zipped(tables(continents=CONTINENTS))[:kept])

    assert str(refusal(path)) == f"{path}: {NOT_WHOLE}"


def test_a_zip_that_says_it_has_endless_entries_is_refused_unread(tmp_path):
    content = bytearray(zipped({TABLE: CONTINENTS}))
    end = content.index(b"PK\x05\x06")
    content[end + 12 : end + 16] = (2_000_000).to_bytes(4, "little")
    path = a_zip(tmp_path, bytes(content))

    assert str(refusal(path)) == f"{path}: the zip has more than 2,000 files"


BOMB = """
import resource, sys
import django
django.setup()
from results.importers.f1db.archive import Unreadable
from results.importers.f1db.opening import open_archive
from results.importers.f1db.release import TABLE_FILE, Release
from pathlib import Path
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    with Release(open_archive(Path(sys.argv[1]), TABLE_FILE), "") as release:
        for row in release.table("continents"):
            pass
except Unreadable as problem:
    print(problem.fault.message)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000)
"""


def a_bomb(path, line, size, claim=None):
    """A zip whose one table is ``line`` again and again, and which may claim to be smaller than it is."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as bomb, bomb.open(TABLE, "w") as entry:
        entry.write(b'"id","name"\n')
        block = line * (1_000_000 // len(line))
        for _ in range(size // 1_000_000):
            entry.write(block)
    if claim is not None:
        path.write_bytes(changed(path.read_bytes(), 22, *claim.to_bytes(4, "little")))
    return path


@pytest.mark.parametrize(
    ("line", "size", "claim", "expected"),
    [
        (b" ", 1_000_000_000, None, '"f1db-continents.csv" is larger than 40 MB'),
        (b" ", 100_000_000, 1_000_000, "the line is longer than 20,000 bytes"),
        (b'"a","b"\n', 100_000_000, 20_000_000, "more than 500,000 lines"),
        (b'"a","' + b"b" * 994 + b'"\n', 100_000_000, 20_000_000, NOT_WHOLE),
    ],
    ids=["one gigabyte", "one line", "lines", "a false claim"],
)
def test_a_bomb_is_put_down_early_in_little_memory(tmp_path, line, size, claim, expected):
    path = a_bomb(tmp_path / "bomb.zip", line, size, claim)
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "f1site.settings", "DATABASE_URL": "sqlite://:memory:"}
    command = [sys.executable, "-c", BOMB, path]
    done = subprocess.run(
        command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, timeout=30, check=True
    )

    assert done.stdout.splitlines() == [expected, "True"]


def test_all_that_is_read_has_an_end(tmp_path):
    path = a_zip(tmp_path, {TABLE: CONTINENTS * 10})
    with open_release(path) as release:
        release.archive._allowance.left = 1_000
        assert len([list(release.table("continents")) for _ in range(2)]) == 2
        with pytest.raises(Unreadable, match=r"^f1db-continents.csv: all files together are larger than 400 MB$"):
            list(release.table("continents"))


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda path: None, "there is no such file or folder"),
        (lambda path: path.symlink_to("nowhere"), "this is neither a zip nor a folder"),
        (os.mkfifo, "this is neither a zip nor a folder"),
        (lambda path: path.mkdir(), "there is no table of F1DB in it (f1db-races.csv and others)"),
        (lambda path: path.write_text("<html>"), NOT_WHOLE),
        (lambda path: path.write_bytes(b"PK\x05\x06"), NOT_WHOLE),
    ],
    ids=["nothing", "dead link", "pipe", "empty folder", "html", "an end alone"],
)
def test_what_is_no_release_is_refused(tmp_path, make, expected):
    path = tmp_path / "release"
    make(path)

    assert str(refusal(path)) == f"{path}: {expected}"


def test_a_path_with_a_nul_is_no_path():
    assert str(refusal("f1db\0.zip")) == "f1db?.zip: there is no such file or folder"


def test_links_in_a_folder_are_not_followed(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text(CONTINENTS)
    folder = a_folder(tmp_path / "release", {})
    (folder / TABLE).symlink_to(secret)

    assert str(refusal(folder)) == f"{TABLE}: this is not a plain file"


def test_a_folder_of_endless_files_is_refused(tmp_path):
    folder = a_folder(tmp_path / "release", {f"{n}.txt": "" for n in range(2_001)})

    assert str(refusal(folder)) == f"{folder}: the folder has more than 2,000 files"


def test_a_file_too_large_in_a_folder_is_refused(tmp_path):
    folder = a_folder(tmp_path / "release", {TABLE: CONTINENTS})
    with (folder / TABLE).open("r+b") as file:
        file.truncate(50_000_000)
        file.seek(0)
        for _ in range(41):
            file.write(b'"id","name"\n' + (b'"a","' + b"b" * 9_992 + b'"\n') * 100)

    assert str(refusal(folder)) == f"{TABLE}: the file is larger than 40 MB"


@pytest.mark.skipif(not OFFICIAL.is_file(), reason="the release stands beside the checkout, not in it")
def test_the_whole_release_is_read():
    found = read_all(OFFICIAL)

    assert len(found) == 47
    assert sum(map(len, found.values())) == 246_214
    assert found["f1db-seasons.csv"][0] == (2, {"year": "1950"})
