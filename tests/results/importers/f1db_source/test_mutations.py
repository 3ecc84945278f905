"""Whatever a zip is changed to, the answer is a table or one sentence."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from results.importers.f1db.archive import Unreadable
from results.importers.f1db.source import check_zip, open_release
from results.importers.f1db.svg import BadDrawing, read_svg
from tests.results.importers.f1db_source.releases import CONTINENTS, zipped

ZIP = zipped({"f1db-continents.csv": CONTINENTS, "release/README": "x", "f1db-races.csv": '"id"\n' + "1\n" * 300})
FILES = {"f1db-continents.csv", "f1db-races.csv"}
SVG = b'<svg width="9" height="9"><g transform="scale(2)"><path d="M1 2a3 3 0 01.5.5z"/><rect width="3"/></g></svg>'
CHANGES = st.lists(st.tuples(st.integers(0, 10_000), st.binary(min_size=1, max_size=4)), min_size=1, max_size=6)
QUICK = settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def changed(content, changes, cut):
    content = bytearray(content)
    for place, values in changes:
        place %= len(content)
        content[place : place + len(values)] = values
    return bytes(content[: len(content) - cut])


def told(read):
    """What ``read`` gives, or the sentence that says why it gives nothing."""
    try:
        return read()
    except (Unreadable, BadDrawing) as problem:
        return str(problem)


def tables(path):
    with open_release(path) as release:
        return {name: list(release.table(name[5:-4])) for name in release.archive.names}


@QUICK
@given(changes=CHANGES, cut=st.integers(0, 40))
def test_a_mutated_zip_is_read_or_refused(tmp_path, changes, cut):
    path = tmp_path / "f1db-csv.zip"
    path.write_bytes(changed(ZIP, changes, cut))

    found = told(lambda: tables(path))

    assert set(found) <= FILES or "\n" not in found
    assert isinstance(told(lambda: check_zip(path)), str | None)


@QUICK
@given(changes=CHANGES, cut=st.integers(0, 10))
def test_a_mutated_drawing_is_read_or_refused(changes, cut):
    found = told(lambda: read_svg(changed(SVG, changes, cut)))

    assert "\n" not in found if isinstance(found, str) else found


@QUICK
@given(content=st.binary(max_size=300))
def test_a_table_of_any_bytes_is_read_or_refused(tmp_path, content):
    (tmp_path / "f1db-continents.csv").write_bytes(content)

    found = told(lambda: tables(tmp_path))

    assert set(found) == {"f1db-continents.csv"} or found.startswith("f1db-continents.csv:")


def test_what_is_mutated_is_sound(tmp_path):
    path = tmp_path / "f1db-csv.zip"
    path.write_bytes(ZIP)

    assert {name: len(rows) for name, rows in tables(path).items()} == {"f1db-continents.csv": 2, "f1db-races.csv": 300}
    assert [path.d for path in read_svg(SVG)] == ["M1 2a3 3 0 0 1 .5 .5z", "M0 0h3v0H0z"]
