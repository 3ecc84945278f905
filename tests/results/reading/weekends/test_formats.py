import pytest

from results.models import Session
from results.reading.weekends.formats import weekend_format


def sessions(kinds):
    return [Session(kind=kind) for kind in kinds.split()]


@pytest.mark.parametrize(
    ("kinds", "sprints", "words"),
    [
        ("", True, ""),
        ("race", False, "Race"),
        ("practice-1 qualifying race", False, "One practice session, qualifying and race"),
        ("practice-1 practice-2 qualifying race", True, "No sprint: two practice sessions, qualifying and race"),
        ("qualifying sprint race", True, "Sprint weekend: qualifying, sprint and race"),
        ("qualifying-1 qualifying-2 warm-up race", False, "First qualifying, second qualifying, warm-up and race"),
    ],
)
def test_a_weekend_is_what_its_sessions_are(kinds, sprints, words):
    assert weekend_format(sessions(kinds), sprints) == words
