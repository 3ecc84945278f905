"""check_totals: the comparison on made-up totals, the command on a release made by hand."""

import json
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from results.checks.totals import COLUMNS, Key, compare_totals
from tests.results.checks.a_release import a_release, two_races

SEASONS = [(2023, "ann", 1, "1", "43")]
# Entries, starts, wins, podiums, poles, fastest laps, points, championship points, titles, sprint starts and wins.
DRIVERS = [
    ("ann", 2, 2, 1, 2, 0, 0, 43, 43, 1, 0, 0),
    ("bob", 2, 2, 1, 2, 0, 0, 43, 43, 1, 0, 0),
    ("cleo", *[0] * 11),  # never raced
]
CONSTRUCTORS = [("lotus", 2, 2, 2, 4, 0, 0, 86, 86, 1, 0, 0)]
POLE = Key("drivers", "ann", "poles", Decimal(3))


def some(**totals):
    return {name: Decimal(value) for name, value in totals.items()}


def test_equal_totals_have_no_differences():
    totals = {"drivers": {"ann": some(wins=2)}, "constructors": {}}

    check = compare_totals(totals, totals, {})

    assert check.checked == {"drivers": 1, "constructors": 0}
    assert check.equal["drivers"] == dict.fromkeys(COLUMNS, 1)
    assert (check.differences, check.unexplained) == ([], 0)


def test_each_total_is_compared_by_itself():
    official = {"drivers": {"ann": some(wins=2, poles=3), "bob": some(wins=1)}}

    check = compare_totals(official, {"drivers": {"ann": some(wins=2, poles=2), "bob": some(wins=1)}}, {})

    assert (check.equal["drivers"]["wins"], check.equal["drivers"]["poles"]) == (2, 1)
    assert [(one.key, one.ours, one.reason) for one in check.differences] == [(POLE, Decimal(2), None)]


def test_whoever_has_never_raced_may_be_missing():
    assert compare_totals({"drivers": {"ann": some(wins=0)}}, {"drivers": {}}, {}).differences == []


def test_whoever_has_raced_may_not_be_missing_on_either_side():
    check = compare_totals({"drivers": {"ann": some(wins=1)}}, {"drivers": {"bob": some(wins=2)}}, {})

    assert [(one.key.who, one.key.official, one.ours) for one in check.differences] == [("ann", 1, 0), ("bob", 0, 2)]


def test_a_known_difference_has_its_reason_and_another_number_has_none():
    official = {"drivers": {"ann": some(poles=3)}}
    known = {POLE: "A dead heat."}

    explained = compare_totals(official, {"drivers": {"ann": some(poles=2)}}, known)
    corrected = compare_totals(official, {"drivers": {"ann": some(poles=3)}}, known)
    other = compare_totals({"drivers": {"ann": some(poles=4)}}, {"drivers": {"ann": some(poles=2)}}, known)

    assert [(one.reason) for one in explained.differences] == ["A dead heat."]
    assert (explained.unexplained, explained.stale) == (0, [])
    assert (corrected.differences, corrected.stale) == ([], [POLE])
    assert (other.unexplained, other.stale) == (1, [POLE])


def run(path, *options):
    out = StringIO()
    try:
        call_command("check_totals", str(path), *options, stdout=out, stderr=StringIO())
    except CommandError as error:
        return out.getvalue(), str(error)
    return out.getvalue(), None


def a_release_with_totals(folder, drivers=DRIVERS, seasons=SEASONS):
    return a_release(folder, drivers=drivers, constructors=CONSTRUCTORS, seasons_driver_standings=seasons)


@pytest.mark.django_db
def test_totals_that_agree_succeed(tmp_path):
    two_races()

    printed, failure = run(a_release_with_totals(tmp_path))

    lines = printed.splitlines()
    assert lines[0].split() == ["equal", "totals", "of", "3", "drivers", "1", "constructors"]
    assert lines[1].split() == ["entries", "3", "1"]
    assert len(lines) == 1 + len(COLUMNS)
    assert failure is None


@pytest.mark.django_db
def test_an_unexplained_total_is_printed_and_fails(tmp_path):
    two_races()
    path = a_release_with_totals(tmp_path, [("ann", 2, 2, 1, 2, 3, 0, 43, 43, 1, 0, 0), *DRIVERS[1:]])

    printed, failure = run(path)

    assert printed.splitlines()[-1] == "drivers, ann, poles: 3 (ours 0). UNEXPLAINED"
    assert failure == "1 difference is unexplained."


@pytest.mark.django_db
def test_json_is_one_object(tmp_path):
    two_races()
    path = a_release_with_totals(tmp_path, [("ann", 2, 2, 1, 2, 0, 0, "42.5", 43, 1, 0, 0), *DRIVERS[1:]])

    found = json.loads(run(path, "--json")[0])

    assert found["drivers"] == {"checked": 3, "equal": dict.fromkeys(COLUMNS, 3) | {"points": 2}}
    assert found["constructors"] == {"checked": 1, "equal": dict.fromkeys(COLUMNS, 1)}
    assert found["unexplained"] == 1
    assert found["differences"] == [
        {"kind": "drivers", "who": "ann", "total": "points", "official": "42.5", "ours": "43", "reason": None}
    ]


@pytest.mark.django_db
def test_totals_need_every_season_of_the_release(tmp_path):
    two_races()
    seasons = [*SEASONS, (1950, "cleo", 1, "1", "8"), (1951, "cleo", 1, "1", "8")]

    printed, failure = run(a_release_with_totals(tmp_path, seasons=seasons))

    assert printed == ""
    assert failure == (
        "Nothing was checked. Totals are those of all seasons, and the database has no race of these: 1950 and 1 more."
    )


@pytest.mark.django_db
def test_a_total_that_is_no_number_is_one_sentence(tmp_path):
    two_races()
    path = a_release_with_totals(tmp_path, [("ann", "two", *[0] * 10)])

    assert run(path)[1].startswith('Nothing was checked. f1db-drivers.csv:2: totalRaceEntries: "two" is not a number')
