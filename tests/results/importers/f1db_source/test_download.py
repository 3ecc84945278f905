"""Downloading from a real server that behaves, and from ones that do not."""

import email.utils
import socket
import time
from io import StringIO

import pytest

from results.importers.f1db.archive import Unreadable
from results.importers.f1db.patience import Patience, asked_wait
from results.importers.f1db.progress import Progress
from results.importers.f1db.source import open_release
from tests.results.importers.f1db_source.releases import CONTINENTS, zipped
from tests.results.importers.f1db_source.server import (
    hangs_up,
    never_ends,
    redirects_to,
    says,
    says_nothing,
    sends,
    serving,
    trickles,
)

# Hardly packed, so that a cut in the middle leaves something to continue.
RELEASE = zipped({"f1db-continents.csv": CONTINENTS * 200}, method=0)
NEWER = zipped({"f1db-continents.csv": CONTINENTS * 300}, method=0)
HASTY = Patience(silence=0.3, whole=5, tries=3, first_wait=0.01, longest_wait=2)


def load(server, folder, patience=HASTY, address=None, progress=None):
    with open_release(address or server.address, cache=folder, patience=patience, progress=progress) as release:
        return release.version, len(list(release.table("continents")))


def refusal(server, folder, patience=HASTY, address=None):
    with pytest.raises(Unreadable) as error:
        load(server, folder, patience, address)
    assert error.value.fault.file == (address or server.address)
    return error.value.fault.message


def asked(server, header):
    return [headers.get(header) for _, headers in server.requests]


def kept(folder):
    return sorted(path.suffix for path in folder.iterdir())


def test_download_reads_the_release_and_keeps_it(tmp_path):
    with serving(sends(RELEASE, ETag='"a"')) as server:
        assert load(server, tmp_path / "new" / "cache") == ("of 2026-08-21", 599)

    assert kept(tmp_path / "new" / "cache") == [".json", ".lock", ".zip"]
    assert asked(server, "User-Agent") == ["parc-ferme (import_f1db)"]


def test_without_an_address_the_newest_is_loaded_and_its_tag_is_the_version(tmp_path):
    def to_tag(handler):
        redirects_to("/f1db/f1db/releases/download/v2026.11.0/f1db-csv.zip")(handler)

    with serving(to_tag, redirects_to("/storage/4711?signature=x", 307), sends(RELEASE, ETag='"a"')) as server:
        with open_release(newest=server.address, cache=tmp_path, patience=HASTY) as release:
            assert release.version == "2026.11.0"
        server.answers[:] = [says(304)]
        assert load(server, tmp_path) == ("2026.11.0", 599)

    assert [path for path, _ in server.requests] == [
        "/f1db-csv.zip",
        "/f1db/f1db/releases/download/v2026.11.0/f1db-csv.zip",
        "/storage/4711?signature=x",
        "/f1db-csv.zip",
    ]


@pytest.mark.parametrize(
    ("told", "asked_with"),
    [
        ({"ETag": '"a"'}, ("If-None-Match", '"a"')),
        ({"ETag": 'W/"a"'}, ("If-None-Match", 'W/"a"')),
        ({"Last_Modified": "Fri, 21 Aug 2026 18:36:00 GMT"}, ("If-Modified-Since", "Fri, 21 Aug 2026 18:36:00 GMT")),
    ],
)
def test_an_unchanged_file_is_not_loaded_again(tmp_path, told, asked_with):
    with serving(sends(RELEASE, **told), says(304)) as server:
        assert load(server, tmp_path) == load(server, tmp_path)

    assert asked(server, asked_with[0]) == [None, asked_with[1]]


def test_a_changed_file_replaces_the_kept_one(tmp_path):
    with serving(sends(RELEASE, ETag='"a"'), sends(NEWER, ETag='"b"')) as server:
        assert load(server, tmp_path)[1] == 599
        assert load(server, tmp_path)[1] == 899


