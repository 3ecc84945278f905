import pytest

from results.reading.named import EngineName, TeamName


@pytest.mark.parametrize(
    ("constructor", "engine", "beside"),
    [
        ("McLaren", "Mercedes", "Mercedes"),
        ("Ferrari", "Ferrari", ""),
        ("Red Bull", "Red Bull Ford", "Ford"),
        ("Racing Bulls", "Red Bull Ford", "Red Bull Ford"),
    ],
)
def test_an_engine_stands_beside_the_team_without_saying_its_name_again(constructor, engine, beside):
    assert EngineName("e", engine).beside(TeamName("t", constructor)) == beside
