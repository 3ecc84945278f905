"""Sheets that cannot be true get nowhere."""

import pytest
from django.core.management import CommandError, call_command

from results.models import Season


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("kart-faster-second", "race_results.csv:6: Ann A took 7:59.000, less than Bob B ahead (8:00.000)"),
        (
            "kart-dup-driver",
            "race_results.csv:4: Ann A stands on the sheet twice, and no row says that a car was shared",
        ),
    ],
)
@pytest.mark.parametrize("flags", [{}, {"accept_doubts": True}])
def test_sheet_that_cannot_be_is_refused_with_its_line(case, name, message, flags):
    with pytest.raises(CommandError, match=r"^Nothing was saved") as refused:
        call_command("import_season", case(name), **flags)
    assert str(refused.value).splitlines()[1:] == [message]
    assert not Season.objects.exists()
