import pytest

from results.models import Session
from results.reading.sheets.grids import source_of_grid


@pytest.mark.parametrize(
    ("kind", "others", "source"),
    [
        ("race", ["qualifying", "practice-1"], "qualifying"),
        ("race", ["qualifying", "sprint"], "sprint"),
        ("race", ["qualifying", "sprint", "sprint-qualifying"], "qualifying"),
        ("sprint", ["qualifying", "race"], "qualifying"),
        ("sprint", ["qualifying", "sprint-qualifying", "race"], "sprint-qualifying"),
        ("race", ["practice-1"], None),
    ],
)
def test_a_grid_comes_from_the_session_that_made_it(kind, others, source):
    session, *siblings = (Session(kind=each) for each in (kind, *others))
    found = source_of_grid(session, [session, *siblings])
    assert (found and found.kind) == source