def test_a_kept_file_that_was_touched_is_loaded_again(tmp_path):
    with serving(sends(RELEASE, ETag='"a"')) as server:
        load(server, tmp_path)
        next(tmp_path.glob("*.zip")).write_bytes(b"PK")
        assert load(server, tmp_path)[1] == 599
        next(tmp_path.glob("*.json")).write_text('{"etag": 3}')
        assert load(server, tmp_path)[1] == 599

    assert asked(server, "If-None-Match") == [None, None, None]


def test_a_cut_connection_is_continued(tmp_path):
    with serving(sends(RELEASE, ETag='"a"', cut=2000), sends(RELEASE, ETag='"a"')) as server:
        assert load(server, tmp_path)[1] == 599

    assert asked(server, "Range") == [None, "bytes=2000-"]
    assert asked(server, "If-Range") == [None, '"a"']
    assert kept(tmp_path) == [".json", ".lock", ".zip"]


def test_a_download_is_continued_by_the_next_one(tmp_path):
    with serving(sends(RELEASE, ETag='"a"', cut=2000), says(404)) as server:
        assert refusal(server, tmp_path) == "the server says 404 Not Found"
        server.answers[:] = [sends(RELEASE, ETag='"a"')]
        assert load(server, tmp_path)[1] == 599

    assert asked(server, "Range") == [None, "bytes=2000-", "bytes=2000-"]


def test_many_cuts_are_borne_as_long_as_something_comes(tmp_path):
    with serving(*[sends(RELEASE, ETag='"a"', cut=500)] * 6, sends(RELEASE, ETag='"a"')) as server:
        assert load(server, tmp_path)[1] == 599

    assert asked(server, "Range")[-1] == "bytes=3000-"


@pytest.mark.parametrize(
    ("first", "then", "ranges"),
    [
        # The server cannot continue.
        ([sends(RELEASE, ETag='"a"', cut=2000)], sends(RELEASE, ETag='"a"', ranges=False), [None, "bytes=2000-"]),
        # It does not say what file it sends, so the rest could be of another.
        ([sends(RELEASE, cut=2000)], sends(RELEASE), [None, None]),
        ([sends(RELEASE, ETag='W/"a"', cut=2000)], sends(RELEASE, ETag='W/"a"'), [None, None]),
        # The file changed in between.
        ([sends(RELEASE, ETag='"a"', cut=2000)], sends(NEWER, ETag='"b"'), [None, "bytes=2000-"]),
        (
            [sends(RELEASE, ETag='"a"', cut=2000), says(416, Content_Range="bytes */10")],
            sends(NEWER, ETag='"b"'),
            [None, "bytes=2000-", None],
        ),
        # The server does not keep to what it says.
        (
            [sends(RELEASE, ETag='"a"', cut=2000), says(206, b"PK", Content_Range="bytes 7-8/9", ETag='"a"')],
            sends(RELEASE, ETag='"a"'),
            [None, "bytes=2000-", None],
        ),
        (
            [sends(RELEASE, ETag='"a"', cut=2000), says(206, b"x", Content_Range="bytes 2000-2000/2001", ETag='"b"')],
            sends(RELEASE, ETag='"b"'),
            [None, "bytes=2000-", None],
        ),
        (
            [sends(RELEASE, ETag='"a"', cut=2000), says(206, b"x", Content_Range="bytes 2000-2000/2001", ETag='"a"')],
            sends(RELEASE, ETag='"a"'),
            [None, "bytes=2000-", None],
        ),
    ],
    ids=["no ranges", "no name", "weak name", "changed", "gone", "another place", "another file", "does not fit"],
)
def test_what_cannot_be_continued_is_begun_again(tmp_path, first, then, ranges):
    with serving(*first, then) as server:
        assert load(server, tmp_path)[1] in (599, 899)

    assert asked(server, "Range") == ranges
    assert kept(tmp_path) == [".json", ".lock", ".zip"]


