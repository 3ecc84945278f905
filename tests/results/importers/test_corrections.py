"""The corrections of sources as they are kept: read strictly, and every one of things that are known."""

import re

import pytest

from results.importers.bundled import DATA
from results.importers.corrections import CORRECTIONS, CircuitName, GrandPrixName, in_season, read_corrections
from results.importers.f1db.overlay import NO_ROW, f1db_corrections
from results.importers.f1db.tables import TABLES, Reference

FILES = {
    "values.csv": "table,season,grand_prix,driver,column,says,right,reason,known_from",
    "grand_prix_names.csv": "grand_prix,first_season,last_season,says,name,short_name,known_from",
    "circuit_names.csv": "circuit,first_season,last_season,name,known_from",
    "odd_rows.csv": "season,grand_prix,session,kind,driver,reason",
}


@pytest.fixture
def folder(tmp_path):
    for name, header in FILES.items():
        (tmp_path / name).write_text(f"{header}\n")
    return tmp_path


def test_the_corrections_stand_among_the_data_with_their_format():
    assert CORRECTIONS == DATA / "corrections"
    assert [path.name for path in CORRECTIONS.iterdir() if path.is_file()] == ["README.md"]


def test_every_corrected_value_can_be_read_as_its_column_is():
    for one in f1db_corrections().values:
        columns = {column.name: column for column in TABLES[one.table]}
        column = columns[one.column]
        assert not isinstance(column, Reference), one
        for text in filter(None, (one.says, one.right.replace(NO_ROW, ""))):
            column.read(text)
        assert one.says != one.right, one
        assert bool(one.driver) == ("driverId" in columns), one


def test_no_correction_stands_twice():
    keys = [(one.table, one.season, one.grand_prix, one.driver, one.column) for one in f1db_corrections().values]
    assert sorted(set(keys)) == sorted(keys)


def test_a_circuit_has_one_name_in_a_season():
    found = f1db_corrections()
    for season in range(1950, 2030):
        circuits = [one.circuit for one in in_season(found.circuit_names, season)]
        races = [one.grand_prix for one in in_season(found.grand_prix_names, season)]
        assert (sorted(set(circuits)), sorted(set(races))) == (sorted(circuits), sorted(races))


def test_an_open_last_season_means_still(folder):
    (folder / "grand_prix_names.csv").write_text(
        f"{FILES['grand_prix_names.csv']}\nmexico,2021,,Mexican Grand Prix,Mexico City Grand Prix,Mexico City GP,x\n"
    )
    name = GrandPrixName(
        "mexico", 2021, None, "Mexican Grand Prix", "Mexico City Grand Prix", "Mexico City GP", known_from="x"
    )
    names = read_corrections(folder).grand_prix_names
    assert [in_season(names, season) for season in (2020, 2021, 2099)] == [[], [name], [name]]


def test_both_seasons_that_bound_a_name_belong_to_it(folder):
    (folder / "circuit_names.csv").write_text(f"{FILES['circuit_names.csv']}\nmosport,1967,1977,Mosport Park,x\n")
    name = CircuitName("mosport", 1967, 1977, "Mosport Park", "x")
    names = read_corrections(folder).circuit_names
    assert [in_season(names, season) for season in (1966, 1967, 1977, 1978)] == [[], [name], [name], []]


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("mosport,1967,1977,Mosport Park", "circuit_names.csv:2: 4 fields, but there are 5 columns"),
        ("mosport,1967,1977,,x", "circuit_names.csv:2: name is empty or has blanks around it"),
        ("mosport,1967,1977, Mosport Park,x", "circuit_names.csv:2: name is empty or has blanks around it"),
        ("mosport,sixty,1977,Mosport Park,x", "circuit_names.csv:2: first_season is not a season"),
        ("mosport,,1977,Mosport Park,x", "circuit_names.csv:2: first_season is empty or has blanks around it"),
    ],
)
def test_a_row_that_says_too_little_is_refused(folder, row, fault):
    (folder / "circuit_names.csv").write_text(f"{FILES['circuit_names.csv']}\n{row}\n")
    with pytest.raises(ValueError, match=f"^{re.escape(fault)}$"):
        read_corrections(folder)


def test_a_misspelt_column_is_refused(folder):
    (folder / "values.csv").write_text(FILES["values.csv"].replace("driver", "pilot") + "\n")
    with pytest.raises(ValueError, match=r"^values\.csv: the columns are not table,season,grand_prix,driver,column"):
        read_corrections(folder)
