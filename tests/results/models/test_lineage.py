import pytest
from django.db import IntegrityError, transaction

from tests.builders import a_constructor, a_lineage

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("steps", "broken"),
    [
        ([(0, 1990, 1989)], "a_lineage_step_ends_after_it_begins"),
        ([(0, 1990, 1991), (1, 1990, 1992), (1, 1993, None)], "a_team_has_one_name_at_a_time"),
    ],
)
def test_a_line_that_cannot_be_is_refused(steps, broken):
    names = [a_constructor(), a_constructor()]
    with pytest.raises(IntegrityError), transaction.atomic():
        a_lineage(*((names[index], first, last) for index, first, last in steps))


def test_a_step_says_whose_and_when():
    old, new = a_constructor(name="Tyrrell"), a_constructor(name="BAR")
    assert [str(step) for step in a_lineage((old, 1970, 1998), (new, 1999, None))] == [
        "Tyrrell 1970–1998",
        "BAR 1999–",
    ]