@pytest.mark.parametrize(
    "trouble", [says(500), says(503), says(429, Retry_After="0"), says(408), hangs_up, says_nothing]
)
def test_a_passing_trouble_is_borne(tmp_path, trouble):
    with serving(trouble, trouble, sends(RELEASE)) as server:
        assert load(server, tmp_path)[1] == 599

    assert len(server.requests) == 3


def test_the_server_says_when_to_come_back(tmp_path):
    with serving(says(429, Retry_After="1"), sends(RELEASE)) as server:
        began = time.monotonic()
        load(server, tmp_path)

    assert 1 <= time.monotonic() - began < 3


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (says(500), "the server says 500 Internal Server Error, 3 times in a row"),
        (says(404), "the server says 404 Not Found"),
        (says(403), "the server says 403 Forbidden"),
        (says(204), "the server says 204, which is not a file"),
        (says(206, b"PK"), "the server says 206, which is not a file"),
        (says(304), "the server says 304 Not Modified"),
        (says(302), "the server says 302 Found"),
        (says(429, Retry_After="3600"), "the server says 429 Too Many Requests, and to come back in 3600 seconds"),
        (hangs_up, "the connection was cut, 3 times in a row"),
        (says_nothing, "the server does not answer in time, 3 times in a row"),
        (redirects_to("/f1db-csv.zip"), "the server redirects more than 5 times"),
        (redirects_to("file:///etc/passwd"), 'only http and https are read, not "file"'),
        (redirects_to("ftp://127.0.0.1/f1db-csv.zip"), 'only http and https are read, not "ftp"'),
        (redirects_to("http://[::1/"), 'the server redirects to "http://[::1/", which is no address'),
        (
            says(200, b"<!doctype html><title>Sign in</title>", Content_Type="text/html; charset=utf-8"),
            "what came is not a release of F1DB (text/html): "
            "this is not a whole zip file: it is cut off, damaged or something else",
        ),
        (
            sends(zipped({"README.md": "x"}), Content_Type="application/zip"),
            "what came is not a release of F1DB (application/zip): "
            "there is no table of F1DB in it (f1db-races.csv and others)",
        ),
        (
            sends(RELEASE[:-30], Content_Type="application/zip"),
            "what came is not a release of F1DB (application/zip): "
            "this is not a whole zip file: it is cut off, damaged or something else",
        ),
    ],
    ids=lambda value: "" if callable(value) else value[:50],
)
def test_a_lasting_trouble_is_one_sentence(tmp_path, answer, expected):
    with serving(answer) as server:
        assert refusal(server, tmp_path) == expected

    assert ".zip" not in kept(tmp_path)


def test_a_wrong_answer_leaves_the_kept_file(tmp_path):
    with serving(sends(RELEASE, ETag='"a"'), says(200, b"<html>"), says(304)) as server:
        load(server, tmp_path)
        refusal(server, tmp_path)
        assert load(server, tmp_path)[1] == 599


def test_a_trickle_ends_with_the_patience(tmp_path):
    with serving(trickles) as server:
        patience = Patience(silence=0.3, whole=0.5, tries=3, first_wait=0.01)
        began = time.monotonic()
        assert refusal(server, tmp_path, patience) == "the download takes longer than 0.5 seconds"

    assert time.monotonic() - began < 3


def test_an_endless_body_ends_with_the_limit(tmp_path):
    with serving(never_ends) as server:
        patience = Patience(silence=1, largest=300_000)
        assert refusal(server, tmp_path, patience) == "the file is larger than 300,000 bytes"

    assert kept(tmp_path) == [".lock"]


def test_a_file_that_says_it_is_too_large_is_not_begun(tmp_path):
    with serving(sends(RELEASE)) as server:
        patience = Patience(silence=1, largest=100)
        assert refusal(server, tmp_path, patience) == "the file is larger than 100 bytes"

    assert kept(tmp_path) == [".lock"]


