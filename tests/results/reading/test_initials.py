import pytest

from results.reading.initials import by_initial


@pytest.mark.parametrize(
    ("names", "groups"),
    [
        ([], []),
        (["Öst", "Ocon", "de Vries"], [("D", ["de Vries"]), ("O", ["Ocon", "Öst"])]),
        (["Étancelin", "Eaton"], [("E", ["Eaton", "Étancelin"])]),
        (["1st", "", " Albon", "Šimon"], [("#", ["", "1st"]), ("A", [" Albon"]), ("S", ["Šimon"])]),
        (["周"], [("周", ["周"])]),
    ],
)
def test_names_stand_under_their_plain_initials(names, groups):
    assert by_initial(names, lambda name: name) == groups
