"""The tables of a release, and everything that can be wrong with a file."""

import pytest

from results.importers.f1db.archive import Unreadable
from results.importers.f1db.release import LONGEST_LINE, MOST_LINES
from results.importers.f1db.source import open_release
from tests.results.importers.f1db_source.releases import CONTINENTS, a_folder, a_zip

NOT_CSV = "this is not CSV from here on"


def rows(place, table="continents", required=("id", "name")):
    with open_release(place) as release:
        return list(release.table(table, required))


def fault(tmp_path, content, table="continents", required=("id", "name")):
    with pytest.raises(Unreadable) as error:
        rows(a_folder(tmp_path / "release", {"f1db-continents.csv": content}), table, required)
    return str(error.value.fault)


def test_table_gives_lines_and_rows(tmp_path):
    text = '"id","name","length","names"\n"europe","Euro, ""pe""",1.5,"a;b"\n\n"asia",,,""\n'

    assert rows(a_zip(tmp_path, {"f1db-continents.csv": text})) == [
        (2, {"id": "europe", "name": 'Euro, "pe"', "length": "1.5", "names": "a;b"}),
        (4, {"id": "asia", "name": None, "length": None, "names": None}),
    ]


def test_table_is_the_same_from_a_zip_and_from_a_folder(tmp_path):
    files = {"f1db-continents.csv": CONTINENTS}

    assert rows(a_zip(tmp_path, files)) == rows(a_folder(tmp_path / "folder", files)) != []


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + CONTINENTS.encode(),
        CONTINENTS.replace("\n", "\r\n"),
        CONTINENTS.removesuffix("\n"),
        "\n" + CONTINENTS,
    ],
    ids=["byte order mark", "CR LF", "no line end", "blank line first"],
)
def test_table_bears_other_ways_to_write_it(tmp_path, content):
    found = rows(a_folder(tmp_path / "release", {"f1db-continents.csv": content}))

    assert [row for _, row in found] == [{"id": "europe", "name": "Europe"}, {"id": "asia", "name": "Asia"}]


def test_line_of_a_record_over_several_lines_is_its_first(tmp_path):
    text = '"id","name"\n"a","one\ntwo"\n"b","three"\n'

    assert [line for line, _ in rows(a_zip(tmp_path, {"f1db-continents.csv": text}))] == [2, 4]


def test_a_table_may_have_more_columns_than_are_needed(tmp_path):
    text = '"id","name","code"\n"europe","Europe","EU"\n'

    assert rows(a_zip(tmp_path, {"f1db-continents.csv": text})) == [
        (2, {"id": "europe", "name": "Europe", "code": "EU"}),
    ]


def test_release_knows_its_tables(tmp_path):
    with open_release(a_zip(tmp_path, {"f1db-continents.csv": CONTINENTS, "README.md": "Hello"})) as release:
        assert release.has("continents")
        assert not release.has("races")
        assert list(release.table("continents")) == list(release.table("continents"))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", "f1db-continents.csv: the file is empty"),
        ("\n\n", "f1db-continents.csv: the file is empty"),
        ('"id"\n', 'f1db-continents.csv:1: the column "name" is missing'),
        ('"code"\n', 'f1db-continents.csv:1: the columns "id", "name" are missing'),
        ('"id","nane"\n', 'f1db-continents.csv:1: the column "name" is missing, did you mean it by "nane"?'),
        ('"id","name","id"\n', 'f1db-continents.csv:1: the column "id" stands twice'),
        ("id;name\n", 'f1db-continents.csv:1: the columns "id", "name" are missing'),
        (
            CONTINENTS + '"africa"\n',
            'f1db-continents.csv:4: 1 fields, but the header has 2; nothing stands for "name"',
        ),
        (CONTINENTS + '"africa","Africa",1\n', "f1db-continents.csv:4: 3 fields, but the header has 2"),
        (CONTINENTS + '"africa","Af\0rica"\n', "f1db-continents.csv:4: byte 13 is NUL: this is no text file"),
        (CONTINENTS.encode() + b'"africa","Afrik\xe4"\n', "f1db-continents.csv:4: byte 16 is not UTF-8"),
        (CONTINENTS.encode("utf-16"), "f1db-continents.csv:1: byte 4 is NUL: this is no text file"),
        (CONTINENTS.encode("utf-16")[:2], "f1db-continents.csv:1: byte 1 is not UTF-8"),
        (CONTINENTS + '"africa","Africa\n', f"f1db-continents.csv:4: {NOT_CSV} (unexpected end of data)"),
        (CONTINENTS + '"africa"x,"A"\n', f"f1db-continents.csv:4: {NOT_CSV} (',' expected after '\"')"),
        (
            CONTINENTS.replace("\n", "\r"),
            f"f1db-continents.csv:1: {NOT_CSV} (new-line character seen in unquoted field)",
        ),
        (CONTINENTS + "x" * 1_000_000, f"f1db-continents.csv:4: the line is longer than {LONGEST_LINE:,} bytes"),
        (CONTINENTS + f'"a","{"x" * 10_001}"\n', "f1db-continents.csv:4: field 2: 10,001 characters is too long"),
        (
            CONTINENTS + '"a","' + f"{'x' * 1000}\n" * 200,
            "f1db-continents.csv:4: this is not CSV from here on (field larger than field limit (131072))",
        ),
        ("\n" * (MOST_LINES + 1), f"f1db-continents.csv:{MOST_LINES + 1}: more than {MOST_LINES:,} lines"),
        (",".join(f'"c{n}"' for n in range(201)) + "\n", "f1db-continents.csv:1: more than 200 columns"),
    ],
)  # fmt: skip
def test_a_bad_file_is_one_fault_with_its_line(tmp_path, content, expected):
    assert fault(tmp_path, content) == expected


def test_a_missing_table_is_a_fault(tmp_path):
    assert fault(tmp_path, CONTINENTS, table="races") == "f1db-races.csv: the file is missing"


@pytest.mark.parametrize(
    ("name", "date", "expected"),
    [
        ("f1db-csv.zip", (2026, 8, 21, 18, 36, 0), "of 2026-08-21"),
        ("f1db-csv-v2026.11.0.zip", (2026, 8, 21, 18, 36, 0), "2026.11.0"),
        ("f1db-2026.12.0.dev.zip", (2026, 8, 21, 18, 36, 0), "2026.12.0.dev"),
        ("f1db-csv.zip", (1980, 2, 1, 0, 0, 0), "with fingerprint 9b98ef6db452"),
        ("f1db-csv.zip", (2026, 15, 31, 0, 0, 0), "with fingerprint 9b98ef6db452"),
    ],
)
def test_version_comes_from_the_name_the_dates_or_the_content(tmp_path, name, date, expected):
    with open_release(a_zip(tmp_path, {"f1db-continents.csv": CONTINENTS}, name=name, date=date)) as release:
        assert release.version == expected