def test_a_server_that_is_not_there_is_one_sentence(tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}/f1db-csv.zip"
        expected = "the server cannot be reached (Connection refused), 3 times in a row"
        assert refusal(None, tmp_path, address=address) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("file:///etc/passwd", 'only http and https are read, not "file"'),
        ("ftp://127.0.0.1/x.zip", 'only http and https are read, not "ftp"'),
        ("http://", '"http://" is not an address that can be read here'),
        ("http://[::1", '"http://[::1" is not an address'),
        ("http://127.0.0.1:99999/", '"http://127.0.0.1:99999/" is not an address'),
        ("http://me:word@127.0.0.1/", '"http://me:word@127.0.0.1/" is not an address that can be read here'),
        ("http://127.0.0.1/a b", '"http://127.0.0.1/a b" is not an address that can be read here'),
        ("http://127.0.0.1/\r\nX: y", '"http://127.0.0.1/??X: y" is not an address that can be read here'),
        ("http://127.0.0.1/ä", '"http://127.0.0.1/ä" is not an address that can be read here'),
    ],
)
def test_an_address_that_is_none_is_refused(tmp_path, address, expected):
    assert refusal(None, tmp_path, address=address) == expected


def test_a_cache_folder_that_cannot_be_written_is_one_sentence(tmp_path):
    place = tmp_path / "file"
    place.write_text("")
    with serving(sends(RELEASE)) as server, pytest.raises(Unreadable) as error:
        load(server, place / "cache")

    assert str(error.value) == f"{place / 'cache'}: the download cannot be kept here (Not a directory)"


def test_a_full_disk_is_one_sentence(tmp_path):
    with serving(hangs_up) as server:
        refusal(server, tmp_path)
        part = next(tmp_path.glob("*.lock")).with_suffix(".zip.part")
        part.symlink_to("/dev/full")
        server.answers[:] = [sends(RELEASE)]
        with pytest.raises(Unreadable) as error:
            load(server, tmp_path)

    assert str(error.value) == f"{tmp_path}: the download cannot be kept here (No space left on device)"


def test_two_downloads_of_one_file_do_not_meet(tmp_path):
    with serving(says_nothing) as slow, pytest.raises(Unreadable) as error:
        load_twice(slow, tmp_path)

    assert str(error.value) == f"{tmp_path}: another download of the same file is under way"


def load_twice(server, folder):
    """Load, and while that goes on, load again."""

    class Second(Progress):
        def say(self, sentence):
            load(server, folder)

    load(server, folder, progress=Second())


def test_progress_is_a_bar_on_a_terminal_and_lines_elsewhere(tmp_path):
    class Terminal(StringIO):
        def isatty(self):
            return True

    with serving(hangs_up, sends(RELEASE, ETag='"a"')) as server:
        terminal, lines = Terminal(), StringIO()
        load(server, tmp_path / "a", progress=Progress(terminal))
        load(server, tmp_path / "b", progress=Progress(lines))
        load(server, tmp_path / "c")

    size = f"{len(RELEASE) / 1_000_000:.1f} MB"
    sentence, *bars = terminal.getvalue().split("\r")
    assert sentence == "The connection was cut. Trying again.\n"
    assert bars[-1] == f"[{'#' * 30}] 100 % of {size} \n"
    assert lines.getvalue().splitlines()[-1] == f"100 % of {size}"


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (None, None),
        ("", None),
        ("soon", None),
        ("-1", None),
        ("12", 12),
        ("9" * 5000, 999_999_999),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0),
        ("Wed, 99 Oct 9999 07:28:00 GMT", None),
    ],
)
def test_retry_after_is_read_with_care(header, expected):
    assert asked_wait(header) == expected


def test_retry_after_may_be_a_date():
    assert 50 < asked_wait(email.utils.formatdate(time.time() + 60, usegmt=True)) <= 60


def test_waits_double_up_to_a_limit_and_are_not_in_step():
    patience = Patience(first_wait=1, longest_wait=4)
    for attempt, longest in ((2, 1), (3, 2), (4, 4), (5, 4)):
        waits = {patience.wait_before(attempt) for _ in range(20)}
        assert len(waits) > 1
        assert all(longest / 2 <= wait <= longest for wait in waits)
