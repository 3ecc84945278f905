"""A folder that is corrected, and then confirmed, while its sheet is provisional; causes of versions in sheets.csv."""

from datetime import UTC, datetime

import pytest

from results.importers.season_folder import import_season
from results.models import Classification, Standing
from tests.results.importers.league import FILES, a_league_folder

pytestmark = pytest.mark.django_db

ROWS = FILES["race_results.csv"]
_ADA_SECOND = ROWS.replace("spring,1,ada", "spring,1,x").replace("spring,2,ben", "spring,2,ada")
SWAPPED = _ADA_SECOND.replace("spring,1,x", "spring,1,ben")
HEAD = "grand_prix,session,version,state,issued_at,ruling,cause,note\n"
PROVISIONAL = f"{HEAD}spring,race,1,provisional,1949-04-06T16:00Z,,,\n"
FINAL = f"{HEAD}spring,race,1,final,1949-04-06T16:00Z,,,\n"
WITH_A_NOTE = f"{HEAD}spring,race,1,provisional,1949-04-06T16:00Z,,clerical,Two places were exchanged.\n"


@pytest.fixture
def store(tmp_path):
    def store(**changes):
        return import_season(a_league_folder(tmp_path / "league", fastest_laps=None, **changes))

    return store


def versions():
    found = Classification.objects.order_by("version")
    return [(sheet.version, sheet.state, sheet.cause, sheet.entries.get(line=1).driver.slug) for sheet in found]


def did(report):
    assert list(report.fault_lines()) == []
    return report.created, report.updated


FIRST = (1, "provisional", "", "ada")


def test_other_rows_of_a_provisional_sheet_become_a_clerical_version(store):
    store(sheets=PROVISIONAL)
    assert did(store(sheets=PROVISIONAL, race_results=SWAPPED))[1] == 0
    assert versions() == [FIRST, (2, "provisional", "clerical", "ben")]
    first, second = Classification.objects.order_by("version")
    assert (second.cause_note, second.ruling) == ("The season was imported again with corrected rows.", None)
    assert second.issued_at > first.issued_at
    newest = Standing.objects.filter(table__championship="drivers", position=1).order_by("-table__valid_from")
    assert [(row.driver.slug, row.table.valid_from) for row in newest] == [
        ("ben", second.issued_at),
        ("ada", first.issued_at),
    ]


def test_the_corrected_folder_once_more_finds_nothing_to_do(store):
    store(sheets=PROVISIONAL)
    store(sheets=PROVISIONAL, race_results=SWAPPED)
    assert did(store(sheets=PROVISIONAL, race_results=SWAPPED)) == (0, 0)


def test_the_folder_may_say_what_was_put_right(store):
    store(sheets=PROVISIONAL)
    store(sheets=WITH_A_NOTE, race_results=SWAPPED)
    assert Classification.objects.get(version=2).cause_note == "Two places were exchanged."
    assert did(store(sheets=WITH_A_NOTE, race_results=SWAPPED)) == (0, 0)


def test_a_first_sheet_corrects_nothing(store):
    store(sheets=WITH_A_NOTE)
    assert versions() == [FIRST]
    assert Classification.objects.get().cause_note == ""
    assert did(store(sheets=WITH_A_NOTE)) == (0, 0)


def test_the_same_rows_called_final_confirm_the_sheet(store):
    store(sheets=PROVISIONAL)
    store(sheets=PROVISIONAL, race_results=SWAPPED)
    store(sheets=FINAL, race_results=SWAPPED)
    assert versions() == [FIRST, (2, "provisional", "clerical", "ben"), (3, "final", "", "ben")]
    assert did(store(sheets=FINAL, race_results=SWAPPED)) == (0, 0)


def test_a_sheet_is_confirmed_and_corrected_at_once(store):
    store(sheets=PROVISIONAL)
    store(sheets=FINAL, race_results=SWAPPED)
    assert versions() == [FIRST, (2, "final", "clerical", "ben")]
    assert did(store(sheets=FINAL, race_results=SWAPPED)) == (0, 0)


def test_a_later_time_in_the_folder_is_that_of_the_new_version(store):
    store(sheets=PROVISIONAL)
    store(sheets=FINAL.replace("06T16", "07T09"))
    assert [sheet.issued_at for sheet in Classification.objects.order_by("version")] == [
        datetime(1949, 4, 6, 16, tzinfo=UTC),
        datetime(1949, 4, 7, 9, tzinfo=UTC),
    ]


def test_a_correction_can_be_taken_back(store):
    store(sheets=PROVISIONAL)
    store(sheets=PROVISIONAL, race_results=SWAPPED)
    store(sheets=PROVISIONAL)
    assert versions() == [FIRST, (2, "provisional", "clerical", "ben"), (3, "provisional", "clerical", "ada")]
    assert did(store(sheets=PROVISIONAL)) == (0, 0)


def test_a_confirmed_sheet_that_differs_is_a_fault(store):
    store(sheets=PROVISIONAL)
    store(sheets=FINAL)
    report = store(sheets=FINAL, race_results=SWAPPED)
    assert list(report.fault_lines()) == [
        'race_results.csv:2: "spring" race version 1 is already issued with other rows; enter a revised version'
    ]
    assert versions() == [FIRST, (2, "final", "", "ada")]


def test_a_provisional_sheet_of_an_editor_is_left_to_them(store):
    store(sheets=PROVISIONAL)
    Classification.objects.update(source="")
    assert not store(sheets=PROVISIONAL, race_results=SWAPPED).ok
    assert versions() == [FIRST]


def test_the_version_after_a_correction_takes_the_next_number(store):
    store(sheets=PROVISIONAL)
    store(sheets=PROVISIONAL, race_results=SWAPPED)
    rows = "\n".join(
        f"spring,{version},{rest.removeprefix('spring,')}"
        for version, text in ((1, SWAPPED), (2, ROWS))
        for rest in text.splitlines()[1:]
    )
    both = {
        "race_results": f"grand_prix,version,position,driver,laps,time\n{rows}\n",
        "sheets": f"{PROVISIONAL}spring,race,2,revised,2100-01-01T16:00Z,,source,The timing was read wrongly.\n",
    }
    store(**both)
    assert versions()[1:] == [(2, "provisional", "clerical", "ben"), (3, "revised", "source", "ada")]
    assert did(store(**both)) == (0, 0)


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("final,,,ruling,", "cause: a sheet that a ruling has changed names the ruling"),
        ("final,,,clerical,", "note: a correction says in a word what was put right"),
        ("revised,,,,", "a revised sheet names its ruling, or its cause with a note"),
        ("final,,,,A word", "note: it belongs to a correction; a ruling has its reason"),
        ("final,,,steward,", 'cause: unknown value "steward" (known: ruling, source, clerical)'),
    ],
)
def test_a_cause_that_says_too_little_is_a_fault(store, row, fault):
    report = store(sheets=f"{HEAD}spring,race,1,{row}\n")
    assert list(report.fault_lines()) == [f"sheets.csv:2: {fault}"]
