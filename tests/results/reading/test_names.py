from datetime import date

import pytest

from results.reading.names import called, told_apart


@pytest.mark.parametrize(
    ("ways", "names"),
    [
        ([], []),
        ([called("Lotus", "Team Lotus")], ["Lotus"]),
        ([called("Lotus", "Team Lotus"), called("Lotus", "Lotus F1 Team")], ["Team Lotus", "Lotus F1 Team"]),
        (
            [called("ATS", "ATS", country="DEU"), called("ATS", "Automobili", country="ITA")],
            ["ATS (Germany)", "ATS (Italy)"],
        ),
        # What another is called anyway tells nobody apart.
        (
            [called("RB", "Racing Bulls", slug="a"), called("RB", "RB One", slug="b"), called("Racing Bulls")],
            ["RB (a)", "RB (b)", "Racing Bulls"],
        ),
        (
            [called("Ann", "Ann Lee", born=date(1980, 1, 1)), called("Ann", "Ann Lee", born=date(1990, 1, 1))],
            ["Ann (born 1980)", "Ann (born 1990)"],
        ),
        ([called("Ann", born=date(1980, 1, 1), slug="ann"), called("Ann", slug="ann-2")], ["Ann (ann)", "Ann (ann-2)"]),
        ([called("Ann"), called("Ann")], ["Ann", "Ann"]),
    ],
)
def test_those_of_one_name_are_told_apart(ways, names):
    assert list(told_apart(enumerate(ways)).values()) == names
