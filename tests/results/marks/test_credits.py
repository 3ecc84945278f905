import pytest

from results.importers.corrections import CORRECTIONS
from results.marks.credits import CORRECTED, indicated_changes
from tests.builders import a_race, a_season


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("F1DB (github.com/f1db/f1db), CC BY 4.0", ", with corrections of our own"),
        ("Lakeside League, unlike F1DB", ""),
        ("", ""),
    ],
)
def test_the_credit_of_a_corrected_source_says_so(source, words):
    assert indicated_changes(source) == words


def test_every_source_with_corrections_is_named():
    assert sorted(path.name for path in CORRECTIONS.iterdir() if path.is_dir()) == [
        name.lower() for name in sorted(CORRECTED)
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(("source", "says"), [("F1DB, CC BY 4.0", True), ("Lakeside League", False)])
def test_a_page_credits_the_corrections_of_its_data(client, source, says):
    season = a_season(source=source)
    race = a_race(season.year)
    page = client.get(race.session.grand_prix.get_absolute_url()).content.decode()
    assert (f"Results: {source}, with corrections of our own</p>" in page) == says
