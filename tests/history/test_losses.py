"""The real release with parts cut away: each is stopped, and nothing of the history changes."""

import zipfile

import pytest

from results.importers.f1db import import_release
from results.importers.f1db.source import open_release
from results.models import Classification, Entry, GridPosition, Told
from tests.history.conftest import RELEASE

RACES = "f1db-races-race-results.csv"
GRIDS = "f1db-races-starting-grid-positions.csv"


def head(lines):
    return lines[:1]


def half(lines):
    return lines[: len(lines) // 2]


def without_perez(lines):
    return [line for line in lines if b'"sergio-perez"' not in line]


def without_a_sheet(lines):
    return [line for line in lines if not line.startswith(b"1000,")]


def cut(path, changes):
    """The release with ``changes`` by the beginning of a file's name: what becomes of its lines."""
    with zipfile.ZipFile(RELEASE) as release, zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name in release.namelist():
            content = release.read(name)
            for start, change in changes.items():
                if name.startswith(start):
                    content = b"".join(change(content.splitlines(keepends=True)))
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({RACES: half}, [f"{RACES}: 6", "sheets with 13,", f"{RACES}: 1 sheet has "]),
        ({RACES: head}, ["all results: 13 drivers are gone", f"{RACES}: 1,160 sheets with 27,533 rows are gone"]),
        ({RACES: without_a_sheet}, [f"{RACES}: 1 sheet with 20 rows is gone: 2019 china race"]),
        ({GRIDS: head}, [f"{GRIDS}: 1,160 grids with 25,770 grid places are gone"]),
        (
            {"f1db-races": without_perez},
            [
                "all results: 1 driver is gone from them: sergio-perez",
                f"{RACES}: 294 sheets have 294 rows fewer",
                f"{RACES}: 291 sheets of old races would be revised",
                f"{GRIDS}: 293 grids have 293 grid places fewer",
            ],
        ),
    ],
    ids=["half a file", "an empty file", "a sheet", "the grids", "a driver"],
)
def test_a_release_that_has_lost_something_is_stopped(tmp_path, changes, expected):
    models = (Classification, Entry, GridPosition, Told)
    before = [(model.objects.count(), model.objects.latest("pk").pk) for model in models]
    with open_release(cut(tmp_path / "f1db-csv.zip", changes)) as release:
        report = import_release(release)
    assert (report.ok, report.tallies) == (False, {})
    said = "\n".join(report.fault_lines())
    assert [words for words in expected if words not in said] == []
    assert said.endswith("If this is right, import it again with --accept-losses.")
    assert [(model.objects.count(), model.objects.latest("pk").pk) for model in models] == before
