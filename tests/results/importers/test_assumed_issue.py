"""A sheet that does not say when it was issued is out as soon as it is there."""

from datetime import UTC, datetime

import pytest
import time_machine

from results.importers.season_folder import import_season
from results.models import Classification
from tests.results.importers.league import FILES, a_league_folder
from tests.results.views.page import open_page

pytestmark = pytest.mark.django_db

SATURDAY = datetime(1949, 4, 5, 9, 30, tzinfo=UTC)  # the race is on the 6th
NOON = datetime(1949, 4, 6, 12, tzinfo=UTC)
SPRINT = "grand_prix,position,driver,laps,time\nspring,1,cleo,10,9:05.5\nspring,2,ben,10,+1.250\n"
HEAD = "grand_prix,session,version,state,issued_at,ruling,cause,note\n"


@pytest.fixture
def store(tmp_path):
    """Import the league as it is at a moment."""

    def store(now, **changes):
        with time_machine.travel(now, tick=False):
            report = import_season(a_league_folder(tmp_path / "league", **{"fastest_laps": None} | changes))
        assert list(report.fault_lines()) == []
        return report

    return store


def issued():
    return list(Classification.objects.order_by("session__kind", "version").values_list("issued_at", flat=True))


def test_a_sprint_entered_on_the_morning_before_its_race_is_shown_at_once(client, store):
    store(SATURDAY, sprint_results=SPRINT, race_results=None)
    with time_machine.travel(SATURDAY, tick=False):
        page = open_page(client, "/seasons/1949/spring/sprint/")
    assert [row[1] for row in page.table("final result")] == ["Cleo Bay", "Ben Ford"]


@pytest.mark.parametrize(
    ("now", "starts_at", "out"),
    [
        (SATURDAY, "", SATURDAY),
        (NOON.replace(hour=13), "", NOON),
        (NOON.replace(hour=15), "1949-04-06T14:00Z", NOON.replace(hour=15)),
        (NOON.replace(hour=17), "1949-04-06T14:00Z", NOON.replace(hour=16)),
    ],
)
def test_the_assumed_moment_is_never_later_than_now(store, now, starts_at, out):
    store(now, sessions=f"grand_prix,kind,starts_at\nspring,race,{starts_at}\n")
    assert issued() == [out]


@pytest.mark.parametrize("sheets", [None, f"{HEAD}spring,race,1,final,,,,\n"], ids=["not described", "without a time"])
def test_the_same_folder_later_finds_nothing_to_do(store, sheets):
    store(SATURDAY, sheets=sheets)
    report = store(NOON.replace(day=7), sheets=sheets)
    assert (report.created, report.updated, issued()) == (0, 0, [SATURDAY])


def test_a_told_second_version_comes_after_the_first_whenever_the_folder_is_read(store):
    rows = FILES["race_results.csv"].replace("grand_prix,", "grand_prix,version,")
    first = rows.replace("spring,", "spring,1,")
    both = first + rows.partition("\n")[2].replace("spring,", "spring,2,").replace("DNF", "NC")
    told = f"{HEAD}spring,race,2,revised,1949-04-06T10:00Z,,clerical,Cleo never started.\n"
    store(SATURDAY, race_results=first)
    store(NOON.replace(hour=11), race_results=both, sheets=told)
    report = store(NOON.replace(day=8), race_results=both, sheets=told)
    assert (report.created, report.updated) == (0, 0)
    assert issued() == [SATURDAY, NOON.replace(hour=10)]


def test_of_two_versions_the_first_is_assumed_before_the_one_that_is_told(store):
    rows = FILES["race_results.csv"].replace("grand_prix,", "grand_prix,version,")
    first = rows.replace("\nspring,", "\nspring,1,")
    both = first + rows.partition("\n")[2].replace("spring,", "spring,2,").replace("DNF", "NC")
    told = f"{HEAD}spring,race,2,revised,1949-04-06T10:00Z,,clerical,Cleo never started.\n"
    store(NOON.replace(day=8), race_results=both, sheets=told)
    assert issued() == [NOON.replace(hour=9, minute=59, second=59), NOON.replace(hour=10)]
