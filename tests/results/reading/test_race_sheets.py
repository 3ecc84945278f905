import pytest

from results.reading.race_sheets import race_sheets, read_editions
from tests.builders import a_classification, a_grand_prix, a_race

pytestmark = pytest.mark.django_db


def test_a_race_has_its_newest_sheet_that_is_out_and_its_grand_prix():
    race = a_race().session
    newest = a_classification(race, state="revised")
    a_classification(race, issued_at=None)
    found = race_sheets(read_editions([race.grand_prix_id, a_grand_prix().pk]).values())
    assert {key: (sheet.pk, sheet.session.pk) for key, sheet in found.items()} == {
        race.grand_prix_id: (newest.pk, race.pk)
    }
    assert found[race.grand_prix_id].drawing == race.grand_prix.layout.drawing
    session = found[race.grand_prix_id].session
    assert (session.grand_prix, session.get_absolute_url()) == (race.grand_prix, race.get_absolute_url())
