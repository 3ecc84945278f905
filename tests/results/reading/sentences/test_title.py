from decimal import Decimal

import pytest

from results.models import GrandPrix
from results.reading.championship.deciding import Decided, Portion, TitleRace
from results.reading.sentences.title import title_in_words

DRIVERS = {(number, None, None): name for number, name in enumerate(("Ann", "Bob", "Cyd", "Dee", "Eve", "Jim Jr."), 1)}
WHO = tuple(DRIVERS)
JAPAN = GrandPrix(name="Japanese Grand Prix")


@pytest.mark.parametrize(
    ("race", "words"),
    [
        (None, ""),
        (TitleRace(), ""),
        (TitleRace(WHO[:2]), ""),
        (
            TitleRace(WHO[:2], races=2, sprints=1, most=Decimal("57.5")),
            "Only Ann and Bob can still be champion on points; 57.5 points are left for a driver, "
            "in two races and one sprint.",
        ),
        (
            TitleRace(WHO, races=1, most=Decimal(9)),
            "Six drivers can still be champion on points; 9 points are left for a driver, in one race.",
        ),
        (
            TitleRace(WHO, True, sprints=1, most=Decimal(1)),
            "Every driver can still be champion on points: 1 point is left for a driver, in one sprint.",
        ),
        (
            TitleRace(
                WHO[:2],
                races=3,
                sprints=1,
                most=Decimal(84),
                missing=Portion(1, 1, Decimal(34)),
                after=GrandPrix(name="Dutch Grand Prix"),
            ),
            "After the Dutch Grand Prix only Ann and Bob could still be champion on points; one race and one "
            "sprint, worth 34 points to a driver, have no result here, and 50 points are left for a driver, in two "
            "races.",
        ),
        (
            TitleRace(
                WHO,
                True,
                races=1,
                most=Decimal(25),
                missing=Portion(1, 0, Decimal(25)),
                after=GrandPrix(name="Dutch Grand Prix"),
                after_sprint=True,
            ),
            "After the sprint at the Dutch Grand Prix every driver could still be champion on points; one race, "
            "worth 25 points to a driver, has no result here.",
        ),
        (
            TitleRace(WHO[-1:], races=1, most=Decimal(26), decided=Decided(JAPAN, 1, in_sprint=True)),
            "Decided in the sprint at the Japanese Grand Prix with one round to go: nobody can catch Jim Jr. any more; "
            "26 points are left for a driver, in one race.",
        ),
        (
            TitleRace(WHO[-1:], races=1, decided=Decided(JAPAN, 1)),
            "Decided at the Japanese Grand Prix with one round to go: nobody can catch Jim Jr. any more.",
        ),
        (
            TitleRace(WHO[:1], decided=Decided(JAPAN, 5, in_sprint=True)),
            "Decided in the sprint at the Japanese Grand Prix with five rounds to go.",
        ),
        (TitleRace(WHO[:1], decided=Decided(JAPAN, 0)), "Decided at the last, the Japanese Grand Prix."),
    ],
)
def test_who_can_still_be_champion(race, words):
    assert title_in_words(race, DRIVERS) == words


def test_constructors_are_teams():
    assert title_in_words(TitleRace(WHO[:2], races=1, most=Decimal(44)), DRIVERS, "team") == (
        "Only Ann and Bob can still be champion on points; 44 points are left for a team, in one race."
    )
