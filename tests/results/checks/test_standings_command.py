"""check_standings on a release made by hand. The whole history is checked in tests/history."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from results.checks.known import KnownDifference
from results.checks.standings import check_standings
from results.importers.f1db.source import open_release
from results.models import Standing, StandingsTable
from results.scoring.store import rebuild
from tests.builders import a_points_adjustment, a_season
from tests.results.checks.a_release import CONSTRUCTORS, DRIVERS, a_release, two_races

pytestmark = pytest.mark.django_db
SLIP = [*DRIVERS[:3], (2023, 2, "bob", 2, "12", "43")]
NUMBERED_ON = KnownDifference(2023, "monaco", "drivers", "level", {"bob": "2"}, "Level; numbered on.")


def run(path, *options):
    """What the command prints, and what it says in the end: None where all is explained."""
    out, notes = StringIO(), StringIO()
    try:
        call_command("check_standings", str(path), *options, stdout=out, stderr=notes)
    except CommandError as error:
        return out.getvalue(), notes.getvalue(), str(error)
    return out.getvalue(), notes.getvalue(), None


def check(path, known=()):
    with open_release(path) as release:
        return check_standings(release, known)


def test_only_seasons_of_the_database_are_checked(tmp_path):
    two_races()
    a_season(2024)  # without a table of ours

    found = check(a_release(tmp_path), [NUMBERED_ON])

    assert list(found.seasons) == [2023]
    assert (found.total.drivers.rounds, found.total.constructors.rounds, found.total.unexplained) == (2, 2, 0)


def test_level_competitors_count_as_level_and_need_a_reason(tmp_path):
    two_races()
    path = a_release(tmp_path)

    unknown, known = check(path), check(path, [NUMBERED_ON])

    # Ann and Bob have a win and a second place each: we let them share, the release numbers them on.
    assert (known.total.drivers.points_equal, known.total.drivers.places_equal) == (2, 1)
    assert known.total.drivers.places_equal_or_level == 2
    assert (unknown.total.unexplained, known.total.unexplained) == (1, 0)
    assert [(found.difference.kind, found.reason) for found in known.differences] == [("level", "Level; numbered on.")]


def test_an_unexplained_difference_is_printed_and_fails(tmp_path):
    two_races()

    printed, _, failure = run(a_release(tmp_path, races_driver_standings=SLIP))

    assert "2023 monaco, drivers, places: bob 12 (ours 1). UNEXPLAINED" in printed.splitlines()
    assert failure == "1 difference is unexplained."


def test_tables_that_agree_succeed(tmp_path):
    two_races()
    shared = [*DRIVERS[:3], (2023, 2, "bob", 2, "1", "43")]

    printed, notes, failure = run(a_release(tmp_path, races_driver_standings=shared))

    season, total = printed.splitlines()[1:]
    assert season.split() == ["2023", "2", "2", "2", "2", "2", "2", "2", "2", "0"]
    assert total.split() == ["total", "2", "2", "2", "2", "2", "2", "2", "2", "0"]
    assert (notes, failure) == ("", None)


def test_json_is_one_object_of_the_agreed_shape(tmp_path):
    two_races()

    printed, _, failure = run(a_release(tmp_path, races_driver_standings=SLIP), "--json")

    drivers = {"rounds": 2, "points_equal": 2, "places_equal": 1, "places_equal_or_level": 1}
    constructors = {"rounds": 2, "points_equal": 2, "places_equal": 2, "places_equal_or_level": 2}
    counts = {"drivers": drivers, "constructors": constructors, "unexplained": 1}
    assert json.loads(printed) == {
        "total": counts,
        "seasons": [{"year": 2023} | counts],
        "differences": [
            {
                "year": 2023,
                "grand_prix": "monaco",
                "championship": "drivers",
                "kind": "places",
                "competitors": [{"competitor": "bob", "official": "12", "ours": "1"}],
                "reason": None,
            }
        ],
    }
    assert failure == "1 difference is unexplained."


def test_a_known_difference_that_is_gone_is_a_note(tmp_path):
    two_races()
    gone = KnownDifference(2023, "bahrain", "drivers", "points", {"ann": "26"}, "A slip.")

    found = check(a_release(tmp_path), [NUMBERED_ON, gone])

    assert (found.stale, found.total.unexplained) == ([gone], 0)


def test_a_round_of_ours_without_an_official_table_is_a_note(tmp_path):
    two_races()
    first_round = {"races_driver_standings": DRIVERS[:2], "races_constructor_standings": CONSTRUCTORS[:1]}

    _, notes, failure = run(a_release(tmp_path, **first_round))

    assert notes == "Note: no official table of 2023 monaco, constructors and 1 more.\n"
    assert failure is None


def test_a_table_we_do_not_have_is_a_difference(tmp_path):
    two_races()
    StandingsTable.objects.filter(grand_prix__slug="monaco", championship="constructors").delete()

    found = check(a_release(tmp_path), [NUMBERED_ON])

    assert [(one.championship, one.difference.official) for one in found.differences if one.reason is None] == [
        ("constructors", {"lotus/climax": "listed"})
    ]


def test_stored_tables_are_compared_not_computed_ones(tmp_path):
    two_races()
    Standing.objects.filter(table__grand_prix__slug="bahrain", driver__slug="ann").update(points=24)

    found = check(a_release(tmp_path), [NUMBERED_ON])

    assert [one.difference.ours for one in found.differences if one.reason is None] == [{"ann": "24"}]


def test_an_excluded_driver_stands_as_excluded(tmp_path):
    season = two_races()
    monaco = season.grands_prix.get(slug="monaco")
    bob = Standing.objects.filter(driver__slug="bob").first().driver
    a_points_adjustment(monaco, driver=bob, effect="DSQ", points=0)
    rebuild(2023)

    found = check(a_release(tmp_path, races_driver_standings=[*DRIVERS[:3], (2023, 2, "bob", 2, "DSQ", "43")]))

    assert found.differences == []


def test_a_season_without_results_is_one_sentence(tmp_path):
    a_season(2023)

    printed, _, failure = run(a_release(tmp_path))

    assert printed == ""
    assert failure == (
        "Nothing was checked. The release has no championship table of any season the database has one of."
    )


@pytest.mark.parametrize(
    ("tables", "message"),
    [
        ({"races_driver_standings": [(2023, 1, "ann", 1, "first", "25")]}, "f1db-races-driver-standings.csv:2: "),
        ({"races_driver_standings": [(2023, 1, "ann", 1, "1", "many")]}, "f1db-races-driver-standings.csv:2: points: "),
        ({"races_driver_standings": [(2023, 1, "ann", 1, "1", "NaN")]}, "f1db-races-driver-standings.csv:2: points: "),
        ({"races_driver_standings": [("", 1, "ann", 1, "1", "1")]}, "f1db-races-driver-standings.csv:2: year: "),
        ({"races_driver_standings": [(2023, 1, "../x", 1, "1", "1")]}, "f1db-races-driver-standings.csv:2: driverId: "),
        ({"races_driver_standings": [DRIVERS[0], DRIVERS[0]]}, "f1db-races-driver-standings.csv:3: ann stands twice"),
        ({"races_driver_standings": [(2023, 9, "ann", 1, "1", "25")]}, "f1db-races.csv: round 9 of 2023 is missing"),
        ({"races": []}, "f1db-races.csv: round 1 of 2023 is missing"),
    ],
)
def test_a_release_that_cannot_be_read_is_one_sentence(tmp_path, tables, message):
    two_races()

    printed, _, failure = run(a_release(tmp_path, **tables))

    assert printed == ""
    assert failure.startswith(f"Nothing was checked. {message}")
    assert "\n" not in failure


@pytest.mark.parametrize("path", ["nowhere", "", "a\0b", "/dev/null"])
def test_a_path_without_a_release_is_one_sentence(tmp_path, path):
    printed, _, failure = run(tmp_path / path if path == "nowhere" else path)

    assert printed == ""
    assert failure.startswith("Nothing was checked. ")
    assert "\n" not in failure


def test_a_missing_table_is_one_sentence(tmp_path):
    two_races()
    path = a_release(tmp_path)
    (path / "f1db-races-constructor-standings.csv").unlink()

    assert run(path)[2] == "Nothing was checked. f1db-races-constructor-standings.csv: the file is missing"


def test_checks_write_nothing(tmp_path, django_assert_max_num_queries):
    two_races()
    before = list(Standing.objects.order_by("pk").values())

    with django_assert_max_num_queries(10) as queries:
        check(a_release(tmp_path))

    assert list(Standing.objects.order_by("pk").values()) == before
    verbs = {query["sql"].split()[0] for query in queries.captured_queries}
    assert verbs <= {"SELECT", "DECLARE"}  # PostgreSQL declares a cursor to read from
