"""A season that pays for pole position and for the fastest lap of a sprint: by its rules, or by decisions."""

import csv
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from results.importers.season_folder import import_season
from results.models import GrandPrix, PointsAdjustment, Score, Session, Standing, StandingsTable

FOLDER = Path(__file__).parent / "f2-2025"
PAID = "pole = 2\nsprint_fastest_lap = {points = 1, within = 10}\n"
CALLED_OFF = "grand_prix,kind,state\naustralia,race,cancelled\n"


def imported(folder, **flags):
    report = import_season(folder, **flags)
    assert list(report.fault_lines()) == []
    return report


def final_tables():
    last = GrandPrix.objects.get(slug="abu-dhabi")
    return {
        championship: [
            (line.position, str(line.driver or line.constructor), line.points, line.wins)
            for line in Standing.objects.filter(
                table__in=StandingsTable.objects.filter(grand_prix=last, championship=championship).current()
            ).order_by("line")
        ]
        for championship in ("drivers", "constructors")
    }


@pytest.fixture
def by_rules(tmp_path):
    """The season with the decisions dropped and the rules in their place."""
    folder = tmp_path / "f2"
    shutil.copytree(FOLDER, folder)
    (folder / "points_adjustments.csv").unlink()
    rules = folder / "season.toml"
    rules.write_text(rules.read_text(encoding="utf-8").rstrip("\n") + "\n" + PAID, encoding="utf-8")
    return folder


@pytest.mark.django_db
def test_the_rules_give_what_forty_two_decisions_gave(by_rules):
    with (FOLDER / "points_adjustments.csv").open(encoding="utf-8") as file:
        assert len(list(csv.DictReader(file))) == 42
    imported(FOLDER)
    by_decisions = final_tables()
    StandingsTable.objects.all().delete()
    Score.objects.all().delete()
    PointsAdjustment.objects.all().delete()
    imported(by_rules, accept_losses=True)

    assert len(by_decisions["drivers"]) > 20
    assert len(by_decisions["constructors"]) == 11
    assert final_tables() == by_decisions


@pytest.mark.django_db
def test_pole_is_paid_with_the_qualifying_sheet_though_the_race_was_called_off(by_rules):
    imported(by_rules)
    paid = Score.objects.filter(entry__classification__session__grand_prix__slug="australia", championship="drivers")
    assert list(
        paid.filter(entry__classification__session__kind="qualifying").values_list("entry__driver__slug", "points")
    ) == [("gabriele-mini", Decimal(2))]


@pytest.mark.django_db
def test_the_one_race_without_a_result_was_called_off(by_rules):
    (note,) = asked(imported(by_rules))
    assert note == (
        '"australia" has a sprint and no race, and every other race has its result: taken as cancelled. To say so, '
        "write australia,race,cancelled (or abandoned) under grand_prix,kind,state in sessions.csv; if its result is "
        "to come, write australia,race,scheduled there"
    )
    assert race_in_australia().state == Session.State.CANCELLED
    before = final_tables()
    (by_rules / "sessions.csv").write_text(CALLED_OFF, encoding="utf-8")

    assert asked(imported(by_rules)) == []
    assert race_in_australia().state == Session.State.CANCELLED
    assert final_tables() == before


@pytest.mark.django_db
def test_a_race_whose_result_is_said_to_come_is_waited_for(by_rules):
    (by_rules / "sessions.csv").write_text(CALLED_OFF.replace("cancelled", "scheduled"), encoding="utf-8")
    assert asked(imported(by_rules)) == []
    assert race_in_australia().state == Session.State.SCHEDULED


@pytest.mark.django_db
def test_a_sprint_without_its_race_is_asked_about_while_others_are_missing_too(by_rules):
    """Nobody can tell a race that was called off from results that are late."""
    for file in ("race_results", "sprint_results", "fastest_laps"):
        cut(by_rules, f"{file}.csv", "abu-dhabi")
    (note,) = asked(imported(by_rules))
    assert note == (
        '"australia" has a sprint and no race, though later ones have theirs; if its race was called off, write '
        "australia,race,cancelled (or abandoned) under grand_prix,kind,state in sessions.csv"
    )
    assert race_in_australia().state == Session.State.SCHEDULED


@pytest.mark.django_db
def test_a_race_that_has_a_result_after_all_was_held(by_rules):
    whole = (by_rules / "race_results.csv").read_text(encoding="utf-8")
    cut(by_rules, "race_results.csv", "qatar")
    cut(by_rules, "fastest_laps.csv", "qatar")
    (by_rules / "sessions.csv").write_text(CALLED_OFF, encoding="utf-8")
    (note,) = asked(imported(by_rules))
    assert note.startswith('"qatar" has a sprint and no race')
    (by_rules / "race_results.csv").write_text(whole, encoding="utf-8")

    imported(by_rules)
    assert Session.objects.get(grand_prix__slug="qatar", kind="race").state == Session.State.SCHEDULED


def asked(report):
    """What is asked about races; that three places of a sprint are nobody's is another matter."""
    return [note for note in report.notes if "has a sprint and no race" in note]


def race_in_australia():
    return Session.objects.get(grand_prix__slug="australia", kind="race")


def cut(folder, file, grand_prix):
    lines = (folder / file).read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(f"{grand_prix},")]
    assert len(kept) < len(lines)
    (folder / file).write_text("".join(kept), encoding="utf-8")
