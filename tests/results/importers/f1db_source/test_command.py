"""``import_f1db``: what it prints, and that whatever goes wrong leaves the database as it was."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from results.importers.f1db.tables import needed
from results.models import Circuit, CircuitLayout
from tests.builders import a_layout
from tests.results.importers.f1db_source.releases import a_folder, a_zip, tables, zipped
from tests.results.importers.f1db_source.server import redirects_to, says, sends, serving

pytestmark = pytest.mark.django_db
ROOT = Path(settings.BASE_DIR)
SVG = '<svg width="5" height="5"><path d="M1 2l3 4z"/></svg>'
NOT_WHOLE = "this is not a whole zip file: it is cut off, damaged or something else"


def a_table(table, *rows):
    """The text of a table with these rows: ``{column: value}``."""
    titles = needed(table)
    lines = [titles, *([row.get(title, "") for title in titles] for row in rows)]
    return "".join(",".join(map(str, line)) + "\n" for line in lines)


LAKESIDE = {
    "countries": a_table("countries", {"id": "italy", "alpha2Code": "IT", "alpha3Code": "ITA", "name": "Italy"}),
    "circuits": a_table(
        "circuits",
        {
            "id": "lakeside", "name": "Lakeside", "fullName": "Lakeside Ring", "type": "RACE", "countryId": "italy",
            "direction": "CLOCKWISE", "placeName": "Lake", "latitude": 1, "longitude": 2, "length": 3.5, "turns": 9,
        },
    ),
    "circuits_layouts": a_table(
        "circuits-layouts", {"id": "lakeside-1", "circuitId": "lakeside", "length": 3.5, "turns": 9}
    ),
}  # fmt: skip


def run(*arguments, **options):
    output = StringIO()
    call_command("import_f1db", *map(str, arguments), stdout=output, verbosity=0, **options)
    return output.getvalue().splitlines()


def refusal(*arguments):
    """What the command says on its way out. Nothing may have been saved."""
    with pytest.raises(CommandError) as error:
        run(*arguments)
    assert error.value.returncode == 1
    assert not Circuit.objects.exists()
    return str(error.value).splitlines()


@pytest.fixture
def lakeside(tmp_path):
    return a_zip(tmp_path, tables(**LAKESIDE))


def test_import_prints_what_it_did(lakeside):
    lines = run(lakeside)

    assert lines[0] == "F1DB of 2026-08-21:"
    assert "circuits 1 created, 0 updated, 0 unchanged" in [" ".join(line.split()) for line in lines]
    assert CircuitLayout.objects.get().slug == "lakeside-1"


def test_import_twice_changes_nothing(lakeside):
    run(lakeside)

    assert all(line.endswith(":") or " 0 created, 0 updated" in line for line in run(lakeside))


def test_import_takes_a_folder(tmp_path):
    run(a_folder(tmp_path / "release", tables(**LAKESIDE)))

    assert CircuitLayout.objects.get().slug == "lakeside-1"


def test_import_stores_drawings_and_names_those_of_no_layout(lakeside, tmp_path):
    folder = a_folder(tmp_path / "svg", {"lakeside-1.svg": SVG, **{f"moon-{n:02}.svg": SVG for n in range(12)}})

    lines = [" ".join(line.split()) for line in run(lakeside, "--circuits", folder)]

    assert "circuit drawings 1 created, 0 updated, 0 unchanged" in lines
    assert [line for line in lines if line.startswith("note:")] == [
        *(f"note: moon-{n:02}.svg: there is no such layout" for n in range(10)),
        "note: and 2 more drawings of layouts that are not there",
    ]
    assert CircuitLayout.objects.get().drawing == "M0 0l1500 2000z"


def test_a_bad_drawing_keeps_the_release_out_too(lakeside, tmp_path):
    folder = a_folder(tmp_path / "svg", {"lakeside-1.svg": "<svg><script/></svg>", "moon.svg": "<!DOCTYPE svg><svg/>"})

    assert refusal(lakeside, "--circuits", folder) == [
        "Nothing was saved.",
        "lakeside-1.svg: there is no line in it",
        "moon.svg:1: a document type: it could declare entities, and a drawing needs none",
    ]


def test_drawings_stay_when_a_release_is_refused(tmp_path):
    a_layout(slug="lakeside-1", drawing="old")
    folder = a_folder(tmp_path / "svg", {"lakeside-1.svg": SVG})
    with pytest.raises(CommandError):
        run(a_zip(tmp_path, tables(circuits="")), "--circuits", folder)

    assert CircuitLayout.objects.get().drawing == "old"


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda path: path, "{}: there is no such file or folder"),
        (lambda path: a_zip(path.parent, b"<html>", name=path.name), "{}: " + NOT_WHOLE),
        (lambda path: a_zip(path.parent, zipped(tables())[:-9], name=path.name), "{}: " + NOT_WHOLE),
        (
            lambda path: a_zip(path.parent, {"README": ""}, name=path.name),
            "{}: there is no table of F1DB in it (f1db-races.csv and others)",
        ),
        (
            lambda path: a_zip(path.parent, {**tables(), "../x": ""}, name=path.name),
            '{}: the zip has "../x", a name that leads out of it',
        ),
    ],
    ids=["nothing", "html", "truncated", "no tables", "traversal"],
)
def test_a_source_that_is_none_is_one_sentence(tmp_path, make, expected):
    path = make(tmp_path / "release")

    assert refusal(path) == ["Nothing was saved.", expected.format(path)]


LINE = LAKESIDE["circuits"]
FEW = '1 fields, but the header has 9; nothing stands for "name"'
NO_NAME = 'the column "name" is missing, did you mean it by "nme"?'


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"circuits": None}, "f1db-circuits.csv: the file is missing"),
        ({"circuits": ""}, "f1db-circuits.csv: the file is empty"),
        ({"countries": "id,alpha3Code,nme\n"}, f"f1db-countries.csv:1: {NO_NAME}"),
        ({"circuits": LINE + "moon\n"}, f"f1db-circuits.csv:3: {FEW}"),
        ({"circuits": LINE.replace("Ring", "R\0ng")}, "f1db-circuits.csv:2: byte 29 is NUL: this is no text file"),
        ({"circuits": LINE.replace("Ring", "Rïng").encode("latin-1")}, "f1db-circuits.csv:2: byte 29 is not UTF-8"),
        ({"circuits": LINE.encode("utf-16")}, "f1db-circuits.csv:1: byte 4 is NUL: this is no text file"),
        ({"circuits": LINE + "x" * 30_000}, "f1db-circuits.csv:3: the line is longer than 20,000 bytes"),
        (
            {"circuits": LINE.replace("Ring", '"Ring"').replace(",Lake,", ',"Lake,')},
            "f1db-circuits.csv:2: this is not CSV from here on (unexpected end of data)",
        ),
        ({"races_pit_stops": "x" * 30_000}, "f1db-races-pit-stops.csv:1: the line is longer than 20,000 bytes"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_bad_table_is_one_fault(tmp_path, changes, expected):
    assert refusal(a_zip(tmp_path, tables(**{**LAKESIDE, **changes}))) == ["Nothing was saved.", expected]


def test_import_downloads_the_newest_and_keeps_it(tmp_path):
    release = zipped(tables(**LAKESIDE))
    tag = "/releases/download/v2026.11.0/f1db-csv.zip"
    with serving(redirects_to(tag), sends(release, ETag='"a"'), says(304)) as server:
        assert run("--url", server.address, "--cache", tmp_path)[0] == "F1DB 2026.11.0:"
        assert run(server.address, "--cache", tmp_path)[0] == "F1DB 2026.11.0:"

    assert CircuitLayout.objects.get().slug == "lakeside-1"


def test_a_download_that_fails_is_one_sentence(tmp_path):
    with serving(says(404)) as server:
        assert refusal("--url", server.address, "--cache", tmp_path) == [
            "Nothing was saved.",
            f"{server.address}: the server says 404 Not Found",
        ]
    assert refusal("file:///etc/passwd", "--cache", tmp_path) == [
        "Nothing was saved.",
        'file:///etc/passwd: only http and https are read, not "file"',
    ]


def test_the_command_stops_at_once_when_it_is_told_to(tmp_path):
    def interrupts(handler):
        os.kill(os.getpid(), signal.SIGINT)
        handler.server.closing.wait(10)

    with serving(interrupts) as server, pytest.raises(CommandError) as error:
        run(server.address, "--cache", tmp_path)

    assert (str(error.value), error.value.returncode) == ("Stopped. The database is as it was.", 130)


def test_an_import_that_is_stopped_leaves_nothing_behind(lakeside, monkeypatch):
    class Impatient(StringIO):
        def isatty(self):
            return True

        def write(self, text):
            if "pit-stops" in text:
                raise KeyboardInterrupt
            return super().write(text)

    monkeypatch.setattr(sys, "stderr", Impatient())
    with pytest.raises(CommandError, match=r"^Stopped. The database is as it was.$"):
        call_command("import_f1db", str(lakeside), verbosity=1)

    assert not Circuit.objects.exists()


def manage(database, *arguments):
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{database}"}
    command = [sys.executable, "manage.py", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the same on any database, and quick on a file")
def test_a_database_that_is_not_set_up_is_one_sentence(tmp_path, lakeside):
    done = manage(tmp_path / "site.sqlite3", "import_f1db", lakeside)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "CommandError: Nothing was saved. The database is not set up: run manage.py migrate first.\n"


@pytest.mark.skipif(connection.vendor != "sqlite", reason="this is about a file")
def test_a_database_that_is_none_is_one_sentence(tmp_path, lakeside):
    place = tmp_path / "site.sqlite3"
    place.write_text("this is a letter, not a database" * 100)
    with closing(sqlite3.connect(place)) as opened, pytest.raises(sqlite3.DatabaseError):
        opened.execute("SELECT 1 FROM sqlite_master")

    done = manage(place, "import_f1db", lakeside)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "CommandError: Nothing was saved. The database says: file is not a database\n"
