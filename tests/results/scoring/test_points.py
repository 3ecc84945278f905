from decimal import Decimal

from results.scoring.points import score
from results.scoring.rules import RULES, FastestLapPoint, Rules
from results.scoring.sheets import Row, Sheet

RULES_2023 = RULES[2023]


def a_sheet(*positions, kind="race", fastest=None):
    """One row per place, of drivers a, b, c ...; ``fastest`` is the index of the row with the fastest lap."""
    return Sheet(
        kind,
        tuple(
            Row("abcdefghijklmnop"[index], "team", position, index == fastest)
            for index, position in enumerate(positions)
        ),
    )


def test_places_earn_what_the_rules_say():
    points = score(RULES_2023, "monaco", a_sheet(*range(1, 13)))

    assert points == [Decimal(value) for value in (25, 18, 15, 12, 10, 8, 6, 4, 2, 1, 0, 0)]


def test_a_car_without_a_place_earns_nothing():
    assert score(RULES_2023, "monaco", a_sheet(1, None)) == [Decimal(25), Decimal(0)]


def test_a_missing_place_is_not_passed_on():
    assert score(RULES_2023, "monaco", a_sheet(1, 3)) == [Decimal(25), Decimal(15)]


def test_a_sprint_has_its_own_points_and_none_for_the_fastest_lap():
    points = score(RULES_2023, "qatar", a_sheet(*range(1, 10), kind="sprint", fastest=0))

    assert points == [Decimal(value) for value in (8, 7, 6, 5, 4, 3, 2, 1, 0)]


def test_the_fastest_lap_earns_a_point_in_tenth_place_but_not_in_eleventh():
    assert score(RULES_2023, "monaco", a_sheet(10, 11, fastest=0)) == [Decimal(2), Decimal(0)]
    assert score(RULES_2023, "monaco", a_sheet(10, 11, fastest=1)) == [Decimal(1), Decimal(0)]
    assert score(RULES_2023, "monaco", a_sheet(1, None, fastest=1)) == [Decimal(25), Decimal(0)]


def test_a_factor_counts_for_its_race_alone_and_rounds_to_hundredths():
    rules = Rules(
        race=(Decimal("12.5"), Decimal("0.33")),
        sprint=(Decimal(8),),
        fastest_lap=FastestLapPoint(Decimal(1), 10),
        factors={"belgium": Decimal("0.5")},
    )

    assert score(rules, "belgium", a_sheet(1, 2, fastest=0)) == [Decimal("6.75"), Decimal("0.17")]
    assert score(rules, "monaco", a_sheet(1, 2)) == [Decimal("12.5"), Decimal("0.33")]
    assert score(rules, "belgium", a_sheet(1, kind="sprint")) == [Decimal(8)]


def test_an_empty_sheet_scores_nothing():
    assert score(RULES_2023, "monaco", Sheet("race", ())) == []
