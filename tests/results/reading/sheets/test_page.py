import pytest

from results.reading.sheets.page import read_session_page
from results.reading.sheets.twin import read_session_sheet
from results.reading.sheets.versions import before, choose
from tests.builders import a_classification, a_grand_prix, a_session

pytestmark = pytest.mark.django_db

HERE = (2023, "austin", "race")


@pytest.fixture
def race():
    race = a_session(a_grand_prix(2023, slug="austin"))
    a_classification(race)
    a_classification(race)
    a_classification(race, issued_at=None)
    return race


def test_a_version_is_chosen_by_its_number_and_without_one_the_newest_that_is_out(race):
    versions = read_session_page(*HERE).versions
    first, second = versions
    assert [choose(versions, number) for number in ("", "1", "2", "3", "x")] == [second, first, second, None, None]
    assert (choose([], ""), choose([], "1")) == (None, None)
    assert [before(versions, chosen) for chosen in (first, second, None)] == [None, first, None]


def test_a_page_and_its_twins_are_of_one_version(race):
    now, then = read_session_page(*HERE), read_session_page(*HERE, "1")
    assert [page.sheet.classification.version for page in (now, then)] == [2, 1]
    assert (now.address, then.address) == ("/seasons/2023/austin/race/", "/seasons/2023/austin/race/?version=1")
    assert now.twins == ("/seasons/2023/austin/race.json", "/seasons/2023/austin/race.csv")
    assert then.twins == ("/seasons/2023/austin/race.json?version=1", "/seasons/2023/austin/race.csv?version=1")
    assert [read_session_sheet(*HERE, number).classification.version for number in ("", "1")] == [2, 1]


@pytest.mark.parametrize("asked", [(2022, "austin", "race"), (2023, "spa", "race"), (2023, "austin", "sprint")])
def test_there_is_no_page_of_a_session_that_is_not_there(race, asked):
    assert (read_session_page(*asked), read_session_sheet(*asked)) == (None, None)


@pytest.mark.parametrize("number", ["3", "0", "x"])
def test_there_is_no_page_of_a_version_that_is_not_out(race, number):
    assert (read_session_page(*HERE, number), read_session_sheet(*HERE, number)) == (None, None)


def test_a_page_names_every_version_it_lists(race):
    out = [f"classification-{sheet.pk}" for sheet in race.classifications.exclude(issued_at=None)]
    assert sorted(read_session_page(*HERE).facts) == sorted(["names", "season-2023", *out])
